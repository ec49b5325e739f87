import type { Clause } from './clauses.ts';
import type { Item, ItemKind } from './words/items.ts';

const ACKNOWLEDGING: readonly ItemKind[] = ['acknowledged', 'nodded', 'nod'];
const WITHHOLDING: readonly ItemKind[] = ['not', 'not_yet', 'unfinished', 'condition', 'doubt'];

/** What may follow "đã nhận" without being what was received: "đã nhận ạ", "đã nhận rồi", "đã nhận, sẽ làm". */
const LEAVES_ALONE: readonly ItemKind[] = [
  'polite',
  'courtesy',
  'soft_order',
  'already',
  'smile',
  'tick',
  'nod',
  'nodded',
  'acknowledged',
  'this_time',
  'past_time',
  'time_link',
  'promised',
  'about_to',
  'running',
  'contrast',
  'condition',
  'task_word',
  'ours',
  'reference',
  'address',
];

/** What may stand before the nod: whom it addresses, who nods, what of. */
const MAY_OPEN: readonly ItemKind[] = [
  ...(['polite', 'courtesy', 'address', 'report_lead', 'ours', 'authority', 'nodded', 'acknowledged', 'nod'] as const),
  ...(['task_word', 'reference', 'had', 'so_far', 'this_time', 'past_time', 'smile', 'wholly', 'promised'] as const),
  ...(['document_word', 'document', 'contrast', 'soft_order', 'tick'] as const),
];

/** What the bot sends: to have received it is to acknowledge; to have received papers or money is news of the task. */
const SENT_BY_THE_BOT =
  /^(?:tin|nhắc|nhac|lời nhắc|loi nhac|thông báo|thong bao|văn bản|van ban|thông tin|thong tin|nhiệm vụ|nhiem vu|công văn|cong van|yêu cầu|yeu cau|chỉ đạo|chi dao|ý kiến|y kien)(?: |$)/u;

/** "đã nhận", "rõ", "đã nhận công văn"; not "đã nhận đủ hồ sơ", "đã thông tuyến". */
export function acknowledges(clauses: readonly Clause[]): boolean {
  return clauses.some((clause) => {
    const at = clause.items.findIndex((item) => ACKNOWLEDGING.includes(item.kind));
    const item = clause.items[at];
    if (item === undefined || clause.items.slice(0, at).some((earlier) => WITHHOLDING.includes(earlier.kind))) {
      return false;
    }
    // "do UBND xã tiếp nhận"
    const before = clause.items.slice(0, at);
    // "nêu rõ", "các đơn vị nhất trí": what others do, or are to do.
    if (!before.every(({ kind }) => MAY_OPEN.includes(kind))) return false;
    if (before.some(({ kind }) => kind === 'transfer')) return false;
    // "xã Thọ Xuân tiếp nhận nhiệm vụ"
    if (before.some(({ kind }) => kind === 'authority') && /^(?:tiếp nhận|tiep nhan)$/u.test(item.key)) return false;
    return item.kind !== 'acknowledged' || concernsTheMessage(item, clause.items.slice(at + 1));
  });
}

function concernsTheMessage(item: Item, after: readonly Item[]): boolean {
  const [next] = after;
  if (next === undefined || LEAVES_ALONE.includes(next.kind)) return true;
  const words = after.slice(0, 3).map((later) => later.key);
  return SENT_BY_THE_BOT.test(words.join(' ')) || NAMES_ITS_OBJECT.test(item.key);
}

/** "đã nhận văn bản" is one phrase of the vocabulary. */
const NAMES_ITS_OBJECT = / (?:nhiệm vụ|nhiem vu|văn bản|van ban|thông tin|thong tin|thông báo|thong bao)$/u;
