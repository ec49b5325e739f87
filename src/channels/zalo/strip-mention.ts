/**
 * `text` (NFC) without the first `@Name` of the bot, wherever it stands, in any letter case. Zalo marks mentions by
 * nothing but the name, which has blanks in it. The longest of the `names` that occurs is the one meant. With it goes
 * the blank or the comma that would be left hanging; lines stay lines.
 */
export function stripMention(text: string, names: readonly string[]): string {
  const longestFirst = names
    .map((name) => name.normalize('NFC').trim())
    .filter((name) => name !== '')
    .toSorted((a, b) => b.length - a.length);
  for (const name of longestFirst) {
    const found = mentionOf(name).exec(text);
    if (found !== null) return without(text, found.index, found.index + found[0].length);
  }
  return text.trim();
}

/** A letter right after the name makes it another name; a digit may be the answer itself ("@Bot Đôn Đốc12 xong"). */
function mentionOf(name: string): RegExp {
  const words = name.split(/\s+/u).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`@${words.join('\\s+')}(?![\\p{L}\\p{M}])`, 'iu');
}

function without(text: string, start: number, end: number): string {
  const before = text.slice(0, start).replace(/[^\S\n]+$/u, '');
  const after = text.slice(end);
  const startsLine = before === '' || before.endsWith('\n');
  const rest = after.replace(startsLine ? /^[^\S\n]*[,:;]?[^\S\n]*/u : /^[^\S\n]+/u, '');
  const joint = startsLine || rest === '' || /^[\n,.:;!?]/.test(rest) ? '' : ' ';
  return (before + joint + rest).trim();
}
