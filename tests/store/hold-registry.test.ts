import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdRegistry } from '../../src/store/hold-registry.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a second bot on the same registry is refused and told who holds it', () => {
  const path = join(folder, 'office.sqlite');
  const first = holdRegistry(path, 4711);
  expect(first.kind).toBe('held');
  const second = holdRegistry(path, 4712);
  expect(second).toMatchObject({ kind: 'refused' });
  expect(second.kind === 'refused' && second.problem).toContain('process 4711');
  if (first.kind === 'held') first.release();
});

test('a registry that was let go can be held again, and two registries at once', () => {
  const path = join(folder, 'office.sqlite');
  const first = holdRegistry(path, 1);
  if (first.kind === 'held') first.release();
  const again = holdRegistry(path, 2);
  const other = holdRegistry(join(folder, 'other.sqlite'), 2);
  expect([again.kind, other.kind]).toEqual(['held', 'held']);
  for (const hold of [again, other]) if (hold.kind === 'held') hold.release();
});
