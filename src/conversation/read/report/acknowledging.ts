import type { Clause } from './clauses.ts';
import type { Item, ItemKind } from './items.ts';

const ACKNOWLEDGING: readonly ItemKind[] = ['acknowledged', 'nodded', 'nod'];
const WITHHOLDING: readonly ItemKind[] = ['not', 'not_yet', 'condition', 'doubt'];

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
];

/** What the bot sends: to have received it is to acknowledge; to have received papers or money is news of the task. */
const SENT_BY_THE_BOT =
  /^(?:tin|văn bản|van ban|thông tin|thong tin|nhiệm vụ|nhiem vu|công văn|cong van|yêu cầu|yeu cau|chỉ đạo|chi dao|ý kiến|y kien)(?: |$)/u;

/** "đã nhận", "rõ", "đã nhận công văn"; not "đã nhận đủ hồ sơ", "đã thông tuyến". */
export function acknowledges(clauses: readonly Clause[]): boolean {
  return clauses.some((clause) => {
    const at = clause.items.findIndex((item) => ACKNOWLEDGING.includes(item.kind));
    const item = clause.items[at];
    if (item === undefined || clause.items.slice(0, at).some((earlier) => WITHHOLDING.includes(earlier.kind))) {
      return false;
    }
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
