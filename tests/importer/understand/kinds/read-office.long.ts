/** The kinds of office files that the suite leaves out, by `npm run test:long`. */

import { expect, test } from 'vitest';
import { hasOfficeSheets, hasOfficeSuite } from '../../../support/office-suite.ts';
import { ROWS, rowsOf } from '../office-plan.ts';

const KINDS = [
  ['odt', hasOfficeSuite],
  ['rtf', hasOfficeSuite],
  ['xls', hasOfficeSheets],
] as const;

for (const [kind, isThere] of KINDS) {
  test.skipIf(!isThere())(`the tasks of an .${kind} file, where LibreOffice is installed`, async () => {
    expect(await rowsOf(kind)).toEqual(ROWS);
  });
}
