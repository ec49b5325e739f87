/** One registry in which every state occurs, and everything that shows its figures: all say the same. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { PICTURE_STATES, totalOf, type Picture } from '../../../src/conversation/message/picture.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { ratesOf, type Figures } from '../../../src/domain/tasks/figures.ts';
import type { SuccessionPlan } from '../../../src/domain/agencies/succession.ts';
import { makeToken } from '../../../src/usecases/people/api-access.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { digestFor } from '../../../src/usecases/figures/gather-digest.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { wholeReport } from '../../support/whole-report.ts';
import { linkEverybody, openBoard, PUBLIC_URL, type Board, type BoardVisitor } from './open-board.ts';
import { wordsOf } from '../rehearsal/open-rehearsal.ts';

const { binh, son, lan, tung } = people;
const TASKS = [
  { ref: 'I.1', title: 'Xong đúng hạn', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  { ref: 'I.2', title: 'Xong quá hạn', lead: 'Sở Xây dựng', deadline: '30/4/2022' },
  { ref: 'I.3', title: 'Chờ xác nhận', lead: 'Sở Xây dựng', deadline: '30/6/2022' },
  { ref: 'I.4', title: 'Xin gia hạn', lead: 'UBND huyện Thọ Xuân', deadline: '30/6/2022' },
  { ref: 'I.5', title: 'Quá hạn và vướng', lead: 'UBND huyện Thọ Xuân', deadline: '31/3/2022' },
  { ref: 'I.6', title: 'Còn trong hạn', lead: 'Sở Xây dựng', deadline: '31/12/2022' },
  { ref: 'I.7', title: 'Thường xuyên, có báo cáo', lead: 'Sở Xây dựng', deadline: 'Thường xuyên' },
  { ref: 'I.8', title: 'Thường xuyên, im lặng', lead: 'UBND huyện Thọ Xuân', deadline: 'Thường xuyên' },
  { ref: 'I.9', title: 'Nhập một', lead: 'Sở Xây dựng, Sở Giao thông vận tải', deadline: '31/12/2022' },
  { ref: 'I.10', title: 'Chuyển đơn vị', lead: 'Sở Giao thông vận tải', deadline: '31/3/2022' },
  { ref: 'I.11', title: 'Chờ đơn vị kế thừa', lead: 'Sở Y tế', deadline: '30/4/2022' },
] as const;
/** Before the reorganisation and the week's answers. */
const PAST = day('2022-07-05');

let board: Board;
let visitor: BoardVisitor;
let token: string;

beforeAll(async () => {
  board = await openBoard({ programme: TASKS, at: '2022-06-20 08:00', followed: true });
  const { office } = board;
  await linkEverybody(office);
  for (const task of ['1', '2']) {
    await office.says(lan, 'SXD', `${task} xong`);
    await office.says(binh, 'VP', `/xacnhan ${task}`);
  }
  await office.says(lan, 'SXD', '7 đang làm');
  office.moveTo('2022-07-06 09:00');
  await office.says(lan, 'SXD', '3 xong');
  await office.says(tung, 'UBNDTX', '4 xin gia hạn đến 30/9/2022');
  await office.says(tung, 'UBNDTX', '5 vướng mặt bằng');
  reorganise({ kind: 'merge', predecessors: ['SXD', 'SGTVT'], successors: [{ code: 'SXD', name: null }] });
  reorganise({ kind: 'abolish', predecessors: ['SYT'], successors: [] });
  office.moveTo('2022-07-08 09:00');
  token = office.database.transact((tx) => makeToken(workAt(tx, office.now(), office.rules), 'so-lieu', null)) ?? '';
  visitor = await board.signedIn(son);
});
afterAll(() => {
  board.office.close();
});

function reorganise(plan: Pick<SuccessionPlan, 'kind' | 'predecessors' | 'successors'>): void {
  const { office } = board;
  const outcome = office.database.transact((tx) =>
    recordSuccession(workAt(tx, office.now(), office.rules), {
      ...plan,
      from: day('2022-07-06'),
      document: 'Nghị quyết số 99/NQ-HĐND',
      choices: [],
    }),
  );
  expect(outcome.kind).toBe('applied');
}

function look<T>(at: (work: Work) => T): T {
  const { office } = board;
  return office.database.read((tx) => at(workAt(tx, office.now(), office.rules)));
}

const reportUntil = (to: ReturnType<typeof day>) =>
  look((work) => wholeReport(work, { scope: { kind: 'all' }, programme: null, from: day('2022-04-01'), to }));

type Json = Record<string, unknown> & { readonly agencies: readonly (Record<string, unknown> & { name: string })[] };

async function json(query = ''): Promise<Json> {
  const headers = { authorization: `Bearer ${token}` };
  return (await (await board.web.request(`${PUBLIC_URL}/api/figures${query}`, { headers })).json()) as Json;
}

const boardOf = async (query = ''): Promise<string> => wordsOf((await visitor.get(`/board${query}`)).page);

/** The figures as the JSON names them. */
function named(figures: Figures): Record<string, number> {
  const {
    total,
    completedOnTime,
    completedLate,
    overdue,
    waiting,
    unreviewed,
    within,
    noDate,
    silent,
    stuck,
    excused,
  } = figures;
  const { completed, onTime, base } = ratesOf(figures);
  return {
    total,
    completed,
    completed_on_time: completedOnTime,
    completed_late: completedLate,
    overdue,
    waiting,
    unreviewed,
    suspended: figures.suspended,
    suspended_overdue: figures.suspendedLate,
    orphaned: figures.orphaned,
    orphaned_overdue: figures.orphanedLate,
    joined: figures.joined,
    within_deadline: within,
    no_deadline: noDate,
    no_deadline_ended: figures.ended,
    waiting_not_due: figures.waitingNotDue,
    silent,
    stuck,
    excused,
    completion_rate: completed / base,
    on_time_rate: onTime / base,
  };
}

/** What the board's tiles say. */
function expectTiles(words: string, figures: Figures): void {
  const { total, completedOnTime: onTime, completedLate: late, overdue, waiting, within, noDate, silent } = figures;
  for (const tile of [
    `Tổng ${String(total)} phần việc`,
    `Hoàn thành ${String(onTime + late)} đúng hạn ${String(onTime)}, quá hạn ${String(late)}`,
    `Quá hạn ${String(overdue)} chưa hoàn thành`,
    `Đang chờ ${String(waiting)} Văn phòng`,
    `Còn trong hạn ${String(within)} không ấn định ngày ${String(noDate)}`,
    `Chưa báo cáo ${String(silent)} kỳ vừa qua`,
    `Vướng mắc ${String(figures.stuck)} đang cần`,
  ]) {
    expect(words).toContain(tile);
  }
}

/** Each agency that the board, the JSON and the report must count alike. */
async function expectAgencies(
  report: ReturnType<typeof wholeReport>,
  query: string,
  names: readonly string[],
): Promise<void> {
  expect(report.byAgency.map(({ agency }) => agency).toSorted()).toEqual(names.toSorted());
  const { agencies } = await json(query);
  const words = await boardOf(query);
  for (const { agency, figures } of report.byAgency) {
    expect(agencies.find(({ name }) => name === agency)).toMatchObject({
      total: figures.total,
      completed: figures.completedOnTime + figures.completedLate,
      overdue: figures.overdue,
      waiting: figures.waiting,
      unreviewed: figures.unreviewed,
      silent: figures.silent,
      stuck: figures.stuck,
      excused: figures.excused,
    });
    const { total, completedOnTime, completedLate, overdue, unreviewed, waiting, suspended, orphaned } = figures;
    const cells = [total, completedOnTime + completedLate, overdue, unreviewed, waiting, suspended + orphaned];
    expect(words).toContain(`${agency} ${cells.map((value) => (value === 0 ? '–' : String(value))).join(' ')}`);
  }
}

test('today the picture, the digest, the board, the report, the list of the overdue and the JSON agree', async () => {
  const { office } = board;
  const report = reportUntil(day('2022-07-08'));
  const { figures } = report;
  // Twelve assignments were given; the joint one that was doubled by the merger counts no more.
  expect(figures).toEqual({
    total: 11,
    completedOnTime: 1,
    completedLate: 1,
    waiting: 2,
    unreviewed: 0,
    suspended: 0,
    suspendedLate: 0,
    orphaned: 1,
    orphanedLate: 1,
    untold: 0,
    untoldLate: 0,
    joined: 0,
    overdue: 2,
    within: 4,
    noDate: 2,
    ended: 0,
    waitingNotDue: 0,
    silent: 1,
    stuck: 1,
    excused: 0,
  });
  expect(report.assignments.map(({ card }) => card.assignment.status)).toEqual(
    expect.arrayContaining(['suspended', 'cancelled', 'completed', 'pending_confirmation', 'in_progress']),
  );
  expect(await json()).toMatchObject(named(figures));
  expectTiles(await boardOf(), figures);
  await expectAgencies(report, '', ['Sở Xây dựng', 'Sở Y tế', 'UBND huyện Thọ Xuân']);

  const digest = look((work) => digestFor(work, { kind: 'all' }, { reader: { role: 'leaders', chatId: 0 } }));
  const picture: Picture = digest.picture ?? expect.fail('the digest has no picture');
  expect(picture.totals).toEqual({
    overdue: figures.overdue,
    silent: figures.silent,
    waiting: figures.waiting,
    orphaned: figures.orphaned,
    suspended: figures.suspended,
    within: figures.within - figures.silent,
    completedLate: figures.completedLate,
    completedOnTime: figures.completedOnTime,
  });
  expect(totalOf(picture.totals)).toBe(figures.total);
  for (const state of PICTURE_STATES)
    expect(picture.rows.reduce((sum, { counts }) => sum + counts[state], 0)).toBe(picture.totals[state]);
  for (const { agency, figures: own } of report.byAgency) {
    const row = picture.rows.find(({ label }) => label === agency) ?? expect.fail(agency);
    expect([totalOf(row.counts), row.counts.overdue]).toEqual([own.total, own.overdue]);
  }

  await office.says(son, 'LD', '/tonghop');
  const text = office.lastTo('LD').text;
  expect(text).toBe(digest.text);
  const { completed, base } = ratesOf(figures);
  expect(text).toContain(`Tổng ${String(figures.total)} phần việc`);
  expect(text).toContain(
    `hoàn thành ${String(completed)}, quá hạn ${String(figures.overdue)}, chờ xác nhận hoặc quyết định ${String(figures.waiting)}`,
  );
  expect(text).toContain(`${String(completed)} ÷ (${String(figures.total)} − ${String(figures.within)})`);
  const rate = /Tỷ lệ hoàn thành = .* = ([\d,]+ %)/.exec(text)?.[1] ?? expect.fail();
  expect(rate).toBe(`${((100 * completed) / base).toFixed(1).replace('.', ',')} %`);
  expect(await boardOf()).toContain(`Tỷ lệ hoàn thành ${rate} = hoàn thành`);

  await office.says(son, 'LD', '/quahan');
  expect(office.lastTo('LD').text).toContain(`Quá hạn: ${String(figures.overdue)} phần việc`);
});

test('as of a past day the board, the report and the JSON agree on what was so then, agency by agency', async () => {
  const at = `?at=${PAST}`;
  const report = reportUntil(PAST);
  expect(report.figures).toEqual({
    total: 12,
    completedOnTime: 1,
    completedLate: 1,
    waiting: 0,
    unreviewed: 0,
    suspended: 0,
    suspendedLate: 0,
    orphaned: 0,
    orphanedLate: 0,
    untold: 0,
    untoldLate: 0,
    joined: 0,
    overdue: 5,
    within: 5,
    noDate: 2,
    ended: 0,
    waitingNotDue: 0,
    silent: 1,
    stuck: 0,
    excused: 0,
  });
  expect(await json(at)).toMatchObject({ as_of: PAST, ...named(report.figures) });
  expectTiles(await boardOf(at), report.figures);
  await expectAgencies(report, at, ['Sở Giao thông vận tải', 'Sở Xây dựng', 'Sở Y tế', 'UBND huyện Thọ Xuân']);
  // What moved since is under the agency that had it then, in its own report too.
  const own = look((work) => {
    const agencyId = report.assignments.find(({ card }) => card.task.ref === 'I.10')?.card.agency.id ?? 0;
    return wholeReport(work, {
      scope: { kind: 'agency', agencyId },
      programme: null,
      from: day('2022-04-01'),
      to: PAST,
    });
  });
  expect(own.agency).toBe('Sở Giao thông vận tải');
  expect(own.assignments.map(({ card }) => card.task.ref)).toEqual(['I.9', 'I.10']);
  expect(own.figures).toEqual(report.byAgency.find(({ agency }) => agency === own.agency)?.figures);
});
