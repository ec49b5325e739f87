import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockRegistry } from '../../../src/store/file/lock-registry.ts';
import { openRegistry } from '../../../src/store/file/open-registry.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a second bot on the same registry is refused and told who holds it', () => {
  const path = join(folder, 'office.sqlite');
  const first = lockRegistry(path, 4711);
  expect(first.kind).toBe('held');
  const second = lockRegistry(path, 4712);
  expect(second).toMatchObject({ kind: 'refused' });
  expect(second.kind === 'refused' && second.problem).toContain('process 4711');
  if (first.kind === 'held') first.release();
});

test('a registry that was let go can be held again, and two registries at once', () => {
  const path = join(folder, 'office.sqlite');
  const first = lockRegistry(path, 1);
  if (first.kind === 'held') first.release();
  const again = lockRegistry(path, 2);
  const other = lockRegistry(join(folder, 'other.sqlite'), 2);
  expect([again.kind, other.kind]).toEqual(['held', 'held']);
  for (const lock of [again, other]) if (lock.kind === 'held') lock.release();
});

const MODULE = fileURLToPath(new URL('../../../src/store/file/lock-registry.ts', import.meta.url));

test('another process is named while it lives, and after kill -9 nobody holds the registry', async () => {
  const path = join(folder, 'office.sqlite');
  const script = `import { lockRegistry } from ${JSON.stringify(MODULE)};
    globalThis.lock = lockRegistry(${JSON.stringify(path)}, process.pid);
    process.stdout.write(globalThis.lock.kind);
    setInterval(() => globalThis.lock, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(other.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('held');
  const refused = lockRegistry(path, process.pid);
  expect(refused.kind === 'refused' && refused.problem).toContain(`process ${String(other.pid)}`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  const held = lockRegistry(path, process.pid);
  expect(held.kind).toBe('held');
  if (held.kind === 'held') held.release();
});

test('where nothing can be written the registry itself says so', async () => {
  writeFileSync(join(folder, 'khong-phai-thu-muc'), '');
  const path = join(folder, 'khong-phai-thu-muc', 'office.sqlite');
  expect(lockRegistry(path, 1).kind).toBe('held');
  expect(await openRegistry(path)).toMatchObject({ kind: 'refused', problem: expect.stringContaining(path) as string });
});
