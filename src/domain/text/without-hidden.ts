/** Invisible characters: of no width, direction marks, fillers, tags, variation selectors. */
const HIDDEN = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;
/** Joins two emoji into one ("👨‍👩‍👧"): visible in its effect. */
const JOINER = /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D(?=\p{Extended_Pictographic})/gu;
/** Stands in for a joiner meanwhile; no text holds it, because control characters are removed first. */
const KEPT = '\u0001';
/** Control characters that are no blank and no line end. */
const CONTROL = /(?![\t\n\v\f\r\u0085])\p{Cc}/gu;
/** Looks like a blank but is not classed as one: the empty Braille pattern. */
const EMPTY_PATTERN = /\u2800/gu;
/** NFC leaves no mark on a Vietnamese letter; other scripts put two on one. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;

/**
 * `text` in NFC, as a reader sees it: without invisible characters and without marks piled on a letter. People's and
 * files' texts pass here before they are read, stored or quoted.
 */
export function withoutHidden(text: string): string {
  return text
    .replace(CONTROL, '')
    .replace(JOINER, KEPT)
    .replace(HIDDEN, '')
    .replaceAll(KEPT, '\u200D')
    .replace(EMPTY_PATTERN, ' ')
    .normalize('NFC')
    .replace(PILED_MARKS, '$1');
}
