/** What an answer costs the one who gives it: taps, characters and messages, counted by playing the office. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '../src/domain/calendar/dates.ts';
import type { Assignment } from '../src/domain/tasks/assignment.ts';
import { people } from './people.ts';
import { openOffice, type Office } from './support/office.ts';
import { assignmentOf } from './support/office/read-record.ts';
import { openZaloOffice } from './support/office/zalo-office.ts';

interface Answer {
  readonly name: string;
  readonly taps: readonly string[];
  /** Without the number of the task. */
  readonly typed: string;
  readonly recorded: Partial<Assignment>;
}

const TODAY = day('2022-06-28');

const ANSWERS: readonly Answer[] = [
  { name: 'đang thực hiện', taps: ['Đang thực hiện'], typed: 'dt', recorded: { reportedOn: TODAY } },
  { name: 'không thay đổi', taps: ['Không thay đổi'], typed: 'kd', recorded: { progress: 40, reportedOn: TODAY } },
  { name: 'đã nhận', taps: ['Đã nhận'], typed: 'dn', recorded: { answeredOn: TODAY } },
  { name: 'xong', taps: ['Đã hoàn thành'], typed: 'x', recorded: { status: 'pending_confirmation' } },
  { name: '75 %', taps: ['75 %'], typed: '75%', recorded: { progress: 75 } },
  {
    name: 'vướng kinh phí',
    taps: ['Vướng mắc', 'Kinh phí'],
    typed: 'vướng kinh phí',
    recorded: { obstacle: 'kinh phí' },
  },
  {
    name: 'vướng mặt bằng',
    taps: ['Vướng mắc', 'Mặt bằng'],
    typed: 'vướng mặt bằng',
    recorded: { obstacle: 'mặt bằng' },
  },
  {
    name: 'gia hạn đến hết quý',
    taps: ['Xin gia hạn', 'Hết quý (30/09/2022)'],
    typed: 'gia hạn 30/9/2022',
    recorded: { requestedDueOn: day('2022-09-30') },
  },
  {
    name: 'gia hạn đến hết năm',
    taps: ['Xin gia hạn', 'Hết năm (31/12/2022)'],
    typed: 'gia hạn 31/12/2022',
    recorded: { requestedDueOn: day('2022-12-31') },
  },
  {
    name: 'không thuộc trách nhiệm',
    taps: ['Không thuộc trách nhiệm'],
    typed: 'không thuộc trách nhiệm',
    recorded: { waitingFor: 'handover' },
  },
];

/** Where two of them are asked about, the first is answered before it is counted: the bundle then offers the second. */
type Size = 1 | 2;

function programme(size: Size): { ref: string; title: string; lead: string; deadline: string }[] {
  return ['khu số 1', 'khu số 2'].slice(0, size).map((name, at) => ({
    ref: `I.${String(at + 1)}`,
    title: `Lập quy hoạch ${name}`,
    lead: 'Sở Xây dựng',
    deadline: 'Quý II/2022',
  }));
}

/** Both were reported on a week before. */
const REPORTED = { 1: '1 40%', 2: '1 40%\n2 40%' } as const;

interface Cost {
  readonly taps: number;
  readonly typed: number;
  /** In the group, the person's own among them. */
  readonly messages: number;
}

const offices = new Map<Size, Office>();

beforeAll(async () => {
  for (const size of [1, 2] as const) {
    const office = await openOffice({ programme: programme(size), at: '2022-06-20 08:00', followed: true });
    await office.linkAgency('SXD', people.lan);
    await office.says(people.lan, 'SXD', REPORTED[size], { mention: true });
    await office.advanceTo('2022-06-28 08:00');
    offices.set(size, office);
  }
});

afterAll(() => {
  for (const office of offices.values()) office.close();
});

async function byTaps({ taps, recorded }: Answer, size: Size): Promise<Cost> {
  const office = offices.get(size)?.copy();
  if (office === undefined) throw new Error('No office was opened');
  const asked = office.lastTo('SXD').messageId;
  const under = (): ReturnType<Office['lastTo']> | undefined =>
    size === 1 ? undefined : office.sentTo('SXD').find(({ messageId }) => messageId === asked);
  if (size === 2) {
    await office.presses(people.lan, 'SXD', '#1', under());
    await office.passes(10);
    await office.presses(people.lan, 'SXD', '#1 đang thực hiện', under());
    await office.passes(10);
  }
  const before = office.sentTo('SXD').length;
  for (const [at, label] of taps.entries()) {
    const named = size === 2 && at === 0 && label === 'Đang thực hiện' ? '#2 đang thực hiện' : label;
    await office.presses(people.lan, 'SXD', named, under());
    await office.passes(10);
  }
  expect(office.assignment(`#${String(size)}`)).toMatchObject(recorded);
  const messages = office.sentTo('SXD').length - before;
  office.close();
  return { taps: taps.length, typed: 0, messages };
}

async function byWords({ typed, recorded }: Answer, size: Size): Promise<Cost> {
  const office = await openZaloOffice({ programme: programme(size) });
  const lan = office.who(people.lan);
  const group = office.double.group();
  office.app().database.raw.exec('update assignment set review_until = null');
  await office.link(group, lan, 'agency', 'SXD');
  await office.says(lan, group, REPORTED[size]);
  await office.advanceTo('2022-06-28 08:00');
  const words = size === 1 ? typed : `2 ${typed}`;
  const before = office.texts(group).length;
  await office.says(lan, group, words, { replyTo: office.newest(group) });
  expect(assignmentOf(office.app().database, `#${String(size)}`)).toMatchObject(recorded);
  const messages = office.texts(group).length - before + 1;
  await office.close();
  return { taps: 0, typed: typed.length, messages };
}

const SHORT = ['đang thực hiện', 'không thay đổi', 'đã nhận', 'xong'];

test('ten answers cost what the table in tests/README.md says', async () => {
  const rows: string[] = [];
  for (const answer of ANSWERS) {
    const costs = [
      await byTaps(answer, 1),
      await byTaps(answer, 2),
      await byWords(answer, 1),
      await byWords(answer, 2),
    ];
    for (const { taps, typed } of costs) {
      expect(taps, answer.name).toBeLessThanOrEqual(SHORT.includes(answer.name) ? 1 : 2);
      if (SHORT.includes(answer.name)) expect(typed, answer.name).toBeLessThanOrEqual(2);
    }
    const cells = costs.map(({ taps, typed, messages }) => `${String(taps)} · ${String(typed)} · ${String(messages)}`);
    rows.push(`| ${answer.name} | ${cells.join(' | ')} |`);
  }
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  expect(readme.split('\n').filter((line) => ANSWERS.some(({ name }) => line.startsWith(`| ${name} |`)))).toEqual(rows);
});
