import { afterEach, describe, expect, test } from 'vitest';
import { readReport } from '../../../src/conversation/read/read-report.ts';
import { addDays, formatDate } from '../../../src/domain/calendar/dates.ts';
import type { Actor } from '../../../src/domain/people/access.ts';
import { lateAfter } from '../../../src/domain/tasks/assignment.ts';
import type { Card } from '../../../src/domain/tasks/task.ts';
import { UNLINKED } from '../../../src/store/people/chats.ts';
import { cardsById } from '../../../src/store/programmes/assignments.ts';
import { PROGRAM, type Acting } from '../../../src/usecases/acting.ts';
import { decide } from '../../../src/usecases/decide/decide.ts';
import { figuresIn } from '../../../src/usecases/figures/figures.ts';
import { lookBack } from '../../../src/usecases/figures/look-back.ts';
import { reportStatus } from '../../../src/usecases/report/report-status.ts';
import { numbersOfTasks, tasksAmong } from '../../../src/usecases/show/list-tasks.ts';
import { taskJson } from '../../../src/usecases/show/task-json.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const SECRETARIAT: Actor = { roles: [{ role: 'secretariat', agencyId: null }], anonymous: false };
const ALL = { kind: 'all' } as const;

let office: Office;
afterEach(() => {
  office.close();
});

/** Somebody of the agency; permission is the dialogue's to check. */
function somebodyOf({ agency }: Card): Acting {
  return {
    chat: { ...UNLINKED, id: 0, type: 'group', channel: 'rehearsal', externalId: agency.code, title: agency.name },
    person: { id: 0, channel: 'rehearsal', externalId: agency.code, name: `Đầu mối ${agency.name}` },
    actor: { roles: [{ role: 'focal_point', agencyId: agency.id }], anonymous: false },
    messageId: null,
    threadId: null,
    author: { ...PROGRAM, actor: `Đầu mối ${agency.name}` },
  };
}

function pastDates(work: Work): readonly Card[] {
  const ids = office.database.raw
    .prepare<[string], { id: number }>(
      `select id from assignment where due_on < ? and deadline ->> '$.kind' <> 'recurring' order by id`,
    )
    .all(work.today);
  return cardsById(
    work.tx,
    ids.map(({ id }) => id),
  );
}

describe('the first programme, taken over years later', () => {
  test('is put right in full: 23 past dates reported today with their days, confirmed, each on time', async () => {
    office = await openOffice({ at: '2026-11-30 09:00' });
    const { database, rules } = office;
    const now = office.now();
    const change = <T>(act: (work: Work) => T): T => database.transact((tx) => act(workAt(tx, now, rules)));

    const cards = change(pastDates);
    expect(cards.filter(({ task }) => task.source === 'annex')).toHaveLength(20);
    expect(cards.filter(({ task }) => task.source === 'body')).toHaveLength(3);

    for (const [at, card] of cards.entries()) {
      const { dueOn } = card.assignment;
      if (dueOn === null) throw new Error('It has a date');
      const on = formatDate(addDays(dueOn, -(at % 3)));
      const words =
        at % 2 === 0
          ? `đã hoàn thành ngày ${on}`
          : `đã hoàn thành tại Quyết định ${String(at + 100)}/QĐ-UBND ngày ${on}`;
      const said = {
        reading: readReport(
          words,
          change((work) => work.today),
        ),
        files: [],
        album: null,
      };
      expect(change((work) => reportStatus(work, somebodyOf(card), card, said).kind)).toBe('recorded');
    }
    const waiting = change((work) =>
      cardsById(
        work.tx,
        cards.map(({ assignment }) => assignment.id),
      ),
    );
    const by = { actor: SECRETARIAT, author: { ...PROGRAM, actor: 'Nguyễn Văn Bình' } };
    for (const card of waiting) {
      expect(change((work) => decide(work, by, card, { kind: 'confirm', on: null }).kind)).toBe('decided');
    }

    change((work) => {
      const figures = figuresIn(work, ALL);
      expect([figures.completedOnTime, figures.completedLate]).toEqual([23, 0]);
      const json = tasksAmong(work, numbersOfTasks(work, { programme: null, agency: null, lists: [] })).map((view) =>
        JSON.stringify(taskJson(view, work.today)),
      );
      expect(json.filter((line) => line.includes('"timeliness":"completed_on_time"')).length).toBeGreaterThanOrEqual(
        23,
      );
      expect(json.join('\n')).not.toContain('completed_late');
      // A past day knows nothing of what was confirmed after it.
      const before = lookBack(work, addDays(work.today, -1));
      expect(figuresIn(before.work, { ...ALL, past: before.past }).completedOnTime).toBe(0);
    });
  });
});

describe('an extension that is decided late', () => {
  /** Due 15/12/2022; on 9/12 its agency asks for `asked`, which is decided on `decided`. */
  const asking = async (asked: string, decided: string): Promise<void> => {
    const task = { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 15/12/2022' };
    office = await openOffice({ programme: [task], at: '2022-11-20 09:00' });
    await office.linkSecretariat(people.binh);
    await office.linkAgency('SXD', people.lan);
    office.moveTo('2022-12-09 09:00');
    await office.says(people.lan, 'SXD', `#1 xin gia hạn đến ${asked}`);
    expect(office.assignment('#1').waitingFor).toBe('extension');
    office.moveTo(`${decided} 09:00`);
  };
  const lastDay = () => lateAfter(office.assignment('#1'));

  test('is not granted until a day that has passed: the secretariat is asked for another, and nobody becomes late', async () => {
    await asking('31/12/2022', '2023-01-10');
    await office.presses(people.binh, 'VP', 'Đồng ý đến 31/12/2022');
    expect(office.assignment('#1')).toMatchObject({ waitingFor: 'extension', dueOn: '2022-12-15' });
    expect(office.lastTo('VP').text).toContain(
      'Không gia hạn đến 31/12/2022 được vì đã qua ngày đó. Đề nghị trả lời (Reply) tin này bằng một ngày từ 17/01/2023 trở đi (sau thời hạn hiện hành cộng số ngày chờ quyết định)',
    );
    await office.says(people.binh, 'VP', '20/1/2023', { replyTo: office.lastTo('VP') });
    expect(office.assignment('#1')).toMatchObject({ waitingFor: null, dueOn: '2023-01-20' });
  });

  test('leaves more time than a refusal on the same day', async () => {
    await asking('20/12/2022', '2022-12-18');
    await office.says(people.binh, 'VP', '/dongy 1');
    expect(office.lastTo('VP').text).toContain(
      'Gia hạn đến 20/12/2022 thì đơn vị không có thêm thời gian so với khi không gia hạn',
    );
    await office.says(people.binh, 'VP', '/dongy 1 24/12/2022 theo Công văn số 12/UBND-TH');
    expect(office.assignment('#1').waitingFor).toBe('extension');
    await office.says(people.binh, 'VP', '/dongy 1 25/12/2022 theo Công văn số 12/UBND-TH');
    expect(lastDay()).toBe('2022-12-25');
  });

  test('refused, it counts on from where it stood', async () => {
    await asking('20/12/2022', '2022-12-18');
    await office.says(people.binh, 'VP', '/khongdongy 1 đủ thời gian');
    expect(lastDay()).toBe('2022-12-24');
  });
});
