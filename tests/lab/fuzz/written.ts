/** Messages in which numbers stand for tasks, for marks of a list, for edges of a range or for counts of something. */

import fc from 'fast-check';

/** The tasks that there are: 1 to this. */
export const TASK_COUNT = 9;

/** A message, and the numbers that it names as tasks. */
export interface Written {
  readonly text: string;
  readonly names: readonly number[];
}

export const taskNumber = fc.integer({ min: 1, max: TASK_COUNT });
const status = fc.constantFrom('xong', 'đã hoàn thành', 'đang làm 60%', '70%', 'chưa làm', 'vướng mặt bằng', 'đã nhận');
const mark = fc.constantFrom<(index: number) => string>(
  (index) => `${String(index + 1)}. `,
  (index) => `${String(index + 1)}) `,
  (index) => `(${String(index + 1)}) `,
  (index) => `${String(index + 1)}/ `,
  (index) => `${'abcdefghi'.charAt(index)}) `,
  () => '- ',
  () => '+ ',
  () => '• ',
);

const list: fc.Arbitrary<Written> = fc
  .tuple(mark, fc.array(status, { minLength: 2, maxLength: 5 }))
  .map(([marked, items]) => ({ text: items.map((item, index) => `${marked(index)}${item}`).join('\n'), names: [] }));

const range: fc.Arbitrary<Written> = fc
  .tuple(
    taskNumber,
    fc.integer({ min: TASK_COUNT + 1, max: 100 }),
    fc.constantFrom('-', '–', ' - ', ', ', ' đến ', '~', ' hoặc '),
  )
  .map(([from, to, joint]) => ({ text: `${String(from)}${joint}${String(to)}%`, names: [] }));

const counted: fc.Arbitrary<Written> = fc
  .tuple(taskNumber, fc.constantFrom('hộ', 'xã', 'hồ sơ', 'đơn vị', 'ngày', 'cuộc họp'), status)
  .map(([figure, noun, said]) => ({ text: `${String(figure)} ${noun} ${said}`, names: [] }));

/** Figures that stand for packages, papers, rounds, days, shares and sums. */
const told = fc
  .tuple(
    taskNumber,
    status,
    fc.constantFrom<(figure: string, said: string) => string>(
      (figure, said) => `${said}, gói thầu số ${figure}`,
      (figure, said) => `gói thầu ${figure} ${said}`,
      (figure, said) => `biên bản số ${figure}: ${said}`,
      (figure, said) => `${said} theo tờ trình số ${figure}`,
      (figure, said) => `đợt ${figure} ${said}`,
      (figure, said) => `tổ ${figure} ${said}`,
      (figure, said) => `giai đoạn ${figure} ${said}`,
      (figure, said) => `${said} từ ngày ${figure}/5`,
      (figure, said) => `ngày ${figure} ${said}`,
      (figure, said) => `${figure}/12 xã ${said}`,
      (figure, said) => `${figure} tỷ đồng, ${said}`,
      (figure, said) => `${said}, còn ${figure} hộ`,
      (figure, said) => `lý do khách quan: ${said} ${figure} lần`,
      (figure, said) => `đề nghị xem lại: ${said} đợt ${figure}`,
    ),
  )
  .map(([figure, said, written]) => ({ text: written(String(figure), said), names: [] }));

const named: fc.Arbitrary<Written> = fc
  .array(fc.tuple(taskNumber, fc.constantFrom('#', '', 'nhiệm vụ '), status), { minLength: 1, maxLength: 3 })
  .map((said) => ({
    text: said.map(([task, called, words]) => `${called}${String(task)} ${words}`).join('\n'),
    names: said.map(([task]) => task),
  }));

const plain: fc.Arbitrary<Written> = status.map((text) => ({ text, names: [] }));

function headed(body: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc
    .tuple(fc.option(taskNumber), body)
    .map(([task, { text }]) =>
      task === null
        ? { text: `Kính gửi VP,\n${text}`, names: [] }
        : { text: `#${String(task)} tình hình như sau:\n${text}`, names: [task] },
    );
}

/** Numbers that are no references by the sentence alone. */
export const unnamed = fc.oneof(list, range, headed(list), headed(range));

export const written = fc.oneof(list, range, counted, told, named, plain, headed(fc.oneof(list, range, counted)));

/** What people write in a chat that answers no question of ours: questions, commands, greetings, thanks, laughter. */
export const aside = fc
  .tuple(
    fc.constantFrom('', '', 'Dạ ', 'Anh ơi ', 'Kính gửi VP, '),
    fc.constantFrom(
      'có ai báo cáo chưa?',
      'xong chưa?',
      'khi nào họp giao ban?',
      'ai là đầu mối của Sở Tài chính?',
      'hihi',
      'ok anh',
      'cảm ơn em',
      'chào cả nhà',
      'đã rõ',
      'mai em báo nhé',
      '/viec',
      '/xem 3',
      '/quahan',
    ),
    fc.constantFrom('', '', ' ạ', '!', ' nhé', '\n', ' \u200b'),
  )
  .map(([before, text, after]) => (text.startsWith('/') ? text : `${before}${text}${after}`));
