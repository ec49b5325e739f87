/** Where a harmless word may stand beside a word of completion and still be harmless. */

import { localDate, yearOf, type LocalDate } from '../../../domain/calendar/dates.ts';
import { isDone } from './clauses.ts';
import type { Item, ItemKind } from './words/items.ts';
import { isPetition } from './words/is-petition.ts';
import { COUNTED, isWhole } from './words/shares.ts';

/** How firmly the reply speaks of the past: "hoàn thành" barely, "xong" as a result, "đã", "rồi" as a fact. */
export type Firmness = 0 | 1 | 2;

/** The item's neighbours in its clause; `alreadyDone`: an earlier clause has said that something is done. */
interface Place {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  readonly alreadyDone: boolean;
  readonly firmness: Firmness;
  readonly today: LocalDate;
}

/** Harmless words that are harmless only in some places: "xong em báo cáo" promises, "báo cáo anh xong rồi" reports. */
export function fitsItsPlace(item: Item, { before, after, alreadyDone, firmness, today }: Place): boolean {
  const doneBefore = alreadyDone || before.some(isDone);
  const documentAfter = after.some((later) => later.kind === 'document');
  const previous = before.at(-1);
  switch (item.kind) {
    case 'percent':
      // "đồng ý 100%"
      return isAll(item) && !before.some(isConsent) && !after.some(isConsent);
    case 'progress_word':
      // "việc được hoàn thành rồi"
      if (/^(?:được|duoc)$/u.test(item.key) && after[0]?.kind === 'done_formal' && firmness === 2) return true;
      return before.some(isAll) || after.some(isAll);
    case 'had':
      // "đã đc xong" is as likely "đã đọc xong".
      if (/ (?:được|duoc)$/u.test(item.key) && after[0]?.kind === 'done') return false;
      return !before.some(isDone) && after.some((later) => PAST_OF.includes(later.kind));
    case 'already':
      return !after.some(isDone);
    case 'work':
      return after.some(isDone);
    case 'in_use':
      return doneBefore;
    case 'report_lead':
    case 'address':
      // "đã hoàn thành và gửi báo cáo"
      if (/^(?:và|va) /u.test(item.key) && before.some(isDone) && firmness === 2) return true;
      // "có văn bản số 12/SXD ngày 5/11/2026 báo cáo UBND tỉnh"
      if (
        item.kind === 'report_lead' &&
        previous !== undefined &&
        OF_DOCUMENT.includes(previous.kind) &&
        before.some(isDocument)
      )
        return true;
      // "Sở báo cáo nhiệm vụ đã hoàn thành"
      if (previous?.kind === 'ours' && after[0]?.kind === 'task_word' && !doneBefore) return true;
      // "Đơn vị báo cáo đã hoàn thành nhiệm vụ"
      if (
        previous?.kind === 'ours' &&
        after[0]?.kind === 'had' &&
        after.some(({ kind }) => kind === 'task_word') &&
        !doneBefore
      )
        return true;
      return documentAfter || (!doneBefore && previous?.kind !== 'had' && introduces(item, after[0]));
    case 'acknowledged':
      return !before.some(isDone) && !after.some(isDone);
    case 'no_obstacle':
      // "đã giải quyết vướng mắc xong": the obstacle is what is done with.
      return !after.some(isDone) && !(before.some(isDone) && /^(?:đã|da) /u.test(item.key));
    case 'courtesy':
      // "cảm ơn đơn vị đã hoàn thành" thanks somebody for it.
      return !THANKS.test(item.key) || !after.some(isDone);
    case 'wholly':
      // "cả" is said of what follows it; before a word of completion it is a slip.
      return (
        !/^(?:cả|ca)$/u.test(item.key) ||
        !after.some(isDone) ||
        (item.key === 'cả' && after[0] !== undefined && SAID_OF_ALL.includes(after[0].kind))
      );
    case 'close':
      // "em xác nhận đã hoàn thành", "em xác nhận việc này đã xong"
      return (
        /^(?:xác nhận|xac nhan)$/u.test(item.key) &&
        after[after[0]?.kind === 'task_word' ? 1 : 0]?.kind === 'had' &&
        before.every(({ kind }) => SPEAKING.includes(kind))
      );
    case 'plan':
      // "đạt 100% kế hoạch"
      return isAll(previous);
    case 'assigned':
      return previous !== undefined && (TASKS.includes(previous.kind) || /^(?:mọi việc|moi viec)$/u.test(previous.key));
    case 'counted':
      return isCountedWhole(item, before);
    case 'of':
      // "các nội dung của nhiệm vụ", "theo chỉ đạo của anh"
      if (previous?.kind === 'task_word') return after[0]?.kind === 'task_word';
      if (previous?.kind === 'as_planned' && PERSON.test(after[0]?.key ?? '')) return true;
      return previous !== undefined && OWNED.includes(previous.kind) && OWNERS.includes(after[0]?.kind ?? 'unknown');
    case 'past_time':
    case 'this_time':
      // "việc tháng trước xong" is another task; "xong việc này hồi sáng" is this one.
      return (
        previous === undefined ||
        !NOUNS.includes(previous.kind) ||
        /^(?:từ|tu|trong|sau khi|ngay sau khi|cách đây) /u.test(item.key) ||
        (before.some(isDone) && /(?:^| )(?:này|nay|trên|tren|được giao|ni)$/u.test(previous.key))
      );
    case 'authority':
      if (previous?.kind === 'of' || isCountedWhole(item, before)) return true;
      return (
        (documentAfter || before.some(isDocument)) &&
        (previous?.kind === 'report_lead' || previous?.kind === 'authority')
      );
    case 'attach':
      // "hoàn thành nhiệm vụ, gửi kèm Báo cáo số 90/BC-SCT"
      return previous === undefined && documentAfter;
    case 'document_word':
      return (
        documentAfter && (previous === undefined || LINKS_TO_DOCUMENT.test(item.key) || !CLAIMS.includes(previous.kind))
      );
    case 'document':
      // "Tờ trình số 45/TTr-SXD đã xong": the paper is done.
      if (after.some(isDone) && !isLink(previous)) return false;
      // "tại Tờ trình số 45/TTr-SXD": what is handed in is not yet granted.
      if (isPetition(item.key)) return false;
      return previous === undefined || !CLAIMS.includes(previous.kind);
    case 'time_link':
      return after[0] !== undefined && TIME_AFTER_LINK.includes(after[0].kind);
    case 'date':
    case 'fraction':
      if (isWhole(item) && after[0] !== undefined && COUNTED.includes(after[0].kind)) return true;
      return isPast(item, previous, firmness, today);
    default:
      return true;
  }
}

const THANKS = /(?:cảm ơn|cam on|cám ơn|thank)/u;
const SAID_OF_ALL: readonly ItemKind[] = ['task_word', 'fraction', 'percent', 'counted', 'ours'];
const OF_DOCUMENT: readonly ItemKind[] = ['document', 'date', 'fraction'];

function isDocument({ kind }: Item): boolean {
  return kind === 'document';
}

function isConsent({ kind }: Item): boolean {
  return kind === 'acknowledged';
}

function isLink(item: Item | undefined): boolean {
  return item?.kind === 'document_after' || (item?.kind === 'document_word' && LINKS_TO_DOCUMENT.test(item.key));
}

/** "12/12 chỉ tiêu", "toàn bộ nội dung". */
function isCountedWhole(item: Item, before: readonly Item[]): boolean {
  const previous = before.at(-1);
  if (previous === undefined) return false;
  return isWhole(previous) || ((previous.kind === 'wholly' || isAll(previous)) && ALL_OF_A_TASK.test(item.key));
}

const ALL_OF_A_TASK = /^(?:chỉ tiêu|chi tieu|nội dung|noi dung|tiêu chí|tieu chi)$/u;
const TASKS: readonly ItemKind[] = ['task_word', 'counted', 'on_time', 'as_planned'];
/** Who confirms: "nhờ anh xác nhận đã xong" asks for it. */
const SPEAKING: readonly ItemKind[] = ['polite', 'courtesy', 'ours', 'report_lead', 'nodded'];
const PERSON = /^(?:anh|chị|sếp|các anh|các chị|anh chị|lãnh đạo|đồng chí)$/u;
/** What an office may have issued or set. */
const OWNERS: readonly ItemKind[] = ['authority', 'ours'];
const OWNED: readonly ItemKind[] = ['document', 'date', 'fraction', 'as_planned'];

/** "nhiệm vụ tháng trước" is another month's task. */
const NOUNS: readonly ItemKind[] = ['task_word', 'ours', 'wholly'];

/** "hoàn thành báo cáo số 12" finishes a paper; "hoàn thành, báo cáo số 12" and "hoàn thành tại …" the task. */
const CLAIMS: readonly ItemKind[] = ['done', 'done_formal', 'done_just', 'task_word', 'wholly', 'already'];
const LINKS_TO_DOCUMENT = /^(?:tại|tai|bằng|bang|qua|báo cáo tại|bao cao tai)(?: |$)/u;

/** "báo cáo đã xong" may be the report that is done, "em báo cáo xong", "gửi anh xong" the sending of it. */
function introduces(item: Item, next: Item | undefined): boolean {
  if (next === undefined) return true;
  if (/^(báo cáo|bao cao|gửi|gui|kính gửi|kinh gui)( anh| chị| chi)?$/u.test(item.key)) {
    return /^(báo cáo|bao cao) /u.test(item.key);
  }
  return !isDone(next);
}

/** "100%". */
export function isAll(item: Item | undefined): boolean {
  return item?.kind === 'percent' && item.numbers[0] === 100;
}

const PAST_OF: readonly ItemKind[] = [
  'done',
  'done_formal',
  'done_just',
  'percent',
  'work',
  'document_word',
  'report_lead',
  'in_use',
];
const TIME_AFTER_LINK: readonly ItemKind[] = ['date', 'fraction', 'past_time', 'this_time', 'time_link'];

/** "7/10" alone may be seven parts of ten, so it is a day only after "ngày"; today counts only when said as a fact. */
function isPast(item: Item, previous: Item | undefined, firmness: Firmness, today: LocalDate): boolean {
  if (item.kind === 'fraction' && previous?.kind !== 'time_link') return false;
  const [dayOfMonth = 0, month = 0, year = yearOf(today)] = item.numbers;
  const date = localDate(year, month, dayOfMonth);
  if (date === null) return false;
  return date < today || (date === today && firmness === 2);
}
