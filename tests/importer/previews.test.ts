/** What the operator sees of each kind of file, kept word for word beside it. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newRegistryPath, run, temporaryFolder } from '../cli/command-line.ts';
import { CLEAN, cleanWorkbook, csv, decisionDocument, messyWorkbook, ODD } from '../support/import-files.ts';
import { windows1258 } from '../support/windows-1258.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
  ['clean.xlsx', cleanWorkbook],
  ['messy.xlsx', messyWorkbook],
  ['odd.xlsx', () => cleanWorkbook(ODD)],
  ['decision.docx', decisionDocument],
  ['windows-1258.csv', () => windows1258(csv(CLEAN))],
  ['utf-8-bom.csv', () => utf8(`\uFEFF${csv(CLEAN)}`)],
  ['odd.csv', () => utf8(csv(ODD))],
])('%s', async (name, build) => {
  const folder = join(temporaryFolder(), 'files');
  mkdirSync(folder);
  const file = join(folder, name);
  writeFileSync(file, await build());
  const args = ['import', file, '--programme', 'lam-son', '--authority', 'UBND tỉnh', '--dry-run'];
  const given = name.endsWith('.docx') ? [] : ['--issued', '2026-01-05'];
  const ran = await run(newRegistryPath(), [...args, ...given]);
  const shown = `${ran.out}${ran.err}`.replaceAll(folder, '…');
  await expect(shown).toMatchFileSnapshot(`../fixtures/import/${name}.golden.txt`);
});
