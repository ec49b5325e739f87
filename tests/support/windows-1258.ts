/** Text as old Vietnamese Windows wrote it: tones are letters of their own, after the vowel that carries them. */

const TONES: ReadonlyMap<string, number> = new Map([
  ['\u0300', 0xcc],
  ['\u0309', 0xd2],
  ['\u0303', 0xde],
  ['\u0301', 0xec],
  ['\u0323', 0xf2],
]);

/** Everything else that the code page has, by what it decodes to. */
const LETTERS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1258').decode(Uint8Array.of(byte)), byte]),
);

/** Throws for a letter that the code page does not have. */
export function windows1258(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text.normalize('NFC')).flatMap(bytesOf));
}

function bytesOf(letter: string): number[] {
  const own = LETTERS.get(letter);
  if (own !== undefined) return [own];
  const parts = Array.from(letter.normalize('NFD'));
  const tone = parts.find((part) => TONES.has(part));
  const base = parts
    .filter((part) => part !== tone)
    .join('')
    .normalize('NFC');
  const [vowel, mark] = [LETTERS.get(base), tone === undefined ? undefined : TONES.get(tone)];
  if (vowel === undefined || mark === undefined) throw new Error(`Windows-1258 has no “${letter}”`);
  return [vowel, mark];
}
