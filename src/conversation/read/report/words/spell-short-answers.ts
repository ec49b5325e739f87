/** Answers of a letter or two, as anybody can type them on a phone: “x”, “6dt”, “6x, 21 70%, 32kd”. */

/** In the order of the help. */
export const SHORT_ANSWERS = { x: 'xong', dt: 'đang thực hiện', kd: 'không thay đổi', dn: 'đã nhận' } as const;

const WORDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SHORT_ANSWERS),
  // A keyboard that writes Vietnamese offers these.
  ['đt', SHORT_ANSWERS.dt],
  ['kđ', SHORT_ANSWERS.kd],
  ['đn', SHORT_ANSWERS.dn],
]);

/**
 * Writes each short answer out: where it is all of a line, and where every entry of the line opens with a task's number. The
 * rest stays as it is. `isAsked`: whether a number is one of a task that is asked about. Only for a message that answers one
 * of ours: "3 dn" may be three firms anywhere else.
 */
export function spellShortAnswers(text: string, isAsked: (task: number) => boolean): string {
  const lines = text.normalize('NFC').split('\n');
  const isOneLine = lines.filter((line) => line.trim() !== '').length === 1;
  return lines.map((line) => spellLine(line, isAsked, isOneLine)).join('\n');
}

function spellLine(line: string, isAsked: (task: number) => boolean, isOneLine: boolean): string {
  const word = wordOf(line);
  if (word !== null) return isOneLine ? word : line;
  const entries = line.split(BETWEEN);
  const numbered = entries.map((entry) => ({ entry, said: numbersIn(entry) }));
  if (!numbered.every(({ said }) => said !== null && said.numbers.every(isAsked))) return line;
  if (!numbered.some(({ said }) => wordOf(said?.rest ?? '') !== null)) return line;
  return numbered
    .map(({ entry, said }) => {
      const words = wordOf(said?.rest ?? '');
      return words === null || said === null ? entry.trim() : `${said.named} ${words}`;
    })
    .join('\n');
}

/** Between two entries: behind a word or a percentage, before a number. */
const BETWEEN = /(?<=[\p{L}%])[\s,;.]+(?=#?\d)/u;

/** Null for whatever is longer, so that no word is cut to one of these. */
function wordOf(said: string): string | null {
  const bare = said.trim().replace(/\.$/u, '').toLocaleLowerCase('vi');
  return WORDS.get(bare) ?? null;
}

interface Numbers {
  readonly numbers: readonly number[];
  /** With a sign each, so that they are no list's ordinals. */
  readonly named: string;
  readonly rest: string;
}

/** "6, 7dt": the numbers at the front, and what is said of them; null where it opens with none, or nothing is said. */
function numbersIn(entry: string): Numbers | null {
  const from = entry.search(/\p{L}/u);
  const front = from === -1 ? entry : entry.slice(0, from);
  const marks = front.match(/\d+/gu);
  if (marks === null || !/^\s*#?\d/u.test(front)) return null;
  // What stands behind the first number of “21 70%” is an answer.
  const isList = /^[\s#\d,;:.)]*$/u.test(front) && !/\d[.,]\d/u.test(front);
  if (isList && from === -1) return null;
  const numbers = (isList ? marks : marks.slice(0, 1)).map(Number);
  return {
    numbers,
    named: numbers.map((number) => `#${String(number)}`).join(', '),
    rest: isList ? entry.slice(from) : '',
  };
}
