// covers src/conversation/read/with-earlier-words.ts

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evidenceOf } from '../../../src/store/record/evidence.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { playedOnce } from '../../support/office/played-once.ts';

const { binh, lan } = people;
const SAID = '#1 đã hoàn thành, xử lý 12 vụ, đạt 90 %';
const WORDS = 'đã hoàn thành, xử lý 12 vụ, đạt 90 %';

let office: Office;
const open = playedOnce(async () => {
  const played = await openOffice({
    programme: [
      { ref: 'I.1', title: 'Quản lý trật tự xây dựng', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
      { ref: 'I.2', title: 'Kiểm tra an toàn', lead: 'Sở Xây dựng', deadline: 'Trong thời gian thực hiện Nghị quyết' },
    ],
  });
  await played.linkSecretariat(binh);
  await played.linkAgency('SXD', lan);
  return played;
});
beforeEach(async () => {
  office = await open();
});
afterEach(() => {
  office.close();
});

const filesOf = (task: string): (string | null)[] =>
  office.database.read((tx) => evidenceOf(tx, office.assignment(task).id).map(({ name }) => name));
const lastEvent = (task: string) => office.events(task).at(-1);

describe('what was sent and led to a question survives its answer', () => {
  test('by a tap: the figure, the words and the file', async () => {
    await office.says(lan, 'SXD', SAID, { files: [office.file('ho-so.pdf')] });
    await office.presses(lan, 'SXD', 'Đúng như vậy');
    expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: 90 });
    expect(lastEvent('#1')?.text).toBe(WORDS);
    expect(filesOf('#1')).toEqual(['ho-so.pdf']);
  });

  test('by a tap that says done: the secretariat reads the words and the document', async () => {
    await office.says(lan, 'SXD', '#1 đã hoàn thành, đạt 95%, theo Báo cáo 45/BC-SXD ngày 15/6/2022');
    await office.presses(lan, 'SXD', 'Đã hoàn thành');
    expect(office.assignment('#1').status).toBe('pending_confirmation');
    expect(office.lastTo('VP').text).toContain('đã hoàn thành, đạt 95%');
    expect(office.lastTo('VP').text).toContain('45/BC-SXD ngày 15/06/2022');
  });

  test('by the answer in words', async () => {
    await office.says(lan, 'SXD', SAID, { files: [office.file('ho-so.pdf')] });
    await office.says(lan, 'SXD', '85%', { replyTo: office.lastTo('SXD') });
    expect(office.assignment('#1').progress).toBe(85);
    expect(lastEvent('#1')).toMatchObject({ text: WORDS, added: ['85%'] });
    expect(filesOf('#1')).toEqual(['ho-so.pdf']);
  });

  test('over two questions: how far, then what the obstacle is', async () => {
    await office.says(lan, 'SXD', SAID, { files: [office.file('ho-so.pdf')] });
    await office.presses(lan, 'SXD', 'Vướng mắc');
    await office.says(lan, 'SXD', 'chờ bàn giao mặt bằng', { replyTo: office.lastTo('SXD') });
    expect(office.assignment('#1')).toMatchObject({ progress: 90, obstacle: 'chờ bàn giao mặt bằng' });
    expect(lastEvent('#1')).toMatchObject({ text: WORDS, added: ['chờ bàn giao mặt bằng'] });
    expect(filesOf('#1')).toEqual(['ho-so.pdf']);
  });

  test('of an ongoing task, whose question is whether its period or the whole is done', async () => {
    await office.says(lan, 'SXD', SAID.replace('#1', '#2'), { files: [office.file('ho-so.pdf')] });
    await office.presses(lan, 'SXD', 'Đã hoàn thành');
    await office.presses(lan, 'SXD', 'Kết quả kỳ này');
    expect(lastEvent('#2')).toMatchObject({ kind: 'reported', text: WORDS, chosen: 'completed' });
    expect(filesOf('#2')).toEqual(['ho-so.pdf']);
  });

  test('and the day: the files of a completion whose day had to be asked for', async () => {
    await office.says(lan, 'SXD', '#1 xong từ tháng trước', { files: [office.file('ho-so.pdf')] });
    await office.says(lan, 'SXD', '20/5/2022', { replyTo: office.lastTo('SXD') });
    expect(office.assignment('#1')).toMatchObject({ status: 'pending_confirmation', statedOn: '2022-05-20' });
    expect(filesOf('#1')).toEqual(['ho-so.pdf']);
  });
});

test('a figure of something else is no figure of the task, and a tap of a reminder has no words', async () => {
  await office.says(lan, 'SXD', '#1 xong phần giải ngân, đạt 70% kế hoạch vốn');
  await office.presses(lan, 'SXD', 'Đang thực hiện');
  expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: null });
  expect(lastEvent('#1')?.text).toBe('xong phần giải ngân, đạt 70% kế hoạch vốn');
});

test('a question that came as the answer leaves the words unrecorded', async () => {
  await office.says(lan, 'SXD', SAID);
  await office.says(lan, 'SXD', 'hạn là ngày nào ạ?', { replyTo: office.lastTo('SXD') });
  expect(office.events('#1').map(({ kind }) => kind)).not.toContain('reported');
});

test('a new version of the words replaces what a tap made of them', async () => {
  const said = await office.says(lan, 'SXD', SAID);
  await office.presses(lan, 'SXD', 'Đúng như vậy');
  await office.says(lan, 'SXD', '#1 40%', { edits: said });
  expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: 40 });
});

test.each<[string, () => Promise<unknown>]>([
  ['a tap', () => office.presses(lan, 'SXD', 'Đúng như vậy')],
  ['a word', () => office.says(lan, 'SXD', 'đúng', { replyTo: office.lastTo('SXD') })],
  ['an answer in words', () => office.says(lan, 'SXD', '85%', { replyTo: office.lastTo('SXD') })],
])('a marking added to the words erases them from what %s recorded', async (_name, answer) => {
  const said = await office.says(lan, 'SXD', SAID, { files: [office.file('ho-so.pdf')] });
  await answer();
  await office.says(lan, 'SXD', `MẬT\n${SAID}`, { edits: said });
  const tables = office.database.raw
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[];
  const held = tables.filter((table) => {
    const rows = office.database.raw.prepare(`select * from "${table}"`).all();
    return JSON.stringify(rows).includes('xử lý 12 vụ');
  });
  expect(held).toEqual([]);
  expect(filesOf('#1')).toEqual([]);
});

describe('a completion that states a time which is no day', () => {
  test.each([
    'xong từ tháng trước',
    'hoàn thành từ tuần trước rồi ạ',
    'đã xong từ lâu',
    'nhiệm vụ này đã hoàn thành từ tháng trước',
    'xong hom truoc roi',
  ])('“%s” is asked for its day', async (words) => {
    await office.says(lan, 'SXD', `#1 ${words}`);
    expect(office.assignment('#1').status).toBe('not_started');
    expect(office.lastTo('SXD').text).toContain('chưa nêu ngày hoàn thành cụ thể');
  });

  test.each([
    'vừa xong',
    'xong hôm qua',
    'hoàn thành ngày 15/6/2022',
    'xong rồi ạ',
    'đã xong, vượt so với tháng trước',
  ])('“%s” is not', async (words) => {
    await office.says(lan, 'SXD', `#1 ${words}`);
    expect(office.lastTo('SXD').text).not.toContain('chưa nêu ngày hoàn thành cụ thể');
  });
});

test('words that are not clear yet are asked about by themselves, and nothing said before is lost', async () => {
  await office.says(lan, 'SXD', SAID);
  await office.says(lan, 'SXD', '58-60%', { replyTo: office.lastTo('SXD') });
  expect(office.lastTo('SXD').text).toContain('đang thực hiện, 58 %?');
  await office.presses(lan, 'SXD', 'Đúng như vậy');
  expect(office.assignment('#1').progress).toBe(58);
  expect(lastEvent('#1')).toMatchObject({ text: WORDS, added: ['58-60%'] });
});

test('words that only announce the answer are not repeated before it', async () => {
  await office.says(lan, 'SXD', '#1 xin gia hạn');
  await office.says(lan, 'SXD', '30/1/2023', { replyTo: office.lastTo('SXD') });
  expect(lastEvent('#1')).toMatchObject({ kind: 'extension_requested', text: '30/1/2023' });
});

describe('what was said first is kept', () => {
  const bonds = () => office.database.raw.prepare('select name, message_id from evidence').all();

  test('over a day that cannot be meant, in what was quoted back, with its figure and its file', async () => {
    await office.says(lan, 'SXD', '#1 60%, mưa lũ kéo dài, xin gia hạn', {
      mention: true,
      files: [office.file('bien-ban.pdf')],
    });
    await office.says(lan, 'SXD', 'đến 1/3/2022', { mention: true });
    await office.says(lan, 'SXD', 'đến 15/2/2023', { mention: true });
    await office.presses(lan, 'SXD', 'Đúng');
    expect(office.assignment('#1')).toMatchObject({ waitingFor: 'extension', progress: 60, status: 'in_progress' });
    expect(lastEvent('#1')).toMatchObject({ text: '60%, mưa lũ kéo dài, xin gia hạn', added: ['đến 15/2/2023'] });
    expect(bonds()).toEqual([{ name: 'bien-ban.pdf', message_id: expect.any(String) as string }]);
  });

  test('with the file of words that were quoted back', async () => {
    await office.says(lan, 'SXD', '#1 xin gia hạn', { mention: true });
    await office.says(lan, 'SXD', 'đến 15/2/2023 vì chờ thẩm định', { mention: true, files: [office.file('anh.jpg')] });
    await office.presses(lan, 'SXD', 'Đúng');
    expect(office.assignment('#1').waitingFor).toBe('extension');
    expect(filesOf('#1')).toEqual(['anh.jpg']);
  });

  test('when another button of the same message is pressed after all', async () => {
    await office.says(lan, 'SXD', '#1 xong 80-90%, còn hạng mục sân chợ', {
      mention: true,
      files: [office.file('bien-ban.pdf')],
    });
    const question = office.lastTo('SXD');
    await office.presses(lan, 'SXD', 'Vướng mắc');
    await office.presses(lan, 'SXD', 'Đúng như vậy', question);
    expect(lastEvent('#1')?.text).toBe('xong 80-90%, còn hạng mục sân chợ');
    expect(filesOf('#1')).toEqual(['bien-ban.pdf']);
  });
});

describe('a file that came with words which are asked about is kept, whatever becomes of the question', () => {
  const kept = () =>
    office.database.raw.prepare('select name, assignment_id as task, event_id as event from evidence').all();
  const ASKED = '#1 tương đối ổn rồi ạ';

  test.each<[string, () => Promise<unknown>]>([
    ['it is not answered', () => Promise.resolve()],
    ['it is refused', () => office.says(lan, 'SXD', 'thôi', { replyTo: office.lastTo('SXD') })],
    ['something else is reported', () => office.says(lan, 'SXD', '#2 40%')],
    ['it expires', () => office.advanceTo('2022-06-27 09:00')],
  ])('where %s', async (_name, then) => {
    await office.says(lan, 'SXD', ASKED, { files: [office.file('anh.jpg')] });
    await then();
    expect(kept()).toEqual([{ name: 'anh.jpg', task: null, event: null }]);
  });

  test('where an edit closes it', async () => {
    const sent = await office.says(lan, 'SXD', ASKED, { files: [office.file('anh.jpg')] });
    await office.says(lan, 'SXD', 'chào cả nhà', { edits: sent });
    expect(kept()).toEqual([{ name: 'anh.jpg', task: null, event: null }]);
  });

  test.each([
    ['how far', ASKED, '#1', '85%'],
    ['whether period or whole', '#2 đã hoàn thành', '#2', 'kết quả kỳ này'],
    ['what is in the way', '#1 vướng mắc', '#1', 'thiếu vốn'],
  ])('and answered it is that of the report, once: %s', async (_name, words, task, answer) => {
    await office.says(lan, 'SXD', words, { mention: true, files: [office.file('anh.jpg')] });
    expect(kept()).toMatchObject([{ event: null }]);
    await office.says(lan, 'SXD', answer, { replyTo: office.lastTo('SXD') });
    expect(kept()).toEqual([{ name: 'anh.jpg', task: office.assignment(task).id, event: lastEvent(task)?.id }]);
  });
});
