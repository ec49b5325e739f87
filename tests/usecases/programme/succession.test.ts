// covers src/usecases/programme/apply-succession.ts, src/usecases/programme/take-over-assignment.ts, src/usecases/figures/look-back.ts

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import type { SuccessionPlan } from '../../../src/domain/agencies/succession.ts';
import { findAgency, membersOf } from '../../../src/store/programmes/agencies.ts';
import { cardsInScope } from '../../../src/store/programmes/assignments.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { takeOverAssignment } from '../../../src/usecases/programme/take-over-assignment.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { wholeReport } from '../../support/whole-report.ts';
import { openOffice, type Office } from '../../support/office.ts';

const PROGRAMME = [
  { ref: 'I.1', title: 'Lập quy hoạch chung đô thị Lam Sơn', lead: 'Sở Xây dựng', deadline: 'Quý III/2022' },
  { ref: 'I.2', title: 'Mở tuyến đường', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý III/2022' },
  { ref: 'I.3', title: 'Đề án chung', lead: 'Sở Xây dựng, Sở Giao thông vận tải', deadline: 'Quý III/2022' },
  { ref: 'I.4', title: 'Việc đã xong', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  { ref: 'I.5', title: 'Việc của mọi sở', lead: 'Các sở, ban, ngành cấp tỉnh', deadline: 'Quý IV/2022' },
];

const DOCUMENT = 'Nghị quyết số 99/NQ-HĐND';

const UNREAD = 'Phương án sắp xếp từ ngày 01/07/2022 (Nghị quyết số 99/NQ-HĐND) đã lưu nhưng phần mềm không đọc được';

describe('agencies change, and no task gets lost', () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice({ at: '2022-06-20 08:00', programme: PROGRAMME });
    await office.linkSecretariat(people.binh);
    await office.linkAgency('SXD', people.lan);
  });
  afterEach(() => {
    office.close();
  });

  function reorganise(changes: Partial<SuccessionPlan>) {
    const plan: SuccessionPlan = {
      kind: 'merge',
      predecessors: ['SXD', 'SGTVT'],
      successors: [{ code: 'SGTVT', name: null }],
      from: day('2022-06-20'),
      document: DOCUMENT,
      choices: [],
      ...changes,
    };
    return office.database.transact((tx) => recordSuccession(workAt(tx, office.now(), office.rules), plan));
  }

  /** "I.1 SXD" for every assignment: which agency has it, and how it stands. */
  function assignments(): string[] {
    return office.database.read((tx) =>
      cardsInScope(tx, { kind: 'all' })
        .filter(({ task }) => task.ref !== 'I.5')
        .map(({ task, agency, assignment }) => `${task.ref} ${agency.code} ${assignment.status}`),
    );
  }

  test('a merger moves the open share, joins the double one, and leaves past results where they were', async () => {
    await office.says(people.lan, 'SXD', '/viec');
    await office.says(people.lan, 'SXD', '#4 xong');
    await office.says(people.binh, 'VP', '/xacnhan 4');
    expect(reorganise({}).kind).toBe('applied');
    expect(assignments()).toEqual([
      'I.1 SGTVT not_started',
      'I.2 UBNDTX not_started',
      'I.3 SGTVT not_started',
      'I.3 SXD cancelled',
      'I.4 SXD completed',
    ]);
  });

  test('the chat and its focal point go along: Lan reports in the same group for the successor', async () => {
    reorganise({});
    await office.relay.drain();
    expect(office.lastTo('SXD').text).toContain('Sở Giao thông vận tải tiếp nhận nhiệm vụ');
    expect(office.lastTo('SXD').text).toContain('Lập quy hoạch chung đô thị Lam Sơn');
    expect(office.lastTo('VP').text).toContain(DOCUMENT);
    await office.says(people.lan, 'SXD', '#1 40%', { mention: true });
    expect(office.assignment('I.1')).toMatchObject({ progress: 40, status: 'in_progress' });
  });

  test('a collective lead has its new member from that day, and the old one until the day before', () => {
    reorganise({});
    const members = office.database.read((tx) => membersOf(tx, findAgency(tx, 'CSBN')?.id ?? 0));
    expect(members.find(({ code }) => code === 'SXD')).toMatchObject({ to: '2022-06-19' });
    expect(members.filter(({ code, to }) => code === 'SGTVT' && to === null)).toHaveLength(1);
  });

  test('a renaming makes a new agency of the old one', () => {
    reorganise({ kind: 'rename', predecessors: ['SXD'], successors: [{ code: 'SQH', name: 'Sở Quy hoạch' }] });
    expect(assignments()).toContain('I.1 SQH not_started');
    const report = office.database.read((tx) =>
      wholeReport(workAt(tx, office.now(), office.rules), {
        scope: { kind: 'all' },
        programme: null,
        from: day('2022-04-01'),
        to: day('2022-06-20'),
      }),
    );
    expect(report.assignments[0]).toMatchObject({
      leads: ['Sở Quy hoạch (trước đây: Sở Xây dựng)'],
      formerly: ['Sở Xây dựng'],
    });
  });

  test('a report as of an earlier day still stands under the agency of that day', () => {
    office.moveTo('2022-06-27 08:00');
    reorganise({ kind: 'rename', predecessors: ['SXD'], successors: [{ code: 'SQH', name: 'Sở Quy hoạch' }] });
    const report = office.database.read((tx) =>
      wholeReport(workAt(tx, office.now(), office.rules), {
        scope: { kind: 'all' },
        programme: null,
        from: day('2022-04-01'),
        to: day('2022-06-24'),
      }),
    );
    expect(report.assignments[0]?.card.agency.name).toBe('Sở Xây dựng');
    expect(report.assignments[0]?.formerly).toEqual([]);
  });

  test.each([
    ['named first', ['SXD', 'SNO'], [3, 1]],
    ['named last', ['SNO', 'SXD'], [3, 1]],
    ['that keeps one task', ['SXD', 'SNO'], [1, 3, 4]],
  ])('a split tells the agency that stays, %s, who has what it gave up', async (_what, successors, given) => {
    reorganise({
      kind: 'split',
      predecessors: ['SXD'],
      successors: successors.map((code) => ({ code, name: code === 'SNO' ? 'Sở Nhà ở' : null })),
      choices: given.map((task) => ({ task, successor: 'SNO' })),
    });
    await office.relay.drain();
    const { text } = office.lastTo('SXD');
    expect(text).toMatch(/^Sở Xây dựng chia tách\n/u);
    expect(text).toContain('Các nhiệm vụ không nêu dưới đây vẫn do Sở Xây dựng thực hiện.');
    expect(text).not.toContain('Nhóm này từ nay là');
    const [, list = ''] = /Nay do Sở Nhà ở thực hiện: (.+)\.$/mu.exec(text) ?? [];
    expect([...list.matchAll(/#(\d+)/gu)].map(([, task]) => Number(task)).sort()).toEqual([...given].sort());
    expect(office.lastTo('VP').text).toContain('Sở Xây dựng: chia tách từ ngày 20/06/2022; phần tách ra: Sở Nhà ở.');
  });

  test('a split in which the agency that stays keeps all tells it nothing', async () => {
    const before = office.sentTo('SXD').length;
    const successors = [
      { code: 'SXD', name: null },
      { code: 'SNO', name: 'Sở Nhà ở' },
    ];
    reorganise({ kind: 'split', predecessors: ['SXD'], successors });
    await office.relay.drain();
    expect(office.sentTo('SXD')).toHaveLength(before);
  });

  test('a split gives each task to the one chosen for it; the rest waits before the secretariat', async () => {
    const outcome = reorganise({
      kind: 'split',
      predecessors: ['SXD'],
      successors: [
        { code: 'SQH', name: 'Sở Quy hoạch' },
        { code: 'SNO', name: 'Sở Nhà ở' },
      ],
      choices: [{ task: 1, successor: 'SNO' }],
    });
    expect(outcome.kind).toBe('applied');
    expect(assignments()).toContain('I.1 SNO not_started');
    expect(assignments()).toContain('I.3 SXD suspended');
    await office.relay.drain();
    expect(office.lastTo('VP').text).toContain('Chưa có đơn vị kế thừa: 3');
  });

  test('an agency abolished without a successor leaves nothing to silence, and somebody takes its tasks over', async () => {
    await office.linkAgency('UBNDTX', people.tung);
    reorganise({ kind: 'abolish', predecessors: ['UBNDTX'], successors: [] });
    await office.relay.drain();
    expect(office.lastTo('VP').text).toContain('Mở tuyến đường');
    expect(office.lastTo('VP').text).not.toMatch(/ 0 |nhóm chat, |đầu mối\./u);
    expect(assignments()).toContain('I.2 UBNDTX suspended');
    await office.says(people.tung, 'UBNDTX', '/viec');
    expect(office.lastTo('UBNDTX').text).not.toContain('Mở tuyến đường');

    const taken = office.database.transact((tx) => {
      const work = workAt(tx, office.now(), office.rules);
      const to = findAgency(tx, 'SXD');
      if (to === undefined) throw new Error('SXD is gone');
      return takeOverAssignment(work, 2, to, DOCUMENT);
    });
    expect(taken.kind).toBe('taken');
    expect(assignments()).toContain('I.2 SXD not_started');
    expect(office.events('I.2').map(({ kind }) => kind)).toEqual([
      'successor_awaited',
      'successor_found',
      'agency_succeeded',
    ]);
  });

  test('a reported completion goes on waiting for its confirmation', async () => {
    await office.says(people.lan, 'SXD', '/viec');
    await office.says(people.lan, 'SXD', '#1 xong');
    reorganise({ kind: 'abolish', predecessors: ['SXD'], successors: [] });
    expect(assignments()).toContain('I.1 SXD pending_confirmation');
    await office.says(people.binh, 'VP', '/xacnhan 1');
    expect(assignments()).toContain('I.1 SXD completed');
  });

  test('what waits for a decision too is told apart from what waits for a successor alone', async () => {
    await office.says(people.lan, 'SXD', '#1 xong');
    reorganise({ kind: 'abolish', predecessors: ['SXD'], successors: [] });
    reorganise({ kind: 'abolish', predecessors: ['UBNDTX'], successors: [] });
    await office.says(people.binh, 'VP', '/tonghop');
    const { text } = office.lastTo('VP');
    const said = (pattern: RegExp): number => Number(pattern.exec(text)?.[1]);
    const alone = said(/^Chờ giao đơn vị kế thừa: (\d+) \(không kể 1 phần việc đang chờ quyết định\)$/mu);
    expect(alone).toBe(said(/kết thúc, (\d+) phần việc chờ giao đơn vị kế thừa\./u) - 1);
    expect(alone).toBe(said(/chờ xác nhận hoặc quyết định 1, chờ giao đơn vị kế thừa (\d+),/u));
  });

  test('an heir is asked by example for what it can report on, and not for what waits', async () => {
    await office.says(people.lan, 'SXD', '#1 xong');
    reorganise({});
    await office.relay.drain();
    const told = office.sentTo('SXD').find(({ text }) => text.includes('tiếp nhận nhiệm vụ'))?.text ?? '';
    expect(told).toContain('#1 (I.1)');
    expect(told).not.toContain('ví dụ “#1');
  });

  test('what is ordered for a later day happens with the first tick of that day', async () => {
    expect(reorganise({ from: day('2022-07-01') }).kind).toBe('planned');
    await office.advanceTo('2022-06-30 09:00');
    expect(assignments()).toContain('I.1 SXD not_started');
    await office.advanceTo('2022-07-01 09:00');
    expect(assignments()).toContain('I.1 SGTVT not_started');
  });

  test.each([
    // Word for word as version 0.1.0 wrote it into `succession.plan`.
    [
      'of 0.1.0 is carried out',
      '{"kind":"merge","predecessors":["SXD","SGTVT"],"successors":[{"code":"SGTVT","name":null}],"from":"2022-07-01","document":"Nghị quyết số 20/NQ-HĐND","choices":[{"task":1,"successor":"SGTVT"}]}',
      'I.1 SGTVT not_started',
      'Chuyển 2 nhiệm vụ',
    ],
    ['that is damaged is left, and the secretariat told', '{"kind":"merge","prede', 'I.1 SXD not_started', UNREAD],
    [
      'of a kind that a newer version knows is left, and the secretariat told',
      '{"kind":"lend","predecessors":["SXD"],"successors":[{"code":"SGTVT","name":null}],"from":"2022-07-01","document":"Nghị quyết số 20/NQ-HĐND","choices":[]}',
      'I.1 SXD not_started',
      UNREAD,
    ],
  ])('on its day a plan %s', async (_what, plan, then, told) => {
    reorganise({ from: day('2022-07-01') });
    office.database.raw.prepare('update succession set plan = ?').run(plan);
    await office.advanceTo('2022-07-01 09:00');
    expect(assignments()).toContain(then);
    expect(office.lastTo('VP').text).toContain(told);
  });

  test('undoing a report after the move leaves the share with its new agency', async () => {
    await office.says(people.lan, 'SXD', '/viec');
    await office.says(people.lan, 'SXD', '#1 40%');
    reorganise({});
    await office.says(people.lan, 'SXD', '/hoantac 1');
    expect(assignments()).toContain('I.1 SGTVT not_started');
  });

  test.each([
    ['an unknown agency', { predecessors: ['XYZ', 'SXD'] }, 'No agency has the code XYZ'],
    ['a new successor without a name', { successors: [{ code: 'MOI', name: null }] }, 'give the new agency'],
    ['a merger of one', { predecessors: ['SXD'] }, 'two or more agencies'],
    ['a group', { predecessors: ['CSBN', 'SXD'] }, 'is a group'],
    ['no document', { document: ' ' }, '--document'],
  ])('%s is refused with the cure, and nothing has moved', (_what, changes, problem) => {
    const outcome = reorganise(changes);
    expect(outcome).toMatchObject({ kind: 'refused' });
    expect(outcome.kind === 'refused' ? outcome.problem : '').toContain(problem);
    expect(assignments()).toContain('I.1 SXD not_started');
  });

  test('an agency that has ended cannot end again', () => {
    reorganise({});
    expect(reorganise({})).toMatchObject({ kind: 'refused', problem: 'SXD has ended already.' });
  });
});
