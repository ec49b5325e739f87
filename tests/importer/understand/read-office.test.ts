/** Old and foreign office files, as LibreOffice and Office save them. */

import { expect, test } from 'vitest';
import { readOffice } from '../../../src/importer/understand/read-office.ts';
import { readTaskFile } from '../../../src/importer/understand/read-task-file.ts';
import { hasOfficeSheets, hasOfficeSuite } from '../../support/office-suite.ts';
import { bytesOf } from '../../support/reference-data.ts';

const fixture = (name: string): Uint8Array => bytesOf(`tests/fixtures/office/plan.${name}`);

const KINDS = ['doc', 'odt', 'rtf', 'xls', 'ods'] as const;
const has = (kind: (typeof KINDS)[number]): boolean =>
  kind === 'xls' || kind === 'ods' ? hasOfficeSheets() : hasOfficeSuite();

for (const kind of KINDS) {
  test.skipIf(!has(kind))(`the tasks of an .${kind} file, where LibreOffice is installed`, async () => {
    const file = await readTaskFile(fixture(kind));
    if (file.kind === 'unreadable') throw new Error(file.problem);
    expect(file.rows.map(({ ref, title, lead, deadline }) => [ref, title, lead, deadline])).toEqual([
      ['I.1', 'Lập quy hoạch chung', 'Sở Xây dựng', '30/6/2026'],
      ['I.2', 'Rà soát nhà ở xã hội', 'Sở Xây dựng', 'Quý III/2026'],
    ]);
  });
}

test('where LibreOffice is missing each kind is refused by its name, with what it needs and the cure', async () => {
  for (const kind of KINDS) {
    const file = await readOffice(fixture(kind), kind, null);
    expect(file).toMatchObject({
      kind: 'unreadable',
      problem: expect.stringContaining(kind === 'rtf' ? 'RTF' : `.${kind}`) as unknown,
    });
    expect(file).toMatchObject({ problem: expect.stringContaining('chưa cài LibreOffice') as unknown });
    expect(file).toMatchObject({ problem: expect.stringContaining('lưu lại theo dạng') as unknown });
  }
});

test('a program that makes nothing of the file, or is not LibreOffice, is told as a file that does not open', async () => {
  for (const program of ['/bin/true', '/bin/false', '/bin/cat']) {
    expect(await readOffice(fixture('rtf'), 'rtf', program)).toMatchObject({
      problem: expect.stringContaining('LibreOffice không mở được') as unknown,
    });
  }
});
