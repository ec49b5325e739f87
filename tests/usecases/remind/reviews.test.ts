// covers src/usecases/remind/ask-by-letter.ts, src/usecases/decide/before-wait.ts

/** From the day on which its agency was asked, and only then, a date that had passed at the takeover begins to count. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day, localDateOf } from '../../../src/domain/calendar/dates.ts';
import { standingOf } from '../../../src/domain/tasks/assignment.ts';
import { NOT_YET_ASKED } from '../../../src/domain/tasks/review.ts';
import { findAgency } from '../../../src/store/programmes/agencies.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { takeOverAssignment } from '../../../src/usecases/programme/take-over-assignment.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { people, type Person } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { binh, son, lan, tung } = people;
const OLD = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 31/3/2022' },
  { ref: 'I.2', title: 'Lập quy hoạch phân khu', lead: 'Sở Xây dựng', deadline: 'Ngày 30/4/2022' },
];

let office: Office;
beforeEach(async () => {
  office = await openLinked({ at: '2022-06-20 07:00', programme: OLD }, { VP: binh, LD: son });
});
afterEach(() => {
  office.close();
});

const reviewOf = (task: string) => office.assignment(task).reviewUntil;
const reviewsTo = (place: 'SXD' | 'VP') =>
  office.sentTo(place).filter(({ text }) => text.includes('Rà soát hiện trạng'));

test('an agency without a chat is never late, and is asked when it is linked', async () => {
  await office.advanceTo('2022-09-20 09:00');
  await office.says(son, 'LD', '/quahan');
  expect(office.lastTo('LD').text).toContain('Không có nhiệm vụ quá hạn.');
  expect(reviewOf('I.1')).toBe(NOT_YET_ASKED);
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-09-21 09:00');
  expect(reviewsTo('SXD')).toHaveLength(1);
  expect(reviewOf('I.1')).toBe(day('2022-10-20'));
});

test('thirty days after the question the ladder begins at its first step; an acknowledgement is no report', async () => {
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-06-20 09:00');
  const [review] = reviewsTo('SXD');
  expect(review?.text).toContain('đề nghị ghi ngày và số văn bản');
  expect(review?.text).not.toMatch(/quá hạn \d|đôn đốc/u);
  expect(reviewOf('I.2')).toBe(day('2022-07-20'));
  await office.says(lan, 'SXD', '#2 đã nhận');
  await office.says(lan, 'SXD', '#1 đang làm 40%');
  await office.advanceTo('2022-07-19 23:00');
  expect(office.sentTo('SXD').filter(({ text }) => text.includes('Đôn đốc'))).toEqual([]);
  await office.advanceTo('2022-07-20 09:00');
  const urged = office.lastTo('SXD').text;
  expect(urged).toContain('quá hạn theo văn bản 81 ngày; đơn vị chưa phản hồi rà soát từ 20/06/2022');
  expect(urged).toContain('mốc đôn đốc 1 ngày sau thời gian rà soát hiện trạng');
  expect(urged).not.toContain('#1 ');
});

test('a review whose message could not arrive is asked again once the chat is open', async () => {
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-06-20 09:00');
  // As if the messenger had refused it and closed the chat.
  office.database.raw.exec(`
    update outbox set state = 'dead', message_id = null where kind = 'reminder';
    update chat set state = 'dead' where role = 'agency';
    update assignment set review_until = '9999-12-31'`);
  await office.advanceTo('2022-07-04 09:00');
  expect(reviewsTo('SXD')).toHaveLength(1);
  await office.says(lan, 'SXD', '/toi');
  await office.advanceTo('2022-07-05 09:00');
  expect(reviewsTo('SXD')).toHaveLength(2);
  expect(reviewOf('I.1')).toBe(day('2022-08-04'));
});

test('a report that is taken back leaves it unreviewed again, with the days that were begun', async () => {
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-06-20 09:00');
  await office.says(lan, 'SXD', '#1 đang làm 40%');
  await office.says(lan, 'SXD', '/xem 1');
  expect(office.lastTo('SXD').text).toContain('quá hạn 81 ngày');
  await office.says(lan, 'SXD', '/hoantac 1');
  await office.says(lan, 'SXD', '/xem 1');
  expect(office.lastTo('SXD').text).toContain('chưa rà soát hiện trạng; chưa có báo cáo');
  expect(reviewOf('I.1')).toBe(day('2022-07-20'));
});

test('“không thuộc trách nhiệm” answers the review, and taking it back asks for the answer again', async () => {
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-06-20 09:00');
  await office.says(lan, 'SXD', '#1 không thuộc trách nhiệm của đơn vị');
  expect(reviewOf('I.1')).toBeNull();
  await office.says(lan, 'SXD', '/hoantac 1');
  expect(reviewOf('I.1')).toBe(day('2022-07-20'));
});

describe('what comes to another agency while its review goes on is asked about anew', () => {
  beforeEach(async () => {
    await office.linkAgency('SXD', lan);
    await office.advanceTo('2022-06-20 09:00');
    expect(reviewOf('I.1')).toBe(day('2022-07-20'));
  });
  const handOver = async () => {
    await office.says(binh, 'VP', '/dongy 1 UBNDTX');
    expect(office.events('I.1').map(({ kind }) => kind)).toContain('handover_approved');
  };
  const counted = () => standingOf(office.assignment('I.1'), day(office.now().slice(0, 10))).counted;

  test('after “không thuộc trách nhiệm” that was decided long after: the heir has its thirty days from its own message', async () => {
    await office.linkAgency('UBNDTX', tung);
    await office.advanceTo('2022-06-30 09:00');
    await office.says(lan, 'SXD', '#1 không thuộc trách nhiệm của đơn vị');
    await office.advanceTo('2022-08-10 09:00');
    await handOver();
    expect(counted()).toBe('unreviewed');
    await office.advanceTo('2022-08-11 09:00');
    expect(office.assignment('I.1').toldOn).toBe(day('2022-08-10'));
    expect(reviewOf('I.1')).toBe(day('2022-09-09'));
    await office.says(son, 'LD', '/quahan');
    expect(office.lastTo('LD').text).not.toContain('#1 ');
  });

  test('without a chat it waits for one', async () => {
    await office.says(lan, 'SXD', '#1 không thuộc trách nhiệm của đơn vị');
    await handOver();
    await office.advanceTo('2022-09-20 09:00');
    expect(counted()).toBe('unreviewed');
  });

  test('where a request for more time was waited for before', async () => {
    await office.says(lan, 'SXD', '#1 xin gia hạn đến 31/12/2022');
    await office.advanceTo('2022-07-30 09:00');
    await office.says(lan, 'SXD', '#1 không thuộc trách nhiệm của đơn vị');
    await handOver();
    expect(counted()).toBe('unreviewed');
  });

  test.each([
    ['the days had run out before', async () => office.advanceTo('2022-07-25 09:00')],
    ['it was reported on', async () => office.says(lan, 'SXD', '#1 đang làm 40%')],
    [
      'the same claim was turned down before',
      async () => {
        await office.says(lan, 'SXD', '#1 không thuộc trách nhiệm của đơn vị');
        await office.says(binh, 'VP', '/khongdongy 1 đúng chức năng');
      },
    ],
  ])('not where %s', async (_name, before) => {
    await before();
    await office.says(lan, 'SXD', '#1 không thuộc trách nhiệm của đơn vị');
    await handOver();
    // Its heir has no chat yet; once it is told, the date counts.
    expect(counted()).toBe('orphaned');
    await office.linkAgency('UBNDTX', tung);
    await office.advanceTo('2022-07-28 09:00');
    expect(counted()).toBe('yes');
  });

  test('after an end of its agency, however long nobody was chosen', async () => {
    await office.advanceTo('2022-07-01 09:00');
    const change = <T>(act: (work: Work) => T): T =>
      office.database.transact((tx) => act(workAt(tx, office.now(), office.rules)));
    change((work) => {
      recordSuccession(work, {
        kind: 'abolish',
        predecessors: ['SXD'],
        successors: [],
        from: work.today,
        document: 'Nghị quyết số 1/NQ-HĐND',
        choices: [],
      });
    });
    await office.advanceTo('2022-09-20 09:00');
    change((work) => {
      takeOverAssignment(work, 1, findAgency(work.tx, 'UBNDTX') ?? expect.fail(), 'Quyết định số 2/QĐ-UBND');
    });
    expect(counted()).toBe('unreviewed');
  });
});

describe('an agency without a chat is asked by letter', () => {
  const enters = async (text: string, person: Person = binh, place: 'VP' | 'LD' = 'VP') => {
    await office.says(person, place, text);
    return office.lastTo(place).text;
  };

  test('the secretariat enters its day, and corrects it; from the thirtieth day on the date counts', async () => {
    office.moveTo('2022-06-30 09:00');
    expect(await enters('/rasoat SXD 21/6/2022 Công văn số 12/VP-TH')).toBe(
      'Đã ghi: Sở Xây dựng được đề nghị rà soát hiện trạng 2 nhiệm vụ bằng văn bản ngày 21/06/2022. Trước ngày 21/07/2022, các nhiệm vụ này chưa tính là quá hạn.',
    );
    await enters('/rasoat SXD 22/6/2022 Công văn số 12/VP-TH');
    expect(reviewOf('I.1')).toBe(day('2022-07-22'));
    office.moveTo('2022-07-22 09:00');
    expect(await enters('/xem 1')).toContain(
      'quá hạn theo văn bản 113 ngày; đơn vị chưa phản hồi rà soát từ 22/06/2022',
    );
  });

  test('the list names who was asked by which letter, until its days are over or it has answered', async () => {
    office.moveTo('2022-06-30 09:00');
    expect(await enters('/rasoat')).not.toContain('bằng văn bản');
    await enters('/rasoat SXD 21/6/2022 Công văn số 12/VP-TH');
    await enters('/rasoat SXD 23/6/2022 Công văn số 15/VP-TH');
    const words =
      'Đã đề nghị bằng văn bản: Sở Xây dựng (Công văn số 15/VP-TH ngày 23/06/2022, trả lời trước 23/07/2022).';
    expect(await enters('/rasoat')).toContain(words);
    expect(await enters('/rasoat SXD')).toContain(words);
    office.moveTo('2022-07-23 09:00');
    expect(await enters('/rasoat')).not.toContain('Đã đề nghị bằng văn bản');
  });

  test('also one whose only chat is dead, and no other with it', async () => {
    await office.linkAgency('SXD', lan);
    office.database.raw.prepare("update chat set state = 'dead' where role = 'agency'").run();
    office.moveTo('2022-06-30 09:00');
    expect(await enters('/rasoat SXD 21/6/2022 Công văn số 12/VP-TH')).toContain('Đã ghi: Sở Xây dựng');
    expect(reviewOf('I.1')).toBe(day('2022-07-21'));
    office.database.raw.prepare("update chat set state = 'active' where role = 'agency'").run();
    expect(await enters('/rasoat SXD 22/6/2022 Công văn số 12/VP-TH')).toContain('đã liên kết nhóm chat');
  });

  test('also one whose chat has not been reached for so long that it counts as away', async () => {
    await office.linkAgency('SXD', lan);
    const unreachable = office.database.raw.prepare("update chat set unreachable_since = ? where role = 'agency'");
    office.moveTo('2022-06-30 09:00');
    unreachable.run(office.now());
    expect(await enters('/rasoat SXD 21/6/2022 Công văn số 12/VP-TH')).toContain('đã liên kết nhóm chat');
    office.moveTo('2022-07-04 09:00');
    expect(await enters('/rasoat SXD 21/6/2022 Công văn số 12/VP-TH')).toContain('Đã ghi: Sở Xây dựng');
  });

  test.each([
    ['/rasoat SXD 1/7/2022 Công văn số 12', 'tương lai'],
    ['/rasoat SXD 31/6/2022 Công văn số 12', 'ghi ngày của văn bản'],
    ['/rasoat SXD 21/6/2022', 'số, ký hiệu văn bản'],
    ['/rasoat SXD 19/6/2022 Công văn số 12', 'không có nhiệm vụ nào chờ rà soát'],
    ['/rasoat SXD', 'Chưa rà soát hiện trạng – Sở Xây dựng'],
  ])('%s', async (text, answer) => {
    office.moveTo('2022-06-30 09:00');
    expect(await enters(text)).toContain(answer);
    expect(reviewOf('I.1')).toBe(NOT_YET_ASKED);
  });

  test('nobody else enters one, and not for an agency with a chat', async () => {
    expect(await enters('/rasoat SXD 20/6/2022 Công văn số 12', son, 'LD')).toContain('Chỉ Văn phòng');
    expect(reviewOf('I.1')).toBe(NOT_YET_ASKED);
    await office.linkAgency('SXD', lan);
    expect(await enters('/rasoat SXD 20/6/2022 Công văn số 12')).toContain('đã liên kết nhóm chat');
  });
});

describe('a date that passed while its agency could not be asked is reviewed first', () => {
  const DATED = [
    { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 15/7/2022' },
    { ref: 'I.2', title: 'Thống kê nhà ở', lead: 'Sở Xây dựng', deadline: 'Hằng quý' },
  ];
  let young: Office;
  beforeEach(async () => {
    young = await openLinked({ at: '2022-06-20 07:00', programme: DATED }, { VP: binh, LD: son });
  });
  afterEach(() => {
    young.close();
  });
  const standing = (task = 'I.1') => standingOf(young.assignment(task), localDateOf(young.now(), young.rules.timeZone));
  const isNamedTo = async (place: 'VP' | 'LD') => {
    await young.says(place === 'VP' ? binh : son, place, '/quahan');
    return young.lastTo(place).text.includes('#1 ');
  };

  test('never linked: it is the secretariat’s to-do from the first minute on, however long', async () => {
    await young.advanceTo('2022-07-15 23:50');
    expect(standing().counted).toBe('yes');
    await young.says(binh, 'VP', '/rasoat');
    expect(young.lastTo('VP').text).not.toContain('#1 ');
    await young.advanceTo('2022-07-16 00:05');
    for (const at of ['2022-07-16 00:05', '2022-08-20 09:00', '2022-12-20 09:00']) {
      await young.advanceTo(at);
      expect(standing()).toMatchObject({ counted: 'unreviewed', daysOverdue: 0 });
      expect(await isNamedTo('VP')).toBe(false);
      expect(await isNamedTo('LD')).toBe(false);
    }
    await young.says(binh, 'VP', '/rasoat');
    expect(young.lastTo('VP').text).toContain('#1 ');
    // A period of a recurring duty that opened and passed meanwhile, too.
    expect(standing('I.2').counted).toBe('unreviewed');
    for (const place of ['VP', 'LD'] as const) {
      expect(young.sentTo(place).filter(({ text }) => /quá (?:hạn )?\d+ ngày/u.test(text))).toEqual([]);
    }
  });

  test('linked after the date: asked by the review, and judged thirty days after that', async () => {
    await young.advanceTo('2022-08-01 09:00');
    await young.linkAgency('SXD', lan);
    await young.advanceTo('2022-08-02 09:00');
    const first = young.sentTo('SXD').find(({ text }) => text.includes('#1 '))?.text ?? '';
    expect(first).toContain('Rà soát hiện trạng');
    expect(first).not.toMatch(/quá hạn \d|đôn đốc/u);
    expect(await isNamedTo('LD')).toBe(false);
    const { reviewUntil } = young.assignment('I.1');
    expect(reviewUntil).toBe(day('2022-08-31'));
    await young.advanceTo('2022-08-31 09:00');
    expect(standing()).toMatchObject({ counted: 'yes', daysOverdue: 47, unansweredSince: day('2022-08-01') });
    expect(young.lastTo('SXD').text).toContain('mốc đôn đốc 1 ngày sau thời gian rà soát hiện trạng');
  });

  test('the chat died before anything was delivered: asked by the review once it lives again', async () => {
    young.moveTo('2022-06-20 18:00');
    await young.linkAgency('SXD', lan);
    young.database.raw.exec(`update chat set state = 'dead' where role = 'agency'`);
    await young.advanceTo('2022-09-05 09:00');
    expect(standing().counted).toBe('unreviewed');
    expect(await isNamedTo('LD')).toBe(false);
    await young.says(lan, 'SXD', '/toi');
    await young.advanceTo('2022-09-06 09:00');
    const first = young.sentTo('SXD').find(({ text }) => text.includes('#1 '))?.text ?? '';
    expect(first).toContain('Rà soát hiện trạng');
    expect(young.assignment('I.1').reviewUntil).toBe(day('2022-10-06'));
    expect(await isNamedTo('LD')).toBe(false);
    await young.advanceTo('2022-10-06 09:00');
    expect(standing()).toMatchObject({ counted: 'yes', daysOverdue: 83 });
  });

  test.each([
    [
      'was asked in time, though its chat died then',
      async () => {
        await young.linkAgency('SXD', lan);
        await young.advanceTo('2022-07-08 09:00');
        young.database.raw.exec(`update chat set state = 'dead' where role = 'agency'`);
      },
    ],
    [
      'answered by itself, and was unlinked then',
      async () => {
        await young.linkAgency('SXD', lan);
        await young.says(lan, 'SXD', '#1 đã nhận');
        young.database.raw.exec(`update chat set role = 'none', agency_id = null where role = 'agency'`);
      },
    ],
    [
      'was linked on the day itself, and asked on it',
      async () => {
        await young.advanceTo('2022-07-15 08:00');
        await young.linkAgency('SXD', lan);
        await young.advanceTo('2022-07-15 10:00');
        expect(young.sentTo('SXD').some(({ text }) => text.includes('#1 '))).toBe(true);
      },
    ],
  ])('an agency is judged at once that %s', async (_what, happens) => {
    await happens();
    await young.advanceTo('2022-07-20 09:00');
    expect(standing()).toMatchObject({ counted: 'yes', daysOverdue: 5 });
    expect(young.assignment('I.1').reviewUntil).toBeNull();
  });
});
