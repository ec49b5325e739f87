import type { Item, ItemKind } from './items.ts';

/** The items of a clause. */
interface Said {
  readonly items: readonly Item[];
}

/**
 * "chưa", "dạ vẫn chưa anh ạ", "chưa, tuần sau em báo": that it is not done, and not a word of how far it is. What is under way
 * says more.
 */
export function saysOnlyNotYet(clauses: readonly Said[]): boolean {
  return (
    clauses.some(isBareDenial) &&
    clauses.every((clause) => isBareDenial(clause) || isCourtesy(clause) || promisesNews(clause))
  );
}

function isBareDenial({ items }: Said): boolean {
  const denials = items.filter(denies);
  return denials.length > 0 && items.every((item) => denies(item) || AROUND.includes(item.kind) || CAN.test(item.key));
}

/** "chưa có", "chưa hết" are of something; "not yet", "vẫn chưa đâu" are said of work that goes on. */
function denies({ kind, key }: Item): boolean {
  return (
    (kind === 'not_yet' && /^(?:(?:vẫn|van|còn|con|hiện|hien) )?(?:chưa|chua)(?: (?:được|duoc))?$/u.test(key)) ||
    (kind === 'unfinished' && /^(?:chưa đâu|chua dau)$/u.test(key))
  );
}

const CAN = /^(?:được|duoc)$/u;

function isCourtesy({ items }: Said): boolean {
  return items.every(({ kind }) => COURTEOUS.includes(kind));
}

/** "tuần sau em báo", "mai em báo cáo lại": when more will be said; "mai em nộp" hands in the work itself. */
export function promisesNews({ items }: Said): boolean {
  return (
    items.some(({ kind }) => kind === 'promised' || kind === 'about_to') &&
    items.some(isNews) &&
    items.every((item) => isNews(item) || OF_NEWS.includes(item.kind) || BESIDE_NEWS.test(item.key))
  );
}

function isNews({ kind, key }: Item): boolean {
  return (
    kind === 'report_lead' ||
    /^(?:báo|bao|(?:trả |tra )?(?:lời|loi)|(?:phản |phan )?(?:hồi|hoi)|thông tin|thong tin)$/u.test(key)
  );
}

/** "trả" and "phản" begin "trả lời", "phản hồi". */
const BESIDE_NEWS = /^(?:lại|lai|sau|trước|truoc|trả|tra|phản|phan)$/u;
const COURTEOUS: readonly ItemKind[] = ['courtesy', 'polite', 'soft_order', 'smile', 'address'];
const AROUND: readonly ItemKind[] = [
  ...COURTEOUS,
  ...(['ours', 'task_word', 'reference', 'so_far', 'this_time', 'already', 'nodded', 'nod'] as const),
];
const OF_NEWS: readonly ItemKind[] = [...COURTEOUS, 'promised', 'about_to', 'ours', 'this_time', 'time_link'];
