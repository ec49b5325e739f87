/** Splits items into clauses: at breaks, before words of contrast, and before "còn …" once something was said done. */

import type { Item, ItemKind } from './words/items.ts';

/** `opening` is the break before the clause ("" at the start and where a word opens it). Never empty of items. */
export interface Clause {
  readonly items: readonly Item[];
  readonly opening: string;
}

export const DONE: readonly ItemKind[] = ['done', 'done_formal', 'done_just'];

/** The clauses of a text, each with the words that opened it; a text without items has none. */
export function clausesOf(items: readonly Item[]): Clause[] {
  const clauses: Clause[] = [];
  let current: Item[] = [];
  let saidDone = false;
  let opening = '';
  const close = (next: string): void => {
    if (current.length > 0) clauses.push({ items: current, opening });
    opening = current.length > 0 ? next : opening + next;
    current = [];
    saidDone = false;
  };
  for (const [at, item] of items.entries()) {
    if (item.kind === 'break') {
      close(item.key);
      continue;
    }
    const opensNew =
      item.kind === 'contrast' ||
      (saidDone && OPENS_AFTER_DONE.includes(item.kind) && !NO_WISH.test(item.key)) ||
      (saidDone && item.kind === 'report_lead' && /^(?:và|va) /u.test(item.key)) ||
      (saidDone && /^(?:và|va)$/u.test(item.key) && GOES_ON.includes(items[at + 1]?.kind ?? 'unknown')) ||
      (saidDone && /^(?:và|va)$/u.test(item.key) && GOES_OUT.test(items[at + 1]?.key ?? '')) ||
      (saidDone && isNextOf(current, item, items[at + 1])) ||
      (saidDone && asksReader(items, at)) ||
      (item.kind === 'in_use' && wasAccepted(current));
    if (opensNew && current.length > 0) close('');
    current.push(item);
    saidDone ||= isDone(item);
  }
  close('');
  return clauses;
}

/** "phần 1 xong phần 2 chưa": the same sort of thing again, with another number. */
function isNextOf([first, figure]: readonly Item[], item: Item, next: Item | undefined): boolean {
  const isNumbered = figure?.kind === 'number' && next?.kind === 'number' && figure.key !== next.key;
  return isNumbered && NUMBERED.includes(item.kind) && item.key === first?.key;
}

const NUMBERED: readonly ItemKind[] = ['part', 'counted', 'work_noun', 'task_word', 'step', 'unknown'];

/** "xong rồi nhé anh cập nhật giúp em": the reader is asked for something. */
function asksReader(items: readonly Item[], at: number): boolean {
  const [before, person] = [items[at - 1], items[at]];
  const isPerson = person?.kind === 'polite' && /^(?:anh|chị|sếp|bác|chú|cô)$/u.test(person.key);
  const isBehind = before?.kind === 'soft_order' || before?.kind === 'already';
  return isPerson && isBehind && items[at + 1]?.kind === 'close';
}

/** "đã nghiệm thu bàn giao đưa vào khai thác": what is in use is told for itself, with a comma or without. */
function wasAccepted(current: readonly Item[]): boolean {
  const had = current.findIndex(({ kind }) => kind === 'had');
  const acts = current.slice(had + 1);
  return (
    had >= 0 &&
    acts.length > 0 &&
    acts.every(({ key }) => /^(?:nghiệm thu|bàn giao|và|nghiem thu|ban giao)$/u.test(key))
  );
}

/** "hoàn thành và công bố trên cổng thông tin", "xong và gửi văn bản báo cáo". */
const GOES_OUT = /^(?:công bố|đăng tải|niêm yết|phát hành|gửi|nộp)$/u;
/** "xong rồi còn hai việc", "xong rồi nhờ anh đóng giúp". */
const OPENS_AFTER_DONE: readonly ItemKind[] = ['remaining', 'demand'];
/** "xong và đã gửi báo cáo"; "xong bước 1 và bước 2" is one clause. */
const GOES_ON: readonly ItemKind[] = [
  ...(['had', 'document_word', 'attach', 'running', 'waiting', 'submitted', 'milestone', 'issued', 'deliver'] as const),
  ...(['not_yet', 'promised', 'about_to', 'in_use'] as const),
];
const NO_WISH = /^(?:đi|di|cho|giao|phải|phai|cần|can|nên|nen|hạn|han|thời hạn|thoi han|cho xong|xin|hãy|hay)$/u;

/** True for an item that says that something is done. */
export function isDone(item: Item): boolean {
  return DONE.includes(item.kind);
}

/** True when the clause holds an item of any of the kinds. */
export function has(clause: Clause, ...kinds: readonly ItemKind[]): boolean {
  return clause.items.some((item) => kinds.includes(item.kind));
}

/** Index of the first word of completion in the clause, -1 without one. */
export function doneAt(clause: Clause): number {
  return clause.items.findIndex(isDone);
}

const GREETING: readonly ItemKind[] = ['address', 'report_lead', 'polite', 'courtesy', 'authority', 'ours'];
const NAMED_AFTER: readonly ItemKind[] = ['address', 'polite', 'authority', 'unknown'];

/** "Kính gửi Văn phòng UBND tỉnh,", "báo cáo anh Tuấn:": whom the reply addresses, not what it reports. */
export function isSalutation(clause: Clause): boolean {
  const opener = clause.items.find((item) => item.kind !== 'courtesy' && item.kind !== 'polite');
  if (opener !== undefined && opener.kind !== 'address' && opener.kind !== 'report_lead') return false;
  return clause.items.length <= 10 && clause.items.every((item, index) => isGreeting(item, clause.items[index - 1]));
}

function isGreeting(item: Item, before: Item | undefined): boolean {
  if (item.kind === 'unknown') return before !== undefined && NAMED_AFTER.includes(before.kind);
  return GREETING.includes(item.kind);
}
