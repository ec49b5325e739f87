/** What a picture's own header says of it, before anything of it is unpacked (PNG 1.2; JPEG, ITU T.81 annex B). */

export type PictureFile =
  | {
      readonly kind: 'jpeg';
      readonly width: number;
      readonly height: number;
      /** 1 grey, 3 colours, 4 printing colours. */
      readonly parts: number;
    }
  | {
      readonly kind: 'png';
      readonly width: number;
      readonly height: number;
      readonly bits: number;
      readonly colour: number;
      readonly palette: Uint8Array | null;
      /** What its compressed chunks hold, as they stand in the file. */
      readonly data: readonly Uint8Array[];
    }
  /** Its first bytes are a picture's, the others are not, or end too soon. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'interlaced' };

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_CHUNKS = 100_000;
const BITS = new Set([1, 2, 4, 8, 16]);
const COLOURS = new Set([0, 2, 3, 4, 6]);

/** What kind of picture a file is by its first bytes; null for any other file. */
export function pictureKind(bytes: Uint8Array): 'png' | 'jpeg' | null {
  if (Buffer.from(bytes.subarray(0, 4)).equals(PNG.subarray(0, 4))) return 'png';
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'jpeg' : null;
}

/** Looks into a PNG or a JPEG. */
export function lookIntoPicture(bytes: Uint8Array): PictureFile {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return pictureKind(bytes) === 'png' ? lookIntoPng(view) : lookIntoJpeg(view);
}

function lookIntoPng(bytes: Buffer): PictureFile {
  if (!bytes.subarray(0, PNG.length).equals(PNG) || bytes.length < 33) return { kind: 'damaged' };
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return { kind: 'damaged' };
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [bits = 0, colour = 0, , , interlaced = 0] = bytes.subarray(24, 29);
  if (width === 0 || height === 0 || !BITS.has(bits) || !COLOURS.has(colour)) return { kind: 'damaged' };
  if (interlaced !== 0) return { kind: 'interlaced' };
  const data: Uint8Array[] = [];
  let palette: Uint8Array | null = null;
  let at = PNG.length;
  for (let chunks = 0; chunks < MOST_CHUNKS && at + 12 <= bytes.length; chunks += 1) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (content.length < length) break;
    if (name === 'PLTE') palette = content;
    if (name === 'IDAT') data.push(content);
    if (name === 'IEND') {
      const isWhole = data.length > 0 && (colour !== 3 || palette !== null);
      return isWhole ? { kind: 'png', width, height, bits, colour, palette, data } : { kind: 'damaged' };
    }
    at += length + 12;
  }
  return { kind: 'damaged' };
}

const START_OF_SCAN = 0xda;
const NO_FRAMES = new Set([0xc4, 0xc8, 0xcc]);

function lookIntoJpeg(bytes: Buffer): PictureFile {
  let frame: { width: number; height: number; parts: number } | null = null;
  let at = 2;
  for (let segments = 0; segments < MOST_CHUNKS && at + 4 <= bytes.length; segments += 1) {
    if (bytes[at] !== 0xff) return { kind: 'damaged' };
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2) return { kind: 'damaged' };
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.has(marker) && at + 10 <= bytes.length) {
      frame = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), parts: bytes[at + 9] ?? 0 };
    }
    if (marker === START_OF_SCAN) {
      // Within a scan this mark stands for nothing else than its end.
      const isWhole = bytes.includes(Buffer.from([0xff, 0xd9]), at);
      return frame === null || frame.width === 0 || frame.height === 0 || ![1, 3, 4].includes(frame.parts) || !isWhole
        ? { kind: 'damaged' }
        : { kind: 'jpeg', ...frame };
    }
    at += 2 + length;
  }
  return { kind: 'damaged' };
}
