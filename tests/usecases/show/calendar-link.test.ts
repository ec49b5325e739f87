import { afterEach, beforeEach, expect, test } from 'vitest';
import { signIn, issueSignInLink, viewerOf } from '../../../src/usecases/people/board-access.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { writeCalendar } from '../../../src/web/board/write-calendar.ts';
import { makeCalendarLink, readCalendarLink } from '../../../src/usecases/show/calendar-link.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { countingTx } from '../../support/counting-tx.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

let office: Office;

beforeEach(async () => {
  office = await openLinked({}, { VP: people.binh });
});

afterEach(() => {
  office.close();
});

test('a calendar takes as many statements whatever it holds, and each deadline has the time of its last change', async () => {
  const everybodys = secretOf(null);
  const ofAgency = secretOf('SXD');
  office.moveTo('2022-06-21 09:00');
  await office.linkAgency('SXD', people.lan);
  const [first] = read(ofAgency).entries;
  await office.says(people.lan, 'SXD', `#${String(first?.card.task.id)} 30%`);
  const [all, own] = [read(everybodys), read(ofAgency)];
  expect(all.entries.length).toBeGreaterThan(own.entries.length);
  expect(own.entries.length).toBeGreaterThan(1);
  expect(all.statements - own.statements).toBeLessThanOrEqual(1);
  const changes = new Map(all.entries.map(({ card, changedAt }) => [card.assignment.id, changedAt]));
  for (const { assignmentId, at } of lastEvents()) {
    if (changes.has(assignmentId)) expect(changes.get(assignmentId)).toBe(at);
  }
  expect([...changes.values()]).toContain(office.now());
});

test('a calendar shows the day in force: a granted date, and the days for which a decision was waited for', async () => {
  const own = [
    { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/6/2022' },
    { ref: 'I.2', title: 'Xây cầu', lead: 'Sở Xây dựng', deadline: 'Ngày 30/6/2022' },
  ];
  office.close();
  office = await openOffice({ at: '2022-06-20 08:00', programme: own });
  await office.linkSecretariat(people.binh);
  await office.linkAgency('SXD', people.lan);
  const secret = secretOf('SXD');
  const days = () => read(secret).entries.map(({ card, dueOn }) => [card.task.ref, dueOn]);
  await office.says(people.lan, 'SXD', '/giahan 1 30/9/2022 chờ thẩm định');
  await office.says(people.lan, 'SXD', '/giahan 2 30/9/2022 chờ thẩm định');
  office.moveTo('2022-06-27 08:00');
  await office.says(people.binh, 'VP', '/dongy 1');
  await office.says(people.binh, 'VP', '/khongdongy 2 không đủ căn cứ');
  expect(days().sort()).toEqual([
    ['I.1', '2022-09-30'],
    ['I.2', '2022-07-07'],
  ]);
  const calendar = office.database.read((tx) => readCalendarLink(workAt(tx, office.now(), office.rules), secret));
  const ics = calendar === null ? '' : writeCalendar(calendar, day('2022-06-27'), null).replaceAll(/\r?\n /gu, '');
  expect(ics).toContain('DTSTART;VALUE=DATE:20220707');
  expect(ics).toContain('Đến hết ngày 07/07/2022: đã cộng 7 ngày chờ quyết định.');
  // A programme that has ended is in nobody's calendar.
  await office.says(people.binh, 'VP', '/ketthuc tiny 27/6/2022');
  office.moveTo('2022-06-28 08:00');
  expect(days()).toEqual([]);
});

function secretOf(agency: string | null): string {
  return office.database.transact((tx) => {
    const work = workAt(tx, office.now(), office.rules);
    const { raw } = office.database;
    const person = raw.prepare('select id from person where external_id = ?').pluck().get(people.binh.id) as number;
    const session = signIn(work, issueSignInLink(work, person))?.session ?? '';
    const viewer = viewerOf(work, session);
    const agencyId =
      agency === null ? null : (raw.prepare('select id from agency where code = ?').pluck().get(agency) as number);
    const secret = viewer === null ? null : makeCalendarLink(work, viewer, agencyId);
    if (secret === null) throw new Error('No calendar was given.');
    return secret;
  });
}

function read(secret: string) {
  return office.database.read((tx) => {
    const counting = countingTx(tx);
    const calendar = readCalendarLink(workAt(counting.tx, office.now(), office.rules), secret);
    if (calendar === null) throw new Error('There is no such calendar.');
    return { entries: calendar.entries, statements: counting.statements() };
  });
}

function lastEvents(): { assignmentId: number; at: string }[] {
  const sql = `select assignment_id as assignmentId, at from event as last where assignment_id is not null
    and id = (select max(id) from event where assignment_id = last.assignment_id)`;
  return office.database.raw.prepare(sql).all() as { assignmentId: number; at: string }[];
}
