const SAVE_AS_UTF8 = 'hãy mở bằng Excel và lưu lại theo dạng “CSV UTF-8 (Comma delimited)”.';

/** `notices` say which encoding was read when it is not the usual one. */
type DecodedText =
  | { readonly kind: 'text'; readonly text: string; readonly notices: readonly string[] }
  | { readonly kind: 'unreadable'; readonly problem: string };

/**
 * The text of a file in UTF-8 or UTF-16 (with or without a byte order mark), else in Windows-1258, the Vietnamese
 * code page of old Windows. Refuses text that is rubbish under it, as the fonts of TCVN3 and VNI leave it.
 * Its letters are put together cell by cell (`cleanCell`): a second copy of a long text would cost its whole size.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) {
    const text = decodeStrictly(bytes, utf16);
    return text === null ? unreadable(`Tệp UTF-16 bị hỏng; ${SAVE_AS_UTF8}`) : textOf(text, []);
  }
  const text = decodeStrictly(bytes, 'utf-8');
  if (text !== null) return textOf(text, []);
  const old = decodeStrictly(bytes, 'windows-1258');
  if (old === null || looksLikeRubbish(old)) {
    return unreadable(`Tệp không dùng bảng mã UTF-8 (có vẻ là TCVN3 hoặc VNI); ${SAVE_AS_UTF8}`);
  }
  return textOf(old, ['Tệp dùng bảng mã Windows-1258, không phải UTF-8; hãy xem kỹ dấu tiếng Việt.']);
}

/** By its mark, or by the zero bytes of which text in UTF-16 is full and UTF-8 text has none. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (!bytes.includes(0)) return null;
  const opening = bytes.subarray(0, 2000);
  const zerosAt = (parity: number): number => opening.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  return zerosAt(1) >= zerosAt(0) ? 'utf-16le' : 'utf-16be';
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Signs within words, where Windows-1258 has letters and other encodings of Vietnamese have these bytes. */
const SIGNS_IN_WORDS = /\p{L}[©®±´µ¶¸¹¼¾¬¤¥¦§¨]+\p{L}/gu;
/** A tone that no vowel carries. */
const STRAY_TONES = /(?:^|[^\p{L}\p{M}])[\u0300\u0301\u0303\u0309\u0323]/gu;
const RUBBISH_FROM = 3;

function looksLikeRubbish(text: string): boolean {
  const opening = text.slice(0, 200_000).normalize('NFC');
  const signs = (opening.match(SIGNS_IN_WORDS) ?? []).length + (opening.match(STRAY_TONES) ?? []).length;
  return signs >= RUBBISH_FROM || /\p{Cc}/u.test(opening.replace(/[\t\r\n\f\v]/gu, ''));
}

function textOf(text: string, notices: readonly string[]): DecodedText {
  return text.trim() === '' ? unreadable('Tệp trống.') : { kind: 'text', text, notices };
}

function unreadable(problem: string): DecodedText {
  return { kind: 'unreadable', problem };
}
