/**
 * Office files that are as long as a registry: a library writes the frame, and the rows, of which there may be hundreds of
 * thousands, go into one of its parts as text, compressed as they come. No tree of objects is made of them.
 */

import { constants, crc32, deflateRawSync } from 'node:zlib';
import { strFromU8, unzipSync, Zip, ZipPassThrough } from 'fflate';

/** XML of one part of the frame: what stands before the rows, the rows, and what follows when they are known. */
export interface Splice {
  readonly before: string;
  readonly rows: Iterable<string>;
  readonly after: () => string;
}

/** Bytes that are compressed at a time. */
const SLICE = 256 * 1024;
/** Of UTF-8 for one unit of a string, at most. */
const BYTES_PER_UNIT = 3;
/** Of 1 to 9: a tenth larger than by 6, in half the time. */
const LEVEL = 3;
/** Method of a zip's entry (APPNOTE.TXT, 4.4.5). */
const DEFLATED = 8;

/** Compressed and summed by zlib itself, in a quarter of the time that JavaScript takes. Slices share no window. */
class Deflated extends ZipPassThrough {
  override compression = DEFLATED;
  override size = 0;
  override crc = 0;

  override push(bytes: Uint8Array, isLast = false): void {
    this.crc = crc32(bytes, this.crc);
    this.size += bytes.length;
    this.process(bytes, isLast);
  }

  protected override process(bytes: Uint8Array, isLast: boolean): void {
    const finishFlush = isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    this.ondata(null, deflateRawSync(bytes, { level: LEVEL, finishFlush }), isLast);
  }
}

/** `frame` is a zip; `splices` say by the name of a part what becomes of its XML. Each step is one slice of the file. */
export function* splicedInto(
  frame: Uint8Array,
  splices: Readonly<Record<string, (xml: string) => Splice>>,
): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    ready.push(chunk);
  });
  for (const [name, bytes] of Object.entries(unzipSync(frame))) {
    const part = new Deflated(name);
    zip.add(part);
    const splice = splices[name]?.(strFromU8(bytes));
    if (splice === undefined) {
      part.push(bytes, true);
    } else {
      for (const slice of slicesOf(splice)) {
        part.push(slice);
        yield* ready.splice(0);
      }
      part.push(new Uint8Array(), true);
    }
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready;
}

/**
 * Each row is written into the buffer by itself: to write them joined takes four times as long. A slice is good until the
 * next one is asked for.
 */
function* slicesOf({ before, rows, after }: Splice): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(2 * SLICE);
  let filled = 0;
  yield Buffer.from(before);
  for (const row of rows) {
    if (row.length * BYTES_PER_UNIT > buffer.length) {
      yield buffer.subarray(0, filled);
      yield Buffer.from(row);
      filled = 0;
      continue;
    }
    if (filled + row.length * BYTES_PER_UNIT > buffer.length) {
      yield buffer.subarray(0, filled);
      filled = 0;
    }
    filled += buffer.write(row, filled, 'utf8');
    if (filled < SLICE) continue;
    yield buffer.subarray(0, filled);
    filled = 0;
  }
  yield buffer.subarray(0, filled);
  yield Buffer.from(after());
}

/** `text` between the tags of an element. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
