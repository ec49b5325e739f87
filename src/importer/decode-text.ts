/** Largest file taken, in bytes. */
const LARGEST_FILE = 20 * 1024 * 1024;

const SAVE_AS_UTF8 = 'hãy mở bằng Excel và lưu lại theo dạng “CSV UTF-8 (Comma delimited)”.';

const ZIP_SIGNATURE = [0x50, 0x4b, 0x03, 0x04];

type DecodedText =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unreadable'; readonly problem: string };

/** The NFC text of a UTF-8 file, byte order mark dropped; anything else is refused with the cure. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > LARGEST_FILE) {
    return unreadable('Tệp lớn hơn 20 MB; hãy tách thành nhiều tệp nhỏ hơn.');
  }
  if (ZIP_SIGNATURE.every((byte, position) => bytes[position] === byte)) {
    return unreadable(`Đây là tệp Excel hoặc tệp nén, không phải CSV; ${SAVE_AS_UTF8}`);
  }
  // Text in UTF-16 is full of zero bytes, which UTF-8 text never holds; without its mark it would pass for UTF-8.
  if (bytes.includes(0)) return unreadable(`Tệp không dùng bảng mã UTF-8 (có vẻ là UTF-16); ${SAVE_AS_UTF8}`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
    return text.trim() === '' ? unreadable('Tệp trống.') : { kind: 'text', text };
  } catch {
    return unreadable(`Tệp không dùng bảng mã UTF-8; ${SAVE_AS_UTF8}`);
  }
}

function unreadable(problem: string): DecodedText {
  return { kind: 'unreadable', problem };
}
