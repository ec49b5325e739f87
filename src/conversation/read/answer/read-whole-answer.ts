/** What one message says of every task of a bundle alike: “như kỳ trước tất cả”, “cả 5 nhiệm vụ đang thực hiện”. */

import { strip } from '../../../domain/strip-diacritics.ts';
import type { ReportLine } from '../task/identify-task.ts';

export type WholeAnswer = 'unchanged' | 'in_progress' | 'acknowledged';

/** `count`: how many tasks the words speak of, where they say it. */
export interface WholeReading {
  readonly answer: WholeAnswer;
  readonly count: number | null;
}

/** What may be said of all; what restricts, completes or names something is said of one task at a time. */
const PHRASES: Record<WholeAnswer, readonly string[]> = {
  unchanged: [
    'như kỳ trước',
    'như cũ',
    'như trước',
    'như lần trước',
    'như tháng trước',
    'như quý trước',
    'như tuần trước',
    'không thay đổi',
    'không thay đổi gì',
    'không đổi',
    'không có thay đổi',
    'không có gì thay đổi',
    'không có thay đổi gì',
    'không có gì mới',
    'chưa thay đổi',
    'chưa có thay đổi',
    'chưa có gì thay đổi',
    'chưa có gì mới',
    'giữ nguyên',
    'giữ nguyên như kỳ trước',
    'không thay đổi so với kỳ trước',
    'kd',
  ],
  in_progress: [
    'đang thực hiện',
    'đang làm',
    'đang triển khai',
    'đang triển khai thực hiện',
    'đang tiến hành',
    'đang xử lý',
    'đang trong quá trình thực hiện',
    'dt',
  ],
  acknowledged: ['nhận', 'nhận được', 'tiếp nhận', 'nắm', 'nắm được', 'rõ', 'ok', 'dn'],
};

/** Said beside it; “đã” and “dạ” are alike without their marks. */
const BESIDE = words(
  'da a em anh chi nhe nha roi van deu cung don vi toi chung xin kinh bao cao tinh hinh ket qua la thi',
);
const OF_ALL = words('tat ca toan bo cac nhung moi nhiem vu viec cong dau muc noi dung con lai tren day nay trong tin');
const ALL_BESIDE = new Set([...BESIDE, ...OF_ALL]);

const NAMES_ALL =
  /(?:^| )(?:tat ca|toan bo|con lai|(?:cac|moi|nhung) (?:nhiem vu|cong viec|dau viec|viec|muc|noi dung))(?= |$)/u;
const NAMES_COUNT = /(?:^| )ca (\d{1,3}) (?:nhiem vu|cong viec|dau viec|viec|muc)(?= |$)/u;
/** “Đã nhận đủ”, “đã nhận hết”. */
const NAMES_RECEIVED = /(?:^| )nhan (?:du|het)(?= |$)/u;
const LONGEST = 90;

const BY_WORDS = new Map(
  (Object.keys(PHRASES) as WholeAnswer[]).flatMap((answer) =>
    PHRASES[answer].map((phrase) => [bareOf(strip(phrase), ALL_BESIDE), answer] as const),
  ),
);

/** Null for whatever is not said of all tasks in so many words. */
export function readWholeAnswer(text: string): WholeReading | null {
  if (text.length > LONGEST || text.includes('?')) return null;
  const said = strip(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  const counted = NAMES_COUNT.exec(said);
  const isOfAll = counted !== null || NAMES_ALL.test(said) || NAMES_RECEIVED.test(said);
  if (!isOfAll) return null;
  const rest = counted === null ? said : said.replace(counted[0], ' ');
  const answer = BY_WORDS.get(bareOf(rest.replace(NAMES_RECEIVED, ' nhan'), ALL_BESIDE));
  return answer === undefined ? null : { answer, count: counted === null ? null : Number(counted[1]) };
}

/**
 * Cuts a last line that speaks of the rest from what is said of a task before it: “#6 xong ⏎ còn lại như kỳ trước”.
 */
export function cutWholeAnswers(lines: readonly ReportLine[]): readonly ReportLine[] {
  return lines.flatMap((line): ReportLine[] => {
    const at = line.ref === null ? -1 : line.rest.lastIndexOf('\n');
    const last = at === -1 ? '' : line.rest.slice(at + 1).trim();
    if (last === '' || readWholeAnswer(last) === null) return [line];
    return [
      { ...line, rest: line.rest.slice(0, at).trim() },
      { ref: null, rest: last },
    ];
  });
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

function bareOf(said: string, without: ReadonlySet<string>): string {
  return said
    .split(' ')
    .filter((word) => word !== '' && !without.has(word))
    .join(' ');
}
