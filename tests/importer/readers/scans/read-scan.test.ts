/** Scans and photographs of printed pages, and pictures that are none. Without tesseract only the refusals are tested. */

import { expect, test } from 'vitest';
import { readTaskFile } from '../../../../src/importer/understand/read-task-file.ts';
import { findTools } from '../../../../src/importer/readers/scans/find-tools.ts';
import { bytesOf } from '../../../support/reference-data.ts';
import { canRecognise, scanned } from '../../../support/scanned.ts';

const decision = (): Uint8Array => bytesOf('tests/fixtures/decision-913/text.pdf');

test.skipIf(!canRecognise)('a tilted photograph: each row with the pictures of its cells', async () => {
  const [photo = new Uint8Array()] = scanned(decision(), [20], { tilt: 1.2, noise: 10 });
  const pages: string[] = [];
  const file = await readTaskFile(photo, [], (at, of) => pages.push(`${String(at)}/${String(of)}`));
  if (file.kind !== 'rows') throw new Error(file.problem);
  expect(file.rows.map(({ deadline }) => deadline)).toEqual(
    expect.arrayContaining(['Giai đoạn 2022 - 2025', 'Quý IV/2022']),
  );
  expect(pages).toEqual(['1/1']);
  const looked = new Set(file.scans?.map(({ line }) => line));
  expect(file.rows.every(({ line }) => looked.has(line))).toBe(true);
  const named = new Set(file.scans?.flatMap(({ pictures }) => pictures));
  expect(new Set(file.pictures?.keys())).toEqual(named);
});

test('a machine without the programs says which packages are missing', async () => {
  expect(await findTools([])).toEqual({
    kind: 'absent',
    packages: 'tesseract-ocr, tesseract-ocr-vie, tesseract-ocr-eng, poppler-utils',
  });
});

const png = (width: number, height: number, rest: Buffer): Uint8Array => {
  const head = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(head);
  head.writeUInt32BE(13, 8);
  head.write('IHDR', 12, 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  head[24] = 8;
  const [data, end] = [Buffer.from('\0\0\0\x01IDATx\0\0\0\0', 'latin1'), Buffer.from('\0\0\0\0IEND\0\0\0\0', 'latin1')];
  return Buffer.concat([head, data, rest, end]);
};
const NONE = Buffer.alloc(0);

test.each<[string, Uint8Array, string]>([
  ['30,000 × 30,000 pixels', png(30_000, 30_000, NONE), 'quá lớn'],
  ['one pixel', png(1, 1, NONE), 'quá nhỏ'],
  ['a PNG by its first bytes only', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'không mở được'],
  [
    'a JPEG without its end',
    Buffer.from('ffd8ffc0000b080400040001011100ffda00080101000000001122', 'hex'),
    'không mở được',
  ],
  ['60 MB', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(60_000_000)]), 'lớn hơn 40 MB'],
])('refused in one sentence: %s', async (_, bytes, problem) => {
  expect(await readTaskFile(bytes)).toMatchObject({
    kind: 'unreadable',
    problem: expect.stringContaining(problem) as string,
  });
});
