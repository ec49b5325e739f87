import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

test('a second bot on the same registry is refused and told who holds it', async () => {
  const path = join(folder, 'office.sqlite');
  const first = await lockRegistry(path, 4711);
  expect(first.kind).toBe('held');
  const second = await lockRegistry(path, 4712);
  expect(second).toMatchObject({ kind: 'refused' });
  expect(second.kind === 'refused' && second.problem).toContain('process 4711');
  if (first.kind === 'held') first.release();
});

test('a registry that was let go can be held again, and two registries at once', async () => {
  const path = join(folder, 'office.sqlite');
  const first = await lockRegistry(path, 1);
  if (first.kind === 'held') first.release();
  const again = await lockRegistry(path, 2);
  const other = await lockRegistry(join(folder, 'other.sqlite'), 2);
  expect([again.kind, other.kind]).toEqual(['held', 'held']);
  for (const lock of [again, other]) if (lock.kind === 'held') lock.release();
});

const MODULE = fileURLToPath(new URL('../../../src/store/file/lock-registry.ts', import.meta.url));

test('another process is named while it lives, and after kill -9 nobody holds the registry', async () => {
  const path = join(folder, 'office.sqlite');
  const script = `import { lockRegistry } from ${JSON.stringify(MODULE)};
    globalThis.lock = await lockRegistry(${JSON.stringify(path)}, process.pid);
    process.stdout.write(globalThis.lock.kind);
    setInterval(() => globalThis.lock, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(other.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('held');
  const refused = await lockRegistry(path, process.pid);
  expect(refused.kind === 'refused' && refused.problem).toContain(`process ${String(other.pid)}`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  const held = await lockRegistry(path, process.pid);
  expect(held.kind).toBe('held');
  if (held.kind === 'held') held.release();
});

test('where nothing can be written the registry itself says so', async () => {
  writeFileSync(join(folder, 'khong-phai-thu-muc'), '');
  const path = join(folder, 'khong-phai-thu-muc', 'office.sqlite');
  expect((await lockRegistry(path, 1)).kind).toBe('held');
  expect(await openRegistry(path)).toMatchObject({ kind: 'refused', problem: expect.stringContaining(path) as string });
});

const onLinux = test.skipIf(process.platform !== 'linux');

/** Whether a second bot is let in by `spelling` while a first one holds `path`. */
async function secondBot(path: string, spelling: string): Promise<string> {
  const first = await lockRegistry(path, 4711);
  const second = await lockRegistry(spelling, 4712);
  for (const lock of [first, second]) if (lock.kind === 'held') lock.release();
  return second.kind;
}

test('the lock is of the file: a link to it, to its folder, and another way of writing its path are the same', async () => {
  const path = join(folder, 'office.sqlite');
  symlinkSync(path, join(folder, 'link.sqlite'));
  symlinkSync(folder, join(folder, 'folder'));
  mkdirSync(join(folder, 'below'));
  for (const made of [false, true]) {
    if (made) writeFileSync(path, '');
    const spellings = ['folder/office.sqlite', 'below/../office.sqlite', ...(made ? ['link.sqlite'] : [])];
    for (const each of spellings) {
      expect([each, await secondBot(path, `${folder}/${each}`)]).toEqual([each, 'refused']);
      expect([each, await secondBot(`${folder}/${each}`, path)]).toEqual([each, 'refused']);
    }
  }
});

onLinux('who removes the lock file lets no second bot in, nor does a second name of the file', async () => {
  const path = join(folder, 'office.sqlite');
  writeFileSync(path, '');
  linkSync(path, join(folder, 'second-name.sqlite'));
  const first = await lockRegistry(path, 4711);
  for (const name of readdirSync(folder)) if (/lock|pid/.test(name)) rmSync(join(folder, name));
  expect((await lockRegistry(path, 4712)).kind).toBe('refused');
  expect((await lockRegistry(join(folder, 'second-name.sqlite'), 4712)).kind).toBe('refused');
  if (first.kind === 'held') first.release();
  const again = await lockRegistry(path, 4712);
  expect(again.kind).toBe('held');
  if (again.kind === 'held') again.release();
});

onLinux('a registry that is made after it was locked is held by its file from then on', async () => {
  const path = join(folder, 'office.sqlite');
  const first = await lockRegistry(path, 4711);
  writeFileSync(path, '');
  expect(first.kind === 'held' && (await first.holdFile())).toBe(true);
  for (const name of readdirSync(folder)) if (/lock|pid/.test(name)) rmSync(join(folder, name));
  expect((await lockRegistry(path, 4712)).kind).toBe('refused');
  if (first.kind === 'held') first.release();
});
