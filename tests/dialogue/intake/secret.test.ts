/** Messages with a secrecy marking: nothing of them may be found in the registry, whichever way they come. */

import { readFileSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { people } from '../../people.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';
import { openZaloOffice } from '../../support/office/zalo-office.ts';
import type { Chat, Person } from '../../lab/doubles/telegram-double.ts';
import { HANGS_AFTER_MS } from '../../support/patience.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' }];
const CONTENT = 'kế hoạch con ngựa đỏ';

/** Every byte that the registry has on the disk, its write-ahead log among them. */
function onDisk(path: string): string {
  const log = readFileSync(`${path}-wal`);
  return Buffer.concat([readFileSync(path), log]).toString('latin1');
}

function holds(path: string, text: string): boolean {
  return onDisk(path).includes(Buffer.from(text).toString('latin1'));
}

describe('on Telegram', () => {
  let office: TelegramOffice;
  let group: Chat;
  let lan: Person;
  let outsider: Person;

  beforeEach(async () => {
    office = await openTelegramOffice({ programme: TASKS });
    group = office.double.supergroup('Sở Xây dựng');
    lan = office.who(people.lan);
    outsider = office.who(people.outsider);
    await office.link(group, lan, 'agency', 'SXD');
  });

  afterEach(async () => {
    await office.close();
  });

  function last(): string {
    return office.double.sent(group).at(-1)?.text ?? '';
  }

  function rows(sql: string): unknown[] {
    return office.app().database.raw.prepare(sql).all();
  }

  async function writes(text: string, more: object = {}): Promise<void> {
    office.double.message({ chat: group, from: lan, text: `/tim ${text}`, ...more });
    await office.settled();
  }

  test('a marked message leaves nothing but that it was refused: not in a row, the file, its log or our log', async () => {
    await writes(`${CONTENT}\nTỐI MẬT`);
    expect(last()).toMatch(/^Tin mang dấu độ mật “TỐI MẬT”/);
    expect(holds(office.path, CONTENT)).toBe(false);
    expect(office.logged.join('\n')).not.toContain('con ngựa');
    expect(rows("select actor, text from event where kind = 'secret_refused'")).toEqual([
      { actor: people.lan.name, text: 'TỐI MẬT' },
    ]);
    // The same words without the marking are on the disk: the search finds what is there.
    await writes(CONTENT);
    expect(holds(office.path, CONTENT)).toBe(true);
  });

  test('delivered again after a power cut it is refused once and still not kept', async () => {
    await office.crashAfter(() => {
      office.double.message({ chat: group, from: lan, text: `/tim ${CONTENT}\nMẬT` });
    });
    await office.start();
    await office.settled();
    expect(holds(office.path, CONTENT)).toBe(false);
    expect(rows("select count(*) as n from event where kind = 'secret_refused'")).toEqual([{ n: 1 }]);
    expect(office.double.sent(group).filter(({ text }) => text?.startsWith('Tin mang dấu') === true)).toHaveLength(1);
  });

  test.each([
    'BC 12 (MẬT).pdf',
    'BC 12-MẬT(1).pdf',
    'BC 12-MẬT.signed.pdf',
    'BC 12-MẬT - Copy.docx',
    'BC 12_MẬT_v2.pdf',
    'MẬT BC 12.docx',
    'BC 12-MẬT-2026.docx',
  ])('a file is refused for its name %s, and is no evidence', async (name) => {
    const reminder = office.newest(group);
    office.double.document({ chat: group, from: lan, replyTo: reminder, caption: '#1 40%', name });
    await office.settled();
    expect(last()).toMatch(/^Tin mang dấu độ mật “MẬT”/);
    expect(rows('select * from evidence')).toEqual([]);
    expect(holds(office.path, 'BC 12')).toBe(false);
    expect(rows('select distinct status from assignment')).toEqual([{ status: 'not_started' }]);
  });

  test.each([
    ['first', ['MẬT', undefined, undefined]],
    ['last', [undefined, undefined, 'MẬT']],
  ])('an album whose %s item is marked is refused whole, with one answer', async (_which, captions) => {
    const before = office.double.sent(group).length;
    office.double.album({ chat: group, from: lan, replyTo: office.newest(group) }, captions);
    await office.settled();
    expect(rows('select * from evidence')).toEqual([]);
    expect(rows("select payload from inbox where payload like '%photo%'")).toEqual([]);
    office.clock.moveTo('2022-06-20T02:00:00.000Z' as ReturnType<typeof office.clock.now>);
    await office.settled();
    expect(office.double.sent(group).slice(before)).toEqual([
      expect.objectContaining({ text: expect.stringMatching(/^Tin mang dấu độ mật/) as string }),
    ]);
  });

  test('what another member wrote and somebody quotes is not kept either; the command itself works', async () => {
    const secret = office.double.message({ chat: group, from: outsider, text: `TUYỆT MẬT\n${CONTENT}` });
    office.double.message({ chat: group, from: lan, text: '/quansat', replyTo: secret });
    await office.settled();
    expect(last()).toContain('làm người quan sát');
    expect(holds(office.path, CONTENT)).toBe(false);
  });

  test('an edited message that is marked takes its earlier version out of the inbox', async () => {
    const written = office.double.message({ chat: group, from: lan, text: `/tim ${CONTENT}` });
    await office.settled();
    office.double.edit(written, `/tim ${CONTENT}\nMẬT`);
    await office.settled();
    expect(last()).toMatch(/^Tin mang dấu độ mật/);
    expect(rows(`select id from inbox where payload like '%con ngựa%'`)).toEqual([]);
  });

  test('while somebody reads an older state the log cannot be emptied: it is when he has read', async () => {
    const sent = office.double.message({ chat: group, from: lan, text: CONTENT });
    await office.settled();
    const reader = new BetterSqlite(office.path, { readonly: true });
    reader.exec('begin');
    reader.prepare('select count(*) from inbox').get();
    office.double.edit(sent, `${CONTENT}\nMẬT`);
    await office.settled();
    expect(holds(office.path, CONTENT)).toBe(true);
    reader.exec('commit');
    reader.close();
    await vi.waitFor(
      () => {
        expect(holds(office.path, CONTENT)).toBe(false);
      },
      { timeout: HANGS_AFTER_MS },
    );
  });

  test('in a group that belongs to nobody it is not kept, and nothing is said', async () => {
    const strange = office.double.supergroup('Nhóm lạ');
    office.double.message({ chat: strange, from: outsider, text: `/tim ${CONTENT}\nMẬT` });
    await office.settled();
    expect(office.double.sent(strange)).toEqual([]);
    expect(holds(office.path, CONTENT)).toBe(false);
  });
});

test('on Zalo a marked message leaves nothing either, also where it is only quoted', async () => {
  const office = await openZaloOffice({ programme: TASKS, double: { showsQuotes: true } });
  const [lan, outsider] = [office.who(people.lan), office.who(people.outsider)];
  const sxd = office.double.group();
  await office.link(sxd, lan, 'agency', 'SXD');
  await office.says(outsider, sxd, `${CONTENT}\nMẬT`);
  expect(office.texts(sxd).at(-1)).toMatch(/^Tin mang dấu độ mật “MẬT”/);
  office.double.event('message.text.received', sxd, lan, {
    message_id: 'c0ffee',
    text: '1 40%',
    reply_to_message: { message_id: 'c0ffed', text: `TỐI MẬT\n${CONTENT}` },
  });
  await office.settled();
  expect(office.texts(sxd).at(-1)).toMatch(/^Đã ghi nhận #1/);
  expect(holds(office.config.databasePath, CONTENT)).toBe(false);
  await office.close();
});
