/** What a file is by its first bytes; its name proves nothing. */

import type { OfficeKind } from './convert-office.ts';
import { pictureKind } from './scans/picture-file.ts';

/** Largest file taken, in bytes. */
const LARGEST_FILE = 40 * 1024 * 1024;

export type FileKind =
  | { readonly kind: 'text' }
  /** A ZIP container: XLSX, DOCX, or something else that only its directory tells. */
  | { readonly kind: 'container' }
  | { readonly kind: 'html' }
  | { readonly kind: 'pdf' }
  /** A PNG or JPEG of a page. */
  | { readonly kind: 'picture' }
  /** What only LibreOffice opens. */
  | { readonly kind: 'office'; readonly as: OfficeKind }
  | { readonly kind: 'unusable'; readonly problem: string };

const AS_XLSX = 'hãy mở tệp và lưu lại theo dạng “Excel Workbook (*.xlsx)”.';

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly problem: string }[] = [
  { bytes: [0x1f, 0x8b], problem: 'Đây là tệp nén; hãy giải nén rồi nhập tệp bên trong.' },
  { bytes: [0x52, 0x61, 0x72, 0x21], problem: 'Đây là tệp nén; hãy giải nén rồi nhập tệp bên trong.' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], problem: 'Đây là tệp nén; hãy giải nén rồi nhập tệp bên trong.' },
];

const RTF = [0x7b, 0x5c, 0x72, 0x74, 0x66];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
/** The compound file of old Office, in which newer ones wrap what a password protects. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** Tells what may be read from what may not, each with its cure. */
export function sniffFile(bytes: Uint8Array): FileKind {
  if (bytes.length > LARGEST_FILE) return unusable('Tệp lớn hơn 40 MB; hãy tách thành nhiều tệp nhỏ hơn.');
  if (begins(bytes, COMPOUND)) return compoundFile(bytes);
  if (begins(bytes, RTF)) return { kind: 'office', as: 'rtf' };
  if (begins(bytes, EMPTY_ZIP)) return unusable('Tệp trống.');
  if (begins(bytes, ZIP)) return { kind: 'container' };
  if (isPdf(bytes)) return { kind: 'pdf' };
  if (pictureKind(bytes) !== null) return { kind: 'picture' };
  const known = SIGNATURES.find((signature) => begins(bytes, signature.bytes));
  if (known !== undefined) return unusable(known.problem);
  const opening = new TextDecoder('utf-8').decode(bytes.subarray(0, 1000)).trimStart().toLowerCase();
  if (/^<(?:!--|!doctype html|[a-z][a-z1-6]{0,11}[\s/>])/u.test(opening)) return { kind: 'html' };
  if (/^<\?xml/u.test(opening)) return unusable(`Đây là tệp XML; ${AS_XLSX}`);
  return { kind: 'text' };
}

/** Its mark may stand behind a few bytes that a mail or a scanner put there. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}

function compoundFile(bytes: Uint8Array): FileKind {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string): boolean => content.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) {
    return unusable(
      'Tệp được đặt mật khẩu; hãy mở bằng mật khẩu, bỏ mật khẩu (File → Info → Protect) rồi lưu và nhập lại.',
    );
  }
  if (holds('WordDocument')) return { kind: 'office', as: 'doc' };
  if (holds('Workbook') || holds('Book')) return { kind: 'office', as: 'xls' };
  return unusable(`Đây là tệp Office đời cũ; ${AS_XLSX}`);
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, position) => bytes[position] === byte);
}

function unusable(problem: string): FileKind {
  return { kind: 'unusable', problem };
}
