/** What a person said of one matter in several messages: each stays as it was written, and they are read together. */

/** Readers see a dash and a new line; nobody types the two signs behind each other. */
const LATER = ' –\u2029';
const EARLIER = ' –\u2029\u2029';

export interface Said {
  /** What was written first. */
  readonly text: string;
  /** What the same person wrote later to a question about it, oldest first. */
  readonly added: readonly string[];
}

/** To be read as one; `partsOf` takes it apart. */
export function withLater(words: string, later: string): string {
  return `${words}${LATER}${later}`;
}

/** As `withLater`, for readers that must come upon the later words first. */
export function behindLater(later: string, words: string): string {
  return `${later}${EARLIER}${words}`;
}

/** The words of a message, apart from those that were added to it later. */
export function partsOf(words: string): Said {
  const [text = '', ...added] = inOrder(words);
  return { text, added };
}

/** The words of an event as one, for readers. */
export function wholeOf({ text, added }: { readonly text: string | null; readonly added: readonly string[] }): string {
  return added.reduce(withLater, text ?? '');
}

function inOrder(words: string): string[] {
  const at = words.indexOf(EARLIER);
  if (at >= 0) return [...inOrder(words.slice(at + EARLIER.length)), ...inOrder(words.slice(0, at))];
  return words.split(LATER);
}
