import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evidenceOf } from '../../../../src/store/record/evidence.ts';
import { people } from '../../../people.ts';
import type { Office } from '../../../support/office.ts';
import { openLinked } from '../../../support/office/linked-office.ts';

const { binh, lan, outsider } = people;

let office: Office;
beforeEach(async () => {
  office = await openLinked(
    {
      programme: [
        { ref: 'I.1', title: 'Quản lý trật tự xây dựng', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
        { ref: 'I.2', title: 'Kiểm tra an toàn', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
        { ref: 'I.3', title: 'Cắm mốc quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
      ],
      at: '2022-06-20 08:00',
    },
    { VP: binh, SXD: lan },
  );
});
afterEach(() => {
  office.close();
});

type Manner = NonNullable<Parameters<Office['says']>[3]>;
const says = (text: string, manner: Manner = {}) => office.says(lan, 'SXD', text, { mention: true, ...manner });
const sends = (text: string, manner: Manner = {}) => says(text, { ...manner, files: [office.file('a.pdf')] });
/** What the chat was told by the act. */
const answersTo = async (act: () => Promise<unknown>) => {
  const before = office.sentTo('SXD').length;
  await act();
  return office
    .sentTo('SXD')
    .slice(before)
    .map(({ text }) => text)
    .join('\n');
};
const filesOf = (task: string) =>
  office.database.read((tx) => evidenceOf(tx, office.assignment(task).id).map(({ name }) => name));
const ofNoTask = () =>
  office.database.raw.prepare('select count(*) as count from evidence where assignment_id is null').get();

describe('words that name no task: the file is asked about, or said to be kept', () => {
  test.each(['hihi', 'em chào anh chị ạ', 'cảm ơn anh nhiều', 'Chúc mừng năm mới anh chị'])('“%s”', async (text) => {
    expect(await answersTo(() => sends(text))).toContain('Đã nhận tệp nhưng chưa rõ của nhiệm vụ nào');
    expect(ofNoTask()).toEqual({ count: 1 });
  });

  test.each(['ảnh hiện trường', 'gửi anh biên bản', 'hồ sơ nghiệm thu bước một', 'quyết định phê duyệt'])(
    '“%s” is kept with the question for its task',
    async (text) => {
      expect(await answersTo(() => sends(text))).toContain('nói về nhiệm vụ nào');
      await says('2');
      expect(await answersTo(() => says('#2 70%'))).toContain('Đã ghi');
      expect(filesOf('#2')).toEqual(['a.pdf']);
    },
  );

  test('of the only task that the message answers it is asked how far that is', async () => {
    await says('#1 60%');
    const said = await answersTo(() => sends('cảm ơn anh', { replyTo: office.lastTo('SXD') }));
    expect(said).toContain('Đã nhận tệp minh chứng cho #1');
    expect(filesOf('#1')).toEqual(['a.pdf']);
  });
});

describe('words that name a task and record nothing: the file is kept for it', () => {
  test.each([
    '#1 cảm ơn anh',
    '#1 hạn ngày nào ạ?',
    '#1 nhầm',
    '#1 đề nghị xem lại ạ',
    '/bienban 1 đã gửi',
    '/xem 1',
    '#1 đề nghị xem lại: đã nộp từ tháng trước',
  ])('“%s”', async (text) => {
    expect(await answersTo(() => sends(text))).toMatch(/tệp/iu);
    expect(filesOf('#1')).toEqual(['a.pdf']);
  });

  test('also where it only begins with the number and addresses nobody', async () => {
    expect(await answersTo(() => sends('#1 biên bản nghiệm thu', { mention: false }))).not.toBe('');
    await says('#1 70%');
    expect(filesOf('#1')).toEqual(['a.pdf']);
  });

  test('and where the report is refused', async () => {
    await says('#1 xong');
    await office.says(binh, 'VP', '/xacnhan 1');
    expect(await answersTo(() => sends('#1 70%'))).toContain('Đã lưu tệp gửi kèm làm minh chứng cho #1');
    expect(filesOf('#1')).toEqual(['a.pdf']);
  });
});

test.each(['/bienban', '/tonghop', '/viec', '#70 xong', 'nhầm', 'chỉ tiêu 5 đạt'])(
  '“%s” names none of the tasks, and the file is not passed over',
  async (text) => {
    expect(await answersTo(() => sends(text))).toMatch(/Đã nhận tệp nhưng chưa rõ|nói về nhiệm vụ nào/u);
  },
);

describe('under a question of ours', () => {
  const ASKED = '#1 tương đối ổn rồi ạ, chắc 70%';

  test.each(['để em hỏi lại', 'thôi', 'vâng, để em xem'])('“%s”', async (text) => {
    await says(ASKED);
    const asked = office.lastTo('SXD');
    expect(await answersTo(() => sends(text, { replyTo: asked }))).toContain('Đã lưu tệp gửi kèm');
    expect(filesOf('#1')).toEqual(['a.pdf']);
  });

  test('that has expired', async () => {
    await says(ASKED);
    const asked = office.lastTo('SXD');
    office.moveTo('2022-06-29 08:00');
    const said = await answersTo(() => sends('đúng', { replyTo: asked }));
    expect(said).toContain('đã hết hiệu lực');
    expect(said).toContain('Đã lưu tệp gửi kèm làm minh chứng cho #1');
  });

  test('that is answered, with the answer', async () => {
    await says(ASKED);
    await sends('đúng rồi ạ');
    expect(filesOf('#1')).toEqual(['a.pdf']);
  });

  test('for the document of a completion', async () => {
    await says('#1 đã hoàn thành');
    const said = await answersTo(() => sends('45/BC-SXD ngày 15/6/2022', { replyTo: office.lastTo('SXD') }));
    expect(said).toContain('Đã lưu tệp gửi kèm làm minh chứng cho #1');
    expect(filesOf('#1')).toEqual(['a.pdf']);
  });
});

describe('an edit', () => {
  test('that changes no word keeps the file once, and says nothing', async () => {
    const sent = await sends('#1 70%');
    expect(await answersTo(() => says('#1 70%', { edits: sent, files: sent.files }))).toBe('');
    expect(filesOf('#1')).toEqual(['a.pdf']);
  });

  test('that changes only the file keeps the other one too', async () => {
    const sent = await sends('#1 70%');
    const said = await answersTo(() => says('#1 70%', { edits: sent, files: [office.file('b.pdf')] }));
    expect(said).toBe('Đã lưu tệp gửi kèm làm minh chứng cho #1 (I.1).');
    expect(filesOf('#1')).toEqual(['a.pdf', 'b.pdf']);
  });

  test('that comes too late keeps it', async () => {
    const sent = await says('#1 70%');
    await says('#1 80%');
    await sends('#1 60%', { edits: sent });
    expect(filesOf('#1')).toEqual(['a.pdf']);
  });
});

test.each([
  'chúc mừng năm mới, báo cáo em gửi rồi',
  'chúc anh chị khỏe. Số liệu quý em nộp hôm qua',
  'Chúc anh sức khỏe, #2 70%',
])('“%s” is no mere wish', async (text) => {
  expect(await answersTo(() => says(text))).not.toContain('Xin cảm ơn');
});

describe('of whoever reports nothing it is said that it is not kept', () => {
  test.each(['đồng ý', '#1 yêu cầu báo cáo trước thứ Sáu', '/xem 1'])('the secretariat: “%s”', async (text) => {
    await office.says(binh, 'VP', text, { mention: true, files: [office.file('a.pdf')] });
    expect(office.lastTo('VP').text).toContain('Tệp gửi kèm không được lưu');
    expect(filesOf('#1')).toEqual([]);
  });

  test('a stranger in the agency’s group', async () => {
    await office.says(outsider, 'SXD', '#1 xong', { mention: true, files: [office.file('a.pdf')] });
    expect(office.lastTo('SXD').text).toContain('Tệp gửi kèm không được lưu');
    expect(filesOf('#1')).toEqual([]);
  });
});

describe('what comes with a command is of the task that the command names', () => {
  test.each(['/giahan 3 15/12/2022 chờ vốn', '/giahan 3', '/xem 3', '/lichsu #3', '/xem I.3'])(
    '“%s”',
    async (command) => {
      expect(await answersTo(() => sends(command))).not.toContain('chưa rõ của nhiệm vụ nào');
      expect(filesOf('#3')).toEqual(['a.pdf']);
    },
  );
});

describe('one file beside the reports on several tasks', () => {
  test.each(['#1 xong\n#2 70%', '1 đang làm, 2 xong', '#1 vướng mặt bằng\n#2 xong\n#3 30%'])(
    '“%s” is evidence of the first, and nothing is said of it for the others',
    async (text) => {
      await sends(text);
      const receipt = office.lastTo('SXD').text;
      expect(receipt.match(/Minh chứng kèm theo/gu)).toHaveLength(1);
      expect(receipt).toContain('Tệp gửi kèm được lưu làm minh chứng cho #1 (I.1); nếu là của nhiệm vụ khác');
      expect([filesOf('#1'), filesOf('#2')]).toEqual([['a.pdf'], []]);
    },
  );

  test('an album too, as its items come in', async () => {
    await sends('#1 xong\n#2 70%', { album: 'k1' });
    await says('', { album: 'k1', files: [office.file('b.pdf')] });
    expect([filesOf('#1'), filesOf('#2')]).toEqual([['a.pdf', 'b.pdf'], []]);
  });

  test('what already is evidence of one task is said of no other', async () => {
    await sends('#1 tương đối ổn rồi ạ, chắc 70%\n#2 70%');
    expect(filesOf('#2')).toEqual(['a.pdf']);
    await says('#1 đúng');
    expect(office.lastTo('SXD').text).not.toContain('Minh chứng');
    expect(filesOf('#1')).toEqual([]);
  });
});

test.each(['#2 70%', '2 đang làm ạ', '#2 xong'])(
  'an edit to “%s” takes the file along from the task that was not meant',
  async (text) => {
    const files = [office.file('a.pdf')];
    const edits = await says('#1 70%', { files });
    await says(text, { edits, files });
    expect([filesOf('#1'), filesOf('#2')]).toEqual([[], ['a.pdf']]);
  },
);

describe('“thôi” says that the file is kept', () => {
  const ASKED = '#1 tương đối ổn rồi ạ, chắc 70%';

  test.each(['thôi', 'bỏ qua', 'khoan đã'])('“%s”', async (text) => {
    await sends(ASKED);
    expect(await answersTo(() => says(text))).toContain('Tệp gửi kèm vẫn được lưu, chưa gắn với nhiệm vụ nào');
    expect(ofNoTask()).toEqual({ count: 1 });
  });

  test('in private too, where it was lost with the question', async () => {
    await office.says(lan, 'private', ASKED, { files: [office.file('a.pdf')] });
    await office.says(lan, 'private', 'thôi');
    expect(office.lastTo(lan).text).toContain('Tệp gửi kèm vẫn được lưu');
    expect(ofNoTask()).toEqual({ count: 1 });
  });

  test('and nothing of a file where none was sent, or another task has it', async () => {
    await says(ASKED);
    expect(await answersTo(() => says('thôi'))).not.toContain('Tệp');
    await sends(`${ASKED}\n#2 70%`);
    expect(await answersTo(() => says('thôi'))).not.toContain('Tệp');
  });
});

test.each(['/xem 2', '/quahan SXD', '/viec'])('an edit to %s does not say again that no file is kept', async (text) => {
  const files = [office.file('a.pdf')];
  const edits = await office.says(binh, 'VP', '/xem 1', { files });
  const told = () => office.sentTo('VP').filter(({ text: said }) => said.includes('Tệp gửi kèm không được lưu'));
  expect(told()).toHaveLength(1);
  await office.says(binh, 'VP', text, { edits, files });
  expect(told()).toHaveLength(1);
});
