// covers src/dialogue/tasks/answers/ask-proposed.ts, src/usecases/report/proposal-answered.ts, src/conversation/compose/compose-proposal.ts

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { citedDocumentsOf } from '../../../../src/store/record/cited-documents.ts';
import { evidenceOf } from '../../../../src/store/record/evidence.ts';
import { people } from '../../../people.ts';
import { openOffice, type Office } from '../../../support/office.ts';
import { playedOnce } from '../../../support/office/played-once.ts';

const { binh, lan, outsider } = people;
const DONE = '#1 đã hoàn thành, xử lý 12 vụ, theo Báo cáo 45/BC-SXD ngày 15/6/2022';
const UNDER_WAY = '#1 đã thông qua HĐND, gửi anh xem';

let office: Office;
const open = playedOnce(async () => {
  const played = await openOffice({
    programme: [
      { ref: 'I.1', title: 'Quản lý trật tự xây dựng', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
      { ref: 'I.2', title: 'Kiểm tra an toàn', lead: 'Sở Xây dựng', deadline: 'Trong thời gian thực hiện Nghị quyết' },
      { ref: 'I.3', title: 'Cắm mốc quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
    ],
    at: '2022-06-20 08:00',
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

const says = (text: string, manner: Parameters<Office['says']>[3] = { mention: true }) =>
  office.says(lan, 'SXD', text, manner);
const last = () => office.lastTo('SXD');
const kinds = (task: string) => office.events(task).map(({ kind }) => kind);
const reported = (task: string) => office.events(task).find(({ kind }) => kind.endsWith('reported'));

test('the question says everything that would be recorded, and nothing is recorded yet', async () => {
  await says(DONE);
  expect(last().text).toContain(
    'Ghi #1 (I.1) Quản lý trật tự xây dựng: đã hoàn thành ngày 15/06/2022; xử lý 12 vụ; văn bản 45/BC-SXD ngày 15/06/2022?',
  );
  expect(last().text).toContain('Chưa ghi nhận gì');
  expect(last().buttons).toEqual(['Đúng như vậy', 'Đang thực hiện', 'Vướng mắc', 'Chưa thực hiện']);
  expect(office.assignment('#1')).toMatchObject({ status: 'not_started', answeredOn: null });
});

describe('that it is so records it with the words, the day, the document and the files', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['the button', () => office.presses(lan, 'SXD', 'Đúng như vậy')],
    ['“đúng”', () => says('đúng')],
    ['“1”', () => says('1')],
    ['“#1 đúng rồi ạ”', () => says('#1 đúng rồi ạ')],
    ['“ok đúng rồi” in a reply', () => says('ok đúng rồi', { replyTo: last() })],
    ['“ok” in a reply', () => says('ok', { replyTo: last() })],
  ])('by %s', async (_name, answer) => {
    const message = await says(DONE, { mention: true, files: [office.file('ho-so.pdf')] });
    await answer();
    const { id } = office.assignment('#1');
    expect(office.assignment('#1')).toMatchObject({ status: 'pending_confirmation', statedOn: '2022-06-15' });
    expect(reported('#1')).toMatchObject({ text: DONE.slice(3), messageId: message.messageId, actor: lan.name });
    expect(office.database.read((tx) => citedDocumentsOf(tx, [id], 'of_results'))).toHaveLength(1);
    expect(office.database.read((tx) => evidenceOf(tx, id).map(({ name }) => name))).toEqual(['ho-so.pdf']);
  });

  test('and the record says who confirmed it', async () => {
    await says(DONE);
    await office.presses(lan, 'SXD', 'Đúng như vậy');
    expect(office.events('#1').at(-2)).toMatchObject({
      kind: 'reading_confirmed',
      actor: lan.name,
      text: 'đã hoàn thành ngày 15/06/2022; xử lý 12 vụ; văn bản 45/BC-SXD ngày 15/06/2022',
    });
    await office.says(binh, 'VP', '/lichsu 1');
    expect(office.lastTo('VP').text).toContain('xác nhận nội dung ghi – “đã hoàn thành ngày 15/06/2022');
  });

  test('with the obstacle and the day on which it is expected', async () => {
    await says('#1 bên điện lực không cắt điện cho công trình');
    await says('đúng');
    expect(office.assignment('#1').obstacle).toBe('bên điện lực không cắt điện cho công trình');
    await says('#3 xong vào ngày 15/11');
    expect(last().text).toContain('đang thực hiện; dự kiến hoàn thành 15/11/2022?');
    await says('vâng ạ', { replyTo: last() });
    expect(office.assignment('#3')).toMatchObject({ status: 'in_progress', expectedOn: '2022-11-15' });
    expect(last().text).toContain('đang thực hiện; dự kiến hoàn thành 15/11/2022.');
  });
});

describe('another answer records that one, with the words that were sent', () => {
  test.each<[string, () => Promise<unknown>, object]>([
    ['the button', () => office.presses(lan, 'SXD', 'Đang thực hiện'), { status: 'in_progress' }],
    ['its name', () => says('Đang thực hiện ạ'), { status: 'in_progress' }],
    ['another name', () => says('chưa thực hiện'), { status: 'not_started' }],
    ['a report', () => says('không, mới 80%'), { status: 'in_progress', progress: 80 }],
    ['a plain report', () => says('#1 mới 80%'), { status: 'in_progress', progress: 80 }],
  ])('by %s', async (_name, answer, expected) => {
    await says(DONE);
    await answer();
    expect(office.assignment('#1')).toMatchObject(expected);
    expect(reported('#1')?.text).toContain('xử lý 12 vụ');
    expect(kinds('#1')).not.toContain('reading_confirmed');
  });

  test('an obstacle is asked for', async () => {
    await says(DONE);
    await says('vướng mắc');
    expect(last().text).toContain('nêu rõ khó khăn, vướng mắc');
    await says('thiếu vốn đối ứng');
    expect(office.assignment('#1').obstacle).toBe('thiếu vốn đối ứng');
  });

  test('“không phải” alone asks openly, and the words are kept', async () => {
    await says(DONE);
    await says('không phải');
    expect(last().text).toContain('đề nghị cho biết tình hình thực hiện');
    expect(last().text).not.toContain('xử lý 12 vụ');
    await says('đang làm 30%');
    expect(office.assignment('#1').progress).toBe(30);
    expect(reported('#1')?.text).toContain('xử lý 12 vụ');
  });

  test('words that correct it and are not certain either are proposed in their turn', async () => {
    await says(UNDER_WAY);
    await says('không phải, thôn không cho kéo dây', { replyTo: last() });
    expect(last().text).toContain('Ghi #1');
    expect(kinds('#1')).not.toContain('reported');
  });
});

describe('what is no answer leaves it open', () => {
  test.each(['hihi', 'để em hỏi lại', 'cảm ơn anh'])('“%s”', async (text) => {
    await says(DONE);
    await says(text);
    expect(last().text).toContain('vẫn chờ “đúng” hoặc tình hình thực hiện');
    await says('đúng');
    expect(office.assignment('#1').status).toBe('pending_confirmation');
  });

  test('a nod that replies to nothing completes nothing', async () => {
    await says(DONE);
    await says('ok anh');
    expect(office.assignment('#1').status).toBe('not_started');
  });

  test('a question, and a report on another task', async () => {
    await says(DONE);
    await says('#1 hạn ngày nào ạ?');
    await says('#3 50%');
    expect(office.assignment('#1').status).toBe('not_started');
    expect(office.assignment('#3').progress).toBe(50);
    await says('#1 đúng');
    expect(office.assignment('#1').status).toBe('pending_confirmation');
  });

  test('after something else was done a bare figure may be a number', async () => {
    await says(DONE);
    await says('#3 50%');
    await says('1');
    expect(office.assignment('#1').status).toBe('not_started');
  });

  test('with several open, “đúng” needs the number', async () => {
    await says(`${DONE}\n#3 đã hoàn thành, xử lý 7 vụ`);
    await says('đúng');
    expect(last().text).toContain('kèm số nhiệm vụ');
    expect(['#1', '#3'].map((task) => office.assignment(task).status)).toEqual(['not_started', 'not_started']);
    await says('#3 đúng');
    await says('#1 1');
    expect(['#1', '#3'].map((task) => office.assignment(task).status)).toEqual([
      'pending_confirmation',
      'pending_confirmation',
    ]);
  });

  test('“thôi” drops it', async () => {
    await says(DONE);
    await says('thôi');
    expect(last().text).toContain('đã bỏ qua câu hỏi; chưa ghi nhận gì');
  });
});

describe('an old button', () => {
  test('on a newer state says so', async () => {
    await says(DONE);
    const before = last();
    await says('#1 40%');
    const toast = await office.presses(lan, 'SXD', 'Đúng như vậy', before);
    expect(toast?.text).toContain('đang thực hiện, 40 %');
    expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: 40 });
  });

  test('pressed by nobody of the agency records nothing', async () => {
    await says(DONE);
    const toast = await office.presses(outsider, 'SXD', 'Đúng như vậy');
    expect(toast?.text).toContain('Chỉ đầu mối');
    expect(office.assignment('#1').status).toBe('not_started');
  });
});

test('an answer in words from nobody of the agency leaves it open', async () => {
  await says(DONE);
  await office.says(outsider, 'SXD', 'đúng', { replyTo: last() });
  expect(last().text).toContain('Chỉ đầu mối');
  await says('đúng');
  expect(office.assignment('#1').status).toBe('pending_confirmation');
});

test('of an ongoing task the one question is what the completion means, and its words survive', async () => {
  await says('#2 đã hoàn thành, xử lý 12 vụ');
  expect(last().text).toContain('“đã hoàn thành, xử lý 12 vụ”: ghi là kết quả kỳ này?');
  await office.presses(lan, 'SXD', 'Kết quả kỳ này');
  expect(reported('#2')?.text).toBe('đã hoàn thành, xử lý 12 vụ');
});

test('what is confirmed is taken back in one step', async () => {
  await says(DONE);
  await says('đúng');
  await says('nhầm', { replyTo: last() });
  expect(office.assignment('#1').status).toBe('not_started');
});

describe('a bare figure', () => {
  test.each(['2', '3', '2. đã hoàn thành', 'số 3 ạ', '3 đang thực hiện'])(
    '“%s” is the task of that number',
    async (text) => {
      await says(UNDER_WAY);
      await says(text);
      expect(office.assignment('#1')).toMatchObject({ status: 'not_started', answeredOn: null });
      await says('#1 đúng');
      expect(office.assignment('#1').status).toBe('in_progress');
    },
  );

  test('4 is no answer where nothing says that it is one', async () => {
    await says(UNDER_WAY);
    await says('4');
    expect(last().text).toContain('vẫn chờ “đúng” hoặc tình hình thực hiện');
    expect(office.assignment('#1').answeredOn).toBeNull();
  });

  test('1 agrees, as the question says, unless it is another task', async () => {
    await says('#3 đã hoàn thành, xử lý 7 vụ');
    expect(last().text).toContain('trả lời: “đúng” nếu đúng như vậy');
    await says('1');
    expect(office.assignment('#3').status).toBe('not_started');
    await says('#3 đúng');
    await says(UNDER_WAY);
    expect(last().text).toContain('trả lời: “đúng” hoặc “1” nếu đúng như vậy');
    await says('1');
    expect(office.assignment('#1').status).toBe('in_progress');
  });
});

describe('after something else came in between, “đúng rồi ạ” confirms nothing old', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['another task’s receipt', () => says('#3 50%')],
    ['another question', () => says('#2 xin gia hạn')],
    ['another task’s card', () => says('/xem 3')],
    [
      'a decision of the secretariat',
      async () => {
        await says('#3 xong');
        await office.says(binh, 'VP', '/tralai 3 thiếu văn bản');
      },
    ],
  ])('%s', async (_name, between) => {
    await says(DONE);
    await between();
    await says('đúng rồi ạ');
    expect(last().text).toContain('chưa rõ “đúng rồi ạ” là trả lời câu hỏi này hay tin khác, nên chưa ghi nhận gì');
    expect(office.assignment('#1').status).toBe('not_started');
    await says('#1 đúng rồi ạ');
    expect(office.assignment('#1').status).toBe('pending_confirmation');
  });

  test('what was said of the task itself is nothing else', async () => {
    await says(DONE);
    await says('hihi');
    await says('đúng rồi ạ');
    expect(office.assignment('#1').status).toBe('pending_confirmation');
  });
});

describe('what was chosen stands in the notice where the words do not say it', () => {
  const chosen = () => office.lastTo('VP').text;

  test.each([
    ['đã thông qua HĐND, gửi anh xem', 'Đã hoàn thành'],
    ['xã đã đồng tình, nhờ anh coi', 'Đã hoàn thành'],
    ['thôn không cho kéo dây', 'Đã hoàn thành'],
  ])('“%s”, by the button and in words', async (words, label) => {
    await says(`#1 ${words}`);
    await office.presses(lan, 'SXD', label);
    expect(chosen()).toContain(`Nguyên văn: “${words}”; đơn vị chọn: đã hoàn thành.`);
    await says(`#3 ${words}`);
    await says('đã hoàn thành');
    expect(chosen()).toContain(`Nguyên văn: “${words}”; đơn vị chọn: đã hoàn thành.`);
  });

  test.each([
    'cơ bản ổn theo văn bản số 12/BC-SXD ngày 1/6/2022 về kết quả kiểm tra',
    'tương đối ổn, gửi kèm Báo cáo số 12/BC-SXD ngày 1/6/2022 về kết quả kiểm tra',
    'anh xem giúp Công văn số 12/SXD-VP ngày 1/6/2022 về kết quả kiểm tra',
  ])('and never within the words or the name of the document that they cite: “%s”', async (words) => {
    await says(`#1 ${words}`);
    await office.presses(lan, 'SXD', 'Đã hoàn thành');
    const recorded = office.events('#1').find(({ kind }) => kind === 'completion_reported');
    expect(recorded).toMatchObject({ text: words, chosen: 'completed' });
    const { id } = office.assignment('#1');
    const cited = office.database.read((tx) => citedDocumentsOf(tx, [id], 'of_results'));
    expect(cited.map(({ abstract }) => abstract)).toEqual(['kết quả kiểm tra']);
    await office.says(binh, 'VP', '/lichsu 1');
    expect(office.lastTo('VP').text).toContain('báo hoàn thành, đơn vị chọn: đã hoàn thành → ');
    expect(office.lastTo('VP').text).toContain(`“${words}`);
  });

  test('and not where they say it', async () => {
    await says(DONE);
    await says('đúng');
    expect(chosen()).not.toContain('đơn vị chọn');
  });

  test('a messenger’s edit that changes no word leaves it', async () => {
    const sent = await says('#1 đã thông qua HĐND, gửi anh xem');
    await office.presses(lan, 'SXD', 'Đã hoàn thành');
    const before = office.sentTo('SXD').length;
    await says('#1 đã thông qua HĐND, gửi anh xem', { mention: true, edits: sent });
    expect(office.sentTo('SXD')).toHaveLength(before);
    expect(office.assignment('#1').status).toBe('pending_confirmation');
  });
});

describe('an edit of the words that are asked about', () => {
  test.each(['#1 70%', '#1 mới được 30% thôi ạ', '#1 đang thực hiện'])('into “%s” records that alone', async (text) => {
    const sent = await says(DONE);
    await says(text, { mention: true, edits: sent });
    expect(reported('#1')?.text).toBe(text.slice(3));
    expect(office.assignment('#1').status).toBe('in_progress');
  });

  test('into other words that are not certain asks anew', async () => {
    const sent = await says(DONE);
    await says('#1 điện lực không cắt điện cho bên em', { mention: true, edits: sent });
    expect(last().text).toContain('vướng mắc: điện lực không cắt điện cho bên em?');
    await says('đúng');
    expect(reported('#1')?.text).toBe('điện lực không cắt điện cho bên em');
  });

  test('also after another answer to it', async () => {
    const sent = await says(DONE);
    await says('không phải');
    await says('#1 40%', { mention: true, edits: sent });
    expect(reported('#1')?.text).toBe('40%');
  });

  test('that changes none asks nothing again', async () => {
    const sent = await says(DONE);
    const before = office.sentTo('SXD').length;
    await says(DONE, { mention: true, edits: sent });
    expect(office.sentTo('SXD')).toHaveLength(before);
    await says('đúng');
    expect(office.assignment('#1').status).toBe('pending_confirmation');
  });
});

describe('under “đề nghị tạm dừng?”', () => {
  const STOPPED = '#1 70%, đã tạm dừng theo Công văn số 45/UBND-TH';

  test.each(['dừng', 'tạm dừng', 'dung lai', 'đúng, tạm dừng'])('“%s” says yes', async (answer) => {
    await says(STOPPED);
    await says(answer);
    expect(office.assignment('#1')).toMatchObject({ waitingFor: 'suspension', progress: 70 });
  });

  test.each([
    ['đúng, theo Thông báo 12/TB-UBND', 'theo Thông báo 12/TB-UBND'],
    ['đúng rồi, từ ngày 1/6', 'từ ngày 1/6'],
    ['đúng, theo chỉ đạo của Chủ tịch', 'theo chỉ đạo của Chủ tịch'],
  ])('“%s” says yes, and its further words are kept beside the first, never in them', async (answer, words) => {
    await says(STOPPED);
    await says(answer);
    expect(office.assignment('#1').waitingFor).toBe('suspension');
    expect(office.events('#1').at(-1)).toMatchObject({ text: STOPPED.slice('#1 '.length), added: [words] });
    expect(last().text).toContain('được ghi kèm nguyên văn');
    expect(office.lastTo('VP').text).toContain(`Nguyên văn: “${STOPPED.slice('#1 '.length)}”; nói thêm: “${words}”`);
    await office.says(binh, 'VP', '/lichsu 1', { mention: true });
    expect(office.lastTo('VP').text).toContain(`– “${STOPPED.slice('#1 '.length)}”; nói thêm: “${words}”`);
  });

  test.each(['thôi', 'không, vẫn làm'])('“%s” asks for nothing to stop', async (answer) => {
    await says(STOPPED);
    await says(answer);
    expect(office.assignment('#1').waitingFor).toBeNull();
  });

  test('a yes in front of another task is none', async () => {
    await says(STOPPED);
    await says('đúng, #3 xong');
    expect(office.assignment('#1').waitingFor).toBeNull();
  });
});

describe('a yes with a figure, a document or a day uses them', () => {
  test.each([
    [UNDER_WAY.replace('#1', '#3'), 'đúng 40%', { status: 'in_progress', progress: 40 }],
    [
      '#3 đã hoàn thành, xử lý 12 vụ',
      'đúng, ngày 10/6/2022',
      { status: 'pending_confirmation', statedOn: '2022-06-10' },
    ],
    ['#3 đã hoàn thành, xử lý 12 vụ', 'đúng, theo Báo cáo 45/BC-SXD ngày 8/6/2022', { status: 'pending_confirmation' }],
  ])('“%s”, then “%s”', async (words, answer, state) => {
    await says(words);
    await says(answer);
    expect(office.assignment('#3')).toMatchObject(state);
    if (!answer.includes('45/BC-SXD')) return;
    const { id } = office.assignment('#3');
    expect(office.database.read((tx) => citedDocumentsOf(tx, [id], 'of_results'))).toMatchObject([
      { number: '45/BC-SXD' },
    ]);
  });

  test('a messenger’s edit of the words that changes none leaves it', async () => {
    const sent = await says('#1 70%, đã tạm dừng theo Công văn số 45/UBND-TH');
    await says('đúng, theo chỉ đạo của Chủ tịch');
    await says('#1 70%, đã tạm dừng theo Công văn số 45/UBND-TH', { edits: sent });
    expect(office.assignment('#1').waitingFor).toBe('suspension');
  });
});
