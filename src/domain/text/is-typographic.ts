/** Whether two texts differ in how they are written only: signs, blanks, capitals, where a tone mark stands, usual variants. */

/** Words that are written in two orders or two ways without another meaning. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/đảm bảo/gu, 'bảo đảm'],
  [/(?<!\p{L})(?:và|&)(?!\p{L})/gu, 'và'],
];
/** A tone mark over the second vowel of "oa", "oe", "uy" stands over the first today. */
const TONES = /([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])/gu;

/** False where a number, a word or a diacritic that tells words apart is another. */
export function isTypographic(before: string, after: string): boolean {
  return before === after || plain(before) === plain(after);
}

function plain(text: string): string {
  const spelled = VARIANTS.reduce((words, [pattern, usual]) => words.replaceAll(pattern, usual), text.toLowerCase());
  return (
    spelled
      .normalize('NFD')
      .replaceAll(TONES, '$1$3$2')
      .normalize('NFC')
      // "quí" and "quý", "kĩ" and "kỹ" are one word each behind these letters.
      .replaceAll(/(?<=[hklmstq]u?)[íìỉĩị](?!\p{L})/gu, (letter) => Y_FOR_I.charAt(I_LETTERS.indexOf(letter)))
      // A sign between digits, or one that compares, says something.
      .replaceAll(/(?<!\p{N})[.,]|[.,](?!\p{N})|[^\p{L}\p{N}%/<>≤≥=+.,]/gu, ' ')
      .replaceAll(/ {2,}/gu, ' ')
      .trim()
  );
}

const I_LETTERS = 'íìỉĩị';
const Y_FOR_I = 'ýỳỷỹỵ';
