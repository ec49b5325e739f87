// covers src/usecases/chats/tell-heir.ts, src/usecases/programme/join-share.ts

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import type { SuccessionPlan } from '../../../src/domain/agencies/succession.ts';
import { NOT_YET_TOLD } from '../../../src/domain/tasks/heir.ts';
import { ratesOf } from '../../../src/domain/tasks/figures.ts';
import { findAgency } from '../../../src/store/programmes/agencies.ts';
import type { Scope } from '../../../src/store/programmes/assignments.ts';
import { figuresIn } from '../../../src/usecases/figures/figures.ts';
import { figuresJson } from '../../../src/usecases/figures/figures-json.ts';
import { gatherReport } from '../../../src/usecases/figures/gather-report.ts';
import { digestFor } from '../../../src/usecases/figures/gather-digest.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { takeOverAssignment } from '../../../src/usecases/programme/take-over-assignment.ts';
import { tasksAmong } from '../../../src/usecases/show/list-tasks.ts';
import { taskJson } from '../../../src/usecases/show/task-json.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people, type Person } from '../../people.ts';
import { wholeReport } from '../../support/whole-report.ts';
import { openOffice, type Office } from '../../support/office.ts';

const { binh, lan, son, tung } = people;
const DOCUMENT = 'Nghị quyết số 99/NQ-HĐND';
const TXM = { code: 'TXM', name: 'UBND xã Thọ Xuân' };

let office: Office;

beforeEach(async () => {
  office = await openOffice({
    at: '2022-06-20 08:00',
    followed: true,
    programme: [
      { ref: 'I.1', title: 'Mở tuyến đường', lead: 'UBND huyện Thọ Xuân', deadline: 'Ngày 30/6/2022' },
      { ref: 'I.2', title: 'Đề án chung', lead: 'Sở Xây dựng, UBND huyện Thọ Xuân', deadline: 'Ngày 31/8/2022' },
      { ref: 'I.3', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/12/2022' },
    ],
  });
  await office.linkSecretariat(binh);
  await office.linkLeaders(son);
});
afterEach(() => {
  office.close();
});

async function reorganise(changes: Partial<SuccessionPlan> = {}): Promise<void> {
  const outcome = office.database.transact((tx) => {
    const work = workAt(tx, office.now(), office.rules);
    const plan: SuccessionPlan = {
      kind: 'merge',
      predecessors: ['SXD', 'UBNDTX'],
      successors: [{ code: 'SXD', name: null }],
      from: work.today,
      document: DOCUMENT,
      choices: [],
      ...changes,
    };
    return recordSuccession(work, plan);
  });
  expect(outcome.kind).toBe('applied');
  await office.relay.drain();
}

const textsTo = (place: 'SXD' | 'UBNDTX' | 'VP' | 'LD'): string[] => office.sentTo(place).map(({ text }) => text);

test('an heir is told from whom, by which document and what was reported; its ladder begins with that day', async () => {
  await office.linkAgency('SXD', lan);
  await office.linkAgency('UBNDTX', tung);
  await office.advanceTo('2022-07-01 09:00');
  await office.says(tung, 'UBNDTX', '#1 40%', { mention: true });
  await office.advanceTo('2022-08-15 09:00');
  const before = { LD: textsTo('LD').length, VP: textsTo('VP').length, UBNDTX: textsTo('UBNDTX').length };
  await reorganise();
  const notice = office.lastTo('SXD').text;
  expect(notice).toContain('theo Nghị quyết số 99/NQ-HĐND, Sở Xây dựng tiếp nhận nhiệm vụ của UBND huyện Thọ Xuân');
  expect(notice).toContain('#1 (I.1) Mở tuyến đường – hạn 30/06/2022; quá hạn 46 ngày (trước khi tiếp nhận 45 ngày');
  expect(notice).toContain('trước đây UBND huyện Thọ Xuân; đang thực hiện, 40 %; báo cáo gần nhất: 01/07/2022');
  expect(notice).toContain('nay gồm cả phần việc trùng: 1.\n• #2 (I.2) Đề án chung');
  expect(office.assignment('I.1')).toMatchObject({ takenOverOn: '2022-08-15', toldOn: '2022-08-15' });

  const urged = (): string[] =>
    textsTo('UBNDTX')
      .slice(before.UBNDTX)
      .filter((text) => text.startsWith('Đôn đốc'));
  await office.tick();
  expect(urged()).toEqual([]);
  await office.advanceTo('2022-08-16 09:00');
  expect(urged().join('\n')).toContain('tiếp nhận 15/08/2022; trước đây UBND huyện Thọ Xuân');
  await office.advanceTo('2022-08-19 09:00');
  const toSecretariat = textsTo('VP').slice(before.VP);
  expect(toSecretariat.filter((text) => text.startsWith('Nhiệm vụ quá hạn từ'))).toEqual([]);
  await office.advanceTo('2022-08-22 09:00');
  expect(office.lastTo('VP').text).toContain(
    '#1 (I.1) Sở Xây dựng, tiếp nhận 15/08/2022; trước đây UBND huyện Thọ Xuân: Mở tuyến đường – hạn 30/06/2022, quá 53 ngày (trước khi tiếp nhận 45 ngày, từ khi tiếp nhận 8 ngày); chưa có báo cáo mới từ 01/07/2022',
  );
  expect(
    textsTo('LD')
      .slice(before.LD)
      .filter((text) => text.startsWith('Nhiệm vụ quá hạn từ')),
  ).toEqual([]);
});

test('an heir without a chat is the secretariat’s to-do, is judged by nothing, and is told once it has one', async () => {
  await office.linkAgency('UBNDTX', tung);
  await office.advanceTo('2022-07-11 09:00');
  await reorganise({
    kind: 'split',
    predecessors: ['UBNDTX'],
    successors: [{ code: 'SXD', name: null }, TXM],
    choices: [{ task: 1, successor: 'TXM' }],
  });
  expect(office.lastTo('VP').text).toContain('chưa báo được việc tiếp nhận: UBND xã Thọ Xuân');
  expect(office.lastTo('UBNDTX').text).toContain('Nay do UBND xã Thọ Xuân thực hiện: #1 (I.1).');
  expect(office.assignment('I.1').toldOn).toBe(NOT_YET_TOLD);
  const [view] = office.database.read((tx) => tasksAmong(workAt(tx, office.now(), office.rules), [1]));
  expect(view === undefined ? {} : taskJson(view, day('2022-07-11'))).toMatchObject({
    assignments: [
      { agency: 'UBND xã Thọ Xuân', formerly: 'UBND huyện Thọ Xuân', taken_over_on: '2022-07-11', told_on: null },
    ],
  });
  const count = textsTo('LD').length;
  await office.advanceTo('2022-09-20 09:00');
  expect(
    textsTo('LD')
      .slice(count)
      .filter((text) => text.startsWith('Nhiệm vụ quá hạn từ')),
  ).toEqual([]);
  await office.says(son, 'LD', '/quahan');
  const list = office.lastTo('LD').text;
  expect(list).not.toMatch(/#1 [^\n]*quá/u);
  // #2 has no successor, #1 has one that nobody could tell.
  expect(list).toContain('Chờ giao đơn vị kế thừa: 1 (không tính là chậm)');
  expect(list).toContain('Đã giao, chờ báo đến đơn vị: 1 (không tính là chậm)');
  expect(list).toContain(
    '#1 (I.1) UBND xã Thọ Xuân, tiếp nhận 11/07/2022, chưa báo được đến đơn vị; trước đây UBND huyện Thọ Xuân: Mở tuyến đường',
  );
  const figures = office.database.read((tx) => figuresIn(workAt(tx, office.now(), office.rules), { kind: 'all' }));
  expect(figures).toMatchObject({ overdue: 1, orphaned: 2, orphanedLate: 2, untold: 1, untoldLate: 1, within: 1 });
  // Nothing was finished by the hand-over: both stay in what the rates divide by.
  expect(ratesOf(figures)).toEqual({ completed: 0, onTime: 0, base: 3 });

  await office.says(lan, 'SXD', `/lienket ${office.code('agency', 'TXM')}`);
  await office.advanceTo('2022-09-21 09:00');
  expect(textsTo('SXD').filter((text) => text.startsWith('UBND xã Thọ Xuân tiếp nhận nhiệm vụ'))).toHaveLength(1);
  expect(office.assignment('I.1').toldOn).toBe('2022-09-20');
  await office.advanceTo('2022-09-22 09:00');
  expect(office.lastTo('SXD').text).toContain('Đôn đốc');
});

test('an office that gets another name is not urged twice within three working days', async () => {
  await office.linkAgency('UBNDTX', tung);
  // The monthly step, on the first working day of September; the new name from the same day.
  await office.advanceTo('2022-09-05 09:00');
  expect(office.lastTo('UBNDTX').text).toContain('Đôn đốc');
  await reorganise({ kind: 'rename', predecessors: ['UBNDTX'], successors: [TXM] });
  const count = textsTo('UBNDTX').length;
  const urged = (): number =>
    textsTo('UBNDTX')
      .slice(count)
      .filter((text) => text.startsWith('Đôn đốc')).length;
  await office.advanceTo('2022-09-07 09:00');
  expect(urged()).toBe(0);
  await office.advanceTo('2022-09-08 09:00');
  expect(urged()).toBe(1);
});

test('each period of a duty is named where it passes to an heir', async () => {
  const deadline = 'Định kỳ hằng năm';
  const programme = [{ ref: 'I.1', title: 'Báo cáo đánh giá', lead: 'UBND huyện Thọ Xuân', deadline }];
  const other = await openOffice({ at: '2022-06-20 08:00', programme });
  await other.linkAgency('UBNDTX', tung);
  await other.linkAgency('SXD', lan);
  await other.advanceTo('2023-01-10 09:00');
  other.database.transact((tx) => {
    const plan = {
      kind: 'merge',
      predecessors: ['SXD', 'UBNDTX'],
      from: day('2023-01-10'),
      document: DOCUMENT,
    } as const;
    recordSuccession(workAt(tx, other.now(), other.rules), {
      ...plan,
      successors: [{ code: 'SXD', name: null }],
      choices: [],
    });
  });
  await other.relay.drain();
  const notice = other
    .sentTo('SXD')
    .map(({ text }) => text)
    .join('\n');
  expect(notice).toContain('• #1 (I.1, kỳ năm 2022) Báo cáo đánh giá – hạn 31/12/2022; quá hạn 10 ngày');
  expect(notice).toContain('• #1 (I.1, kỳ năm 2023) Báo cáo đánh giá – hạn 31/12/2023');
  other.close();
});

test('the report names whose share was joined, and quotes the newer report of the two', async () => {
  await office.linkAgency('SXD', lan);
  await office.linkAgency('UBNDTX', tung);
  await office.says(lan, 'SXD', '#2 đang làm 45%', { mention: true });
  office.moveTo('2022-06-22 09:00');
  await office.says(tung, 'UBNDTX', '#2 đang làm 65%', { mention: true });
  office.moveTo('2022-06-23 09:00');
  await reorganise();
  const rows = (agency: string) =>
    office.database.read((tx) => {
      const work = workAt(tx, office.now(), office.rules);
      const [from, to] = [day('2022-06-20'), work.today];
      const { assignments } = gatherReport(work, { scope: { kind: 'all' }, programme: null, from, to });
      return [...assignments].filter(({ card }) => card.task.id === 2 && card.agency.code === agency);
    });
  expect(rows('SXD')).toMatchObject([
    {
      card: { assignment: { progress: 65 } },
      joined: ['UBND huyện Thọ Xuân'],
      report: { text: 'đang làm 65%', on: '2022-06-22', by: 'UBND huyện Thọ Xuân' },
    },
  ]);
  await office.says(lan, 'SXD', '#2 đang làm 70%', { mention: true });
  expect(rows('SXD')).toMatchObject([{ report: { text: 'đang làm 70%', by: null } }]);
});

test('a completion that waited is decided under the heir whose share became one with it', async () => {
  await office.linkAgency('SXD', lan);
  await office.linkAgency('UBNDTX', tung);
  await office.says(tung, 'UBNDTX', '/viec');
  await office.says(tung, 'UBNDTX', '#2 xong');
  await reorganise();
  expect(office.lastTo('VP').text).toContain('Sắp xếp đơn vị');
  expect(textsTo('VP').filter((text) => text.startsWith('Báo hoàn thành, chờ xác nhận'))).toHaveLength(2);
  await office.says(binh, 'VP', '/xacnhan 2');
  const shares = office.database.raw.prepare(
    'select status, agency.code from assignment join agency on agency.id = agency_id where task_id = 2',
  );
  expect(shares.raw().all()).toEqual(
    expect.arrayContaining([
      ['completed', 'SXD'],
      ['cancelled', 'UBNDTX'],
    ]),
  );
});

describe('what waits when a merger passes it on keeps the day, the person and the agency of who said it', () => {
  const SAID = 'UBND huyện Thọ Xuân báo 20/06/2022; tiếp nhận 27/06/2022';
  const passedOn = async (words: string): Promise<void> => {
    await office.linkAgency('SXD', lan);
    await office.linkAgency('UBNDTX', tung);
    await office.says(tung, 'UBNDTX', words, { mention: true });
    await office.advanceTo('2022-06-27 09:00');
    await reorganise();
  };

  test.each([
    ['a completion', '#2 đã hoàn thành', 'báo hoàn thành'],
    ['a later date', '#2 xin gia hạn đến 30/10/2022', 'xin gia hạn'],
    ['a task that is not ours', '#2 không thuộc trách nhiệm của huyện', 'cho rằng không thuộc'],
  ])('%s', async (_name, words, kind) => {
    await passedOn(words);
    const card = textsTo('VP').findLast((text) => text.includes('Người báo:')) ?? '';
    expect(card).toContain(`Hoàng Thanh Tùng (UBND huyện Thọ Xuân). ${SAID}.`);
    await office.says(son, 'LD', '/quahan');
    expect(office.lastTo('LD').text).toMatch(
      /#2 \(I\.2\)[^\n]*; UBND huyện Thọ Xuân báo 20\/06\/2022; tiếp nhận 27\/06\/2022/u,
    );
    await office.says(binh, 'VP', '/tonghop');
    const digest = office.lastTo('VP').text;
    expect(digest).toMatch(/#2 \(I\.2\)[^\n]*; UBND huyện Thọ Xuân báo 20\/06\/2022; tiếp nhận 27\/06\/2022/u);
    await office.says(binh, 'VP', '/lichsu 2');
    const history = office
      .lastTo('VP')
      .text.split('\n')
      .filter((line) => line.includes(kind));
    expect(history.map((line) => line.slice(0, 16))).toEqual(['08:00 20/06/2022', '09:00 27/06/2022']);
    expect(history[1]).toContain('Hoàng Thanh Tùng (UBND huyện Thọ Xuân)');
    expect(history[1]).toContain('ngày 20/06/2022; đơn vị kế thừa tiếp nhận');
    const report = office.database.read((tx) => {
      const work = workAt(tx, office.now(), office.rules);
      return wholeReport(work, { scope: { kind: 'all' }, programme: null, from: day('2022-06-20'), to: work.today });
    });
    const row = report.assignments.find(({ card: { task, agency } }) => task.id === 2 && agency.code === 'SXD');
    expect(row?.report).toMatchObject({ on: '2022-06-20', by: 'UBND huyện Thọ Xuân' });
    expect(row?.card.passedOn).toEqual({ agency: 'UBND huyện Thọ Xuân', on: '2022-06-20', takenOn: '2022-06-27' });
  });

  test('what the heir says itself, once it was returned, takes its place', async () => {
    await passedOn('#2 đã hoàn thành');
    await office.says(binh, 'VP', '/tralai 2 thiếu biên bản', { mention: true });
    await office.says(lan, 'SXD', '#2 đã hoàn thành', { mention: true });
    await office.says(binh, 'VP', '/tonghop');
    expect(office.lastTo('VP').text).not.toContain('UBND huyện Thọ Xuân báo');
  });
});

test('an extension that was asked for is granted under the heir', async () => {
  await office.linkAgency('UBNDTX', tung);
  await office.says(tung, 'UBNDTX', '/giahan 1 30/9/2022 chờ mặt bằng');
  await reorganise({ kind: 'rename', predecessors: ['UBNDTX'], successors: [TXM] });
  expect(office.assignment('I.1')).toMatchObject({ waitingFor: 'extension', requestedDueOn: '2022-09-30' });
  await office.says(binh, 'VP', '/dongy 1');
  expect(office.assignment('I.1')).toMatchObject({ waitingFor: null, dueOn: '2022-09-30' });
});

describe('of two requests on shares that become one, the one that is decided no more', () => {
  const VP_SAID = /không còn chờ quyết định, vì/u;
  const SAID = 'Không còn chờ quyết định\n#2';

  type Asking = readonly [Person, 'SXD' | 'UBNDTX', string];

  async function askBoth(first: Asking, then: Asking): Promise<void> {
    await office.linkAgency('SXD', lan);
    await office.linkAgency('UBNDTX', tung);
    await office.says(...first, { mention: true });
    await office.advanceTo('2022-06-21 09:00');
    await office.says(...then, { mention: true });
    await office.advanceTo('2022-06-22 09:00');
  }

  interface Two {
    readonly asked: readonly [Asking, Asking];
    /** The chat whose request is decided no more. */
    readonly asker: 'SXD' | 'UBNDTX';
    readonly dropped: string;
    readonly decided: string;
  }

  test.each<[string, Two]>([
    [
      'the later of two dates, the predecessor’s',
      {
        asked: [
          [lan, 'SXD', '#2 xin gia hạn đến 31/10/2022'],
          [tung, 'UBNDTX', '#2 xin gia hạn đến 30/11/2022'],
        ],
        asker: 'UBNDTX',
        dropped: 'đề nghị gia hạn đến 30/11/2022 gửi ngày 21/06/2022',
        decided: 'đề nghị gia hạn đến 31/10/2022 gửi ngày 20/06/2022',
      },
    ],
    [
      'the later of two dates, the heir’s own',
      {
        asked: [
          [tung, 'UBNDTX', '#2 xin gia hạn đến 30/11/2022'],
          [lan, 'SXD', '#2 xin gia hạn đến 31/10/2022'],
        ],
        asker: 'SXD',
        dropped: 'đề nghị gia hạn đến 31/10/2022 gửi ngày 21/06/2022',
        decided: 'đề nghị gia hạn đến 30/11/2022 gửi ngày 20/06/2022',
      },
    ],
    [
      'a date beside the predecessor’s completion',
      {
        asked: [
          [lan, 'SXD', '#2 xin gia hạn đến 31/10/2022'],
          [tung, 'UBNDTX', '#2 đã hoàn thành'],
        ],
        asker: 'SXD',
        dropped: 'đề nghị gia hạn đến 31/10/2022 gửi ngày 20/06/2022',
        decided: 'báo cáo hoàn thành gửi ngày 21/06/2022',
      },
    ],
    [
      'a suspension beside the heir’s completion',
      {
        asked: [
          [lan, 'SXD', '#2 đã hoàn thành'],
          [tung, 'UBNDTX', '#2 tạm dừng theo Công văn số 4/UBND-TH ngày 1/6/2022'],
        ],
        asker: 'UBNDTX',
        dropped: 'báo cáo tạm dừng gửi ngày 21/06/2022',
        decided: 'báo cáo hoàn thành gửi ngày 20/06/2022',
      },
    ],
  ])('is named to whoever asked and to the secretariat: %s', async (_what, { asked, asker, dropped, decided }) => {
    await askBoth(...asked);
    await reorganise();
    expect(textsTo('VP').filter((text) => VP_SAID.test(text) && text.includes(dropped))).toHaveLength(1);
    const told = textsTo(asker).filter((text) => text.startsWith(SAID));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`(${DOCUMENT}), nên ${dropped} của`);
    expect(told[0]).toContain(`Đang chờ quyết định: ${decided}.`);
    const other = asker === 'SXD' ? 'UBNDTX' : 'SXD';
    expect(textsTo(other).filter((text) => text.startsWith(SAID))).toEqual([]);
  });

  test('is named to the heir where the agency that asked has no chat any more', async () => {
    await askBoth([lan, 'SXD', '#2 xin gia hạn đến 31/10/2022'], [tung, 'UBNDTX', '#2 xin gia hạn đến 30/11/2022']);
    await reorganise({ kind: 'abolish', predecessors: ['UBNDTX'], successors: [] });
    const asked = office.database.read((tx) => findAgency(tx, 'UBNDTX')) ?? expect.fail();
    office.moveTo('2022-06-23 09:00');
    office.database.transact((tx) => {
      const work = workAt(tx, office.now(), office.rules);
      const to = findAgency(tx, 'SXD') ?? expect.fail();
      expect(takeOverAssignment(work, 2, to, DOCUMENT, asked).kind).toBe('taken');
    });
    await office.relay.drain();
    const told = textsTo('SXD').filter((text) => text.startsWith(SAID));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('đề nghị gia hạn đến 30/11/2022 gửi ngày 21/06/2022 của UBND huyện Thọ Xuân');
    expect(office.assignment('I.2', 'SXD')).toMatchObject({ waitingFor: 'extension', requestedDueOn: '2022-10-31' });
  });

  test('is none where only one share waits: what was asked goes on', async () => {
    await office.linkAgency('SXD', lan);
    await office.linkAgency('UBNDTX', tung);
    await office.says(tung, 'UBNDTX', '#2 xin gia hạn đến 30/11/2022');
    await reorganise();
    expect([...textsTo('SXD'), ...textsTo('UBNDTX'), ...textsTo('VP')].join()).not.toContain(
      'Không còn chờ quyết định',
    );
    expect(office.assignment('I.2', 'SXD')).toMatchObject({ waitingFor: 'extension', requestedDueOn: '2022-11-30' });
  });
});

test('a merger back and forth keeps every name, and the heir that ends in turn passes on what it has', async () => {
  await office.linkAgency('UBNDTX', tung);
  await reorganise({ kind: 'rename', predecessors: ['UBNDTX'], successors: [TXM] });
  office.moveTo('2022-07-11 09:00');
  await reorganise({ predecessors: ['SXD', 'TXM'] });
  office.moveTo('2022-07-18 09:00');
  await reorganise({ kind: 'rename', predecessors: ['SXD'], successors: [{ code: 'SQH', name: 'Sở Quy hoạch' }] });
  await office.says(son, 'LD', '/quahan');
  expect(office.lastTo('LD').text).toContain(
    'tiếp nhận 18/07/2022; trước đây UBND huyện Thọ Xuân, UBND xã Thọ Xuân, Sở Xây dựng',
  );
  const back = { kind: 'rename' as const, predecessors: ['SQH'], successors: [{ code: 'SXD', name: null }] };
  const outcome = office.database.transact((tx) =>
    recordSuccession(workAt(tx, office.now(), office.rules), {
      ...back,
      from: day('2022-07-18'),
      document: DOCUMENT,
      choices: [],
    }),
  );
  expect(outcome).toMatchObject({ kind: 'refused' });
});

test('an abolition on a rest day leaves the completion that waits to be decided; returned, it waits for an heir', async () => {
  await office.linkAgency('UBNDTX', tung);
  await office.says(tung, 'UBNDTX', '/viec');
  await office.says(tung, 'UBNDTX', '#1 xong');
  // A Sunday.
  office.moveTo('2022-07-03 09:00');
  await reorganise({ kind: 'abolish', predecessors: ['UBNDTX'], successors: [] });
  expect(office.assignment('I.1')).toMatchObject({ status: 'pending_confirmation', orphanedOn: '2022-07-03' });
  await office.advanceTo('2022-07-04 09:00');
  expect(office.lastTo('UBNDTX').text).toContain('Nhóm này không còn nhận tin nhắc việc.');
  expect(office.lastTo('UBNDTX').text).toContain('đề nghị liên hệ Văn phòng');
  await office.says(binh, 'VP', '/tralai 1 thiếu biên bản');
  expect(office.assignment('I.1')).toMatchObject({ status: 'suspended', waitingFor: null });
  await office.says(son, 'LD', '/tonghop');
  // Reported in time: the days for which it waited make nothing late.
  expect(office.lastTo('LD').text).toMatch(/chờ giao đơn vị kế thừa 2(?! \(trong đó đã quá hạn)/u);
  expect(office.lastTo('LD').text).toContain('Sắp xếp đơn vị: 1 đơn vị kết thúc, 2 phần việc chờ giao đơn vị kế thừa.');

  const taken = office.database.transact((tx) =>
    takeOverAssignment(workAt(tx, office.now(), office.rules), 1, findAgency(tx, 'SXD') ?? expect.fail(), DOCUMENT),
  );
  expect(taken.kind).toBe('taken');
  expect(office.assignment('I.1')).toMatchObject({ status: 'in_progress', orphanedOn: null, toldOn: NOT_YET_TOLD });
});

test('two reorganisations before the notice of the first went out are told once, and count once', async () => {
  await office.linkAgency('UBNDTX', tung);
  await office.says(tung, 'UBNDTX', '#1 xong');
  // After the sending hours of a Friday.
  office.moveTo('2022-06-24 20:00');
  await reorganise({ kind: 'rename', predecessors: ['UBNDTX'], successors: [TXM] });
  await reorganise({
    kind: 'rename',
    predecessors: ['TXM'],
    successors: [{ code: 'TXB', name: 'UBND xã Thọ Xuân Bắc' }],
  });
  await office.advanceTo('2022-06-28 09:00');
  const told = textsTo('UBNDTX').filter((text) => text.includes('tiếp nhận nhiệm vụ'));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^UBND xã Thọ Xuân Bắc tiếp nhận nhiệm vụ/u);
  expect(told[0]).toContain('trước đây UBND huyện Thọ Xuân, UBND xã Thọ Xuân');
  // #1 waits for its confirmation: it is asked for no more by the notice.
  expect(told[0]).toContain('ví dụ “#2 70%”');
  await office.says(son, 'LD', '/tonghop');
  expect(office.lastTo('LD').text).toContain('Sắp xếp đơn vị: 2 đơn vị kết thúc, chuyển 2 phần việc.');
  await office.says(binh, 'VP', '/xacnhan 1');
  expect(office.assignment('I.1')).toMatchObject({ status: 'completed' });
});

test('an extension that waits when its agency ends on a rest day is granted, and goes on waiting for an heir', async () => {
  await office.linkAgency('UBNDTX', tung);
  await office.says(tung, 'UBNDTX', '#1 xin gia hạn đến 30/9/2022', { mention: true });
  office.moveTo('2022-07-02 09:00');
  await reorganise({ kind: 'abolish', predecessors: ['UBNDTX'], successors: [] });
  await office.says(binh, 'VP', '/dongy 1');
  expect(office.assignment('I.1')).toMatchObject({
    status: 'suspended',
    waitingFor: null,
    dueOn: '2022-09-30',
    orphanedOn: '2022-07-02',
  });
  await office.says(son, 'LD', '/tonghop');
  expect(office.lastTo('LD').text).toMatch(/chờ giao đơn vị kế thừa 2(?! \(trong đó đã quá hạn)/u);
});

test('reminders of what moved go to the group where its people are', async () => {
  await office.linkAgency('SXD', lan);
  await office.linkAgency('UBNDTX', tung);
  await reorganise();
  await office.advanceTo('2022-06-23 09:00');
  expect(textsTo('UBNDTX').filter((text) => text.startsWith('Nhắc việc') && text.includes('#1 (I.1)')).length).toBe(1);
  expect(textsTo('SXD').filter((text) => text.startsWith('Nhắc việc') && text.includes('#1 (I.1)'))).toEqual([]);
});

test('a split that keeps its name moves only what was chosen, and says nothing of tasks to whoever took none', async () => {
  await office.linkAgency('SXD', lan);
  await reorganise({
    kind: 'split',
    predecessors: ['SXD'],
    successors: [
      { code: 'SXD', name: null },
      { code: 'SNO', name: 'Sở Nhà ở' },
    ],
    choices: [],
  });
  expect(office.assignment('I.3')).toMatchObject({ status: 'not_started', orphanedOn: null, takenOverOn: null });
  expect(textsTo('SXD').join('\n')).not.toMatch(/tiếp nhận nhiệm vụ của\s*\./u);
});

test('the sheet of an agency that ended stops on its last day, and what it finished is no 100 %', async () => {
  await office.linkAgency('UBNDTX', tung);
  await office.says(tung, 'UBNDTX', '#2 xong', { mention: true });
  await office.says(binh, 'VP', '/xacnhan 2');
  await office.advanceTo('2022-07-11 09:00');
  await reorganise({ kind: 'rename', predecessors: ['UBNDTX'], successors: [TXM] });
  await office.advanceTo('2022-08-10 09:00');
  const look = <T>(at: (work: ReturnType<typeof workAt>) => T): T =>
    office.database.read((tx) => at(workAt(tx, office.now(), office.rules)));
  const agencyId = look(({ tx }) => findAgency(tx, 'UBNDTX')?.id ?? 0);
  const report = look((work) =>
    wholeReport(work, {
      scope: { kind: 'agency', agencyId },
      programme: null,
      from: day('2022-06-01'),
      to: day('2022-08-10'),
    }),
  );
  expect(report.asOfDay).toBe('2022-07-10');
  expect(report.figures).toMatchObject({ total: 2, completedOnTime: 1, overdue: 1 });
  expect(report.assignments.map(({ card }) => card.agency.code)).toEqual(['UBNDTX', 'UBNDTX']);
  const json = (scope: Scope) =>
    look((work) => figuresJson(work, scope, work.today)) as {
      readonly as_of: string;
      readonly completion_rate: number;
      readonly agencies: readonly {
        readonly code: string;
        readonly ended: boolean;
        readonly completion_rate: number | null;
      }[];
    };
  expect(json({ kind: 'agency', agencyId })).toMatchObject({ as_of: '2022-07-10', completion_rate: 0.5 });
  expect(json({ kind: 'all' }).agencies).toContainEqual(
    expect.objectContaining({ code: 'UBNDTX', ended: true, completed: 1, completion_rate: null, on_time_rate: null }),
  );
  const sheet = look((work) => digestFor(work, { kind: 'agency', agencyId }));
  expect(sheet.text).toContain('UBND huyện Thọ Xuân, tính đến ngày 10/07/2022');
  expect(sheet.text).toContain('hoàn thành 1, quá hạn 1');
});

test('recipients and coordinating agencies are named with their heirs, and in a past report as they were then', async () => {
  office.database.raw.exec(
    "update task set coordinating = 'Sở Xây dựng, các sở, ban, ngành', report_to = 'UBND huyện Thọ Xuân' where ref = 'I.3'",
  );
  await office.linkAgency('SXD', lan);
  await office.says(lan, 'SXD', '#3 20%');
  const before = 'UBND huyện Thọ Xuân';
  office.moveTo('2022-07-20 08:00');
  await reorganise({ kind: 'rename', predecessors: ['UBNDTX'], successors: [TXM] });
  await reorganise({ kind: 'rename', predecessors: ['SXD'], successors: [{ code: 'SQH', name: 'Sở Quy hoạch' }] });
  office.moveTo('2022-07-27 08:00');
  // An heir that ends in its turn.
  await reorganise({ kind: 'rename', predecessors: ['TXM'], successors: [{ code: 'LSM', name: 'UBND xã Lam Sơn' }] });
  const now = 'UBND xã Lam Sơn (trước đây: UBND huyện Thọ Xuân)';
  await office.says(binh, 'VP', '/xem 3');
  expect(office.lastTo('VP').text).toContain(`Nơi nhận báo cáo: ${now}.`);
  expect(office.lastTo('VP').text).toContain('Phối hợp: Sở Quy hoạch (trước đây: Sở Xây dựng), các sở, ban, ngành.');
  await office.advanceTo('2022-12-20 18:00');
  const reminder = office.sentTo('SXD').findLast(({ text }) => text.includes('Nhắc việc') && text.includes('#3 (I.3)'));
  // There is no room for the recipient among 500 characters; whoever is named is not named under an ended name.
  expect(reminder?.text).toContain('Đơn vị tiếp nhận 20/07/2022; trước đây Sở Xây dựng.');
  expect(reminder?.text).not.toMatch(/UBND huyện Thọ Xuân(?!\))/u);
  const reportTo = (to: string) =>
    office.database.read((tx) =>
      wholeReport(workAt(tx, office.now(), office.rules), {
        scope: { kind: 'all' },
        programme: null,
        from: day('2022-06-01'),
        to: day(to),
      }).assignments.flatMap(({ card, leads }) =>
        card.task.ref === 'I.3' ? [[card.task.reportTo, leads, card.agency.name]] : [],
      ),
    );
  expect(reportTo('2022-07-15')).toEqual([[before, ['Sở Xây dựng'], 'Sở Xây dựng']]);
  expect(reportTo('2022-07-25')).toEqual([
    ['UBND xã Thọ Xuân (trước đây: UBND huyện Thọ Xuân)', ['Sở Quy hoạch (trước đây: Sở Xây dựng)'], 'Sở Quy hoạch'],
  ]);
  expect(reportTo('2022-12-19')[0]?.[0]).toBe(now);
});

test('an heir that ends before it was told takes nothing over: no notice says so, and nobody waits for it to be told', async () => {
  await office.linkAgency('UBNDTX', tung);
  // After the sending hours of a Friday.
  office.moveTo('2022-06-24 20:00');
  await reorganise({ kind: 'rename', predecessors: ['UBNDTX'], successors: [TXM] });
  await reorganise({ kind: 'abolish', predecessors: ['TXM'], successors: [] });
  await office.advanceTo('2022-06-28 09:00');
  expect(textsTo('UBNDTX').filter((text) => text.includes('tiếp nhận nhiệm vụ'))).toEqual([]);
  expect(office.lastTo('UBNDTX').text).toContain('UBND xã Thọ Xuân kết thúc hoạt động');
  await office.says(son, 'LD', '/quahan');
  expect(office.lastTo('LD').text).toContain('chờ giao đơn vị kế thừa từ 24/06/2022: Mở tuyến đường');
  expect(office.lastTo('LD').text).not.toContain('chưa báo được đến đơn vị');
});

test('what an ended agency had finished waits for no successor, once it was confirmed', async () => {
  await office.linkAgency('UBNDTX', tung);
  await office.says(tung, 'UBNDTX', '#1 đã hoàn thành', { mention: true });
  // The feast of 2 September.
  office.moveTo('2022-09-02 09:00');
  await reorganise({ kind: 'abolish', predecessors: ['UBNDTX'], successors: [] });
  await office.advanceTo('2022-09-05 09:00');
  await office.says(binh, 'VP', '/xacnhan 1');
  await office.says(son, 'LD', '/tonghop');
  expect(office.lastTo('LD').text).toContain('• #1 (I.1) UBND huyện Thọ Xuân: Mở tuyến đường');
});

test('the history names the agency that was reminded, not the one that has the task now', async () => {
  await office.linkAgency('UBNDTX', tung);
  await office.advanceTo('2022-07-04 09:00');
  await reorganise({ kind: 'rename', predecessors: ['UBNDTX'], successors: [TXM] });
  await office.advanceTo('2022-07-12 09:00');
  await office.says(binh, 'VP', '/lichsu 1');
  const reminded = office
    .lastTo('VP')
    .text.split('\n')
    .flatMap(
      (line) => /^\d\d:\d\d (\S+) – hệ thống \((.+?)\): (?:nhắc|đôn đốc)/u.exec(line)?.slice(1, 3).join(' ') ?? [],
    );
  expect(new Set(reminded.filter((line) => line.includes('06/2022')).map((line) => line.slice(11)))).toEqual(
    new Set(['UBND huyện Thọ Xuân']),
  );
  expect(reminded.at(-1)).toBe('11/07/2022 UBND xã Thọ Xuân');
});
