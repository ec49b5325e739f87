// covers src/usecases/deliver/prepare-delivery.ts

/** DELIVERY=shadow: what nobody asked for is read by the secretariat, and by nobody else. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import type { OutboxPayload } from '../../../src/outbox/payload.ts';
import { chatsOf } from '../../../src/store/people/chats.ts';
import { addDependency, programmeNamed, setOwnerChat } from '../../../src/store/programmes/tasks.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';

const HEAD = '[Chạy thử, lẽ ra gửi: ';

let office: Office;
beforeEach(async () => {
  office = await openLinked(
    {
      at: '2022-06-20 08:00',
      followed: true,
      rules: { delivery: 'shadow' },
      programme: [
        { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
        { ref: 'I.2', title: 'Lập quy hoạch phân khu', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
        { ref: 'I.3', title: 'Rà soát số liệu huyện', lead: 'UBND huyện Thọ Xuân', deadline: 'Ngày 30/5/2022' },
      ],
    },
    { VP: people.binh, LD: people.son, SXD: people.lan },
  );
});
afterEach(() => {
  office.close();
});

/** What was said during `act` in the groups of the agency and the leaders, and to the secretariat for them. */
async function during(act: () => Promise<unknown>) {
  const before = { SXD: office.sentTo('SXD').length, LD: office.sentTo('LD').length, VP: office.sentTo('VP').length };
  await act();
  const since = (place: 'SXD' | 'LD' | 'VP') => office.sentTo(place).slice(before[place]);
  return {
    elsewhere: [...since('SXD'), ...since('LD')].map(({ text }) => text),
    shadows: since('VP').filter(({ text }) => text.startsWith(HEAD)),
  };
}

test('a reminder and the weekly digest with its picture reach the secretariat alone, named for whom they are', async () => {
  const reminded = await during(() => office.advanceTo('2022-06-21 09:00'));
  expect(reminded.elsewhere).toEqual([]);
  expect(reminded.shadows.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^\[Chạy thử, lẽ ra gửi: Sở Xây dựng\]\nNhắc việc/u),
  ]);
  const summed = await during(() => office.digest());
  expect(summed.elsewhere).toEqual([]);
  expect(summed.shadows.some(({ text }) => text.startsWith(`${HEAD}Lãnh đạo`))).toBe(true);
  for (const { buttons, message } of [...reminded.shadows, ...summed.shadows]) {
    expect([buttons, message.replyTo, message.topic]).toEqual([[], null, null]);
  }
});

test('a request for more time reaches the secretariat as ever, and whoever asked is answered', async () => {
  const { elsewhere } = await during(() => office.says(people.lan, 'SXD', '#1 xin gia hạn đến 30/9/2022'));
  // Lan is answered: she asked.
  expect(elsewhere).toEqual([expect.stringContaining('Đã ghi nhận')]);
  expect(office.sentTo('VP').some(({ text }) => text.startsWith('Đề nghị gia hạn'))).toBe(true);
});

test('a leader’s instruction and a decision of the secretariat do not reach the agency', async () => {
  const instructed = await during(() =>
    office.says(people.son, 'LD', '1 yêu cầu báo cáo trước 30/6/2022', { mention: true }),
  );
  // The leader is answered, for the leader asked.
  expect(instructed.elsewhere).toHaveLength(1);
  expect(office.lastTo('LD').text).toBe(instructed.elsewhere[0]);
  expect(instructed.shadows.map(({ text }) => text)).toEqual([expect.stringContaining(`${HEAD}Sở Xây dựng`)]);
  await office.says(people.lan, 'SXD', '#2 xong');
  const decided = await during(() => office.says(people.binh, 'VP', '/xacnhan 2'));
  expect(decided.elsewhere).toEqual([]);
  expect(decided.shadows.map(({ text }) => text)).toEqual([expect.stringContaining(`${HEAD}Sở Xây dựng`)]);
});

/** Of every kind but an answer that is still looked for and what changes a message in place: somebody asked for those. */
type Kind = Exclude<OutboxPayload['kind'], 'asked' | 'edit' | 'take_away'>;

/** Brings about a message of each kind, and the words with which the secretariat reads it in place of `instead`. */
const KINDS: Readonly<Record<Kind, { act: () => Promise<unknown>; instead: string | null; reads: string }>> = {
  nudge: { act: () => office.advanceTo('2022-06-21 09:00'), instead: 'Sở Xây dựng', reads: 'Nhắc việc' },
  message: {
    async act() {
      await office.says(people.lan, 'SXD', '#2 xong');
      await office.says(people.binh, 'VP', '/tralai 2 thiếu dự toán');
    },
    instead: 'Sở Xây dựng',
    reads: 'Trả lại báo cáo hoàn thành',
  },
  escalation: {
    async act() {
      await office.advanceTo('2022-07-04 09:00');
      // As if the agency had been urged before shadow delivery began: otherwise nobody above is told.
      const receivedBy = (role: string) =>
        office.database.raw.exec(
          `update outbox set chat_id = (select id from chat where role = '${role}') where kind = 'reminder' and state = 'sent'`,
        );
      for (const step of ['07-05', '07-08', '07-18', '08-02', '08-03']) {
        receivedBy('agency');
        await office.advanceTo(`2022-${step} 09:00`);
      }
      receivedBy('secretariat');
    },
    instead: 'Lãnh đạo',
    reads: 'Nhiệm vụ quá hạn từ 30 ngày',
  },
  claim: {
    async act() {
      office.database.transact((tx) => {
        setOwnerChat(tx, programmeNamed(tx, 'tiny')?.id ?? 0, chatsOf(tx, 'leaders')[0]?.id ?? 0);
      });
      await office.says(people.lan, 'SXD', '#1 xin gia hạn đến 30/9/2022');
    },
    instead: 'Lãnh đạo',
    reads: 'Đề nghị gia hạn',
  },
  plea: {
    act: () => office.says(people.lan, 'SXD', '#1 lý do khách quan: mưa lũ'),
    instead: null,
    reads: 'Lý do khách quan, chờ Văn phòng xác nhận',
  },
  plea_answer: {
    async act() {
      await office.says(people.lan, 'SXD', '#1 lý do khách quan: mưa lũ');
      await office.says(people.binh, 'VP', '/lydo 1');
    },
    instead: 'Sở Xây dựng',
    reads: 'Đã xác nhận lý do khách quan',
  },
  instruction: {
    act: () => office.says(people.son, 'LD', '1 yêu cầu báo cáo trước 30/6/2022', { mention: true }),
    instead: 'Sở Xây dựng',
    reads: 'Ý kiến chỉ đạo về #1',
  },
  instruction_answer: {
    async act() {
      await office.says(people.son, 'LD', '1 yêu cầu báo cáo trước 30/6/2022', { mention: true });
      await office.says(people.lan, 'SXD', '#1 đang thực hiện 40%');
    },
    instead: 'Lãnh đạo',
    reads: 'Trả lời ý kiến chỉ đạo #1',
  },
  follow_up: {
    async act() {
      await office.says(people.son, 'LD', '1 yêu cầu báo cáo trước 23/6/2022', { mention: true });
      await office.advanceTo('2022-06-23 09:00');
    },
    instead: 'Sở Xây dựng',
    reads: 'Ý kiến chỉ đạo đến ngày trả lời',
  },
  digest: {
    async act() {
      await office.says(people.lan, 'SXD', '#1 đang thực hiện 40%, vướng mặt bằng');
      await office.digest();
    },
    instead: 'Sở Xây dựng',
    reads: 'Tổng hợp',
  },
  slips: {
    async act() {
      office.database.transact((tx) => {
        addDependency(tx, 3, 1);
      });
      await office.tick();
    },
    instead: 'Sở Xây dựng',
    reads: 'Để đơn vị biết',
  },
  unchecked_days: {
    async act() {
      await office.says(people.lan, 'SXD', '#2 xong');
      await office.says(people.binh, 'VP', '/xacnhan 2');
      // As the upgrade of a registry of 0.1.0 leaves it.
      office.database.raw.exec('insert into unchecked_day select id from assignment where task_id = 2');
      await office.tick();
    },
    instead: null,
    reads: 'Ngày hoàn thành cần xem lại',
  },
  taken_over: {
    async act() {
      office.database.transact((tx) =>
        recordSuccession(workAt(tx, office.now(), office.rules), {
          kind: 'rename',
          predecessors: ['SXD'],
          successors: [{ code: 'SQH', name: 'Sở Quy hoạch' }],
          from: day('2022-06-20'),
          document: 'Nghị quyết số 99/NQ-HĐND',
          choices: [],
        }),
      );
      await office.relay.drain();
    },
    instead: 'Sở Quy hoạch',
    reads: 'Sở Quy hoạch tiếp nhận nhiệm vụ',
  },
  closing_question: {
    async act() {
      await office.says(people.binh, 'VP', '/ketthuc 30/6/2022');
      await office.tick();
    },
    instead: 'Sở Xây dựng',
    reads: 'Hỏi trước khi kết thúc chương trình',
  },
  last_day_changed: {
    async act() {
      await office.says(people.binh, 'VP', '/ketthuc 30/6/2022');
      await office.tick();
      await office.says(people.binh, 'VP', '/ketthuc bỏ');
      await office.advanceTo('2022-06-20 09:00', {});
    },
    instead: 'Sở Xây dựng',
    reads: 'Ngày cuối của chương trình thay đổi',
  },
  final_report: {
    async act() {
      await office.says(people.binh, 'VP', '/ketthuc 20/6/2022');
      await office.advanceTo('2022-06-21 09:00');
    },
    instead: 'Lãnh đạo',
    reads: 'Báo cáo kết thúc chương trình',
  },
  continuation: {
    async act() {
      const rows = [{ ref: 'II.1', title: 'Quy hoạch giai đoạn mới', lead: 'Sở Xây dựng', deadline: 'Năm 2025' }];
      addProgramme(office.database, rows, office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
      await office.says(people.binh, 'VP', '/ketthuc tiny 20/6/2022');
      office.moveTo('2022-06-21 09:00');
      await office.says(people.binh, 'VP', '/chuyentiep 1 4');
      await office.advanceTo('2022-06-21 10:00');
    },
    instead: 'Sở Xây dựng',
    reads: 'Nhiệm vụ được chuyển tiếp',
  },
  waiting: {
    async act() {
      await office.says(people.lan, 'SXD', '#2 xong');
      await office.advanceTo('2022-06-27 09:00');
    },
    instead: null,
    reads: 'Đang chờ',
  },
};

const rowKindsSeen = new Set<string>();

test.each(Object.entries(KINDS))(
  'a message of the kind “%s”, of which nobody asked, is read by the secretariat alone',
  async (kind, { act, instead, reads }) => {
    const promised: string[] = [];
    office.database.raw.function('promised', (rowKind, payload) => {
      rowKindsSeen.add(String(rowKind));
      promised.push((JSON.parse(String(payload)) as OutboxPayload).kind);
    });
    office.database.raw.exec(
      'create temp trigger watch after insert on outbox when new.unprompted = 1 begin select promised(new.kind, new.payload); end',
    );
    const { elsewhere, shadows } = await during(act);
    expect(promised).toContain(kind);
    const read = instead === null ? office.sentTo('VP').map(({ text }) => text) : shadows.map(({ text }) => text);
    expect(read).toContainEqual(expect.stringContaining(instead === null ? reads : `${HEAD}${instead}]\n${reads}`));
    expect(elsewhere.filter((text) => text.includes(reads))).toEqual([]);
    // Whatever else came of it: nothing that nobody asked for was sent anywhere else, of whatever kind its row is.
    const astray = office.database.raw
      .prepare(
        `select outbox.kind from outbox join chat on chat.id = outbox.chat_id
        where outbox.unprompted = 1 and outbox.state = 'sent' and chat.role <> 'secretariat'`,
      )
      .pluck()
      .all();
    expect(astray).toEqual([]);
  },
);

test('of the kinds of rows that the database allows, those above come unasked, and the rest only to whoever asked', () => {
  const table = office.database.raw.prepare("select sql from sqlite_master where name = 'outbox'").pluck().get();
  const [, list = ''] = /kind in \(([^)]*)\)/u.exec(String(table)) ?? [];
  const allowed = list.split(',').map((kind) => kind.trim().replaceAll("'", ''));
  expect([...rowKindsSeen, 'receipt', 'answer', 'question'].sort()).toEqual(allowed.sort());
});
