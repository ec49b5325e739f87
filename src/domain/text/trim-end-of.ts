/**
 * `text` without the characters at its end that `sign`, a pattern of one character, matches. `/[…]+$/` does the same in
 * a time that grows with the square of a run that stands elsewhere in the text.
 */
export function trimEndOf(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
