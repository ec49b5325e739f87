/** The text of the decision as Word, web page, Markdown and printed PDF: the rows are those that were checked by hand. */

import { expect, test } from 'vitest';
import { readTaskFile } from '../../src/importer/understand/read-task-file.ts';
import { html913, markdown913, word913 } from '../support/decision-913-files.ts';
import { bytesOf } from '../support/reference-data.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(bytes: Uint8Array) {
  const file = await readTaskFile(bytes);
  if (file.kind === 'unreadable') throw new Error(file.problem);
  return file;
}

test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
  ['Word', word913],
  ['a web page', () => utf8(html913())],
  ['Markdown', () => utf8(markdown913())],
  // Printed from the Word file by LibreOffice: 19 pages, its header on each, rows cut by their ends.
  ['a PDF with text', () => bytesOf('tests/fixtures/decision-913/text.pdf')],
])('49 of 49 rows, and the head, from %s', async (_, build) => {
  const { rows, head } = await read(await build());
  const reference = (await read(bytesOf('data/913-qd-ubnd/tasks.csv'))).rows.filter(({ source }) => source === 'annex');
  const plain = (all: typeof rows) => all.map((row) => ({ ...row, line: 0 }));
  expect(plain(rows)).toEqual(plain(reference));
  expect(rows).toHaveLength(49);
  expect(head).toMatchObject({ number: '913/QĐ-UBND', issued: '2022-03-14', authority: 'UBND tỉnh Thanh Hóa' });
});
