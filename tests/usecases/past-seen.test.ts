/** Of what a task takes over, an agency sees its own share, or what those left who led it before; never a sibling's part. */

import { afterEach, describe, expect, test } from 'vitest';
import { day } from '../../src/domain/calendar/dates.ts';
import { lookBack } from '../../src/usecases/figures/look-back.ts';
import { recordSuccession } from '../../src/usecases/programme/apply-succession.ts';
import { workAt } from '../../src/usecases/work.ts';
import { readTask, type TaskView } from '../../src/web/board/task-page.ts';
import { people } from '../people.ts';
import { openOffice, type Office } from '../support/office.ts';
import { WITH_WEEKLY_DIGEST as JOBS } from '../support/office/advance.ts';
import { addProgramme } from '../support/office/fill-registry.ts';
import { findAgency } from '../../src/store/programmes/agencies.ts';

const { lan, tung, binh } = people;
const BOTH = 'Sở Xây dựng; UBND huyện Thọ Xuân';

let office: Office;
afterEach(() => {
  office.close();
});

/** #1 of these leads is reported on by each, its programme ends, and it goes on in #2 of the others. */
async function continued(oldLeads: string, newLeads: string): Promise<void> {
  office = await openOffice({
    at: '2022-07-04 08:00',
    programme: [{ ref: 'I.1', title: 'Cải tạo chợ', lead: oldLeads, deadline: 'Ngày 15/8/2022' }],
  });
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', lan);
  await office.linkAgency('UBNDTX', tung);
  if (oldLeads.includes('Thọ Xuân'))
    await office.says(tung, 'UBNDTX', '#1 vướng mặt bằng do hộ ông Ba chưa nhận tiền', { mention: true });
  if (oldLeads.includes('Xây dựng')) await office.says(lan, 'SXD', '#1 70%, đã trình thẩm định', { mention: true });
  await office.says(binh, 'VP', '/ketthuc tiny 30/09/2022');
  await office.advanceTo('2022-10-04 09:00', JOBS);
  goOn(newLeads, { code: 'second', number: '77/QĐ-UBND' });
  await office.says(binh, 'VP', '/chuyentiep 1 2');
  await office.advanceTo('2022-10-04 11:00', JOBS);
}

function goOn(lead: string, programme: { code: string; number: string }): void {
  const row = { ref: 'I.1', title: 'Cải tạo chợ, tiếp', lead, deadline: 'Ngày 15/11/2022' };
  addProgramme(office.database, [row], office.now(), office.rules, programme);
}

function boardOf(code: 'SXD' | 'UBNDTX' | 'TXM', task: number, at?: string): TaskView | null {
  return office.database.read((tx) => {
    const now = workAt(tx, office.now(), office.rules);
    const then = at === undefined ? { work: now, past: null } : lookBack(now, day(at));
    const agencyId = findAgency(tx, code)?.id ?? 0;
    const scope = { kind: 'agency', agencyId, past: then.past } as const;
    return readTask({ work: then.work, scope, filter: {} as never }, task);
  });
}

/** All that an agency is told or can ask for about a task. */
async function shownTo(code: 'SXD' | 'UBNDTX', task = 2): Promise<string> {
  const notice = office.sentTo(code).find(({ text }) => text.includes('Nhiệm vụ được chuyển tiếp'))?.text ?? '';
  const person = code === 'SXD' ? lan : tung;
  await office.says(person, code, `/lichsu ${String(task)}`);
  const history = office.lastTo(code).text;
  await office.says(person, code, `/xem ${String(task)}`);
  const board = boardOf(code, task);
  const events = (board?.events ?? []).map(({ text, agency }) => `${agency ?? ''} ${text ?? ''}`);
  const origins = (board?.origins ?? []).map(({ agency }) => agency.name);
  return [notice, history, office.lastTo(code).text, ...events, ...origins].join('\n');
}

describe('an agency', () => {
  test('that led the task before and leads it on sees its own share alone', async () => {
    await continued(BOTH, BOTH);
    const [own, other] = [await shownTo('SXD'), await shownTo('UBNDTX')];
    expect(own).toContain('đang thực hiện, 70 %');
    expect(own).toContain('đã trình thẩm định');
    expect(own).not.toMatch(/hộ ông Ba|Tùng|Thọ Xuân/u);
    expect(other).toContain('hộ ông Ba chưa nhận tiền');
    expect(other).not.toMatch(/, 70 %|trình thẩm định|Lan|Sở Xây dựng/u);
  });

  test('that is new to the task sees what the former lead left', async () => {
    await continued('UBND huyện Thọ Xuân', 'Sở Xây dựng');
    const shown = await shownTo('SXD');
    expect(shown).toContain('UBND huyện Thọ Xuân, khi đó: đang thực hiện; vướng mắc: mặt bằng do hộ ông Ba');
    expect(shown).toContain('#1, Hoàng Thanh Tùng');
  });

  test('that is new beside a former lead sees nothing of that one’s past', async () => {
    await continued('UBND huyện Thọ Xuân', BOTH);
    expect(await shownTo('SXD')).not.toMatch(/hộ ông Ba|Tùng|Thọ Xuân/u);
    expect(await shownTo('UBNDTX')).toContain('hộ ông Ba chưa nhận tiền');
  });

  test('that led the task among others and leads it on alone sees its own share alone', async () => {
    await continued(BOTH, 'Sở Xây dựng');
    const shown = await shownTo('SXD');
    expect(shown).toContain('đang thực hiện, 70 %');
    expect(shown).not.toMatch(/hộ ông Ba|Tùng/u);
  });

  test('that took it over in an earlier programme sees no more of it after the next one', async () => {
    await continued('UBND huyện Thọ Xuân', BOTH);
    await office.says(binh, 'VP', '/ketthuc second 31/12/2022');
    await office.advanceTo('2023-01-04 09:00', JOBS);
    goOn('Sở Xây dựng', { code: 'third', number: '99/QĐ-UBND' });
    await office.says(binh, 'VP', '/chuyentiep 2 3');
    await office.advanceTo('2023-01-04 11:00', JOBS);
    expect(await shownTo('SXD', 3)).not.toMatch(/hộ ông Ba|Tùng/u);
  });
});

test('the secretariat sees all of it', async () => {
  await continued(BOTH, BOTH);
  await office.says(binh, 'VP', '/lichsu 2');
  expect(office.lastTo('VP').text).toContain('hộ ông Ba');
  expect(office.lastTo('VP').text).toContain('đã trình thẩm định');
});

test('of a collective lead the first few are told of, and how many there are more', async () => {
  const members = [
    'Sở Tài chính',
    'Sở Y tế',
    'Sở Công Thương',
    'Sở Nội vụ',
    'Sở Tài nguyên và Môi trường',
    'UBND huyện Thọ Xuân',
  ];
  await continued(members.join('; '), 'Sở Xây dựng');
  const notice = office.sentTo('SXD').find(({ text }) => text.includes('Nhiệm vụ được chuyển tiếp'))?.text ?? '';
  expect(notice.match(/khi đó:/gu)).toHaveLength(5);
  expect(notice).toContain('và 1 đơn vị khác đã chủ trì #1');
});

test('a task as of a day before it took another over has no past of that one yet', async () => {
  await continued(BOTH, BOTH);
  await office.advanceTo('2022-10-06 09:00', JOBS);
  // The new programme was there on the day before.
  office.database.raw.exec("update assignment set tracked_from = '2022-10-03' where task_id = 2");
  expect(boardOf('SXD', 2, '2022-10-03')).toMatchObject({ origins: [], events: [] });
  expect(boardOf('SXD', 1, '2022-10-03')?.leads[0].card.assignment.continuedIn).toBeNull();
  const after = boardOf('SXD', 2, '2022-10-05');
  expect(after?.origins).toHaveLength(1);
  expect(after?.events.some(({ taskId }) => taskId === 1)).toBe(true);
});

describe('what a task was before it came to its agency', () => {
  const SAID = '#1 đang làm 40%, đã bồi thường 3 hộ';
  const asOf = (kind: 'rename' | 'merge', successor: string, name: string | null): void => {
    office.database.transact((tx) => {
      const plan = {
        kind,
        predecessors: kind === 'merge' ? ['UBNDTX', 'STC'] : ['UBNDTX'],
        successors: [{ code: successor, name }],
        from: day('2022-07-21'),
        document: 'Nghị quyết số 99/NQ-HĐND',
        choices: [],
      } as const;
      expect(recordSuccession(workAt(tx, office.now(), office.rules), plan)).toMatchObject({ kind: 'applied' });
    });
  };

  test.each([
    [
      'renamed',
      'UBND huyện Thọ Xuân',
      () => {
        asOf('rename', 'TXM', 'UBND xã Thọ Xuân');
      },
      'TXM',
    ],
    [
      'merged into a lead of its own',
      BOTH,
      () => {
        asOf('merge', 'SXD', null);
      },
      'SXD',
    ],
    ['handed over', 'UBND huyện Thọ Xuân', null, 'SXD'],
  ] as const)('%s: it is in the heir’s history, and on its board', async (_what, lead, reorganise, heir) => {
    office = await openOffice({
      at: '2022-06-20 08:00',
      programme: [{ ref: 'I.1', title: 'Giải phóng mặt bằng', lead, deadline: 'Năm 2023' }],
      followed: true,
    });
    await office.linkSecretariat(binh);
    await office.linkAgency('SXD', lan);
    await office.linkAgency('UBNDTX', tung);
    await office.says(tung, 'UBNDTX', SAID, { mention: true });
    office.moveTo('2022-07-21 09:00');
    if (reorganise === null) {
      await office.says(tung, 'UBNDTX', '#1 không thuộc trách nhiệm của huyện', { mention: true });
      await office.says(binh, 'VP', '/dongy 1 SXD');
    } else reorganise();
    await office.tick();
    const group = heir === 'SXD' ? 'SXD' : 'UBNDTX';
    await office.says(heir === 'SXD' ? lan : tung, group, '/lichsu 1', { mention: true });
    expect(office.lastTo(group).text).toContain('40 %');
    await office.says(heir === 'SXD' ? lan : tung, group, '/xem 1', { mention: true });
    expect(office.lastTo(group).text).toContain('40 %');
    expect(JSON.stringify(boardOf(heir, 1))).toContain('đã bồi thường 3 hộ');
  });
});
