import { localDate, yearOf, type LocalDate } from '../../../domain/calendar/dates.ts';
import type { Clause } from './clauses.ts';
import { isShare } from './words/shares.ts';
import type { Item, ItemKind } from './words/items.ts';

/** `impossible`: outside 0–100. `several`: figures that differ. `elsewhere`: a part of something else. */
export type Progress =
  | { readonly kind: 'none' | 'impossible' | 'several' | 'elsewhere' }
  | { readonly kind: 'progress'; readonly percent: number };

/** A percentage tells how far the task is only among words of this kind: "giải ngân đạt 70%" does not. */
const ABOUT_THE_TASK: readonly ItemKind[] = [
  'percent',
  'done',
  'done_formal',
  'done_just',
  'had',
  'already',
  'progress_word',
  'about',
  'so_far',
  'near',
  'work',
  'running',
  'task_word',
  'ours',
  'polite',
  'soft_order',
  'courtesy',
  'as_planned',
  'on_time',
  'report_lead',
  'acknowledged',
  'reference',
  'plan',
  'nodded',
  'tick',
  'nod',
  'smile',
  'past_time',
  'this_time',
  'work_noun',
  'offset',
  'against_plan',
];

/** `today`: by it a day is known to be behind, “đến 25/11/2026 đạt 80%”. */
export function progressIn(all: readonly Clause[], today: LocalDate): Progress {
  const clauses = all.filter((clause) => !namesTarget(clause));
  const about = clauses
    .map(beforeObstacle)
    .filter((items) => items.every(({ kind, key }) => ABOUT_THE_TASK.includes(kind) || IN_THIS_PERIOD.test(key)));
  if (clauses.some(opensWithMinus)) return { kind: 'impossible' };
  if (clauses.some(({ items }) => items.some(({ kind }) => kind === 'range'))) return { kind: 'several' };
  const figures = [
    ...new Set([...percents(about.filter((items) => !isEarlier(items, about))), ...countedShares(clauses)]),
  ];
  const [figure] = figures;
  if (figures.some((value) => value > 100)) return { kind: 'impossible' };
  if (figures.length > 1) return { kind: 'several' };
  if (figure !== undefined) return { kind: 'progress', percent: figure };
  const ofWork = shareOfWork(clauses, today);
  if (ofWork !== null) return { kind: 'progress', percent: ofWork };
  return { kind: percents(clauses.map((clause) => clause.items)).length > 0 ? 'elsewhere' : 'none' };
}

/** "(kế hoạch 75%)", ", chậm 5% so với kế hoạch": what is aimed at, and by how much it is missed. */
function namesTarget({ items: [first, next], opening }: Clause): boolean {
  const isAside = opening !== '' && next?.kind === 'percent';
  return (
    isAside &&
    (first?.kind === 'plan' || /^(?:kế hoạch|chỉ tiêu|mục tiêu|chậm|vượt|thấp hơn|cao hơn)$/u.test(first?.key ?? ''))
  );
}

/** "tuần trước 30%, nay 45%": how far it was is no second figure beside how far it is. */
function isEarlier(items: readonly Item[], all: readonly (readonly Item[])[]): boolean {
  const isNow = (words: readonly Item[]): boolean =>
    words.some(({ kind, key }) => kind === 'this_time' || kind === 'so_far' || IN_THIS_PERIOD.test(key));
  const isPast = items.some(({ kind }) => kind === 'past_time') && !isNow(items);
  return isPast && all.some((others) => isNow(others) && others.some(({ kind }) => kind === 'percent'));
}

/** Of a promise they are ahead, of a figure they are now. */
const IN_THIS_PERIOD = /^(?:(?:tháng|tuần|quý|kỳ|đợt|lần) này|năm nay|giờ|bây giờ|giờ thì)$/u;

/** "xong 9/10 xã": of all that the task counts, where nothing else is said of them. */
function countedShares(clauses: readonly Clause[]): number[] {
  const counting = clauses.filter(({ items }) => items.some(isShare) && items.some(({ kind }) => kind === 'fraction'));
  const [clause, ...others] = counting;
  const isPlain = clause?.items.every(({ kind }) => ABOUT_THE_TASK.includes(kind) || OF_COUNTING.includes(kind));
  if (clause === undefined || others.length > 0 || isPlain !== true) return [];
  const shares = clause.items.filter(({ kind }) => kind === 'fraction');
  const [share, ...more] = shares;
  const [count = 0, all = 0] = share?.numbers ?? [];
  const isCounted = clause.items.some(({ kind }) => DONE_OR_COUNTED.includes(kind));
  return more.length === 0 && isCounted && count > 0 ? [Math.floor((100 * count) / all)] : [];
}

/** "đã số hóa 66% hồ sơ hộ tịch", "giải ngân mới 47,5%": the one figure, of what was done so far; null of anything else. */
function shareOfWork(clauses: readonly Clause[], today: LocalDate): number | null {
  const [clause, ...others] = clauses.filter(({ items }) => items.some(({ kind }) => kind === 'percent'));
  if (clause === undefined || others.length > 0) return null;
  const items = withoutDaysBehind(clause.items, today);
  const at = items.findIndex(({ kind }) => kind === 'percent');
  const [value = 0] = items[at]?.numbers ?? [];
  const before = items.slice(0, at);
  const isOfWork =
    items.some((item, place) => tellsOfDoing(item, items[place - 1], before[place + 1])) ||
    // "điện lực không cắt điện, giải ngân 70%": what is denied beside it may be what is in the way.
    (namesWork(before) && !clauses.some((other) => other !== clause && other.items.some(({ kind }) => kind === 'not')));
  const isNamed = namesWork(before);
  const isPlain = items.every(({ kind, key }, place) => {
    if (kind === 'percent') return place === at;
    const isKnown = ABOUT_THE_TASK.includes(kind) || OF_WORK.includes(kind) || (place > at && kind === 'close');
    // "tỷ lệ giải ngân", "tỷ lệ cấp giấy": how much of some work is done.
    if (place < at && (isRateOfWork(before, place) || (isNamed && OF_NAMED_WORK.includes(kind)))) return true;
    // "kế hoạch vốn"
    const isOfPlan = items[place - 1]?.kind === 'plan' && /^(?:vốn|von)$/u.test(key);
    return isKnown && (isOfPlan || !OF_ANYTHING.test(key));
  });
  return isOfWork && isPlain && value > 0 && value < 100 ? value : null;
}

/** "tỷ lệ", or its second word, in front of a word for work: the rate of anything else is none of the task's. */
function isRateOfWork(items: readonly Item[], place: number): boolean {
  const key = items[place]?.key ?? '';
  if (!/^(?:tỷ|tỉ|lệ|tỷ lệ|tỉ lệ|ty|ti|le|ty le)$/u.test(key)) return false;
  const rest = items.slice(place + 1).filter((item) => !/^(?:lệ|le)$/u.test(item.key));
  // "tỷ lệ giải ngân 45%" may be what is aimed at; "đạt" tells.
  if (!items.some(({ kind, key }) => kind === 'progress_word' && /(?:đạt|được|dat|duoc)$/u.test(key))) return false;
  const opens = WORK.exec(` ${rest.map((item) => item.key).join(' ')} `)?.index === 0;
  return opens || ['step', 'deliver', 'milestone'].includes(rest[0]?.kind ?? 'unknown');
}

const OF_NAMED_WORK: readonly ItemKind[] = ['other', 'authority', 'document_word'];

/** Without "đến ngày 25/11/2026", "tính đến 20/11": until when it was counted. */
function withoutDaysBehind(items: readonly Item[], today: LocalDate): readonly Item[] {
  const day = items.findIndex((item) => isDayBehind(item, today));
  if (day < 0 || !/^(?:đến|tới|den|toi|ngày|ngay|hết|het)$/u.test(items[day - 1]?.key ?? '')) return items;
  let from = day;
  while (from > 0 && UNTIL.test(items[from - 1]?.key ?? '')) from -= 1;
  return [...items.slice(0, from), ...items.slice(day + 1)];
}

const UNTIL =
  /^(?:đến hết|tới hết|tính đến|tính tới|đến|tới|ngày|hết|tính|lũy|luỹ|kế|cộng|dồn|cập|nhật|cập nhật|thời|điểm|den|toi|ngay|het|tinh|luy|ke)$/u;

function isDayBehind({ kind, numbers }: Item, today: LocalDate): boolean {
  if (kind !== 'date' && kind !== 'fraction') return false;
  const [day = 0, month = 0, year = yearOf(today)] = numbers;
  const on = Number.isInteger(day) ? localDate(year, month, day) : null;
  return on !== null && on <= today;
}

/** "giải ngân đạt 75%", "khối lượng thi công 80%": work of which so much is done, and no rate of anything. */
function namesWork(before: readonly Item[]): boolean {
  return (
    before.some(({ kind }) => OF_WORK_DONE.includes(kind)) || WORK.test(` ${before.map(({ key }) => key).join(' ')} `)
  );
}

const OF_WORK_DONE: readonly ItemKind[] = ['work_noun', 'milestone'];
const WORK =
  / (?:giải ngân|thi công|xây dựng|xây lắp|lắp đặt|số hóa|số hoá|rà soát|kiểm đếm|kiểm kê|khảo sát|đối chiếu|tổng hợp|thẩm định|lập dự toán|lập hồ sơ|vận động|tuyên truyền|tiêm|cấp|cấp giấy|cấp đổi|cấp mới|xác minh|thanh tra|kiểm tra|phân loại|niêm yết|thống kê|chuẩn hóa|chuẩn hoá|đào tạo|bàn giao|cắm mốc|giải phóng mặt bằng|gpmb|bồi thường|di dời|san lấp|đổ bê tông|thu hoạch|gieo cấy|gieo trồng|trồng|chăm sóc|thu|soạn thảo|xử lý|giải quyết|sắp xếp|công tác|hạng mục|công trình|gói thầu|phần|giá trị|khối lượng|thực hiện|triển khai|mua sắm|quyết toán|thanh toán|đăng ký|phủ sóng|kết nối|liên thông|tiếp nhận|rà phá|hoàn thành|hoàn thiện|đo đạc|kê khai|chi trả|cấp phát|thu thập|nhập liệu|cập nhật|tập huấn|trồng|nạo vét|sửa chữa|in ấn|giai ngan|thi cong|so hoa|ra soat|do dac|lap dat) /u;

/** "đã số hóa", "giải ngân mới", "giải phóng được": something was done, and so far. */
function tellsOfDoing({ kind, key }: Item, before: Item | undefined, after: Item | undefined): boolean {
  if (kind === 'already') return true;
  if (kind === 'had') return after !== undefined;
  if (kind === 'milestone') return /^(?:đã|da) /u.test(key);
  if (kind === 'progress_word' && /^(?:được|duoc)$/u.test(key)) return before?.kind === 'unknown';
  return kind === 'about' && /^(?:mới|dậm|giậm|dừng|loanh|lẹt)/u.test(key);
}

const OF_WORK: readonly ItemKind[] = ['unknown', 'step', 'deliver', 'part', 'counted', 'work_noun', 'milestone'];
/** What rises, falls or is agreed to is no work done. */
const OF_ANYTHING =
  /^(?:tỷ|tỉ|lệ|ty|ti|le|tỷ lệ|tỉ lệ|ty le|ti le|tăng|giảm|vượt|trưởng|tăng trưởng|nghèo|tiết|kiệm|cắt|đồng|đồng ý|thống|nhất|ứng|lãi|góp|vốn|cổ|phần|hỗ|trợ|chiếm|còn|hưởng|giá|phạt|nợ)$/u;

const OF_COUNTING: readonly ItemKind[] = ['fraction', 'counted', 'authority', 'part', 'wholly', 'contrast'];
const DONE_OR_COUNTED: readonly ItemKind[] = ['done', 'done_formal', 'done_just'];

/** "-5%", "60-70%"; "- 5%" is an item of a list. */
function opensWithMinus({ items: [first], opening }: Clause): boolean {
  return first?.kind === 'percent' && first.glued && opening.endsWith('-');
}

const TELLS_WHY: readonly ItemKind[] = ['because', 'obstacle', 'obstacle_named', 'lack', 'waiting'];

/** "đạt 70% do vướng mặt bằng": what follows the figure tells why, not of what. */
function beforeObstacle(clause: Clause): readonly Item[] {
  const cut = clause.items.findIndex((item) => TELLS_WHY.includes(item.kind));
  return cut < 0 ? clause.items : clause.items.slice(0, cut);
}

function percents(groups: readonly (readonly Item[])[]): number[] {
  return groups.flatMap((items) => items.filter((item) => item.kind === 'percent').map((item) => item.numbers[0] ?? 0));
}
