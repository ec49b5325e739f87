import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar/dates.ts';
import type { Figures } from '../../../src/domain/tasks/figures.ts';
import { figuresBySection, figuresIn } from '../../../src/usecases/figures/figures.ts';
import { lookBack } from '../../../src/usecases/figures/look-back.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const ALL = { kind: 'all' } as const;
let office: Office;

beforeEach(async () => {
  const task = { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/4/2022' };
  office = await openLinked({ programme: [task], at: '2022-04-20 09:00' }, { VP: people.binh, SXD: people.lan });
  office.moveTo('2022-05-10 09:00');
  await office.says(people.lan, 'SXD', '#1 lý do khách quan: mưa lũ');
});

afterEach(() => {
  office.close();
});

function seen<T>(look: (work: Work) => T): T {
  return office.database.read((tx) => look(workAt(tx, office.now(), office.rules)));
}

function figures(): Figures {
  return seen((work) => figuresIn(work, ALL));
}

test('a reason that is only stated excuses nothing', () => {
  expect(figures()).toMatchObject({ overdue: 1, excused: 0 });
});

test('a confirmed reason has a column of its own, and the lateness stays', async () => {
  await office.says(people.binh, 'VP', '/lydo 1');
  expect(figures()).toMatchObject({ total: 1, overdue: 1, excused: 1 });
  expect(seen((work) => figuresBySection(work, ALL)).map((section) => section.figures.excused)).toEqual([1]);
  await office.says(people.lan, 'SXD', '#1 xong');
  await office.says(people.binh, 'VP', '/xacnhan 1');
  expect(figures()).toMatchObject({ completedLate: 1, excused: 1 });
});

test('the digest says how much of what is late has a confirmed reason, and nothing while none has', async () => {
  await office.says(people.binh, 'VP', '/tonghop');
  expect(office.lastTo('VP').text).not.toContain('lý do khách quan');
  await office.says(people.binh, 'VP', '/lydo 1');
  await office.says(people.binh, 'VP', '/tonghop');
  expect(office.lastTo('VP').text).toContain(
    'Trong số quá hạn và hoàn thành quá hạn, 1 phần việc có lý do khách quan được xác nhận.',
  );
});

test('a refused reason excuses nothing, and cannot be answered again', async () => {
  await office.says(people.binh, 'VP', '/lydo 1 không, chưa có văn bản');
  expect(figures().excused).toBe(0);
  await office.says(people.binh, 'VP', '/lydo 1');
  expect(office.lastTo('VP').text).toContain('không có lý do khách quan nào đang chờ xác nhận');
});

test('what was on time has nothing to excuse', async () => {
  await office.says(people.binh, 'VP', '/lydo 1');
  await office.says(people.lan, 'SXD', '#1 xong ngày 28/4/2022');
  await office.says(people.binh, 'VP', '/xacnhan 1');
  expect(figures()).toMatchObject({ completedOnTime: 1, excused: 0 });
});

test('a past day knows nothing of a reason confirmed after it', async () => {
  await office.says(people.binh, 'VP', '/lydo 1');
  const yesterday = seen((work) => {
    const { work: then, past } = lookBack(work, addDays(work.today, -1));
    return figuresIn(then, { ...ALL, past });
  });
  expect(yesterday).toMatchObject({ overdue: 1, excused: 0 });
});
