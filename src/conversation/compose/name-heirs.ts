/** Agencies that the decision names in a text, under their heirs' names once they have ended. */

/** `spellings` are its name and aliases; `heirs` are null while it exists, and none where nobody took it over. */
export interface KnownAgency {
  readonly spellings: readonly string[];
  readonly heirs: readonly string[] | null;
}

/**
 * "Sở Tài chính (trước đây: Sở Kế hoạch và Đầu tư), các sở, ban, ngành"; where the text names the heir as well, "Sở Xây dựng,
 * Sở Giao thông vận tải (nay là Sở Xây dựng)". All else stays as the decision words it.
 */
export function nameHeirs(text: string, agencies: readonly KnownAgency[]): string {
  const written = text.normalize('NFC');
  const lower = written.toLowerCase();
  // A name of one that exists may begin with that of one that ended: the longest is meant.
  const names = agencies
    .flatMap(({ spellings, heirs }) => spellings.map((name) => ({ name: name.normalize('NFC').toLowerCase(), heirs })))
    .filter(({ name }) => name !== '' && lower.includes(name))
    .sort((a, b) => b.name.length - a.name.length);
  let named = '';
  let at = 0;
  while (at < written.length) {
    const from = at;
    const found = isInWord(lower, from) ? undefined : names.find(({ name }) => standsAt(lower, name, from));
    const end = found === undefined ? from + 1 : from + found.name.length;
    const words = written.slice(from, end);
    named +=
      found === undefined || found.heirs === null ? words : underHeirs(words, found.heirs, { text: lower, from });
    at = end;
  }
  return named;
}

function underHeirs(words: string, heirs: readonly string[], { text, from }: { text: string; from: number }): string {
  if (heirs.length === 0) return `${words} (đã kết thúc hoạt động)`;
  const lower = heirs.map((heir) => heir.normalize('NFC').toLowerCase());
  const isNamedToo = lower.some((heir) => text.includes(heir));
  // "Sở KHĐT" where only "KHĐT" is the name: its "Sở" stands already.
  const before = text.slice(Math.max(0, from - LONGEST_WORD), from).trimEnd();
  const isHeaded = lower.some((heir) => before.endsWith(heir.split(' ')[0] ?? heir));
  const all = heirs.join(', ');
  return isNamedToo || isHeaded ? `${words} (nay là ${all})` : `${all} (trước đây: ${words})`;
}

const LONGEST_WORD = 20;

function standsAt(text: string, name: string, at: number): boolean {
  return text.startsWith(name, at) && !isInWord(text, at + name.length);
}

/** Whether a letter or figure stands on both sides of this place. */
function isInWord(text: string, at: number): boolean {
  return /[\p{L}\p{M}\d]{2}/u.test(text.slice(Math.max(0, at - 1), at + 1));
}
