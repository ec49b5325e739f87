/** UTF-16 units: no messenger sends a longer text (Bot API, Message). What is longer is not read, and says so. */
export const LONGEST_MESSAGE = 4096;
/** UTF-16 units: what is longer is a document, not an answer. */
export const LONGEST_REPLY = 2000;
/** UTF-16 units of signs in a row, as in a form that was filled in: what stands behind more may answer anything. */
export const MOST_SIGNS = 24;
