import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  day,
  instantAt,
  localDateOf,
  localTimeOf,
  weekdayOf,
  type LocalDate,
} from '../../../src/domain/calendar/dates.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { addDependency } from '../../../src/store/programmes/tasks.ts';
import { forecast, type ForecastMessage } from '../../../src/usecases/operate/forecast.ts';
import { people } from '../../people.ts';
import { allOf } from '../../support/all-of.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { WITH_WEEKLY_DIGEST as JOBS } from '../../support/office/advance.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';
import { TIME_ZONE } from '../../support/office/movable-clock.ts';
import { rulesForTests } from '../../support/office/rules.ts';

/** Public holidays of 2022 from March on that fall on, or were moved to, a weekday. */
const HOLIDAYS_2022 = ['2022-04-11', '2022-05-02', '2022-05-03', '2022-09-01', '2022-09-02'];

/** Reminders at 08:00 every day, the digest at 07:30 on Mondays. */
function schedule(from: string, to: string): { job: 'reminders' | 'digest'; at: ReturnType<typeof instantAt> }[] {
  const runs: { job: 'reminders' | 'digest'; at: ReturnType<typeof instantAt> }[] = [];
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += 86_400_000) {
    const date = day(new Date(ms).toISOString().slice(0, 10));
    if (weekdayOf(date) === 1) runs.push({ job: 'digest', at: instantAt(date, '07:30', TIME_ZONE) });
    runs.push({ job: 'reminders', at: instantAt(date, '08:00', TIME_ZONE) });
  }
  return runs;
}

async function foreseen(database: Database, from: string, to: string): Promise<ForecastMessage[]> {
  const copy = database.copy();
  const plan = { from: day(from), to: day(to), runs: schedule(from, to) };
  try {
    return await allOf(forecast(copy, plan, rulesForTests()));
  } finally {
    copy.close();
  }
}

function localDay(message: ForecastMessage): LocalDate {
  return localDateOf(message.at, TIME_ZONE);
}

describe('Decision 913 rehearsed over 2022, by a registry that took it over in 2026', () => {
  let office: Office;
  let messages: readonly ForecastMessage[];
  let reminders: readonly ForecastMessage[];

  beforeAll(async () => {
    office = await openOffice({ at: '2026-11-23 09:00' });
    messages = await foreseen(office.database, '2022-03-14', '2022-12-31');
    reminders = messages.filter(({ kind }) => kind === 'reminder');
  });
  afterAll(() => {
    office.close();
  });

  test('every message goes out on a working day, between 07:00 and 18:00', () => {
    const outside = messages.filter((message) => {
      const date = localDay(message);
      const time = localTimeOf(message.at, TIME_ZONE);
      return weekdayOf(date) > 5 || HOLIDAYS_2022.includes(date) || time < '07:00' || time >= '18:00';
    });
    expect(outside).toEqual([]);
    expect(reminders.length).toBeGreaterThan(100);
  });

  test('no chat gets two reminders on one day', () => {
    const places = reminders.map((message) => `${localDay(message)} ${message.chat}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test('messages come in the order of their sending', () => {
    const times = messages.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
  });

  // Due 30/4/2022, a Saturday. Working days before: 30 → 18/3, 15 → 8/4, 7 → 21/4, 3 → 27/4, 1 → 29/4. On the day and
  // 1 and 3 days after nobody works: one message on 4/5. Then 7 → 7/5 (Monday 9/5), 15 → 15/5 (Monday 16/5), 30 → 30/5,
  // and the 30th of each month, or the next working day.
  const EXPECTED = [
    '2022-03-18', '2022-04-08', '2022-04-21', '2022-04-27', '2022-04-29', '2022-05-04', '2022-05-09', '2022-05-12',
    '2022-05-17', '2022-05-30', '2022-07-01', '2022-08-01', '2022-09-05', '2022-10-03', '2022-11-01', '2022-12-01',
  ]; // prettier-ignore
  test('IV.1, due in April, is asked about on the days that the rules give by hand', () => {
    const about = reminders.filter(({ tasks }) => tasks.includes('IV.1'));
    expect(about.map(localDay)).toEqual(EXPECTED);
    expect(new Set(about.map(({ agency }) => agency))).toEqual(new Set(['Sở Kế hoạch và Đầu tư']));
  });

  test('a task without a date is asked about once a quarter, a working week before its end', () => {
    const about = reminders.filter(({ tasks }) => tasks.includes('IX.1'));
    expect(about.map(localDay)).toEqual(['2022-03-24', '2022-06-23', '2022-09-23', '2022-12-26']);
  });

  test('the secretariat and the leaders get a digest each Monday, an agency only when there is something to say', () => {
    const digests = messages.filter(({ kind }) => kind === 'digest');
    const on = (date: string): string[] =>
      digests.filter((message) => localDay(message) === date).map(({ chat }) => chat);
    // On 14/3/2022 nothing falls due within two weeks (the first date is 30/3): no agency's digest would have a line.
    expect(on('2022-03-14').toSorted()).toEqual(['Lãnh đạo', 'Văn phòng']);
    expect(on('2022-04-18')).toContain('Sở Kế hoạch và Đầu tư');
    expect(on('2022-04-18')).not.toContain('Sở Y tế');
  });

  test('no agency gets its digest and a reminder on one day', () => {
    const spoken = messages
      .filter(({ kind, agency }) => agency !== null && (kind === 'digest' || kind === 'reminder'))
      .map((message) => `${message.chat} ${localDay(message)}`);
    expect(spoken.filter((entry, index) => spoken.indexOf(entry) !== index)).toEqual([]);
  });

  test('what stays unanswered reaches the secretariat after 7 days and the leaders after 30', () => {
    const notices = messages.filter(({ kind, tasks }) => kind === 'notice' && tasks.includes('IV.2'));
    // Due 30/3/2022; 29/4 is a Friday.
    expect(notices.map((notice) => [localDay(notice), notice.chat])).toEqual([
      ['2022-04-06', 'Văn phòng'],
      ['2022-04-29', 'Lãnh đạo'],
    ]);
  });
});

test('a rehearsal leaves the registry as it was, byte for byte', async () => {
  const office = await openOffice({ at: '2026-11-23 09:00' });
  await office.linkAgency('SXD', people.lan);
  const before = office.database.raw.serialize();
  await foreseen(office.database, '2026-11-01', '2026-12-31');
  expect(office.database.raw.serialize().equals(before)).toBe(true);
  office.close();
});

test('nothing is sent about a task that waits for the secretariat or is done', async () => {
  const office = await openOffice({ at: '2022-03-15 08:00' });
  await office.linkAgency('SXD', people.lan);
  await office.linkAgency('UBNDTX', people.tung);
  await office.linkSecretariat(people.binh);
  await office.says(people.lan, 'SXD', 'III.1.2 xong', { mention: true });
  await office.says(people.tung, 'UBNDTX', 'III.1.4 xong', { mention: true });
  await office.says(people.binh, 'VP', '/xacnhan III.1.4');
  expect(office.assignment('III.1.2').status).toBe('pending_confirmation');
  expect(office.assignment('III.1.4').status).toBe('completed');

  const messages = await foreseen(office.database, '2022-03-16', '2022-12-31');
  const asked = messages.filter(({ kind }) => kind === 'reminder').flatMap(({ tasks }) => tasks);
  expect(asked).not.toContain('III.1.2');
  expect(asked).not.toContain('III.1.4');
  expect(asked).toContain('III.1.1');
  office.close();
});

test('what was really sent later does not silence a rehearsal of an earlier time', async () => {
  const office = await openOffice({ at: '2026-11-23 09:00' });
  await office.linkAgency('SXD', people.lan);
  expect(office.sentTo('SXD').length).toBeGreaterThan(1);
  const messages = await foreseen(office.database, '2022-03-14', '2022-07-31');
  const about = messages.filter(({ chat, kind }) => chat === 'Sở Xây dựng' && kind === 'reminder');
  // III.1.2 is due 30/6/2022: 30 working days before it is 19/5.
  expect(about.map(localDay)).toContain('2022-05-19');
  office.close();
});

test('shadow delivery is rehearsed as it would be: all of it goes to the secretariat', async () => {
  const office = await openOffice({ at: '2026-11-23 09:00' });
  const copy = office.database.copy();
  const plan = { from: day('2022-03-14'), to: day('2022-03-25'), runs: schedule('2022-03-14', '2022-03-25') };
  const messages = await allOf(forecast(copy, plan, rulesForTests({ delivery: 'shadow' })));
  expect(new Set(messages.map(({ chat }) => chat))).toEqual(new Set(['Văn phòng']));
  expect(messages.some(({ tasks }) => tasks.includes('IV.1'))).toBe(true);
  copy.close();
  office.close();
});

describe('a registry in the middle of everything', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice({
      at: '2022-06-20 08:00',
      programme: [
        { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 31/12/2022' },
        {
          ref: 'I.2',
          title: 'Rà soát số liệu huyện',
          lead: 'UBND huyện Thọ Xuân',
          deadline: 'Ngày 30/6/2022',
        },
      ],
    });
    office.database.transact((tx) => {
      addDependency(tx, 2, 1);
    });
    await office.linkSecretariat(people.binh);
    await office.linkLeaders(people.son);
    await office.linkAgency('SXD', people.lan);
    await office.linkAgency('UBNDTX', people.tung);
    const later = { ref: 'I.1', title: 'Hoàn thành quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 15/9/2022' };
    addProgramme(office.database, [later], office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
    await office.advanceTo('2022-07-12 09:00', JOBS);
    await office.says(people.son, 'LD', '#1 yêu cầu báo cáo trước ngày 15/7/2022', { mention: true });
    await office.advanceTo('2022-07-19 09:00', JOBS);
    await office.says(people.binh, 'VP', '/ketthuc tiny 31/8/2022');
    await office.advanceTo('2022-09-05 18:30', JOBS);
    await office.says(people.binh, 'VP', '/chuyentiep 2 3');
    await office.advanceTo('2022-09-20 09:00', JOBS);
    await office.says(people.lan, 'SXD', '#3 tương đối ổn rồi ạ', { mention: true });
    await office.advanceTo('2022-09-20 10:00', JOBS);
  });
  afterAll(() => {
    office.close();
  });

  test('has asked, told and noted what points to its messages', () => {
    for (const table of ['question', 'closing_question', 'final_report', 'instruction', 'slip_told', 'digest_told']) {
      expect([table, office.database.raw.prepare(`select count(*) > 0 from ${table}`).pluck().get()]).toEqual([
        table,
        1,
      ]);
    }
    expect(office.database.raw.prepare('select count(followed_by) from instruction').pluck().get()).toBe(1);
  });

  const CLOSING = 'Hỏi trước khi kết thúc chương trình';
  const ENDED = 'Báo cáo kết thúc chương trình';
  const SLIP = 'Để đơn vị biết';
  const FOLLOWED = 'Ý kiến chỉ đạo đến ngày trả lời';
  const WENT_ON = 'Nhiệm vụ được chuyển tiếp';
  test.each([
    ['2022-06-27', [CLOSING, ENDED, SLIP, FOLLOWED]],
    ['2022-07-18', [CLOSING, ENDED]],
    ['2022-08-31', [ENDED]],
    ['2022-09-06', [WENT_ON]],
    ['2022-09-19', []],
    ['2022-09-20', []],
  ])(
    'rehearsed from %s, it says once more what it said from then on, and leaves the registry alone',
    async (from, said) => {
      const before = office.database.raw.serialize();
      const messages = await foreseen(office.database, from, '2022-10-14');
      expect(office.database.raw.serialize().equals(before)).toBe(true);
      const found = [CLOSING, ENDED, SLIP, FOLLOWED, WENT_ON].filter((words) =>
        messages.some(({ text }) => text.includes(words)),
      );
      expect(found).toEqual(said);
    },
  );
});
