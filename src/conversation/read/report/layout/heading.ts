/** Words above the reports on several tasks: "Báo cáo của Sở:" says nothing itself, "Dự kiến tuần tới:" colours them. */

import { stripDiacritics } from '../../../../domain/strip-diacritics.ts';
import { clausesOf, isDone, isSalutation, type Clause } from '../clauses.ts';
import { itemsOf, type Item, type ItemKind } from '../words/items.ts';
import { tokenise } from '../words/tokens.ts';

/**
 * `plain`: addresses somebody, or announces what follows, in words that are all known to do no more. `stating`: ends in
 * a colon and says more ("Các nhiệm vụ chưa xong:", "Hạ tầng đô thị:"). `headline`: says how it stands in known words
 * and without a colon ("Kế hoạch tháng 7"). `none`: words of their own.
 */
export type HeadingKind = 'plain' | 'stating' | 'headline' | 'none';

/** What words above a task are to the lines below. Pure. */
export function headingOf(words: string): HeadingKind {
  const lines = words.split('\n').filter((line) => /[\p{L}\d]/u.test(line));
  if (lines.some((line) => line.length > LONGEST_LINE)) return 'none';
  if (lines.every(isAnnouncing)) return 'plain';
  if (endsInColon(words)) return 'stating';
  return lines.every((line) => isAnnouncing(line) || isHeadline(line)) ? 'headline' : 'none';
}

/** Also "*Đã xong:*", as it is written where a messenger shows it bold. */
export function endsInColon(words: string): boolean {
  return /:[\s*_]{0,9}$/u.test(words);
}

/** UTF-16 units: longer lines tell something. */
const LONGEST_LINE = 120;

/** What a heading announces, and the small words between. Without "=", also as typed without diacritics. */
const LEADS = phrases(
  'tình hình / kết quả / tổng hợp / nội dung / cập nhật / thông tin / danh sách / số liệu / cụ thể / cụ thể như sau / ' +
    'như sau / sau đây / dưới đây / gửi / xin gửi / em gửi / gửi báo cáo / đạt được',
);
const COMPANY = phrases(
  'các / những / của / về / việc / cho / tại / theo / được giao / chủ trì / phụ trách / công tác / chương trình / ' +
    'tuần / tháng / quý / năm / kỳ / ngày / trong kỳ / trong ngày / trong tuần / trong tháng / trong quý / trong năm / ' +
    'chương trình hành động / và / chi tiết / thực hiện chỉ đạo / thực hiện ý kiến chỉ đạo / chủ tịch / phó chủ tịch',
);
/** An agency's name as it is typed without capitals. */
const FIELDS = phrases(
  'xây dựng / tài chính / nội vụ / tư pháp / công thương / nông nghiệp / môi trường / nông nghiệp và môi trường / ' +
    'giao thông / giao thông vận tải / khoa học / công nghệ / khoa học và công nghệ / thông tin và truyền thông / ' +
    'giáo dục / đào tạo / giáo dục và đào tạo / y tế / văn hoá / thể thao / du lịch / văn hoá thể thao và du lịch / ' +
    'lao động / tài nguyên / tài nguyên và môi trường / kế hoạch và đầu tư / ngoại vụ / dân tộc / tôn giáo / tỉnh',
);
const LONGEST_PHRASE = 6;

const LEADING_KINDS: readonly ItemKind[] = ['report_lead', 'address'];
const COMPANY_KINDS: readonly ItemKind[] = [
  ...LEADING_KINDS,
  'polite',
  'courtesy',
  'ours',
  'authority',
  'work',
  'task_word',
  'so_far',
  'past_time',
  'this_time',
  'time_link',
  'as_planned',
  'number',
  'fraction',
  'date',
];
/** Behind these, capitals begin a name: "Sở Xây dựng", "anh Bình". */
const NAMED: readonly ItemKind[] = ['authority', 'polite', 'address'];

/** "tháng này" in a heading says which period it is about, "trong tuần tới" what is yet to come. */
const PERIOD = /^(?:trong )?(?:tuần|tuan|tháng|thang|quý|quy|năm|nam|ngày|ngay)(?: (?:này|nay))?$/u;

/** "các nhiệm vụ được giao tại Quyết định 913/QĐ-UBND" names what assigned them, no result. */
const ASSIGNING = /\/\s?(?:qđ|qd|nq)/iu;

/** Announces in every word; a task or a period alone may be a plan: "Nhiệm vụ tháng 7". */
function isAnnouncing(line: string): boolean {
  const clauses = clausesOf(itemsOf(tokenise(line)));
  const read = clauses.map((clause) => (isSalutation(clause) ? SALUTATION : announcementIn(line, clause)));
  return read.every(({ isKnown }) => isKnown) && read.some(({ leads }) => leads);
}

interface Announcement {
  readonly isKnown: boolean;
  readonly leads: boolean;
}

const SALUTATION: Announcement = { isKnown: true, leads: true };

/** Which words of one clause are known to announce. An agency's name announces by itself. */
function announcementIn(line: string, { items }: Clause): Announcement {
  let leads = false;
  let isOnlyNames = true;
  let isNamed = false;
  let at = 0;
  for (let item = items[at]; item !== undefined; item = items[at]) {
    const lead = phraseAt(LEADS, items, at);
    const name: number = isNamed ? nameAt(line, items, at) : 0;
    const length: number = lead || name || phraseAt(COMPANY, items, at) || (isCompany(item, items[at + 1]) ? 1 : 0);
    if (length === 0) return { isKnown: false, leads: false };
    leads ||= lead > 0 || LEADING_KINDS.includes(item.kind) || isProgress(item);
    isOnlyNames &&= name > 0 || item.kind === 'authority' || item.kind === 'ours';
    isNamed = NAMED.includes(item.kind) || name > 0;
    at += length;
  }
  return { isKnown: true, leads: leads || isOnlyNames };
}

/** How many items go on with a name: "Xây dựng", "tai chinh". */
function nameAt(line: string, items: readonly Item[], at: number): number {
  const { kind, start } = items[at] ?? { kind: 'break', start: 0 };
  return phraseAt(FIELDS, items, at) || (kind === 'unknown' && /^\p{Lu}/u.test(line.slice(start)) ? 1 : 0);
}

function isCompany(item: Item, next: Item | undefined): boolean {
  if (item.kind === 'document') return ASSIGNING.test(item.key);
  // "do Sở chủ trì"
  if (item.key === 'do') return next?.kind === 'authority' || next?.kind === 'ours';
  // "cua So:"
  if (item.kind === 'document_word' && item.key === 'so') return next === undefined;
  if (item.kind === 'document_word') return next?.kind === 'document';
  return COMPANY_KINDS.includes(item.kind) || isProgress(item) || (item.kind === 'promised' && PERIOD.test(item.key));
}

function isProgress({ kind, key }: Item): boolean {
  return kind === 'progress_word' && /^(?:tiến độ|tien do)/u.test(key);
}

const STATES: readonly ItemKind[] = ['plan', 'promised', 'about_to', 'not_yet', 'not_started', 'remaining', 'running'];
/** What is yet to come, or not done. */
const AHEAD: readonly ItemKind[] = STATES.filter((kind) => kind !== 'running');

/** "Kế hoạch tháng 7", "Đã hoàn thành": how the tasks stand, and nothing of one of them. */
function isHeadline(line: string): boolean {
  const clauses = clausesOf(itemsOf(tokenise(line)));
  const [{ items } = { items: [] }, ...others] = clauses;
  if (others.length > 0) return false;
  let says = false;
  let at = 0;
  for (let item = items[at]; item !== undefined; item = items[at]) {
    const isStating = STATES.includes(item.kind) || isDone(item);
    const isKnown = isStating || item.kind === 'had' || isCompany(item, items[at + 1]);
    const length: number = isKnown ? 1 : phraseAt(LEADS, items, at) || phraseAt(COMPANY, items, at);
    if (length === 0) return false;
    says ||= isStating;
    at += length;
  }
  return says;
}

/** "Kế hoạch tháng 7", "Chưa hoàn thành": below it, words of completion tell no result. */
export function looksAhead(words: string): boolean {
  return itemsOf(tokenise(words)).some(({ kind, key }) => AHEAD.includes(kind) && !PERIOD.test(key));
}

/** "hoàn thành" alone may be what is to be done; "xong" and "đã hoàn thành" tell what was. */
export function mayBeWished(rest: string): boolean {
  const kinds = itemsOf(tokenise(rest)).map(({ kind }) => kind);
  return kinds.includes('done_formal') && !kinds.some((kind) => TELLS.includes(kind));
}

const TELLS: readonly ItemKind[] = ['done', 'done_just', 'had', 'already', 'past_time', 'date', 'fraction'];

function phrases(list: string): ReadonlySet<string> {
  const written = list.split(' / ');
  return new Set([...written, ...written.map(stripDiacritics)]);
}

/** How many items from `at` are one of the phrases; 0 where none. */
function phraseAt(known: ReadonlySet<string>, items: readonly Item[], at: number): number {
  for (let length = Math.min(LONGEST_PHRASE, items.length - at); length > 0; length -= 1) {
    const keys = items.slice(at, at + length).map(({ key }) => key);
    if (known.has(keys.join(' '))) return length;
  }
  return 0;
}
