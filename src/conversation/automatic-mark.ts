/** Stands in a line of its own under every message of ours on a messenger whose terms ask for it. */
export const AUTOMATIC_MARK = '— Tin tự động của hệ thống đôn đốc';
