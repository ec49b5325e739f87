/** Old and foreign office files, as LibreOffice and Office save them. */

import { expect, test } from 'vitest';
import { readOffice } from '../../../../src/importer/understand/kinds/read-office.ts';
import { hasOfficeSheets, hasOfficeSuite } from '../../../support/office-suite.ts';
import { fixture, ROWS, rowsOf } from '../office-plan.ts';

const KINDS = ['doc', 'odt', 'rtf', 'xls', 'ods'] as const;

// One text document and one sheet: each costs a start of LibreOffice; `read-office.long.ts` has the other kinds.
const SHORT = [
  ['doc', hasOfficeSuite],
  ['ods', hasOfficeSheets],
] as const;
for (const [kind, isThere] of SHORT) {
  test.skipIf(!isThere())(`the tasks of an .${kind} file, where LibreOffice is installed`, async () => {
    expect(await rowsOf(kind)).toEqual(ROWS);
  });
}

test('where LibreOffice is missing each kind is refused by its name, with what it needs and the cure', async () => {
  for (const kind of KINDS) {
    const file = await readOffice(fixture(kind), kind, [], null);
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
    expect(await readOffice(fixture('rtf'), 'rtf', [], program)).toMatchObject({
      problem: expect.stringContaining('LibreOffice không mở được') as unknown,
    });
  }
});
