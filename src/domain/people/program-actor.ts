/** Stands in the record as who acted where no person did. A name that was ever stored stays. */
export const PROGRAM_ACTOR = 'hệ thống';
