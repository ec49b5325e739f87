/** An amendment names leads again: it takes up what an amendment withdrew, and asks before it judges. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { standingOf } from '../../../src/domain/tasks/assignment.ts';
import { cardsOfTask } from '../../../src/store/programmes/assignments.ts';
import { programmeByCode } from '../../../src/store/programmes/tasks.ts';
import { joinedInto } from '../../../src/store/figures/report-rows.ts';
import { findAgency } from '../../../src/store/programmes/agencies.ts';
import { digestFor } from '../../../src/usecases/figures/gather-digest.ts';
import { amendProgramme } from '../../../src/usecases/programme/amend-programme.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { rowOf } from '../../support/office/fill-registry.ts';
import { localInstant } from '../../support/office/movable-clock.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const BOTH = 'Sở Xây dựng, UBND huyện Thọ Xuân';
const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: BOTH, deadline: 'Ngày 30/9/2022' },
  { ref: 'I.2', title: 'Cải tạo chợ Vườn Hoa', lead: BOTH, deadline: 'Quý III/2022' },
  { ref: 'I.3', title: 'Rà soát quỹ đất', lead: 'Sở Xây dựng', deadline: 'Năm 2023' },
];

let office: Office;
beforeEach(async () => {
  office = await openLinked(
    { at: '2022-06-20 08:00', programme: TASKS, followed: true },
    { VP: people.binh, SXD: people.lan, UBNDTX: people.tung },
  );
});
afterEach(() => {
  office.close();
});

/** The decision is amended: the tasks' leads and dates read so now. */
function amend(changes: Record<string, { lead?: string; deadline?: string }>, withdraw: string[] = []): unknown {
  return office.database.transact((tx) => {
    const rows = TASKS.map((task) => rowOf({ ...task, ...changes[task.ref] }));
    const how = { createAgencies: false, withdraw, silent: new Set<never>(), same: [] };
    const programme = programmeByCode(tx, 'tiny') ?? expect.fail();
    return amendProgramme(workAt(tx, office.now(), office.rules), programme, rows, how);
  });
}
const shares = (task: number) =>
  office.database.read((tx) =>
    cardsOfTask(tx, task).map(({ agency, assignment }) => ({ agency: agency.code, ...assignment })),
  );
const shareOf = (task: number, agency: string) =>
  shares(task).find((share) => share.agency === agency) ?? expect.fail();
const statuses = (task: number) => Object.fromEntries(shares(task).map(({ agency, status }) => [agency, status]));
const late = (task: number, agency: string, on: string) => standingOf(shareOf(task, agency), day(on)).daysOverdue;

describe('a share that a decision gave to another agency', () => {
  test.each([
    ['joined with a share of its own', 1, 'I.1'],
    ['joined with one that has reported', 2, 'I.2'],
  ])('%s is not given back by an amendment that adds a lead', async (what, task, ref) => {
    await office.says(people.lan, 'SXD', `#${String(task)} đang làm 40%`, { mention: true });
    if (what.includes('reported')) await office.says(people.tung, 'UBNDTX', `#${String(task)} đang làm 30%`);
    await office.says(people.lan, 'SXD', `#${String(task)} không thuộc trách nhiệm của Sở`, { mention: true });
    await office.says(people.binh, 'VP', `/dongy ${String(task)} UBNDTX`);
    expect(statuses(task)).toMatchObject({ SXD: 'cancelled' });
    const own = shareOf(task, 'UBNDTX').id;
    const joined = () =>
      office.database.read((tx) => joinedInto(tx, workAt(tx, office.now(), office.rules).now).get(own));
    office.moveTo('2022-07-01 09:00');
    const before = joined();
    expect(before).toHaveLength(1);
    expect(amend({ [ref]: { lead: `${BOTH}, Sở Tài chính` } })).toMatchObject({ kind: 'amended', assignments: 1 });
    expect(statuses(task)).toMatchObject({ SXD: 'cancelled' });
    expect(joined()).toEqual(before);
  });

  test('moved as a whole stays where it is; who is named for the first time since then has one of its own', async () => {
    await office.says(people.lan, 'SXD', '#3 không thuộc trách nhiệm của Sở', { mention: true });
    await office.says(people.binh, 'VP', '/dongy 3 UBNDTX');
    expect(statuses(3)).toEqual({ UBNDTX: 'not_started' });
    office.moveTo('2022-07-01 09:00');
    expect(amend({ 'I.3': { lead: 'Sở Xây dựng, Sở Tài chính' } })).toMatchObject({ assignments: 1 });
    expect(Object.keys(statuses(3)).sort()).toEqual(['STC', 'UBNDTX']);
    amend({ 'I.3': { lead: 'Sở Tài chính' } });
    amend({ 'I.3': { lead: 'Sở Tài chính, Sở Xây dựng' } });
    expect(statuses(3)).toMatchObject({ SXD: 'not_started' });
  });
});

describe('a lead whose share became one with another’s, and whom the decision names anew', () => {
  test.each([
    ['its date lies ahead', 1, 'I.1', '2022-07-05 09:00'],
    ['its date has passed', 1, 'I.1', '2022-10-10 09:00'],
    ['its quarter has passed', 2, 'I.2', '2022-11-02 09:00'],
  ])('%s: it has the task again, hears of it first, and is judged afterwards', async (_what, task, ref, on) => {
    const tells = { mention: true } as const;
    await office.says(people.lan, 'SXD', `#${String(task)} đang làm 40%, vướng mặt bằng`, tells);
    await office.says(people.lan, 'SXD', `#${String(task)} không thuộc trách nhiệm của Sở`, tells);
    await office.says(people.binh, 'VP', `/dongy ${String(task)} UBNDTX`);
    office.moveTo('2022-07-01 09:00');
    expect(amend({ [ref]: { lead: 'UBND huyện Thọ Xuân' } })).toMatchObject({ kind: 'amended', changed: 1 });
    expect(statuses(task)).toMatchObject({ SXD: 'cancelled' });
    office.moveTo(on);
    await office.relay.drain();
    const heard = office.sentTo('SXD').length;
    amend({});
    await office.relay.drain();
    const [notice] = office.sentTo('SXD').slice(heard);
    expect(notice?.text).toMatch(new RegExp(`Giao mới[^]*#${String(task)} `, 'u'));
    const today = day(on.slice(0, 10));
    expect(shareOf(task, 'SXD')).toMatchObject({ status: 'not_started', reportedOn: null, progress: null });
    expect(standingOf(shareOf(task, 'SXD'), today).daysOverdue).toBe(0);
    const joined = (at: string) =>
      office.database.read((tx) => joinedInto(tx, localInstant(at)).get(shareOf(task, 'UBNDTX').id)?.length ?? 0);
    expect([joined('2022-06-30 23:00'), joined('2023-01-01 00:00')]).toEqual([1, 0]);
    await office.says(people.lan, 'SXD', `#${String(task)} đang làm 10%`, tells);
    await office.says(people.tung, 'UBNDTX', `/lichsu ${String(task)}`);
    expect(office.lastTo('UBNDTX').text).not.toContain('10 %');
  });

  test('who is only named again beside a third lead does not get back what it gave away', async () => {
    await office.says(people.lan, 'SXD', '#1 không thuộc trách nhiệm của Sở', { mention: true });
    await office.says(people.binh, 'VP', '/dongy 1 UBNDTX');
    office.moveTo('2022-07-01 09:00');
    amend({ 'I.1': { lead: `${BOTH}, Sở Tài chính` } });
    amend({ 'I.1': { deadline: 'Ngày 30/11/2022' } });
    expect(statuses(1)).toMatchObject({ SXD: 'cancelled' });
  });
});

describe('a lead that was withdrawn and is named again', () => {
  test.each([
    ['after a report', 'I.1', '#1 đang làm 50%', 'in_progress'],
    ['after a word that it was received', 'I.2', '#2 đã nhận', 'not_started'],
    ['without any answer', 'I.1', null, 'not_started'],
  ])('%s: its date has passed, and it is asked before it is judged', async (_what, ref, said, status) => {
    const task = Number(ref.slice(2));
    if (said !== null) await office.says(people.lan, 'SXD', said, { mention: true });
    office.moveTo('2022-07-01 09:00');
    amend({ [ref]: { lead: 'UBND huyện Thọ Xuân' } }, [ref]);
    expect(statuses(task)).toMatchObject({ SXD: 'cancelled' });
    office.moveTo('2022-11-01 09:00');
    expect(amend({})).toMatchObject({ kind: 'amended' });
    expect(shareOf(task, 'SXD')).toMatchObject({ status, progress: said?.includes('50%') === true ? 50 : null });
    expect(standingOf(shareOf(task, 'SXD'), day('2022-11-01'))).toMatchObject({
      counted: 'unreviewed',
      daysOverdue: 0,
    });
    await office.advanceTo('2022-11-04 09:00');
    expect(office.sentTo('SXD').map(({ text }) => text)).toContainEqual(
      expect.stringMatching(new RegExp(`[Rr]à soát[^]*#${String(task)} `, 'u')),
    );
    expect(late(task, 'SXD', '2022-11-20')).toBe(0);
    expect(late(task, 'SXD', '2022-12-20')).toBeGreaterThan(0);
  });

  test('what it reported before is denied nowhere, and “như kỳ trước” repeats it', async () => {
    const denial = /chưa có báo cáo(?! mới)|chưa thực hiện/u;
    await office.says(people.lan, 'SXD', '#1 đang làm 50%', { mention: true });
    office.moveTo('2022-07-01 09:00');
    amend({ 'I.1': { lead: 'UBND huyện Thọ Xuân' } }, ['I.1']);
    office.moveTo('2022-11-01 09:00');
    amend({});
    await office.advanceTo('2022-11-04 09:00');
    const told = async (chat: 'SXD' | 'VP', who: (typeof people)[keyof typeof people], words: string) => {
      await office.says(who, chat, words, { mention: true });
      return office.lastTo(chat).text;
    };
    expect(await told('SXD', people.lan, '/xem 1')).toContain('báo cáo gần nhất: 20/06/2022');
    const shown = [
      await told('SXD', people.lan, '/viec'),
      await told('VP', people.binh, '/xem 1 SXD'),
      ...office.sentTo('SXD').map(({ text }) => text),
    ];
    for (const text of shown) {
      const about = text.split('\n').filter((line) => /#1 |Hiện trạng|Trạng thái/u.test(line));
      expect(about.join('\n')).not.toMatch(denial);
    }
    expect(await told('SXD', people.lan, '#1 như kỳ trước')).toContain('50 %');
    expect(shareOf(1, 'SXD')).toMatchObject({ reportedOn: '2022-11-04', reportedBefore: '2022-06-20', progress: 50 });
    expect(standingOf(shareOf(1, 'SXD'), day('2022-11-05')).counted).toBe('yes');
  });

  test('before its date goes on where it was, without what it had promised', async () => {
    await office.says(people.lan, 'SXD', '#1 đang làm 50%, dự kiến xong ngày 20/8/2022', { mention: true });
    expect(shareOf(1, 'SXD').expectedOn).toBe('2022-08-20');
    amend({ 'I.1': { lead: 'UBND huyện Thọ Xuân' } }, ['I.1']);
    office.moveTo('2022-09-01 09:00');
    amend({});
    expect(shareOf(1, 'SXD')).toMatchObject({
      status: 'in_progress',
      progress: 50,
      reportedOn: '2022-06-20',
      expectedOn: null,
      dueOn: '2022-09-30',
    });
  });
});

describe('the secretariat is told who could not be told', () => {
  const QUARTERLY = [
    { ref: 'I.1', title: 'Báo cáo tiến độ', lead: BOTH, deadline: 'Hằng quý' },
    { ref: 'I.2', title: 'Cải tạo chợ Vườn Hoa', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý III/2022' },
  ];

  test.each([
    ['what it had finished', 'I.1', 'Hằng tháng', /^(?![^]*UBND huyện Thọ Xuân)[^]*Đã thông báo: Sở Xây dựng\./u],
    ['what waits for a successor', 'I.2', 'Năm 2023', /nhiệm vụ chờ giao đơn vị kế thừa: UBND huyện Thọ Xuân\./u],
    ['all that it has', 'I.3', 'Quý II/2023', /^(?![^]*UBND huyện Thọ Xuân)[^]*Đã thông báo: Sở Xây dựng\./u],
  ])('of an agency that has ended, for %s, not that it has no chat', async (_what, ref, deadline, said) => {
    const programme = [...QUARTERLY, { ref: 'I.3', title: 'Rà soát quỹ đất', lead: BOTH, deadline: 'Quý I/2023' }];
    const at = await openLinked(
      { at: '2022-06-20 08:00', programme, followed: true },
      { VP: people.binh, SXD: people.lan, UBNDTX: people.tung },
    );
    await at.says(people.tung, 'UBNDTX', '#1 kỳ quý I: xong\n#1 kỳ quý II: xong\n#3 xong');
    for (const task of ['1 quý I', '1 quý II', '3']) await at.says(people.binh, 'VP', `/xacnhan ${task}`);
    at.database.transact((tx) => {
      const work = workAt(tx, at.now(), at.rules);
      recordSuccession(work, {
        kind: 'abolish',
        predecessors: ['UBNDTX'],
        successors: [],
        from: day('2022-06-20'),
        document: 'Nghị quyết số 9/NQ-HĐND',
        choices: [],
      });
      const rows = programme.map((task) => rowOf({ ...task, ...(task.ref === ref ? { deadline } : {}) }));
      const how = { createAgencies: false, withdraw: [], silent: new Set<never>(), same: [] };
      amendProgramme(work, programmeByCode(tx, 'tiny') ?? expect.fail(), rows, how);
    });
    await at.relay.drain();
    expect(at.lastTo('VP').text).toMatch(said);
    expect(at.lastTo('VP').text).not.toContain('Chưa có nhóm chat');
    at.close();
  });
});

test('a digest says why counts differ: dates amended, what was suspended, goes on, is followed up no more', async () => {
  const digest = (place: 'all' | 'SXD') =>
    office.database.read((tx) => {
      const agencyId = findAgency(tx, 'SXD')?.id ?? expect.fail();
      return digestFor(
        workAt(tx, office.now(), office.rules),
        place === 'all' ? { kind: 'all' } : { kind: 'agency', agencyId },
      ).text;
    });
  expect(digest('all')).toContain(': không có.');
  await office.says(people.lan, 'SXD', '#2 tạm dừng theo Công văn số 9/UBND-TH', { mention: true });
  await office.says(people.binh, 'VP', '/dongy 2');
  await office.says(people.binh, 'VP', '/thoitheodoi 3 theo Công văn số 9/UBND-TH');
  amend({ 'I.1': { deadline: 'Ngày 30/11/2022' } });
  const told = 'theo văn bản: 2 phần việc (#1); tạm dừng: 1 phần việc (#2); thôi theo dõi: 1 phần việc (#3).';
  expect(digest('all')).toContain(`Điều chỉnh thời hạn ${told}`);
  expect(digest('SXD')).toContain('Điều chỉnh thời hạn theo văn bản: 1 phần việc (#1); tạm dừng: 1 phần việc (#2)');
  office.moveTo('2022-06-21 09:00');
  await office.says(people.binh, 'VP', '/tieptuc 2 SXD');
  expect(digest('all')).toContain('cho tiếp tục: 1 phần việc (#2); thôi');
  expect(digest('all')).not.toContain('tạm dừng');
});
