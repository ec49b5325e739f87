import { crc32 } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { splicedInto } from '../../src/reports/splice-zip.ts';

const FRAME = zipSync({ 'a/rows.xml': strToU8('<rows></rows>'), 'b.xml': strToU8('<other ế="1"/>') });

function spliced(rows: readonly string[]): Buffer {
  const slices = splicedInto(FRAME, { 'a/rows.xml': () => ({ before: '<rows>', rows, after: () => '</rows>' }) });
  return Buffer.concat([...slices].map((slice) => Buffer.from(slice)));
}

/** What the directory at the end of a zip says of each part: its name, its sum and its size (APPNOTE.TXT, 4.3.12). */
function directoryOf(zip: Buffer): Map<string, { crc: number; size: number }> {
  const entries = new Map<string, { crc: number; size: number }>();
  const head = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  for (let at = zip.indexOf(head); at !== -1; at = zip.indexOf(head, at + 1)) {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    entries.set(name, { crc: zip.readUInt32LE(at + 16), size: zip.readUInt32LE(at + 24) });
  }
  return entries;
}

const ROW = '<r>Quyết định 913, ƯỚC 😀</r>';

test.each([
  ['none', []],
  ['one', [ROW]],
  ['many of any length', Array.from({ length: 3000 }, (_, at) => ROW.repeat(1 + (at % 37)))],
  ['some longer than any buffer', [ROW, 'đ'.repeat(1_000_000), ROW, 'ế'.repeat(400_000), ROW, '😀'.repeat(90_000)]],
])('rows go between what stands before and after them, and the sums hold: %s', (_, rows) => {
  const zip = spliced(rows);
  const parts = unzipSync(zip);
  expect(strFromU8(parts['a/rows.xml'] ?? new Uint8Array()) === `<rows>${rows.join('')}</rows>`).toBe(true);
  expect(strFromU8(parts['b.xml'] ?? new Uint8Array())).toBe('<other ế="1"/>');
  const written = directoryOf(zip);
  for (const [name, bytes] of Object.entries(parts)) {
    expect(written.get(name), name).toEqual({ crc: crc32(bytes), size: bytes.length });
  }
  expect(written.size).toBe(2);
});
