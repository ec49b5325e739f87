// covers src/usecases/remind/unchecked-days.ts

/** A registry of 0.1.0 in the middle of everything, brought up: nobody is judged by it. */

import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { countedOf } from '../../../src/domain/tasks/assignment.ts';
import { NOT_YET_ASKED } from '../../../src/domain/tasks/review.ts';
import { openRegistry } from '../../../src/store/file/open-registry.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { newRegistryPath, run } from '../../cli/command-line.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const { binh, lan } = people;
const SXD = 'Sở Xây dựng';
/** Taken over on 30/11/2026; the first five had passed. `counted` is what the JSON says after the upgrade. */
const TASKS = [
  { ref: 'I.1', title: 'Hỏi rồi, chưa trả lời', lead: SXD, deadline: 'Ngày 31/3/2022', counted: 'unreviewed' },
  { ref: 'I.2', title: 'Đã báo cáo', lead: SXD, deadline: 'Ngày 31/3/2022', counted: 'yes' },
  { ref: 'I.3', title: 'Chờ xác nhận', lead: SXD, deadline: 'Ngày 31/3/2022', counted: 'waiting' },
  { ref: 'I.4', title: 'Chỉ tiếp nhận', lead: SXD, deadline: 'Thường xuyên', counted: 'unreviewed' },
  { ref: 'I.5', title: 'Chưa liên kết', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý IV/2022', counted: 'unreviewed' },
  { ref: 'I.6', title: 'Đến hạn sau', lead: SXD, deadline: 'Ngày 31/3/2027', counted: 'yes' },
] as const;

/** What 0034 brought, taken back. */
const ENDS_BACK = `
  drop table event_message; drop trigger if exists event_is_final; drop index if exists assignment_reinstated;
  alter table assignment drop column reported_before; alter table assignment drop column reinstated_on;
  drop index if exists event_letter; drop index if exists outbox_about_assignment;
  alter table event drop column added;
  drop table snooze; drop table inquiry;
  drop table awaited_link; alter table code drop column awaits; alter table person drop column presented;
  drop table draft_picture; drop table draft_change; drop table draft_message;
  drop table draft_spelling; drop table draft_agency; drop table draft_answer; drop table draft_file; drop table draft;
  drop index if exists assignment_figures;
  alter table event drop column chosen;
  drop table untold_continuation; drop table digest_told; drop index assignment_handed;
  alter table assignment drop column suspended_on; alter table assignment drop column suspended_scope;
  drop index assignment_continued; alter table assignment drop column continued_in;
  drop index if exists assignment_lapsed; drop table pattern_answer; drop table learned_pattern;
  alter table assignment drop column expected_on;
  drop table closing_question; drop table final_report; drop index programme_ending;
  alter table programme drop column ends_on; alter table programme drop column end_confirmed_by;
  alter table programme drop column end_confirmed_at;`;

/** What 0028 and later ones brought, taken back, but for an index. */
const HEIRS_BACK = `${ENDS_BACK}
    drop table chat_programme;
    drop table code_programme;
    drop table unchecked_day;
    drop table joined_share;
    alter table chat drop column came_from_id;
    alter table assignment drop column orphaned_on;
    alter table assignment drop column taken_over_on;
    alter table assignment drop column told_on;`;

/** What 0023 and later ones brought, taken back: the file is as the version before it left it. */
function before0023(path: string): void {
  const raw = new BetterSqlite(path);
  raw.exec(`
    drop index assignment_figures;
    drop index assignment_dated;
    drop index assignment_lapsed;
    alter table assignment drop column review_until;
    alter table assignment drop column stated_on;
    alter table assignment drop column asked_on;
    alter table assignment drop column asked_before;
    alter table event drop column office;
    drop table plea;
    ${HEIRS_BACK}
    create index assignment_figures on assignment
      (agency_id, status, due_on, waiting_for, completed_on, cadence, reported_on, obstacle, task_id);
    create index assignment_dated on assignment
      (due_on, id, agency_id, status, waiting_for, cadence, reported_on, task_id)
      where status not in ('completed', 'cancelled');
    alter table in_hand add column begun integer not null default 0;
    delete from kysely_migration where name >= '0023';
  `);
  raw.close();
}

/** To before the days of waiting were counted. */
const WAITS_BACK = `
  ${ENDS_BACK}
  drop index assignment_open_of; drop index assignment_dated; drop index assignment_extended;
  drop index assignment_stuck;
  alter table assignment drop column waits; alter table assignment drop column late_after;
  alter table assignment drop column repeats;
  create index assignment_open_of on assignment (agency_id, due_on);
  create index assignment_dated on assignment (due_on);
  create index assignment_extended on assignment (due_on);
  create index assignment_figures on assignment (agency_id, status);
  create index assignment_stuck on assignment (due_on);
  alter table in_hand add column begun integer not null default 0;
    delete from kysely_migration where name >= '0033';
`;

test('what nobody has reported on is asked about anew, once; what was said and decided stays', async () => {
  const path = newRegistryPath();
  const office = await openOffice({ at: '2026-11-30 07:00', programme: TASKS, path });
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2026-11-30 09:00');
  await office.says(lan, 'SXD', '#2 đang làm 40%');
  await office.says(lan, 'SXD', '#3 xong');
  await office.says(lan, 'SXD', '#4 đã nhận');
  office.close();
  before0023(path);

  const at = { at: '2027-01-04 09:00' };
  const tasks = (await run(path, ['tasks', '--json'], at)).json as unknown as { id: number; counted: string }[];
  expect(tasks.map(({ id, counted }) => [id, counted])).toEqual(
    TASKS.map(({ counted }, index) => [index + 1, counted]),
  );

  const raw = new BetterSqlite(path, { readonly: true });
  const asked = raw.prepare("select assignment_id from reminder where stage = 'baseline' order by 1").pluck();
  const queued = raw.prepare("select payload from outbox where state = 'queued' and key like 'nudge:%'").pluck();
  expect(raw.prepare('select review_until from assignment order by id').pluck().all()).toEqual([
    ...Array.from({ length: 5 }, () => NOT_YET_ASKED),
    null,
  ]);
  expect(asked.all()).toEqual([2, 3]);
  for (const again of [1, 2]) {
    await run(path, ['run', 'reminders'], { at: `2027-01-0${String(3 + again)} 09:0${String(again)}` });
    expect(asked.all()).toEqual([1, 2, 3, 4]);
    const bundles = queued.all().map((payload) => JSON.parse(String(payload)) as { items: { assignmentId: number }[] });
    expect(bundles.flatMap(({ items }) => items.map(({ assignmentId }) => assignmentId))).toEqual([1, 4]);
  }
  raw.close();
});

/** What 0025 brought, taken back. */
function before0025(path: string): void {
  const raw = new BetterSqlite(path);
  raw.exec(`
    drop index assignment_figures;
    drop index assignment_dated;
    drop index assignment_lapsed;
    alter table assignment drop column asked_on;
    alter table assignment drop column asked_before;
    alter table event drop column office;
    drop table plea;
    ${HEIRS_BACK}
    create index assignment_figures on assignment
      (agency_id, status, due_on, waiting_for, completed_on, cadence, reported_on, review_until, obstacle, task_id);
    create index assignment_dated on assignment
      (due_on, id, agency_id, status, waiting_for, cadence, reported_on, review_until, task_id)
      where status not in ('completed', 'cancelled');
    alter table in_hand add column begun integer not null default 0;
    delete from kysely_migration where name >= '0025';
  `);
  raw.close();
}

test('on which days an agency was asked is read from what arrived in its chat', async () => {
  const path = newRegistryPath();
  const programme = [
    { ref: 'I.1', title: 'Không ấn định ngày', lead: SXD, deadline: 'Thường xuyên' },
    { ref: 'I.2', title: 'Có ngày', lead: SXD, deadline: 'Ngày 31/10/2022' },
    { ref: 'I.3', title: 'Chưa liên kết', lead: 'UBND huyện Thọ Xuân', deadline: 'Thường xuyên' },
  ];
  const office = await openOffice({ at: '2022-06-20 08:00', programme, path });
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-12-27 09:00');
  office.close();
  const days = (): unknown[] => {
    const raw = new BetterSqlite(path, { readonly: true });
    const rows = raw.prepare('select asked_on, asked_before from assignment order by id').raw().all();
    raw.close();
    return rows;
  };
  const asked = [
    ['2022-12-26', '2022-09-23'],
    [null, null],
    [null, null],
  ];
  expect(days()).toEqual(asked);
  before0025(path);
  await run(path, ['tasks', '--json'], { at: '2022-12-28 09:00' });
  expect(days()).toEqual(asked);
});

test('what waits for a successor, and what was taken over, is known after the upgrade; heirs count as told', async () => {
  const path = newRegistryPath();
  const programme = [
    { ref: 'I.1', title: 'Không ai nhận', lead: SXD, deadline: 'Quý III/2022' },
    { ref: 'I.2', title: 'Đã có đơn vị nhận', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý III/2022' },
  ];
  const office = await openOffice({ at: '2022-06-20 08:00', programme, path });
  office.database.transact((tx) => {
    const work = workAt(tx, office.now(), office.rules);
    const plan = { from: day('2022-06-20'), document: 'Nghị quyết số 1/NQ-HĐND', choices: [] };
    recordSuccession(work, { ...plan, kind: 'abolish', predecessors: ['SXD'], successors: [] });
    const successors = [{ code: 'TXM', name: 'UBND xã Thọ Xuân' }];
    recordSuccession(work, { ...plan, kind: 'rename', predecessors: ['UBNDTX'], successors });
  });
  office.close();
  const raw = new BetterSqlite(path);
  raw.exec(`drop index assignment_figures; drop index assignment_dated; ${HEIRS_BACK}
    create index assignment_figures on assignment (agency_id, status);
    create index assignment_dated on assignment (late_after);
    alter table in_hand add column begun integer not null default 0;
    delete from kysely_migration where name >= '0028';`);
  raw.close();
  const opened = await openRegistry(path);
  if (opened.kind === 'refused') throw new Error(opened.problem);
  const rows = opened.database.raw.prepare('select orphaned_on, taken_over_on, told_on from assignment order by id');
  expect(rows.raw().all()).toEqual([
    ['2022-06-20', null, null],
    [null, '2022-06-20', '2022-06-20'],
  ]);
  opened.database.close();
});

test('the days of waiting that the record knows are taken off after the upgrade, those of a return taken back are not', async () => {
  const path = newRegistryPath();
  const programme = ['I.1', 'I.2', 'I.3', 'I.4'].map((ref) => ({
    ref,
    title: `Lập quy hoạch ${ref}`,
    lead: SXD,
    deadline: 'Quý II/2022',
  }));
  const office = await openOffice({ at: '2022-06-20 08:00', programme, path });
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', lan);
  await office.says(lan, 'SXD', '#1 xong');
  await office.says(lan, 'SXD', '/giahan 2 30/12/2022 chờ thẩm định');
  await office.says(lan, 'SXD', '#3 xong');
  await office.advanceTo('2022-07-15 09:00');
  await office.says(binh, 'VP', '/tralai 1 thiếu bản đồ');
  await office.says(binh, 'VP', '/khongdongy 2 không đủ căn cứ');
  await office.says(binh, 'VP', '/tralai 3 nhầm');
  await office.says(binh, 'VP', '/hoantac 3');
  const rows = ({ raw }: typeof office.database): unknown[] =>
    raw.prepare('select waits, late_after from assignment order by id').raw().all();
  const wait = '[{"from":"2022-06-20","until":"2022-07-15"}]';
  const expected = [
    [wait, '2022-07-25'],
    [wait, '2022-07-25'],
    ['[]', '2022-06-30'],
    ['[]', '2022-06-30'],
  ];
  expect(rows(office.database)).toEqual(expected);
  office.close();
  const raw = new BetterSqlite(path);
  raw.exec(WAITS_BACK);
  raw.close();
  const opened = await openRegistry(path);
  if (opened.kind === 'refused') throw new Error(opened.problem);
  expect(rows(opened.database)).toEqual(expected);
  opened.database.close();
});

describe('a registry that 0.1.0 itself left in the middle of everything', () => {
  const { son, tung } = people;
  const IN = { mention: true } as const;

  async function comesUp(at: string): Promise<Office> {
    const path = newRegistryPath();
    writeFileSync(path, gunzipSync(readFileSync('tests/fixtures/registry-0.1.0.sqlite.gz')));
    return openOffice({ at, path });
  }

  test('judges nobody: what was asked once is asked anew, and what waits goes on waiting', async () => {
    const office = await comesUp('2026-12-09 09:00');
    const counted = (task: number): string =>
      countedOf(office.assignment(`#${String(task)}`, 'SXD'), day('2026-12-09'));
    expect([2, 3, 4, 5, 6, 7, 8, 9].map(counted)).toEqual([
      'waiting', 'waiting', 'unreviewed', 'unreviewed', 'yes', 'waiting', 'unreviewed', 'yes',
    ]); // prettier-ignore
    await office.says(son, 'LD', '/quahan', IN);
    expect(office.lastTo('LD').text).toContain('Chưa rà soát hiện trạng: 4 phần việc');
    expect(office.lastTo('LD').text).not.toMatch(/quá [\d.]+ ngày/u);
    await office.tick();
    await office.advanceTo('2026-12-10 09:00');
    const reviews = office.sentTo('SXD').filter(({ text }) => text.startsWith('Rà soát hiện trạng'));
    expect(reviews).toHaveLength(1);
    // #8 recurs: each of its periods is asked about.
    expect(reviews[0]?.text.match(/^#\d+/gmu)).toEqual(['#4', '#5', '#8', '#8', '#8', '#8']);
    office.close();
  });

  test('delivers what was queued by the rules of now', async () => {
    const office = await comesUp('2026-12-09 09:00');
    await office.relay.drain();
    expect(office.lastTo('SXD').text).toContain('#11 (I.11)');
    expect(office.lastTo('VP').text).toContain('Đang chờ Văn phòng, lãnh đạo quyết định: 3');
    expect(office.sentTo('LD')).toEqual([]);
    office.close();
  });

  test('takes no late words for the answers to its questions, and says what became of its buttons', async () => {
    const office = await comesUp('2026-12-09 09:00');
    await office.relay.drain();
    await office.says(lan, 'SXD', 'chờ Sở Tài chính thẩm định giá đất', IN);
    // They answer the reminder of one task above them.
    expect(office.lastTo('SXD').text).toContain('Đã ghi nhận #11');
    await office.says(binh, 'VP', 'thiếu biên bản nghiệm thu', IN);
    expect(office.assignment('#7').waitingFor).toBe('confirmation');
    expect(office.assignment('#4').obstacle).toBeNull();
    const pressed = await office.pressesRaw(
      lan, 'SXD', { kind: 'report', assignment: office.assignment('#2').id, rev: 0, status: 'in_progress' }, null,
    ); // prettier-ignore
    expect(pressed?.text).toContain('#2 (I.2): đã có ghi nhận mới hơn tin này (đã báo hoàn thành');
    expect(office.assignment('#2').status).toBe('pending_confirmation');
    office.close();
  });

  test('puts on the secretariat’s desk what it confirmed as late by the day of the report, until that is looked at', async () => {
    const office = await comesUp('2026-12-09 08:00');
    await office.tick();
    const told = (): number =>
      office.sentTo('VP').filter(({ text }) => text.startsWith('Ngày hoàn thành cần xem lại: 1')).length;
    expect(told()).toBe(1);
    await office.tick();
    await office.advanceTo('2026-12-14 09:00');
    expect(told()).toBe(1);
    await office.says(binh, 'VP', '/suangay', IN);
    expect(office.lastTo('VP').text).toContain(
      '#1 (I.1) Sở Xây dựng: Xác nhận là muộn – thời hạn 31/03/2022, ghi hoàn thành 30/11/2026',
    );
    await office.says(binh, 'VP', '/suangay 1 20/3/2022 theo Báo cáo số 45/BC-SXD', IN);
    expect(office.assignment('#1').completedOn).toBe('2022-03-20');
    await office.says(binh, 'VP', '/suangay', IN);
    expect(office.lastTo('VP').text).toContain('Không có ngày hoàn thành nào cần xem lại.');
    await office.presses(binh, 'VP', 'Hoàn tác');
    await office.says(binh, 'VP', '/suangay 1 30/11/2026 đã đối chiếu hồ sơ', IN);
    expect(office.assignment('#1').completedOn).toBe('2026-11-30');
    await office.says(binh, 'VP', '/suangay', IN);
    expect(office.lastTo('VP').text).toContain('Không có ngày hoàn thành nào cần xem lại.');
    // A member of an agency reads nothing of it.
    await office.linkAgency('UBNDTX', tung);
    await office.says(tung, 'UBNDTX', '/suangay', IN);
    expect(office.lastTo('UBNDTX').text).not.toContain('Xác nhận là muộn');
    // Nor does a group of an agency in which the secretariat asks.
    await office.says(binh, 'UBNDTX', '/suangay', IN);
    expect(office.lastTo('UBNDTX').text).not.toContain('cần xem lại');
    office.close();
  });
});
/** As the versions before 0032 left a duty once a period was confirmed: its one row, gone on to the next period. */
function goneOnTo(assignment: number, dueOn: string): string {
  return `
    drop trigger if exists event_is_final;
    update event set after = json_set(after, '$.status', 'not_started', '$.progress', null, '$.completedOn', null,
        '$.dueOn', '${dueOn}', '$.statedOn', null) where kind = 'completed' and assignment_id = ${String(assignment)};
    update assignment set status = 'not_started', progress = null, completed_on = null, stated_on = null,
      due_on = '${dueOn}' where id = ${String(assignment)};`;
}

/** To before each period had an assignment of its own. */
const PERIODS_BACK = `
  drop trigger if exists event_is_final;
  update event set before = json_remove(before, '$.period'), after = json_remove(after, '$.period');
  drop index assignment_of_task;
  drop index assignment_opens;
  alter table assignment drop column period;
  alter table assignment drop column opens_on;
  ${ENDS_BACK}
  alter table in_hand add column begun integer not null default 0;
  delete from kysely_migration where name >= '0032';
`;

test('one assignment that went on from period to period becomes one for each, with the results that the record knows', async () => {
  const path = newRegistryPath();
  const programme = [
    { ref: 'I.1', title: 'Báo cáo', lead: SXD, deadline: 'Trước ngày 15/12 hằng năm' },
    { ref: 'I.2', title: 'Một lần', lead: SXD, deadline: 'Quý IV/2024' },
  ];
  const office = await openOffice({ at: '2022-06-20 08:00', programme, path });
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-12-20 09:00');
  await office.says(lan, 'SXD', '#1 xong ngày 10/12/2022', { mention: true });
  await office.says(binh, 'VP', '/xacnhan 1', { mention: true });
  office.close();
  // As the versions before left it: one row, gone on to the year after the report.
  const raw = new BetterSqlite(path);
  raw.exec(goneOnTo(1, '2023-12-14'));
  raw.exec(PERIODS_BACK);
  raw.close();
  const rows = (database: BetterSqlite.Database): unknown[] =>
    database
      .prepare(
        'select task_id, period, status, due_on, reported_on, completed_on from assignment order by task_id, due_on',
      )
      .raw()
      .all();
  const opened = await openRegistry(path);
  if (opened.kind === 'refused') throw new Error(opened.problem);
  const once = [2, null, 'not_started', '2024-12-31', null, null];
  expect(rows(opened.database.raw)).toEqual([
    [1, '2022', 'completed', '2022-12-14', '2022-12-20', '2022-12-10'],
    [1, '2023', 'not_started', '2023-12-14', null, null],
    once,
  ]);
  expect(opened.database.raw.pragma('foreign_key_check')).toEqual([]);
  opened.database.close();

  await run(path, ['run', 'reminders'], { at: '2025-03-03 09:00' });
  const later = new BetterSqlite(path, { readonly: true });
  expect(rows(later).slice(0, 4)).toEqual([
    [1, '2022', 'completed', '2022-12-14', '2022-12-20', '2022-12-10'],
    [1, '2023', 'not_started', '2023-12-14', null, null],
    [1, '2024', 'not_started', '2024-12-14', null, null],
    [1, '2025', 'not_started', '2025-12-14', null, null],
  ]);
  later.close();
});

test('a period whose date was extended past its end stays that period, and the next one opens as it would have', async () => {
  const path = newRegistryPath();
  const duty = { title: 'Báo cáo', lead: SXD, deadline: 'Định kỳ hằng quý' };
  const programme = ['I.1', 'I.2', 'I.3', 'I.4'].map((ref) => ({ ...duty, ref }));
  const office = await openOffice({ at: '2022-03-15 08:00', programme, path });
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', lan);
  const extend = async (task: number, until: string): Promise<void> => {
    await office.says(lan, 'SXD', `/giahan ${String(task)} ${until} chờ số liệu`);
    await office.says(binh, 'VP', `/dongy ${String(task)}`);
  };
  await extend(1, '15/4/2022');
  await extend(1, '5/7/2022');
  await extend(2, '15/4/2022');
  await office.says(lan, 'SXD', '#2 xong', { mention: true });
  await office.says(binh, 'VP', '/xacnhan 2', { mention: true });
  await extend(3, '15/4/2022');
  await office.says(binh, 'VP', '/hoantac 3');
  await extend(4, '15/4/2022');
  await office.says(lan, 'SXD', '#4 xong', { mention: true });
  await office.says(binh, 'VP', '/xacnhan 4', { mention: true });
  office.close();
  const raw = new BetterSqlite(path);
  raw.exec(goneOnTo(2, '2022-06-30'));
  raw.exec(goneOnTo(4, '2022-06-30'));
  // Of the period after it the date was extended once more.
  const again = { before: '{"dueOn":"2022-06-30"}', after: '{"dueOn":"2022-07-20"}' };
  raw
    .prepare(
      "insert into event (at, kind, task_id, assignment_id, actor, before, after) values ('2022-03-16T02:00:00.000Z', 'extension_approved', 4, 4, 'Văn phòng', @before, @after)",
    )
    .run(again);
  raw.exec("update assignment set due_on = '2022-07-20' where id = 4");
  raw.exec(PERIODS_BACK);
  raw.close();
  const opened = await openRegistry(path);
  if (opened.kind === 'refused') throw new Error(opened.problem);
  const rows = opened.database.raw.prepare(
    'select task_id, period, status, due_on, opens_on from assignment order by task_id, period',
  );
  expect(rows.raw().all()).toEqual([
    [1, '2022-Q1', 'not_started', '2022-07-05', '2022-04-01'],
    [2, '2022-Q1', 'completed', '2022-04-15', null],
    [2, '2022-Q2', 'not_started', '2022-06-30', '2022-07-01'],
    [3, '2022-Q1', 'not_started', '2022-03-31', '2022-04-01'],
    [4, '2022-Q1', 'completed', '2022-04-15', null],
    [4, '2022-Q2', 'not_started', '2022-07-20', '2022-07-01'],
  ]);
  opened.database.close();
});
