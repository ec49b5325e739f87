/**
 * Work told by its aspect alone, whatever the verb is: "vừa khởi công", "mới khởi động", "4 đơn vị chưa", "làm lại rồi".
 * None of it completes anything: the verb need not be known.
 */

import type { Clause } from '../clauses.ts';
import type { Item, ItemKind } from '../words/items.ts';

const AROUND: readonly ItemKind[] = [
  ...(['polite', 'courtesy', 'soft_order', 'ours', 'nodded', 'so_far', 'this_time', 'task_word'] as const),
  ...(['progress_word', 'report_lead', 'address', 'smile'] as const),
];

/** Where a clause says its first word of the matter. */
function contentOf(items: readonly Item[]): readonly Item[] {
  const from = items.findIndex(({ kind }) => !AROUND.includes(kind));
  return from < 0 ? [] : items.slice(from);
}

/** "vừa khởi công sáng nay", "mới khởi động thôi": it has only begun. */
export function hasJustBegun({ items }: Clause): boolean {
  const [aspect, verb, ...rest] = contentOf(items);
  return (
    isJust(aspect) &&
    verb !== undefined &&
    ((VERBS.includes(verb.kind) && !NO_WORK.test(verb.key)) || wasGiven([verb, ...rest])) &&
    ![verb, ...rest].some(({ kind }) => AGAINST.includes(kind))
  );
}

/** "mới" at the front of a clause is an aspect; behind its condition it is none: "có vốn mới làm". */
export function isJust(item: Item | undefined): boolean {
  return /^(?:vừa|mới|vừa mới|mới chỉ|chỉ mới|mới vừa)$/u.test(item?.key ?? '');
}

/** "vừa được duyệt dự toán", "mới nhận kinh phí": what the work needs has come; a letter or the task itself is only received. */
function wasGiven([verb, what]: readonly Item[]): boolean {
  if (what === undefined) return false;
  if (/^(?:được|mới được|vừa được)$/u.test(verb?.key ?? '')) return what.kind === 'step' || what.kind === 'issued';
  return (
    /^nhận$/u.test(verb?.key ?? '') && /^(?:kinh|vốn|mặt|tiền|hàng|máy|vật|thiết|nguồn|bàn|dự toán)/u.test(what.key)
  );
}

const VERBS: readonly ItemKind[] = ['unknown', 'deliver', 'step', 'work', 'milestone', 'clear', 'in_use'];
/** What people do beside their work, and what may be all that was asked for. */
const NO_WORK =
  /^(?:nghe|đọc|xem|thấy|biết|nhận|về|ăn|đi|ngủ|hỏi|gọi|nhắn|gửi|nộp|báo|mua|đến|tới|lên|xuống|vào|ra|có|là|được|tải|mở|ký|nhớ|ở|rồi|nãy|này|đây)(?: |$)/u;
const AGAINST: readonly ItemKind[] = [
  ...(['done', 'done_formal', 'done_just', 'condition', 'doubt', 'when', 'question', 'question_mark'] as const),
  ...(['transfer', 'handover', 'extension', 'more', 'undo', 'undo_perhaps', 'acknowledged', 'other', 'not'] as const),
];

/** "mới phân loại xong 21 cơ sở", "chỉ mới nạo vét được 3 tuyến": so many of them, whatever was done to them. */
export function hasOnlyDone({ items }: Clause): boolean {
  const content = contentOf(items);
  const count = content.findIndex(({ kind }) => kind === 'number');
  const noun = content[count + 1];
  return (
    (isJust(content[0]) ||
      /^(?:mới|vừa mới|chỉ mới|mới chỉ) /u.test(content[0]?.key ?? '') ||
      // "đã giải phóng được 5,5 ha", "trồng được 30 ha rồi"
      (/(?:^| )được$/u.test(content[count - 1]?.key ?? '') && OPENS_ACT.includes(content[0]?.kind ?? 'other'))) &&
    count > 0 &&
    count <= LONGEST_ACT &&
    noun !== undefined &&
    COUNTED.includes(noun.kind) &&
    !content.slice(1).some(({ kind }) => AGAINST.includes(kind) && !DONE.includes(kind)) &&
    !content.some(({ kind }) => kind === 'percent' || kind === 'fraction')
  );
}

/** In items. */
const LONGEST_ACT = 6;
const DONE: readonly ItemKind[] = ['done', 'done_formal', 'done_just'];

/** "tiếp tục quy hoạch đề án", "khẩn trương nạo vét kênh": it goes on, whatever the verb is. */
export function goesOnWith({ items }: Clause): boolean {
  const [first, second, ...rest] = contentOf(items);
  const isOn = /^(?:tiếp tục|khẩn trương)$/u.test(`${first?.key ?? ''} ${second?.key ?? ''}`);
  const verb = rest.filter(({ kind }) => !AROUND.includes(kind));
  return (
    isOn &&
    verb.length > 0 &&
    verb.length <= LONGEST_ACT &&
    verb.every(({ kind }) => OF_STEP.includes(kind) || kind === 'work')
  );
}

/** "chưa tổ chức giám sát", "chưa kịp lập dự toán", "chưa thể nạo vét": what was to be done has not been, whatever it is. */
export function hasNotDone({ items }: Clause): boolean {
  const [denial, helper, ...rest] = contentOf(items);
  const isHelped =
    helper !== undefined &&
    (/^(?:tổ|chức|tổ chức|kịp|thể|tiến hành|bắt đầu|triển khai)$/u.test(helper.key) ||
      /(?:^| )(?:kịp|thể|tổ chức)$/u.test(denial?.key ?? ''));
  const verb = rest.filter(({ kind }) => !AROUND.includes(kind));
  return (
    ((denial !== undefined && DENYING.includes(denial.kind)) ||
      (denial?.kind === 'missed' && /^chưa /u.test(denial.key))) &&
    isHelped &&
    verb.length <= LONGEST_ACT &&
    [helper, ...verb].every(({ kind }) => OF_STEP.includes(kind) || kind === 'work' || kind === 'report_lead') &&
    !verb.some(({ key }) => key === 'ai')
  );
}

const OPENS_ACT: readonly ItemKind[] = ['had', 'unknown', 'step', 'deliver', 'work', 'progress_word', 'milestone'];
const DENYING: readonly ItemKind[] = ['not_yet', 'not_started', 'cannot'];

/** "4 đơn vị chưa", "còn lại 3 hạng mục chưa nghiệm thu": so many of them have not, so that others have. */
export function countsThoseLeft({ items }: Clause): boolean {
  const content = contentOf(items).filter(({ kind }) => kind !== 'contrast' && kind !== 'remaining');
  const [count, noun, ...rest] = content;
  const denied = rest.findIndex(({ kind }) => kind === 'not_yet');
  return (
    count?.kind === 'number' &&
    noun !== undefined &&
    COUNTED.includes(noun.kind) &&
    denied >= 0 &&
    denied <= LONGEST_NOUN &&
    !rest.some(({ kind }) => AGAINST.includes(kind) || kind === 'lack')
  );
}

/** In items. */
const LONGEST_NOUN = 3;
const COUNTED: readonly ItemKind[] = ['authority', 'counted', 'ours', 'part', 'unknown', 'work_noun'];

/** "chưa nghiệm thu", "chưa trình được", "chưa ký": a step of the work that is still to come, and nobody's refusal. */
export function lacksStep({ items }: Clause): boolean {
  const content = contentOf(items).filter(({ kind }) => kind !== 'contrast');
  const [denial, step, ...rest] = content;
  return (
    denial?.kind === 'not_yet' &&
    /^(?:(?:vẫn|hiện|nay) )?chưa(?: có| được)?$/u.test(denial.key) &&
    step !== undefined &&
    // "chưa ký" may be of a paper, "chưa có kết quả" of anything.
    ((['step', 'deliver', 'submitted'].includes(step.kind) && step.key !== 'ký') ||
      (step.key === 'kết quả' && rest.some(({ kind }) => kind === 'step' || kind === 'deliver'))) &&
    rest.length <= LONGEST_STEP &&
    rest.every(({ kind }) => OF_STEP.includes(kind))
  );
}

/** In items. */
const LONGEST_STEP = 5;
const OF_STEP: readonly ItemKind[] = [
  ...(['polite', 'courtesy', 'soft_order', 'step', 'deliver', 'part', 'document_word', 'progress_word'] as const),
  ...(['unknown', 'counted', 'wholly', 'work_noun', 'smile'] as const),
];

/** "sang giai đoạn 2 rồi", "bên em làm gần tới đích rồi": further on, and not at the end. */
export function movesOn({ items }: Clause): boolean {
  const [verb, part, ...rest] = contentOf(items);
  const isOn = /^(?:sang|qua|bước|bước sang|vào|chuyển sang)$/u.test(verb?.key ?? '') && part?.kind === 'part';
  const isNear = verb?.kind === 'work' && part?.kind === 'near';
  return (
    (isOn || isNear) &&
    rest.some(({ kind }) => kind === 'already') &&
    !items.some(({ kind }) => AGAINST.includes(kind) || HELD_BACK.some((held) => held === kind && held !== 'promised'))
  );
}

/** "nhà thầu vào làm lại từ thứ 2", "đã triển khai lại": the work goes on. */
export function goesOnAgain({ items }: Clause): boolean {
  const again = items.findIndex(({ kind }, at) => kind === 'work' && AGAIN.test(items[at + 1]?.key ?? ''));
  return again >= 0 && !items.some(({ kind }) => AGAINST.includes(kind) || HELD_BACK.includes(kind));
}

const AGAIN = /^(?:lại|tiếp|trở lại|tiếp tục|bình thường)$/u;
const HELD_BACK: readonly ItemKind[] = [
  ...(['not_yet', 'not_started', 'cannot', 'missed', 'promised', 'demand', 'about_to', 'waiting'] as const),
];

/** "gửi các sở góp ý rồi", "chuyển Sở Tư pháp thẩm định rồi": it is with those who are to have their say. */
export function isOutForOpinion({ items }: Clause): boolean {
  const [verb, ...rest] = contentOf(items);
  return (
    /^(?:gửi|chuyển|trình|nộp)$/u.test(verb?.key ?? '') &&
    rest.some(({ kind }) => kind === 'authority') &&
    rest.some(({ kind }) => kind === 'step') &&
    rest.some(({ kind }) => kind === 'already') &&
    !rest.some(({ kind }) => AGAINST.includes(kind))
  );
}
