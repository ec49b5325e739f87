/** Tasks that are stopped and go on, by the board's forms over HTTP: which periods, on stale pages, and by whom. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardsOfTask } from '../../../src/store/programmes/assignments.ts';
import { people } from '../../people.ts';
import { wordsOf } from '../rehearsal/open-rehearsal.ts';
import { formOf, linkEverybody, openBoard, type Answer, type Board, type BoardVisitor } from './open-board.ts';

const { binh, lan, minh, son } = people;
const IN = { mention: true } as const;
const TASKS = [
  { ref: 'I.1', title: 'Báo cáo trật tự xây dựng', lead: 'Sở Xây dựng', deadline: 'Định kỳ hằng quý' },
  { ref: 'I.2', title: 'Rà soát khu công nghiệp', lead: 'Sở Xây dựng', deadline: '30/9/2022' },
] as const;
const PAPER = 'Công văn số 12/UBND-CN ngày 4/5/2022';

let board: Board;
/** In May quý I/2022 is due and quý II has begun. */
beforeEach(async () => {
  board = await openBoard({ programme: TASKS, at: '2022-03-20 08:00' });
  await linkEverybody(board.office);
  await board.office.advanceTo('2022-05-06 08:00');
});
afterEach(() => {
  board.office.close();
});

const stateOf = (task: number): string[] =>
  board.office.database
    .read((tx) => cardsOfTask(tx, task))
    .map(({ assignment: { period, status, suspendedOn } }) => `${period ?? '-'} ${status} ${suspendedOn ?? ''}`.trim());
const noteOf = ({ page }: Answer): string => wordsOf(/<div class="note[\s\S]*?<\/div>/.exec(page)?.[0] ?? '');

async function formFor(visitor: BoardVisitor, task: number, action: string): Promise<ReturnType<typeof formOf>> {
  return formOf((await visitor.get(`/board/task/${String(task)}`)).page, action);
}
async function act(
  visitor: BoardVisitor,
  task: number,
  action: string,
  given: Record<string, string> = {},
): Promise<string> {
  const { path, fields } = await formFor(visitor, task, action);
  return noteOf(await visitor.post(path, { ...fields, ...given }));
}

/** The fields of somebody else's form, to be sent with one's own token. */
function untokened(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'token'));
}

describe('a suspension of a recurring duty', () => {
  test('is of the whole duty or of one period, and the form asks which where it is not chosen', async () => {
    await board.office.says(lan, 'SXD', `#1 quý I/2022 tạm dừng theo ${PAPER}`, IN);
    const visitor = await board.signedIn(binh);
    expect(await act(visitor, 1, 'suspend')).toContain(
      'Đề nghị chọn tạm dừng cả nhiệm vụ hay chỉ kỳ này; chưa quyết định gì.',
    );
    expect(stateOf(1)).toEqual(['2022-Q1 not_started', '2022-Q2 not_started']);
    const told = await act(visitor, 1, 'suspend', { scope: 'period' });
    expect(told).toContain('Xác nhận tạm dừng #1');
    expect(told).not.toMatch(/[Đđ]ề nghị (?:đơn vị|nhắn)/u);
    expect(stateOf(1)).toEqual(['2022-Q1 suspended 2022-05-06', '2022-Q2 not_started']);
    await board.office.advanceTo('2022-07-05 08:00');
    expect(stateOf(1).at(-1)).toBe('2022-Q3 not_started');
  });

  test('of the whole stops every period, opens none, and goes on with one form for all of them', async () => {
    const { office } = board;
    await office.says(lan, 'SXD', `#1 tạm dừng theo ${PAPER}`, IN);
    const visitor = await board.signedIn(binh);
    expect(await act(visitor, 1, 'suspend', { scope: 'duty' })).toContain(
      'cả nhiệm vụ dừng: kỳ quý I/2022, quý II/2022',
    );
    expect(stateOf(1)).toEqual(['2022-Q1 suspended 2022-05-06', '2022-Q2 suspended 2022-05-06']);
    await office.advanceTo('2022-08-10 08:00');
    expect(stateOf(1)).toHaveLength(2);
    const later = await board.signedIn(binh);
    const { page } = await later.get('/board/task/1');
    expect(wordsOf(page)).toContain('Cho cả nhiệm vụ tiếp tục');
    expect(await act(later, 1, 'resume', { date: '2022-08-10', reason: 'Công văn số 45/UBND-CN' })).toContain(
      'Tiếp tục thực hiện #',
    );
    expect(stateOf(1)).toEqual(['2022-Q1 not_started', '2022-Q2 not_started', '2022-Q3 not_started']);
    await office.relay.drain();
    expect(office.lastTo('SXD').text).toContain('Công văn số 45/UBND-CN');
  });

  test('a made-up scope, or one of a task without periods, is none that is chosen', async () => {
    await board.office.says(lan, 'SXD', `#1 quý I/2022 tạm dừng theo ${PAPER}`, IN);
    const visitor = await board.signedIn(binh);
    expect(await act(visitor, 1, 'suspend', { scope: 'everything' })).toContain('chưa quyết định gì');
    await board.office.says(lan, 'SXD', `#2 tạm dừng theo ${PAPER}`, IN);
    expect(await act(visitor, 2, 'suspend', { scope: 'duty' })).toContain('Xác nhận tạm dừng #2');
    expect(stateOf(2)).toEqual(['- suspended 2022-05-06']);
    expect(board.office.assignment('#2').suspendedScope).toBeNull();
  });
});

describe('the day from which it goes on', () => {
  test.each([
    ['2022-05-02', 'không thể trước ngày tạm dừng (06/05/2022)'],
    ['2022-12-01', 'không thể sau hôm nay'],
    ['2022-02-31', 'chưa rõ ngày'],
    ['hôm qua', 'chưa rõ ngày'],
  ])('%s is refused in words, and it stays suspended', async (date, words) => {
    const { office } = board;
    await office.says(lan, 'SXD', `#2 tạm dừng theo ${PAPER}`, IN);
    await act(await board.signedIn(binh), 2, 'suspend');
    await office.advanceTo('2022-06-06 08:00');
    expect(await act(await board.signedIn(binh), 2, 'resume', { date })).toContain(words);
    expect(stateOf(2)).toEqual(['- suspended 2022-05-06']);
  });

  test('a basis that says the contrary decides nothing; days of the suspension are taken off the count', async () => {
    const { office } = board;
    await office.says(lan, 'SXD', `#2 tạm dừng theo ${PAPER}`, IN);
    const visitor = await board.signedIn(binh);
    expect(await act(visitor, 2, 'suspend', { reason: 'chưa đồng ý' })).toContain('chưa quyết định');
    await act(visitor, 2, 'suspend');
    await office.advanceTo('2022-10-20 08:00');
    const later = await board.signedIn(binh);
    expect(await act(later, 2, 'resume', { date: '2022-10-20', reason: 'chưa cho tiếp tục' })).toContain(
      'chưa quyết định',
    );
    expect(stateOf(2)).toEqual(['- suspended 2022-05-06']);
    expect(await act(later, 2, 'resume', { date: '2022-10-15' })).toContain('Tiếp tục thực hiện #');
    // Until the decision it was still recorded as suspended.
    expect(office.assignment('#2').waits).toEqual([
      { from: '2022-05-06', until: '2022-10-15', suspended: true },
      { from: '2022-10-15', until: '2022-10-20' },
    ]);
  });
});

describe('who decides', () => {
  /** Minh is of the secretariat too. */
  const second = async (): Promise<BoardVisitor> => {
    const { office } = board;
    await office.says(minh, 'VP', `/lienket ${office.code('secretariat')}`);
    return board.signedIn(minh);
  };

  test('the second member’s form is stale once the first has decided, on whichever period', async () => {
    const { office } = board;
    await office.says(lan, 'SXD', `#1 tạm dừng theo ${PAPER}`, IN);
    const [one, other] = [await board.signedIn(binh), await second()];
    const stale = await formFor(other, 1, 'suspend');
    expect(await act(one, 1, 'suspend', { scope: 'duty' })).toContain('Xác nhận tạm dừng #1');
    const late = await other.post(stale.path, { ...stale.fields, scope: 'period' });
    expect(noteOf(late)).toContain('Nhiệm vụ đã thay đổi');
    const resumes = await formFor(other, 1, 'resume');
    // The first lets it go on by the form of another period.
    const forms = (await one.get('/board/task/1')).page.split('<form').filter((part) => part.includes('/resume"'));
    const last = formOf(`<form${forms.at(-1) ?? ''}`, 'resume');
    expect(noteOf(await one.post(last.path, last.fields))).toContain('Tiếp tục thực hiện #');
    expect(noteOf(await other.post(resumes.path, resumes.fields))).toContain('Nhiệm vụ đã thay đổi');
    expect(stateOf(1)).toEqual(['2022-Q1 not_started', '2022-Q2 not_started']);
    expect(office.events('#1').filter(({ kind }) => kind === 'suspension_ended')).toHaveLength(1);
  });

  test('nobody confirms what he claimed himself; leaders and focal points have no form for it, nor its address', async () => {
    const { office } = board;
    const member = await second();
    await office.says(lan, 'SXD', `#2 tạm dừng theo ${PAPER}`, IN);
    const { path, fields } = await formFor(member, 2, 'suspend');
    for (const person of [son, lan]) {
      const visitor = await board.signedIn(person);
      const { page } = await visitor.get('/board/task/2');
      expect(page).not.toContain('/suspend"');
      expect(noteOf(await visitor.post(path, untokened(fields)))).toContain('Văn phòng');
    }
    expect(stateOf(2)).toEqual(['- not_started']);
    await act(await board.signedIn(binh), 2, 'suspend');
    const resumes = await formFor(member, 2, 'resume');
    for (const person of [son, lan]) {
      const visitor = await board.signedIn(person);
      expect((await visitor.get('/board/task/2')).page).not.toContain('/resume"');
      expect(noteOf(await visitor.post(resumes.path, untokened(resumes.fields)))).toContain('Văn phòng');
    }
    expect(stateOf(2)).toEqual(['- suspended 2022-05-06']);
  });
});

describe('the end of a following-up', () => {
  test('needs a basis, is of all periods of a duty, and is taken back by the same page', async () => {
    const visitor = await board.signedIn(binh);
    expect(await act(visitor, 1, 'cancel', { reason: 'nếu tỉnh đồng ý' })).toContain('chưa quyết định gì');
    expect(await act(visitor, 1, 'cancel', { reason: PAPER })).toContain('Thôi theo dõi #1');
    expect(stateOf(1)).toEqual(['2022-Q1 cancelled', '2022-Q2 cancelled']);
    await board.office.advanceTo('2022-05-06 09:00');
    const told = board.office.sentTo('SXD').find(({ text }) => text.includes('Thôi theo dõi #1'));
    expect(told?.text).toContain(`Căn cứ: ${PAPER}`);
    const { page } = await visitor.get('/board/task/1');
    expect(page).not.toContain('/board/task/1/cancel');
    expect(await act(visitor, 1, 'undo')).toContain('Đã hoàn tác');
    expect(stateOf(1)).toEqual(['2022-Q1 not_started', '2022-Q2 not_started']);
  });

  test('is offered to the secretariat alone, and refused to whoever posts its form without the right', async () => {
    const own = await formFor(await board.signedIn(binh), 2, 'cancel');
    const other = await board.signedIn(lan);
    const { page } = await other.get('/board/task/2');
    expect(page).not.toContain('/board/task/2/cancel');
    const told = noteOf(await other.post(own.path, { ...untokened(own.fields), reason: PAPER }));
    expect(told).toContain('Chỉ Văn phòng');
    expect(stateOf(2)).toEqual(['- not_started']);
  });
});
