/**
 * Completions with one thing that restricts them, typed in every manner: none of them may be read as completed. A slip
 * is made in the words that restrict, where it would do most harm.
 */

import fc from 'fast-check';
import { stripDiacritics } from '../../../src/domain/strip-diacritics.ts';

const DONE = [
  ...['xong', 'xong rồi', 'xong rồi ạ', 'đã xong', 'đã xong rồi', 'xong hết rồi', 'làm xong rồi', 'đã làm xong'],
  ...['hoàn thành', 'đã hoàn thành', 'hoàn thành rồi ạ', 'đã hoàn thành nhiệm vụ', 'đã hoàn tất', 'ht rồi', 'done'],
  ...['đã thực hiện xong', 'đã hoàn thành 100%', 'xong đúng hạn rồi', 'nhiệm vụ đã hoàn thành'],
];

/** What stands before or behind the completion, by what it restricts. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  negator: ['chưa', 'vẫn chưa', 'không', 'chưa thể', 'không thể', 'chẳng', 'chưa hề', 'đâu có', 'chưa ai', 'khó mà'],
  modal: ['sẽ', 'sắp', 'phấn đấu', 'cố gắng', 'dự kiến', 'cam kết', 'phải', 'cần', 'muốn', 'có thể', 'mai', 'gần'],
  hearsay: [
    'nghe nói',
    'hình như',
    'chắc là',
    'có lẽ',
    'tưởng là',
    'nghe bảo',
    'họ bảo',
    'xã báo cáo',
    'theo báo cáo của xã thì',
  ],
  condition: [
    'nếu có vốn thì',
    'khi có mặt bằng thì',
    'giá mà có tiền thì',
    'chỉ cần tỉnh duyệt là',
    'có vốn mới',
    'sau khi nghiệm thu thì',
  ],
  'other subject': [
    'Sở Tài chính',
    'huyện Thọ Xuân',
    'nhà thầu',
    'đơn vị tư vấn',
    'bên kia',
    'các phòng khác',
    'họ',
    '12 xã',
  ],
  part: ['bước 1', 'phần hồ sơ', 'giai đoạn đầu', 'khâu khảo sát', 'một phần', '3/5 xã', 'việc đầu tiên'],
  whole: ['cả bước 1', 'toàn bộ hồ sơ', 'tất cả các phần của bước 2', 'mọi thủ tục', '2 trong 3 việc', 'một nửa số xã'],
  paper: ['tờ trình', 'dự thảo', 'Tờ trình số 45/TTr-SXD', 'Kế hoạch số 12/KH-UBND', 'bản vẽ', 'hồ sơ', 'thủ tục'],
  obstacle: ['đã giải quyết vướng mắc', 'đã tháo gỡ khó khăn', 'gỡ vướng mắc', 'xử lý khó khăn', 'vướng mắc mặt bằng'],
};
const AFTER: Readonly<Record<string, readonly string[]>> = {
  negator: ['đâu', 'chưa', 'chưa nhỉ', 'hay chưa', 'không', 'mà chưa ký', 'nhưng chưa nghiệm thu'],
  condition: ['nếu được cấp vốn', 'khi có hướng dẫn', 'với điều kiện có vốn', 'thì báo', 'nếu như duyệt'],
  part: [
    'phần 1',
    'bước 2',
    'giai đoạn 1',
    'một nửa',
    '50%',
    '3/5 xã',
    'khâu khảo sát',
    'dự thảo',
    'gần hết',
    'trừ mục 3',
  ],
  open: ['còn chờ ký', 'chờ phê duyệt', 'nhưng còn vướng', 'chỉ còn nghiệm thu', ', đang trình ký', 'còn 2 hộ'],
  'said beside it': [
    ', chưa ký',
    ', còn phụ lục',
    ', đang trình ký',
    ', chờ anh duyệt',
    ', mai nghiệm thu',
    ', trừ mục 3',
    ', anh duyệt giúp em',
    ', nhờ anh làm nốt phần 2 giúp em',
    ', cảm ơn anh nhưng chưa nghiệm thu',
    ', do chưa có vốn nên còn 2 xã',
    ', tuần sau gửi báo cáo',
    ', nghe nói thế',
    ', là việc khác',
    ', Sở Tài chính thì chưa',
    ', em sẽ trình sau',
    ' và đang hoàn thiện hồ sơ',
    ' theo báo cáo của xã',
    ' theo lời nhà thầu',
  ],
  time: ['tuần sau', 'tháng sau', 'trong quý sau', 'vào cuối năm', 'sau Tết', 'ngày mai'],
};

type Typing = (text: string) => string;

const TELEX: Readonly<Record<string, string>> = { ă: 'aw', â: 'aa', đ: 'dd', ê: 'ee', ô: 'oo', ơ: 'ow', ư: 'uw' };
const TONES: Readonly<Record<string, string>> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0309': 'r',
  '\u0303': 'x',
  '\u0323': 'j',
};

/** As Telex leaves it where its keyboard is off: the tone behind its word. */
function telex(text: string): string {
  return text.toLowerCase().replace(/\p{L}+/gu, (word) => {
    let tone = '';
    const letters = Array.from(word, (letter) => {
      const [base = '', ...marks] = letter.normalize('NFD');
      const toned = marks.find((mark) => mark in TONES);
      tone = toned === undefined ? tone : (TONES[toned] ?? '');
      const kept = (base + marks.filter((mark) => mark !== toned).join('')).normalize('NFC');
      return TELEX[kept] ?? kept;
    });
    return letters.join('') + tone;
  });
}

const TYPINGS: readonly Typing[] = [
  (text) => text,
  stripDiacritics,
  (text) => text.normalize('NFD'),
  telex,
  (text) => text.toUpperCase(),
];

/** A letter left out, doubled, or exchanged with the next, in a word of three or more: of two it makes another word. */
function withSlip(text: string, kind: number, at: number): string {
  const letters = Array.from(text);
  const places = letters.flatMap((letter, index) => (isInWord(letters, index) && letter !== '' ? [index] : []));
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return text;
  const letter = letters[place] ?? '';
  if (kind === 0) letters.splice(place, 1);
  else if (kind === 1) letters.splice(place, 0, letter);
  else if (/\p{L}/u.test(letters[place + 1] ?? '')) letters.splice(place, 2, letters[place + 1] ?? '', letter);
  return letters.join('');
}

function isInWord(letters: readonly string[], at: number): boolean {
  const isLetter = (index: number): boolean => /\p{L}/u.test(letters[index] ?? '');
  let from = at;
  let to = at;
  while (isLetter(from - 1)) from -= 1;
  while (isLetter(to + 1)) to += 1;
  return isLetter(at) && to - from >= 2;
}

const restricted = fc.oneof(
  fc.tuple(fc.constantFrom(...Object.values(BEFORE).flat()), fc.constantFrom(...DONE), fc.constant('')),
  fc.tuple(fc.constant(''), fc.constantFrom(...DONE), fc.constantFrom(...Object.values(AFTER).flat())),
  fc.tuple(
    fc.constantFrom(...Object.values(BEFORE).flat()),
    fc.constantFrom(...DONE),
    fc.constantFrom(...Object.values(AFTER).flat()),
  ),
);
const manner = fc.record({
  typing: fc.constantFrom(...TYPINGS),
  slip: fc.option(fc.tuple(fc.nat(2), fc.nat(40)), { nil: null }),
  opening: fc.constantFrom('', 'dạ ', 'vâng ', 'em báo cáo anh, ', 'bên em '),
  closing: fc.constantFrom('', ' ạ', ' nhé', ' anh', '.'),
});

/** A completion that is denied, promised, told of others, conditional, partial, of a paper or an obstacle, or left open. */
export const traps: fc.Arbitrary<string> = fc
  .tuple(restricted, manner)
  .map(([[before, done, after], { typing, slip, opening, closing }]) => {
    const slipped = (words: string): string => (slip === null || words === '' ? words : withSlip(words, ...slip));
    const core = [slipped(before), done, slipped(after)].filter((part) => part !== '').join(' ');
    return typing(`${opening}${core}${closing}`);
  });

/** A completion on a day that lies ahead, of every day of the year, and consent to the whole. */
export const aheadOf = (today: string): fc.Arbitrary<string> => {
  const ahead = fc.integer({ min: 1, max: 180 }).map((days) => {
    const on = new Date(Date.parse(today) + days * 86_400_000);
    return `${String(on.getUTCDate())}/${String(on.getUTCMonth() + 1)}`;
  });
  const links = fc.constantFrom('ngày', 'vào ngày', 'hôm', 'trước', 'trước ngày', 'đến', 'trong ngày');
  const dated = fc
    .tuple(
      fc.constantFrom('xong', 'đã xong', 'hoàn thành', 'đã hoàn thành', 'xong rồi ạ,'),
      links,
      ahead,
      fc.constantFrom('', ' ạ', ' nhé'),
    )
    .map(([done, link, day, closing]) => `${done} ${link} ${day}${closing}`);
  const consent = fc
    .tuple(
      fc.constantFrom('đồng ý', 'nhất trí', 'đã nhận', 'tiếp thu', 'ủng hộ'),
      fc.constantFrom('100%', '100% ạ', '100% rồi', 'hoàn toàn 100%'),
    )
    .map((words) => words.join(' '));
  return fc.tuple(fc.oneof(dated, consent), fc.constantFrom(...TYPINGS)).map(([text, typing]) => typing(text));
};
