/** The shipped lexicon on the whole corpus; `lexicon.test.ts` reads a twentieth of it. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from './command-line.ts';

/** Nothing may be opened or made there. */
const NO_REGISTRY = '/nowhere/registry.sqlite';

test('the shipped lexicon stands its own check, and does with what harms nothing', async () => {
  const file = join(temporaryFolder(), 'own.csv');
  writeFileSync(file, 'phrase,class,marks,register,source\nviệc này êm rồi,done_just,needed,chat,own\n');
  for (const files of [[], [file]]) {
    const checked = await run(NO_REGISTRY, ['lexicon', 'check', ...files]);
    expect(checked.status).toBe(0);
    expect(checked.out).toMatch(/ dòng, thử trên \d{1,2}\.\d{3} câu: không có câu nào bị đọc kém đi\.\n$/u);
  }
});
