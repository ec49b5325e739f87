/** Messages of ours that come back: copied, or passed on where the messenger does not mark that. */

import { AUTOMATIC_MARK } from '../automatic-mark.ts';

/** Where a message that names many tasks begins to. */
const WITHIN_CHARACTERS = 1_000;
const PART_OF_SEVERAL = /^\(\d{1,3}\/\d{1,3}\) /u;

/** Whether a line of `text` is the mark under messages of ours, or the last one of a receipt. */
export function bearsOurMark(text: string): boolean {
  return linesOf(text).some((line) => line === AUTOMATIC_MARK || isFootOfReceipt(line));
}

/** "Người báo: Trần Thị Lan, lúc 09:00 20/06/2022. Nếu chưa đúng: …" */
function isFootOfReceipt(line: string): boolean {
  return line.startsWith('Người báo: ') && line.includes('. Nếu chưa đúng');
}

/** The first task that `text` names as our messages do, "#12 (III.2.1)"; null where it names none so. */
export function taskPrinted(text: string): number | null {
  const number = /#(\d{1,9}) \(/u.exec(text.slice(0, WITHIN_CHARACTERS))?.[1];
  return number === undefined ? null : Number(number);
}

/**
 * Whether `text` says again what `ours` said: the whole of it, or its first two lines, perhaps below one line with the name and
 * the hour, as Telegram Desktop copies. One line alone may be a title that the person copied above an answer.
 */
export function saysAgain(text: string, ours: string): boolean {
  const said = linesOf(text);
  const [first, second] = linesOf(ours);
  if (first === undefined) return false;
  const at = said.slice(0, 2).indexOf(first);
  return at !== -1 && said[at + 1] === second;
}

function linesOf(text: string): string[] {
  return text
    .normalize('NFC')
    .replace(PART_OF_SEVERAL, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
