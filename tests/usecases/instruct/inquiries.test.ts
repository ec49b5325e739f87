// covers src/dialogue/people/take-talk.ts, src/conversation/read/talk/read-inquiry.ts, src/store/record/inquiries.ts

/** A question to the secretariat is passed on with agency, task and person, and its answer comes back to who asked. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { readInquiry } from '../../../src/conversation/read/talk/read-inquiry.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { binh, lan, minh, son, outsider } = people;
const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
  { ref: 'I.2', title: 'Mở đường', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
];

let office: Office;
beforeEach(async () => {
  office = await openLinked({ programme: TASKS, at: '2022-06-20 08:00' }, { VP: binh, SXD: lan });
});
afterEach(() => {
  office.close();
});

test.each([
  'anh ơi mai nộp được không',
  'hỏi Văn phòng: mẫu báo cáo lấy ở đâu?',
  'cho em hỏi việc này có phải của Sở không ạ',
  'chị ơi nhiệm vụ này ai ký ạ, phòng hay sở ký được không',
  'xin hỏi có cần gửi bản giấy không',
])('“%s” is for the secretariat', (text) => {
  expect(readInquiry(text)).toBe(text);
});

test.each([
  'xong chưa?',
  'anh ơi xong rồi',
  'hỏi Sở Tài chính rồi, chưa có vốn',
  'em đã hỏi Bộ, chưa trả lời',
  'được không',
  'em hỏi chút',
  'dạ anh ơi em gửi rồi ạ',
  'đang làm, chưa xong',
  'gửi anh biên bản nghiệm thu ạ',
  'nhờ anh xem lại giúp em',
])('“%s” is not', (text) => {
  expect(readInquiry(text)).toBeNull();
});

test('it goes to the secretariat with agency, task and person; a reply there comes back under the question', async () => {
  const asked = await office.says(lan, 'SXD', '#1 cho hỏi mai nộp bản mềm được không', { mention: true });
  expect(office.lastTo('SXD').text).toContain('Đã chuyển câu hỏi tới Văn phòng');
  expect(office.lastTo('SXD').text).not.toContain('chưa được ghi nhận');
  const passed = office.lastTo('VP');
  expect(passed.text).toContain('Sở Xây dựng hỏi Văn phòng');
  expect(passed.text).toContain('Trần Thị Lan: “cho hỏi mai nộp bản mềm được không”');
  expect(passed.text).toContain('#1 (I.1) Lập quy hoạch');
  await office.says(binh, 'VP', 'Được, gửi bản giấy sau', { replyTo: passed });
  expect(office.lastTo('VP').text).toBe('Đã chuyển câu trả lời tới Sở Xây dựng.');
  const answer = office.lastTo('SXD');
  expect(answer.text).toContain('Văn phòng trả lời: Được, gửi bản giấy sau');
  expect(answer.message.replyTo).toBe(asked.messageId);
  expect(office.assignment('#1').status).toBe('not_started');
  expect(office.events('#1').map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['inquiry_made', 'inquiry_answered']),
  );
});

test('without a task, and answered by its number', async () => {
  await office.says(lan, 'SXD', 'anh ơi mai nộp được không', { mention: true });
  await office.says(binh, 'VP', '/dap 1 nộp trước thứ Sáu');
  expect(office.lastTo('SXD').text).toContain('Văn phòng trả lời: nộp trước thứ Sáu');
});

test.each([son, outsider, lan])('only the secretariat answers: not $name', async (person) => {
  await office.says(lan, 'SXD', 'anh ơi mai nộp được không', { mention: true });
  const heard = office.sentTo('SXD').length;
  await office.says(person, 'VP', 'không được', { replyTo: office.lastTo('VP') });
  expect(office.sentTo('SXD')).toHaveLength(heard);
});

test.each(['/dap 9 được', '/dap', '/dap được'])('%s answers nothing', async (words) => {
  await office.says(lan, 'SXD', 'anh ơi mai nộp được không', { mention: true });
  const heard = office.sentTo('SXD').length;
  await office.says(binh, 'VP', words);
  expect(office.lastTo('VP').text).toContain('Không có câu hỏi nào mang số này');
  expect(office.sentTo('SXD')).toHaveLength(heard);
});

test.each([
  ['Văn phòng ơi #1 xin gia hạn đến 15/3/2023 được không ạ?', 'extension'],
  ['chị ơi #1 em xin lùi hạn đến 30/6/2023 vì chờ vốn, được không', 'extension'],
  ['anh ơi, cho em xin gia hạn #1 thêm 2 tháng được không ạ', 'extension'],
])('what the record has a place for is no question to somebody: “%s”', async (words, kind) => {
  const heard = office.events('#1').length;
  await office.says(lan, 'SXD', words, { mention: true });
  const kinds = office
    .events('#1')
    .slice(heard)
    .map((each) => each.kind);
  expect(kinds).not.toContain('inquiry_made');
  expect(kinds.join()).toContain(kind);
});

test.each([
  'anh ơi #1 xong rồi, bao giờ nộp bản cứng ạ?',
  'chị ơi #1 làm được 70% rồi, mẫu nào ạ?',
  '#1 anh ơi bên em bị vướng giải phóng mặt bằng, nhờ anh tháo gỡ được không ạ?',
])('what a question tells of the work besides is said to be unrecorded: “%s”', async (words) => {
  await office.says(lan, 'SXD', words, { mention: true });
  expect(office.lastTo('VP').text).toContain('Sở Xây dựng hỏi Văn phòng');
  expect(office.lastTo('SXD').text).toContain('chưa được ghi nhận; đề nghị nhắn riêng, ví dụ “#1 xong”');
  expect(office.assignment('#1').status).toBe('not_started');
});

test('who does not speak for the agency is not passed on', async () => {
  const heard = office.sentTo('VP').length;
  await office.says(minh, 'SXD', 'anh ơi mai nộp được không', { mention: true });
  expect(office.sentTo('VP')).toHaveLength(heard);
});

const MENTION = { mention: true } as const;

test('an edited question corrects what was passed on, and is told once a version', async () => {
  const asked = await office.says(lan, 'SXD', 'cho em hỏi mẫu báo cáo lấy ở đâu ạ', MENTION);
  const before = office.sentTo('VP').length;
  await office.says(lan, 'SXD', 'cho em hỏi mẫu báo cáo quý lấy ở đâu ạ', { ...MENTION, edits: asked });
  expect(office.lastTo('SXD').text).toBe('Đã sửa câu hỏi gửi Văn phòng; câu trả lời sẽ được gửi lại tại đây.');
  expect(office.lastTo('VP').text).toContain('Sở Xây dựng sửa câu hỏi số 1');
  expect(office.sentTo('VP').length).toBe(before + 1);
  // Telegram also reports edits that change nothing.
  const said = office.sentTo('SXD').length;
  await office.says(lan, 'SXD', 'cho em hỏi mẫu báo cáo quý lấy ở đâu ạ', { ...MENTION, edits: asked });
  expect([office.sentTo('VP').length, office.sentTo('SXD').length]).toEqual([before + 1, said]);
  await office.says(binh, 'VP', 'Ở công văn 12', { replyTo: office.lastTo('VP') });
  expect(office.lastTo('SXD').text).toContain('Văn phòng trả lời: Ở công văn 12');
  await office.says(lan, 'SXD', 'cho em hỏi mẫu báo cáo năm lấy ở đâu ạ', { ...MENTION, edits: asked });
  expect(office.lastTo('SXD').text).toContain('đã trả lời trước khi được sửa');
});

test('a message that asks nothing after an edit is taken off the secretariat’s list', async () => {
  const asked = await office.says(lan, 'SXD', '#1 cho em hỏi nộp ở đâu ạ', MENTION);
  await office.says(lan, 'SXD', '#1 70%', { ...MENTION, edits: asked });
  expect(office.assignment('#1').progress).toBe(70);
  expect(office.sentTo('VP').some(({ text }) => text.includes('không cần trả lời'))).toBe(true);
  await office.says(binh, 'VP', '/viec');
  expect(office.lastTo('VP').text).not.toContain('chưa trả lời');
});

test('a chat passes ten questions on within a day, and is told of the eleventh', async () => {
  for (let at = 1; at <= 10; at += 1)
    await office.says(lan, 'SXD', `cho em hỏi việc thứ ${String(at)} nộp ở đâu ạ`, MENTION);
  const passed = office.sentTo('VP').length;
  await office.says(lan, 'SXD', 'cho em hỏi thêm việc nữa nộp ở đâu ạ', MENTION);
  expect(office.sentTo('VP')).toHaveLength(passed);
  expect(office.lastTo('SXD').text).toContain('Chưa chuyển: trong 24 giờ qua nhóm này đã gửi 10 câu hỏi');
  await office.advanceTo('2022-06-21 09:30');
  await office.says(lan, 'SXD', 'cho em hỏi hôm nay nộp ở đâu ạ', MENTION);
  expect(office.lastTo('SXD').text).toContain('Đã chuyển câu hỏi');
});

test('what nobody has answered stands in the secretariat’s list of tasks, and nowhere else', async () => {
  await office.says(lan, 'SXD', '#2 cho em hỏi nộp ở đâu ạ', MENTION);
  await office.says(binh, 'VP', '/viec');
  expect(office.lastTo('VP').text).toContain('Câu hỏi của đơn vị chưa trả lời: 1');
  expect(office.lastTo('VP').text).toContain(
    '1. Sở Xây dựng, 20/06/2022, về #2: “#2 cho em hỏi nộp ở đâu ạ”'.replace('“#2 ', '“'),
  );
  await office.says(lan, 'SXD', '/viec');
  expect(office.lastTo('SXD').text).not.toContain('chưa trả lời');
  await office.says(binh, 'VP', '/dap 1 Phòng Một cửa');
  await office.says(binh, 'VP', '/viec');
  expect(office.lastTo('VP').text).not.toContain('chưa trả lời');
});

test('a file answers a question, with words or without', async () => {
  const asked = await office.says(lan, 'SXD', 'cho em hỏi mẫu báo cáo lấy ở đâu ạ', MENTION);
  const file = office.file('mau-bao-cao.docx');
  await office.says(binh, 'VP', '', { replyTo: office.lastTo('VP'), files: [file] });
  const [words, sent] = office.sentTo('SXD').slice(-2);
  expect(words?.text).toContain('Văn phòng trả lời bằng tệp gửi kèm');
  expect(words?.message.replyTo).toBe(asked.messageId);
  expect(sent?.message.kept).toMatchObject({ kind: file.kind, fileId: file.fileId });
  expect(office.lastTo('VP').text).toBe('Đã chuyển câu trả lời tới Sở Xây dựng.');
});

test('an answer reaches the asker once: the same words are not brought back again, others are said to be more', async () => {
  await office.says(lan, 'SXD', 'cho em hỏi mẫu báo cáo lấy ở đâu ạ', MENTION);
  const passed = office.lastTo('VP');
  const answered = await office.says(binh, 'VP', 'Ở công văn 12', { replyTo: passed });
  const said = office.sentTo('SXD').length;
  await office.says(binh, 'VP', 'Ở công văn 12', { replyTo: passed });
  await office.says(binh, 'VP', 'Ở công văn 12', { replyTo: passed, edits: answered });
  expect(office.sentTo('SXD')).toHaveLength(said);
  expect(office.lastTo('VP').text).toContain('không chuyển lại');
  await office.says(binh, 'VP', 'Nộp trước thứ Sáu', { replyTo: passed });
  expect(office.lastTo('SXD').text).toContain('Văn phòng trả lời thêm: Nộp trước thứ Sáu');
  expect(office.lastTo('VP').text).toContain('đã được trả lời trước đó');
  await office.says(binh, 'VP', 'Ở công văn 21', { replyTo: passed, edits: answered });
  expect(office.lastTo('SXD').text).toContain('Văn phòng sửa câu trả lời: Ở công văn 21');
});
