/** UTF-16 units: no messenger sends a longer text (Bot API, Message). What is longer is not read, and says so. */
export const LONGEST_MESSAGE = 4096;
