import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from './command-line.ts';

describe('dondoc export', () => {
  test('writes the Word and the Excel report of Decision 913', async () => {
    const folder = temporaryFolder();
    const registry = join(folder, 'registry.sqlite');
    for (const format of ['docx', 'xlsx']) {
      const file = join(folder, `bao-cao.${format}`);
      expect(await run(registry, ['export', format, file])).toMatchObject({ status: 0, out: '', err: '' });
      // Both are ZIP archives.
      expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    }
  });

  test('refuses a period that ends before it begins, and a folder that is not there', async () => {
    const folder = temporaryFolder();
    const registry = join(folder, 'registry.sqlite');
    const file = join(folder, 'a.xlsx');
    const backwards = await run(registry, ['export', 'xlsx', file, '--from', '2026-12-01', '--to', '2026-11-01']);
    expect(backwards).toMatchObject({ status: 1 });
    expect(backwards.err).toContain('before it begins');
    expect(existsSync(file)).toBe(false);
    const nowhere = await run(registry, ['export', 'docx', join(folder, 'none', 'a.docx')]);
    expect(nowhere).toMatchObject({ status: 1 });
    expect(nowhere.err).toContain('check that the folder exists');
  });

  test('an unknown format is wrong usage', async () => {
    expect((await run(join(temporaryFolder(), 'r.sqlite'), ['export', 'pdf', 'a.pdf'])).status).toBe(2);
  });
});
