import { expect, test } from 'vitest';
import { day } from '../../../../../src/domain/calendar/dates.ts';
import { readReport } from '../../../../../src/conversation/read/read-report.ts';
import {
  SHORT_ANSWERS,
  spellShortAnswers,
} from '../../../../../src/conversation/read/report/words/spell-short-answers.ts';
import { SHORTHAND } from '../../../../../src/conversation/read/report/words/shorthand.ts';

const TODAY = day('2026-11-30');
const ASKED = new Set([2, 3, 6, 7, 21, 32]);
const spelled = (text: string): string => spellShortAnswers(text, (task) => ASKED.has(task));

test.each([
  ['x', 'xong'],
  ['X', 'xong'],
  ['dt.', 'đang thực hiện'],
  ['ĐT', 'đang thực hiện'],
  ['kd', 'không thay đổi'],
  ['Kđ'.normalize('NFD'), 'không thay đổi'],
  [' dn ', 'đã nhận'],
  ['6x', '#6 xong'],
  ['#6 x', '#6 xong'],
  ['6. kd', '#6 không thay đổi'],
  ['6: dt', '#6 đang thực hiện'],
  ['6x 7dt 21kd', '#6 xong\n#7 đang thực hiện\n#21 không thay đổi'],
  ['6x, 7dt; 21 dn', '#6 xong\n#7 đang thực hiện\n#21 đã nhận'],
  ['6x\n7đt', '#6 xong\n#7 đang thực hiện'],
  ['6, 7 dt', '#6, #7 đang thực hiện'],
  ['6dt, 21 70%, 32 vướng vốn', '#6 đang thực hiện\n21 70%\n32 vướng vốn'],
  ['21 70%, 6x', '21 70%\n#6 xong'],
])('“%s” is “%s”', (written, meant) => {
  expect(spelled(written)).toBe(meant);
});

test.each([
  ...[
    'xx',
    'c',
    'z',
    's',
    'd',
    'k',
    'r',
    'xd',
    'xã',
    'sx',
    'dtt',
    'td',
    'nd',
    'dk',
    'kdt',
    'x x',
    'x?',
    'không x',
    'x chưa',
  ],
  ...[
    'còn dt',
    'gọi vào đt giúp em',
    'đã hỗ trợ 2 xã, 6 dn',
    'có 6 dn tham gia',
    '6 dn tham gia',
    '6 x 7',
    '2x3',
    '2,5x',
  ],
  ...['8x', '6x, 8dt', 'tăng 2x', 'đã họp\nx', 'dn\n6 đang làm', '6', '70%', '', '6 70%', 'dn: công ty A'],
])('“%s” stays as it is', (written) => {
  expect(spelled(written)).toBe(written);
});

test('what is written out is read as it is meant, and the letters alone are read as nothing', () => {
  const meant = { x: 'completed', dt: 'in_progress', kd: 'unchanged', dn: null };
  for (const [short, status] of Object.entries(meant)) {
    const reading = readReport(spelled(short), TODAY);
    expect(reading, short).toMatchObject({ status, needsQuestion: false });
    expect(readReport(short, TODAY).needsQuestion, short).toBe(true);
  }
});

test('none of them is how an office abbreviates something else', () => {
  for (const short of Object.keys(SHORT_ANSWERS)) expect(SHORTHAND.has(short), short).toBe(false);
});

/** Where a finger lands that misses a key. */
const BESIDE_X = ['z', 'c', 's', 'd'];

test('no completion is one key away from an answer or an abbreviation of another meaning', () => {
  const others = [...Object.keys(SHORT_ANSWERS), ...SHORTHAND.keys(), 'ok', 'ừ', 'vâng', 'dạ'].filter(
    (word) => word !== 'x',
  );
  for (const word of others) {
    expect(spelled(word), word).not.toBe('xong');
    for (let at = 0; at < word.length; at += 1) {
      const head = word.slice(0, at);
      const rest = word.slice(at + 1);
      // “cx” (cũng) opens a sentence, and is no answer by itself.
      const slips = [head + rest, ...(BESIDE_X.includes(word.charAt(at)) ? [`${head}x${rest}`] : [])];
      for (const slip of slips)
        if (SHORTHAND.get(word) !== 'xong' && word !== 'cx') expect(spelled(slip), slip).not.toBe('xong');
    }
  }
});
