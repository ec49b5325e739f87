/** "Thường xuyên trong năm": work of all the time, whose year the title of the paper may tell. */

const ALL_THE_TIME = /(?<!\p{L})(?:thường xuyên|liên tục|hằng ngày|hàng ngày)(?!\p{L})/iu;
const BARE = /[,;]? ?(?<!\p{L})(?:trong|cả|suốt) (?:năm|quý|tháng)(?= ?(?:[,;.)]|$))/giu;
const TOLD_BEHIND = /(?<!\p{L})(trong|cả|suốt) năm \(năm (20\d\d)\)/giu;

/**
 * Without the times that only say "all through it"; a year in brackets behind is the one that is meant. A day without its
 * year is no such time.
 */
export function withoutBareYear(text: string): string {
  if (!ALL_THE_TIME.test(text)) return text;
  return text.replace(TOLD_BEHIND, '$1 năm $2').replace(BARE, '');
}

/** Whether the year is left to the title, as in "Thường xuyên trong năm". */
export function leavesYearOpen(text: string): boolean {
  return ALL_THE_TIME.test(text) && /(?<!\p{L})(?:trong|cả|suốt) năm[ .;,]?$/iu.test(text);
}
