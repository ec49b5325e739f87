/** Signs that are not seen: of no width, that turn the direction, fillers, tags, variants of a sign. */
const HIDDEN = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;
/** Joins two pictures into one ("👨‍👩‍👧"): is seen, in what it joins. */
const JOINER = /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D(?=\p{Extended_Pictographic})/gu;
/** Stands for a joiner meanwhile; no text holds it, because control characters go first. */
const KEPT = '\u0001';
/** Control characters that are no blank and no line end. */
const CONTROL = /(?![\t\n\v\f\r\u0085])\p{Cc}/gu;
/** A blank in its looks and not by its class: the empty pattern of Braille. */
const EMPTY_PATTERN = /\u2800/gu;
/** NFC leaves no mark on a Vietnamese letter; other scripts put two on one. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;

/**
 * `text` in NFC, as a reader sees it: without signs that are not seen and without marks piled on a letter. What people
 * and files say passes here before it is read, kept or quoted.
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
