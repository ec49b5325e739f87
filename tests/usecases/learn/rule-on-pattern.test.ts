// covers src/usecases/learn/learn-answer.ts, src/usecases/learn/learned-reading.ts, src/usecases/learn/names-to-leave-out.ts, src/usecases/learn/propose-phrases.ts

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { learnedPattern, type LearnedPattern } from '../../../src/store/record/learned-patterns.ts';
import { proposePhrases } from '../../../src/usecases/learn/propose-phrases.ts';
import { patternsWaiting } from '../../../src/usecases/learn/rule-on-pattern.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { people, type Person } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const TASKS = ['I.1', 'I.2', 'I.3', 'I.4', 'I.5', 'I.6'].map((ref, index) => ({
  ref,
  title: `Lập quy hoạch khu ${String(index + 1)}`,
  lead: index === 4 ? 'UBND huyện Thọ Xuân' : 'Sở Xây dựng',
  deadline: 'Quý IV/2022',
}));
const WORDS = 'việc này êm rồi ạ';
const PATTERN = 'việc này êm rồi';

let office: Office;

beforeEach(async () => {
  office = await openLinked(
    { programme: TASKS, at: '2022-06-21 09:00' },
    { VP: people.binh, SXD: people.lan, UBNDTX: people.tung },
  );
  const word = await office.says(people.minh, 'SXD', 'chào cả nhà');
  await office.says(people.lan, 'SXD', '/daumoi', { replyTo: word });
});

afterEach(() => {
  office.close();
});

function look<T>(read: (work: Work) => T): T {
  return office.database.read((tx) => read(workAt(tx, office.now(), office.rules)));
}

const pattern = (words: string = PATTERN): LearnedPattern | undefined => look(({ tx }) => learnedPattern(tx, words));

/** Says the words of a task, and answers the question with a button. */
async function explains(person: Person, task: number, label = 'Đã hoàn thành', words = WORDS): Promise<void> {
  const place = person === people.tung ? 'UBNDTX' : 'SXD';
  await office.says(person, place, `#${String(task)} ${words}`, { mention: true });
  // What is proposed has a button of its own.
  const isOffered = office.lastTo(place).buttons.includes(label);
  await office.presses(person, place, isOffered ? label : 'Đúng như vậy');
}

async function threeExplain(label?: string, words?: string): Promise<void> {
  await explains(people.lan, 1, label, words);
  await explains(people.minh, 2, label, words);
  await explains(people.tung, 5, label, words);
}

describe('what people answer', () => {
  test('is kept by its pattern, once for each person, with the newest answer', async () => {
    await explains(people.lan, 1);
    await explains(people.lan, 2);
    expect(pattern()).toMatchObject({ answered: 'completed', people: 1, ruling: null });
    await explains(people.lan, 3, 'Đang thực hiện');
    expect(pattern()).toMatchObject({ answered: 'in_progress', people: 1 });
    await explains(people.minh, 4);
    expect(pattern()).toMatchObject({ answered: null, people: 2 });
  });

  test('counts no more once its report is taken back', async () => {
    await explains(people.lan, 1);
    await office.says(people.lan, 'SXD', '/hoantac 1');
    expect(pattern()).toMatchObject({ answered: null, people: 0 });
  });

  test.each([
    ['words that are read anyway', 'đang làm', null],
    ['words with signs', 'êm “rồi”', null],
    ['an obstacle', WORDS, 'Vướng mắc'],
  ])('of %s nothing is kept', async (_, words, label) => {
    await office.says(people.lan, 'SXD', `#1 ${words}`, { mention: true });
    if (label !== null) await office.presses(people.lan, 'SXD', label);
    expect(office.database.raw.prepare('select count(*) from learned_pattern').pluck().get()).toBe(0);
  });

  test('holds no name, number or day', async () => {
    await explains(people.minh, 1, 'Đang thực hiện', 'Lan, tùng chốt lô 12 hôm 5/6/2022');
    const [row] = office.database.raw.prepare('select pattern from learned_pattern').pluck().all();
    expect(row).toBe('<tên> , <tên> chốt lô <số> hôm <ngày>');
  });
});

test('a secrecy marking that is added later takes the pattern with the words, unless others said them too', async () => {
  const secret = `#1 ${WORDS}`;
  const sent = await office.says(people.lan, 'SXD', secret, { mention: true });
  await office.presses(people.lan, 'SXD', 'Đã hoàn thành');
  await explains(people.minh, 2);
  expect(pattern()?.people).toBe(2);
  await office.says(people.lan, 'SXD', `${secret}\nMẬT`, { edits: sent, mention: true });
  expect(pattern()?.people).toBe(1);
  const other = await office.says(people.minh, 'SXD', '#3 chốt lô ngon lành', { mention: true });
  await office.presses(people.minh, 'SXD', 'Đang thực hiện');
  expect(pattern('chốt lô ngon lành')?.people).toBe(1);
  await office.says(people.minh, 'SXD', '#3 chốt lô ngon lành\nMẬT', { edits: other, mention: true });
  expect(pattern('chốt lô ngon lành')).toBeUndefined();
});

test('what can never be approved hides nothing, however much there is of it', async () => {
  await threeExplain();
  const { raw } = office.database;
  const add = raw.prepare('insert into learned_pattern (id, pattern) values (?, ?)');
  const copy = raw.prepare(
    'insert into pattern_answer select ?, person_id, status, answered_at, event_id, chat_id, message_id from pattern_answer where pattern_id = ?',
  );
  const ownId = 1_000_000;
  raw.pragma('foreign_keys = off');
  raw.exec(`update learned_pattern set id = ${String(ownId)}; update pattern_answer set pattern_id = ${String(ownId)}`);
  raw.pragma('foreign_keys = on');
  for (let at = 0; at < 401; at += 1) {
    copy.run(add.run(at + 1, `chưa êm ${String(at)}`).lastInsertRowid, ownId);
  }
  expect(look(patternsWaiting)).toMatchObject([{ pattern: PATTERN }]);
});

describe('three who agree', () => {
  test('have it put before the secretariat, once a day, and change no reading', async () => {
    await threeExplain();
    expect(look(patternsWaiting)).toMatchObject([{ pattern: PATTERN, answered: 'completed', people: 3 }]);
    await office.advanceTo('2022-06-21 10:00');
    expect(office.sentTo('VP').filter(({ text }) => text.includes('/cachdoc'))).toHaveLength(1);
    await office.says(people.lan, 'SXD', `#3 ${WORDS}`, { mention: true });
    expect(office.assignment('#3').status).toBe('not_started');
  });

  test('are read without asking once it is approved, and a completion still waits for its confirmation', async () => {
    await threeExplain();
    const id = String(pattern()?.id);
    await office.says(people.minh, 'SXD', `#6 ${WORDS}`, { mention: true });
    await office.says(people.binh, 'VP', `/cachdoc duyệt ${id}`);
    expect(office.lastTo('VP').text).toContain(`Đã duyệt cách hiểu số ${id}`);
    // The question that still waits is answered by the same words.
    await office.says(people.minh, 'SXD', `#6 ${WORDS}`, { mention: true });
    expect(office.assignment('#6').status).toBe('pending_confirmation');
    await office.says(people.lan, 'SXD', `#3 ${WORDS}`, { mention: true });
    expect(office.assignment('#3')).toMatchObject({ status: 'pending_confirmation', waitingFor: 'confirmation' });
    await office.says(people.lan, 'SXD', `#4 ${WORDS} nhưng chưa ký`, { mention: true });
    expect(office.assignment('#4').status).not.toBe('pending_confirmation');
  });

  test('are asked again after a refusal, which may be taken back', async () => {
    await threeExplain('Đang thực hiện');
    const id = String(pattern()?.id);
    await office.says(people.binh, 'VP', `/cachdoc bỏ ${id}`);
    await office.says(people.lan, 'SXD', `#3 ${WORDS}`, { mention: true });
    expect(office.assignment('#3').status).toBe('not_started');
    await office.says(people.binh, 'VP', `/cachdoc duyet ${id}`);
    await office.says(people.lan, 'SXD', `#4 ${WORDS}`, { mention: true });
    expect(office.assignment('#4').status).toBe('in_progress');
    expect(pattern()).toMatchObject({ ruling: 'approved', ruledBy: people.binh.name });
  });
});

describe('no ruling', () => {
  test('is made of two answers, of differing ones, or of words that could deny a completion', async () => {
    await explains(people.lan, 1);
    await explains(people.minh, 2);
    await office.says(people.binh, 'VP', `/cachdoc duyệt ${String(pattern()?.id)}`);
    expect(office.lastTo('VP').text).toContain('chưa đủ số người');
    await explains(people.tung, 5, 'Đang thực hiện');
    await office.says(people.binh, 'VP', `/cachdoc duyệt ${String(pattern()?.id)}`);
    expect(office.lastTo('VP').text).toContain('trả lời khác nhau');
    expect(pattern()).toMatchObject({ ruling: null });
  });

  test('completes what a figure, a name or a word may turn around, however many say so', async () => {
    await threeExplain('Đã hoàn thành', 'êm được lô 3 rồi');
    const words = 'êm được lô <số> rồi';
    expect(look(patternsWaiting)).toEqual([]);
    await office.says(people.binh, 'VP', `/cachdoc duyệt ${String(pattern(words)?.id)}`);
    expect(office.lastTo('VP').text).toContain('Không thể duyệt');
    expect(pattern(words)).toMatchObject({ people: 3, ruling: null });
  });

  test.each([
    ['/cachdoc duyệt 99', 'Không có cách hiểu số 99'],
    ['/cachdoc duyệt', 'Chưa rõ duyệt hay không duyệt'],
    ['/cachdoc duyệt một', 'Chưa rõ duyệt hay không duyệt'],
    ['/cachdoc xoá 1', 'Chưa rõ duyệt hay không duyệt'],
  ])('comes of “%s”', async (command, answer) => {
    await office.says(people.binh, 'VP', command);
    expect(office.lastTo('VP').text).toContain(answer);
  });

  test('is an agency’s or a leader’s to make', async () => {
    await threeExplain();
    await office.linkLeaders(people.son);
    await office.says(people.son, 'LD', `/cachdoc duyệt ${String(pattern()?.id)}`);
    await office.says(people.lan, 'SXD', `/cachdoc duyệt ${String(pattern()?.id)}`, { mention: true });
    expect(pattern()).toMatchObject({ ruling: null });
    expect(office.lastTo('SXD').text).not.toContain(PATTERN);
  });
});

test('what was approved is proposed for the shipped files, without names and signs', async () => {
  await threeExplain('Đang thực hiện');
  await threeExplain('Đang thực hiện', 'chốt được lô 3');
  for (const words of [PATTERN, 'chốt được lô <số>'])
    await office.says(people.binh, 'VP', `/cachdoc duyệt ${String(pattern(words)?.id)}`);
  expect(look(proposePhrases)).toEqual([
    {
      phrase: PATTERN,
      class: 'running',
      marks: 'needed',
      register: 'chat',
      source: 'answers of 3 people, approved 2022-06-21',
    },
  ]);
});
