/** A long import in a process of its own, beside an office that goes on answering on the same database. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { arrivalOf } from '../../src/store/programmes/arrivals.ts';
import { allCards } from '../../src/store/programmes/assignments.ts';
import { lockRegistry } from '../../src/store/file/lock-registry.ts';
import { diceOf } from '../lab/chaos/dice.ts';
import { people } from '../people.ts';
import { openOffice, type Office } from '../support/office.ts';

const BIN = fileURLToPath(new URL('../../src/cli/dondoc.js', import.meta.url));
const SIZE = 2000;
const SEED = 913;

let folder: string;
let office: Office;
let letGo: () => void;
let importing: ChildProcess | null;

beforeEach(async () => {
  importing = null;
  folder = mkdtempSync(join(tmpdir(), 'dondoc-'));
  office = await openOffice({
    path: join(folder, 'office.sqlite'),
    programme: Array.from({ length: 8 }, (_, at) => ({
      ref: `I.${String(at + 1)}`,
      title: `Việc thứ ${String(at + 1)}`,
      lead: 'Sở Xây dựng',
      deadline: 'Quý IV/2022',
    })),
  });
  // As a running bot does: an import stands back for it, and takes larger slices where there is none.
  const held = await lockRegistry(join(folder, 'office.sqlite'), process.pid);
  if (held.kind === 'refused') throw new Error(held.problem);
  letGo = () => {
    held.release();
  };
  await office.linkAgency('SXD', people.lan);
});

afterEach(() => {
  importing?.kill('SIGKILL');
  office.close();
  letGo();
  rmSync(folder, { recursive: true });
});

function longFile(): string {
  const path = join(folder, 'dai.csv');
  const rows = Array.from(
    { length: SIZE },
    (_, at) => `${String(at + 1)},A,Mục việc ${String(at + 1)},Sở Nội vụ,,,Năm 2027`,
  );
  writeFileSync(path, ['Số TT,Mục,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời gian', ...rows].join('\n'));
  return path;
}

test('every reply that comes while another process imports is recorded and answered', async () => {
  const dice = diceOf(SEED, 'import beside the bot');
  const child = spawn(process.execPath, [BIN, 'import', longFile(), '--programme', 'dai', '--issued', '2026-01-05'], {
    cwd: folder,
    stdio: 'ignore',
    env: { DATABASE_URL: `sqlite:${join(folder, 'office.sqlite')}` },
  });
  importing = child;
  const ended = once(child, 'exit');
  const replies: { readonly task: string; readonly messageId: string; readonly answers: readonly string[] }[] = [];
  let beside = 0;
  while (child.exitCode === null && child.signalCode === null) {
    if (office.database.read((tx) => arrivalOf(tx, 'dai')) !== null) beside += 1;
    const task = `#${String(dice.int(1, 8))}`;
    const heard = office.sentTo('SXD').length;
    const words = `${task} ${String(dice.int(1, 99))}%, vướng thủ tục lần ${String(replies.length + 1)}`;
    const { messageId } = await office.says(people.lan, 'SXD', words);
    const answers = office
      .sentTo('SXD')
      .slice(heard)
      .map(({ text }) => text);
    replies.push({ task, messageId, answers });
    await pause(dice.int(10, 50));
  }
  expect(await ended).toEqual([0, null]);
  expect(office.database.read((tx) => allCards(tx, 'dai'))).toHaveLength(SIZE);
  expect(beside).toBeGreaterThan(0);
  const recorded = Array.from({ length: 8 }, (_, at) => office.events(`#${String(at + 1)}`)).flat();
  expect(recorded.map(({ messageId }) => messageId).sort()).toEqual(replies.map(({ messageId }) => messageId).sort());
  for (const { task, answers } of replies) {
    expect(answers).toHaveLength(1);
    expect(answers[0]).toContain(`Đã ghi nhận ${task} `);
  }
});
