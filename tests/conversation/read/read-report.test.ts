import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReport } from '../../../src/conversation/read/read-report.ts';
import type { Reading } from '../../../src/conversation/read/reading.ts';
import { stripDiacritics } from '../../../src/domain/strip-diacritics.ts';
import { anyText } from '../../support/any-text.ts';
import { NEVER_COMPLETED } from './never-completed.ts';
import * as replies from './replies.ts';
import { TODAY, type Expected, type Row } from './replies.ts';

const GROUPS: Readonly<Record<string, readonly Row[]>> = {
  'completed tasks': replies.COMPLETED,
  'tasks in progress': replies.IN_PROGRESS,
  'tasks not started': replies.NOT_STARTED,
  'blocked tasks': replies.BLOCKED,
  'reports that can be read two ways': replies.UNCERTAIN,
  acknowledgements: replies.ACKNOWLEDGED,
  'requests for more time': replies.EXTENSIONS,
  questions: replies.QUESTIONS,
  'tasks passed on': replies.HANDOVERS,
  'reports taken back': replies.UNDONE,
  'texts that say nothing of a task': replies.UNCLEAR,
};

const ALL = Object.values(GROUPS).flat();

function read(text: string): Reading {
  return readReport(text, TODAY);
}

function withoutDiacritics(expected: Expected): Expected {
  const { obstacle, document } = expected;
  return {
    ...expected,
    obstacle: obstacle === null ? null : stripDiacritics(obstacle),
    document: document === null ? null : stripDiacritics(document),
  };
}

describe.each(Object.entries(GROUPS))('Replies about %s', (_name, rows) => {
  test.each(rows.map(([text, expected]) => ({ text, expected })))('"$text" is read as meant', ({ text, expected }) => {
    expect(read(text)).toEqual({ text, ...expected });
  });

  test.each(rows.map(([text, expected, bare]) => ({ text: stripDiacritics(text), expected, bare })))(
    '"$text" without diacritics is read alike, or asks',
    ({ text, expected, bare }) => {
      const reading = read(text);
      // A count of "xa" may be of anything: a figure may be lost, and is never another.
      const progress = reading.progress ?? expected.progress;
      if (bare === undefined) expect({ ...reading, progress }).toEqual({ text, ...withoutDiacritics(expected) });
      else expect([reading.needsQuestion, reading.status === 'completed']).toEqual([true, false]);
    },
  );
});

describe('What is not completed is never read as completed', () => {
  test.each(NEVER_COMPLETED)('"%s"', (text) => {
    const versions = [
      text,
      stripDiacritics(text),
      text.toUpperCase(),
      text.normalize('NFD'),
      `12 ${text}`,
      `dạ ${text} ạ`,
    ];
    expect(versions.map((version) => read(version).status)).not.toContain('completed');
  });

  const DONE = [
    'xong',
    'xong rồi',
    'đã xong',
    'hoàn thành',
    'đã hoàn thành',
    'ht',
    'hoàn tất',
    'done',
    '100%',
    'làm xong',
  ];
  const BEFORE = [
    ...['chưa', 'không', 'ko', 'k', 'chẳng', 'vẫn chưa', 'không thể', 'khó', 'chậm', 'chưa thể'],
    ...[
      'sẽ',
      'sắp',
      'mai',
      'tuần sau',
      'dự kiến',
      'phấn đấu',
      'cố gắng',
      'cam kết',
      'chuẩn bị',
      'tháng sau',
      'hứa',
      'tối mai',
    ],
    ...['gần', 'cơ bản', 'hầu như', 'suýt', 'đa số', 'phần 1', 'bước 2', 'một phần', 'dự thảo', '50%', '3/5 xã'],
    ...[
      'nếu',
      'khi nào',
      'sau khi',
      'để',
      'hình như',
      'chắc',
      'có lẽ',
      'nghe nói',
      'tưởng',
      'phải',
      'cần',
      'đề nghị',
      'yêu cầu',
    ],
    ...['Sở Tài chính', 'huyện', 'bên kia', 'còn 1 việc nữa là', 'đang', 'chỉ', '12 xã', 'khảo sát'],
  ];
  const AFTER = [
    ...[
      'chưa',
      'không',
      'ko',
      'đâu',
      '?',
      'chưa nhỉ',
      'hả',
      'phần 1',
      'bước 1',
      'giai đoạn 1',
      '50%',
      '3/5 xã',
      '7/10',
    ],
    ...[
      'một nửa',
      'gần hết',
      'dự thảo',
      'hồ sơ',
      'nhưng chưa ký',
      'mà chưa duyệt',
      'còn chờ ký',
      'trừ mục 3',
      'vào tháng 12',
    ],
    ...[
      'thì báo',
      'sẽ báo cáo',
      'em báo',
      'trước 30/12',
      'trong quý sau',
      'nếu có vốn',
      ', bên tôi chưa',
      ', đang trình ký',
    ],
    ...['tuần sau', 'ngày 30/12/2026', ', vướng mặt bằng', 'về cơ bản'],
  ];
  const POLITE = ['', 'ạ', 'anh', 'nhé', 'em', 'a'];
  const composed = fc.tuple(
    fc.constantFrom('', 'dạ', 'ok', '12', '#12'),
    fc.oneof(
      fc.tuple(fc.constantFrom(...BEFORE), fc.constantFrom(...DONE)),
      fc.tuple(fc.constantFrom(...DONE), fc.constantFrom(...AFTER)),
      fc.tuple(fc.constantFrom(...BEFORE), fc.constantFrom(...DONE), fc.constantFrom(...AFTER)),
    ),
    fc.constantFrom(...POLITE),
    fc.boolean(),
  );

  test('a word of completion with any word of denial, promise, part or condition around it', () => {
    fc.assert(
      fc.property(composed, ([opening, core, closing, bare]) => {
        const text = [opening, ...core, closing].filter((part) => part !== '').join(' ');
        expect(read(bare ? stripDiacritics(text) : text).status).not.toBe('completed');
      }),
      { numRuns: 1500 },
    );
  });

  const STRANGE = ['khoản', 'quy hoạch', 'Thọ Xuân', 'sơ bộ', 'kinh phí', 'zxq', 'tổ', '🤔', '"', '=', '/', '15 tổ'];
  const PLAIN = replies.COMPLETED.map(([text]) => text).filter((text) => !/Tuấn|Kính gửi|UBND tỉnh/u.test(text));

  test('a completed reply with one more word in its clause that is not understood', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLAIN), fc.constantFrom(...STRANGE), fc.nat(), (reply, strange, at) => {
        const words = reply.split(' ');
        // What a document is about, and what stands beside the completion in a clause of its own, may be anything.
        const clause = words.findIndex((word) => /[.,;(!]/u.test(word) || word === 'về' || word === 'v/v');
        const place = at % ((clause < 0 ? words.length : clause) + 1);
        const text = [...words.slice(0, place), strange, ...words.slice(place)].join(' ');
        fc.pre(!isCalled(text, strange));
        expect(read(text).status).not.toBe('completed');
      }),
      { numRuns: 1500 },
    );
  });

  /** "anh Tổ ơi", "báo cáo anh Tổ,", "sếp Thọ Xuân ạ" name a person. */
  function isCalled(text: string, strange: string): boolean {
    if (strange === 'Thọ Xuân' && /(?:anh|chị|em|sếp|bác|chú|cô|a|c|đồng chí) Thọ Xuân/iu.test(text)) return true;
    return text.includes(`${strange} ơi`) || text.includes(`anh ${strange},`) || text.includes(`anh, ${strange}`);
  }
});

describe('Every reply', () => {
  test.each(ALL.map(([text]) => text))('"%s" reads the same in NFD and with other blanks', (text) => {
    const said: Expected & { text?: string } = { ...read(text) };
    delete said.text;
    expect(read(`  ${text.normalize('NFD')}\n`)).toMatchObject(said);
    expect(read(text.replaceAll(' ', ' \u00a0'))).toMatchObject({ intent: said.intent, status: said.status });
  });

  test('is answered without throwing, and is completed only without a question', () => {
    const words = fc.constantFrom(...ALL.flatMap(([text]) => text.split(' ')));
    const text = fc.oneof(
      anyText(300),
      fc.array(words, { maxLength: 12 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const reading = read(written);
        expect(reading.text).toBe(written.normalize('NFC').trim());
        if (reading.status === 'completed') expect([reading.intent, reading.needsQuestion]).toEqual(['report', false]);
        if (reading.intent === 'unclear') expect(reading.needsQuestion).toBe(true);
        if (reading.progress !== null) expect(reading.progress >= 0 && reading.progress <= 100).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test('longer than an answer is a document, and is asked about', () => {
    expect(read('xong '.repeat(500))).toMatchObject({ intent: 'unclear', needsQuestion: true });
  });
});

describe('A long run of one sign behind an obstacle', () => {
  test.each(['-', ' ', ',', ':', '- ', '. ', '\u00a0', '–', '–, ', ' anh'])('of “%s” is read with it', (sign) => {
    const reading = read(`#2 vướng mặt bằng ${sign.repeat(400)} phường Hạc Thành`);
    expect(reading).toMatchObject({ intent: 'report', status: 'blocked' });
    expect(reading.obstacle).toMatch(/^mặt bằng/u);
  });
});

test.each([
  'Hoàn thành: ……',
  'Đã hoàn thành:....',
  'dạ Hoàn thành: …… ạ',
  'Xong: …',
  'Đã xong: ..... / ..... chỉ tiêu',
])('a line that is not filled in reports nothing: “%s”', (text) => {
  expect(readReport(text, TODAY)).toMatchObject({ status: null, needsQuestion: true });
});

test('dots behind a colon, and what is told behind them', () => {
  expect(readReport('Em báo cáo anh: ... xong rồi ạ', TODAY).status).toBe('completed');
});
