// covers src/usecases/deliver/answer-asked.ts, src/usecases/show/word-asked.ts, src/dialogue/context/answer-asked.ts, src/store/outbox/asked.ts, src/store/sqlite/overlay.ts

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAnswerDesk, type AnswerDesk, type AnswerDeskOptions } from '../../src/app/answer-desk.ts';
import { createAnswers } from '../../src/app/helper/create-answers.ts';
import { helperHere } from '../../src/app/helper/helper-here.ts';
import { HelperFailed, type Helper } from '../../src/app/helper/question.ts';
import { people } from '../people.ts';
import { openOffice, type Office } from '../support/office.ts';
import { quietLog } from '../support/quiet-log.ts';

const AT = '2022-06-20 08:00';
const LATE = 'Đang tổng hợp số liệu';
const NOT_FOUND = 'Chưa lập được nội dung anh/chị yêu cầu.';

let folder: string;
const offices: Office[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-answers-'));
});

afterEach(() => {
  for (const office of offices.splice(0)) office.close();
  rmSync(folder, { recursive: true });
});

async function officeWith(name: string, atOnceUpTo?: number): Promise<Office> {
  const rules = atOnceUpTo === undefined ? {} : { atOnceUpTo };
  const office = await openOffice({ at: AT, path: join(folder, `${name}.sqlite`), rules });
  offices.push(office);
  await office.linkSecretariat(people.binh);
  await office.linkLeaders(people.son);
  await office.linkAgency('SXD', people.lan);
  return office;
}

function deskOf(office: Office, options: Partial<AnswerDeskOptions> = {}): AnswerDesk {
  const { database, rules } = office;
  return createAnswerDesk({
    database,
    rules,
    clock: { now: () => office.now() },
    helper: helperHere(() => Promise.resolve(createAnswers(database, rules, quietLog()))),
    log: quietLog({ error: () => undefined }),
    wake: () => undefined,
    takeIn: () => Promise.reject(new Error('nothing is taken in here')),
    onNotice: () => undefined,
    ...options,
  });
}

async function answered(office: Office, desk: AnswerDesk): Promise<void> {
  desk.look();
  await desk.settled();
  await office.relay.drain();
}

const unanswering: Helper = { ask: () => Promise.reject(new HelperFailed('no')), stop: () => Promise.resolve() };

describe('what takes long in a large registry', () => {
  test.each(['/tim quy hoạch', '/tonghop', '/tonghop xyz', '/duthao', '/duthao xyz trang 2'])(
    '%s is answered later with the very words that a small registry answers at once',
    async (command) => {
      const [small, large] = [await officeWith('small'), await officeWith('large', 0)];
      const desk = deskOf(large);
      const before = new Map<Office, number>();
      for (const office of [small, large]) {
        // So that there is something to draft: bundles, escalations, a pending decision, slips.
        await office.says(people.lan, 'SXD', '/viec');
        office.moveTo('2022-09-30 17:00');
        before.set(office, office.sentTo('VP').length);
        await office.says(people.binh, 'VP', command);
      }
      if (command.includes('xyz')) expect(small.lastTo('VP').text).toContain('Chưa dùng: “xyz');
      const said = (office: Office) => office.sentTo('VP').slice(before.get(office));
      if (command.startsWith('/duthao')) expect(said(small)[0]?.text).toMatch(/lượt nhắc .+: [1-9]\d* tin/u);
      expect(said(large)).toEqual([]);
      await answered(large, desk);
      expect(said(large).map(({ text }) => text)).toEqual(said(small).map(({ text }) => text));
      expect(said(large).map(({ buttons }) => buttons)).toEqual(said(small).map(({ buttons }) => buttons));
      expect(said(large).map(({ message }) => message)).toEqual(said(small).map(({ message }) => message));
    },
  );

  test('an agency’s own search and digest, and lists, are answered at once all the same', async () => {
    const office = await officeWith('large', 0);
    for (const command of ['/tim quy hoạch', '/tonghop', '/viec', '/quahan']) {
      const before = office.sentTo('SXD').length;
      await office.says(people.lan, 'SXD', command);
      expect(office.sentTo('SXD').length, command).toBe(before + 1);
    }
  });

  test('a draft leaves nothing behind and holds up nobody who writes meanwhile', async () => {
    const office = await officeWith('large', 0);
    office.moveTo('2022-09-30 17:00');
    await office.says(people.binh, 'VP', '/duthao');
    const counts = () =>
      ['outbox', 'outbox_about', 'reminder', 'event', 'wake', 'slip_told'].map((table) =>
        office.database.raw.prepare(`select count(*) from ${table}`).pluck().get(),
      );
    const before = counts();
    // A writer that is not over: the draft must not wait for it.
    office.database.raw.exec('begin immediate');
    const { database, rules } = office;
    const asked = { kind: 'draft', asOf: office.now(), page: 1 } as const;
    const slices: Uint8Array[] = [];
    await createAnswers(database, rules, quietLog())(
      { kind: 'words', asked, now: office.now() },
      { head: () => undefined, slice: (bytes) => slices.push(bytes) },
      new AbortController().signal,
    );
    office.database.raw.exec('rollback');
    expect(Buffer.concat(slices).toString()).toMatch(/Dự thảo lượt nhắc .+: [1-9]\d* tin/u);
    expect(counts()).toEqual(before);
  });

  test('who waits long is told so once, in the topic of the question; who does not is not', async () => {
    const office = await officeWith('large', 0);
    const helping = Promise.withResolvers<undefined>();
    const told = Promise.withResolvers<undefined>();
    const real = helperHere(() => Promise.resolve(createAnswers(office.database, office.rules, quietLog())));
    const slow: Helper = {
      ...real,
      async ask(...question) {
        await helping.promise;
        return real.ask(...question);
      },
    };
    const desk = deskOf(office, {
      helper: slow,
      patienceMs: 1,
      wake: () => {
        told.resolve(undefined);
      },
    });
    await office.says(people.binh, 'VP', '/tim quy hoạch', { topic: '7' });
    const before = office.sentTo('VP').length;
    desk.look();
    await told.promise;
    desk.look();
    await office.relay.drain();
    helping.resolve(undefined);
    await desk.settled();
    await office.relay.drain();
    const heard = office.sentTo('VP').slice(before);
    expect(heard.map(({ text }) => text.split('\n')[0])).toEqual([
      expect.stringContaining(LATE),
      expect.stringContaining('Tìm “quy hoạch”'),
    ]);
    expect(heard.map(({ threadId }) => threadId)).toEqual(['7', '7']);
    await office.says(people.binh, 'VP', '/tonghop');
    await answered(office, deskOf(office));
    expect(office.sentTo('VP').filter(({ text }) => text.includes(LATE))).toHaveLength(1);
  });

  test('when it cannot be found whoever asked hears so once, and the operator too', async () => {
    const office = await officeWith('large', 0);
    const notices: string[] = [];
    const desk = deskOf(office, { helper: unanswering, onNotice: (sentence) => notices.push(sentence) });
    await office.says(people.binh, 'VP', '/tim quy hoạch');
    await answered(office, desk);
    await answered(office, desk);
    expect(office.sentTo('VP').filter(({ text }) => text.includes(NOT_FOUND))).toHaveLength(1);
    expect(notices).toHaveLength(1);
  });

  test('a full disk delays an answer until there is room, and does not have it found again', async () => {
    const office = await officeWith('large', 0);
    const { raw } = office.database;
    await office.says(people.binh, 'VP', '/tonghop');
    raw.exec('vacuum');
    raw.pragma(`max_page_count = ${String(raw.pragma('page_count', { simple: true }))}`);
    expect(() => raw.exec("insert into meta (key, value) values ('long', hex(zeroblob(100000)))")).toThrow('full');
    const real = helperHere(() => Promise.resolve(createAnswers(office.database, office.rules, quietLog())));
    const found = Promise.withResolvers<undefined>();
    let asked = 0;
    const helper: Helper = {
      ...real,
      async ask(...question) {
        asked += 1;
        await real.ask(...question);
        found.resolve(undefined);
      },
    };
    const desk = deskOf(office, { helper });
    desk.look();
    await found.promise;
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(raw.prepare('select count(*) from outbox where payload like ?').pluck().get('{"kind":"asked"%')).toBe(1);
    desk.look();
    raw.pragma('max_page_count = 1000000');
    await answered(office, desk);
    expect(office.lastTo('VP').text).toContain('Tổng hợp');
    expect(asked).toBe(1);
  });

  test('what a stop leaves is answered after the next start', async () => {
    const office = await officeWith('large', 0);
    const hanging: Helper = {
      ask: (_, __, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        }),
      stop: () => Promise.resolve(),
    };
    const first = deskOf(office, { helper: hanging });
    await office.says(people.binh, 'VP', '/tim quy hoạch');
    first.look();
    await first.stop();
    await answered(office, deskOf(office));
    expect(office.lastTo('VP').text).toContain('Tìm “quy hoạch”');
  });

  test('nobody waits for ever: after a quarter of an hour it is asked for again', async () => {
    const office = await officeWith('large', 0);
    await office.says(people.binh, 'VP', '/tim quy hoạch');
    expect(office.sentTo('VP').filter(({ text }) => text.includes(NOT_FOUND))).toHaveLength(0);
    office.moveTo('2022-06-20 08:15');
    await office.relay.drain();
    expect(office.lastTo('VP').text).toContain(NOT_FOUND);
    // Found too late: it is not said twice.
    await answered(office, deskOf(office));
    expect(office.lastTo('VP').text).toContain(NOT_FOUND);
  });
});

test('a document that was read and cannot be taken in is answered once, and not tried for ever', async () => {
  const office = await officeWith('taken');
  const told: string[] = [];
  let tries = 0;
  const desk = deskOf(office, {
    onNotice: (sentence) => told.push(sentence),
    takeIn: () =>
      Promise.resolve(() => {
        tries += 1;
        throw new Error('the draft cannot be taken');
      }),
  });
  await office.says(
    people.binh,
    'VP',
    '/nhap\n| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Lập đề án | Sở Xây dựng |',
  );
  for (let look = 0; look < 3; look += 1) await answered(office, desk);
  expect(office.lastTo('VP').text).toContain(NOT_FOUND);
  expect([tries, told.length]).toEqual([1, 1]);
});
