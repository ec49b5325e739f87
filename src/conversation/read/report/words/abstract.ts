/**
 * What a document is about: "văn bản số 123/BC-SXD ngày 5/11/2026 về kết quả lập quy hoạch". Its words are the
 * document's and not the report's, but only where nothing in them could speak of how far the task is.
 */

import { stripDiacritics } from '../../../../domain/strip-diacritics.ts';
import type { Item, ItemKind } from './items.ts';

/** Longer ones are hardly an abstract any more. */
const MOST_ITEMS = 25;

/** Everything else may promise, deny, divide or ask, and figures may be those of the task. */
const NEUTRAL: readonly ItemKind[] = [
  'unknown',
  'work',
  'plan',
  'task_word',
  'authority',
  'report_lead',
  'document_word',
  'counted',
  'work_noun',
  'issued',
  'of',
];

/** Words that the vocabulary does not know, and that may yet say that something is left to do or went wrong. */
const AGAINST =
  'trình thẩm duyệt xem xét ý góp kiến xuất dừng hoãn huỷ hủy bổ sung tồn đọng hạn chế lùi kéo khắc phục dở vẫn ' +
  'tình hình hơi lại sót lỗi sai lấy mỗi thử tạm nửa rút treo ngưng chuyển bước vòng lần kỳ cuối tiếp theo hụt';
const AGAINST_WORDS: ReadonlySet<string> = new Set(AGAINST.split(' '));
const AGAINST_BARE: ReadonlySet<string> = new Set(AGAINST.split(' ').map(stripDiacritics));

/** A decision, by its number: what it approves is there, and not on its way. */
const DECISION = /\/\s?(?:qđ|qd|nq)(?:-|$)/iu;
const APPROVES = /^(?:phê duyệt|phe duyet)$/u;
/** What is approved before the work itself begins. */
const PRELIMINARY =
  /(?:^| )(?:nhiệm vụ|nhiem vu|chủ trương|chu truong|dự toán|du toan|dự án|du an|đề cương|de cuong|kế hoạch|ke hoach|danh mục|danh muc|hồ sơ|ho so|bước|giai đoạn|phương án)(?: |$)/u;

/** A clause without the abstract of its document; as it is where it has none that is surely one. */
export function withoutAbstract(items: readonly Item[]): readonly Item[] {
  const found = abstractIn(items);
  return found !== null && found.words.length <= MOST_ITEMS && isHarmless(found) ? items.slice(0, found.start) : items;
}

/** Whether the abstract of a document, and not the report, may be what tells of a step or a part. */
export function hasDoubtfulAbstract(items: readonly Item[]): boolean {
  return abstractIn(items) !== null && withoutAbstract(items) === items;
}

interface Abstract {
  readonly document: Item;
  readonly start: number;
  readonly words: readonly Item[];
}

/** "123/BC-SXD ngày 5/11/2026 về …": a number, its day, and words behind "về". */
function abstractIn(items: readonly Item[]): Abstract | null {
  const at = items.findIndex((item) => item.kind === 'document');
  const document = items[at];
  if (document === undefined) return null;
  const linked = items[at + 1]?.kind === 'time_link' ? at + 2 : at + 1;
  const day = items[linked];
  if (day === undefined || (day.kind !== 'date' && day.kind !== 'fraction')) return null;
  const rest = items.slice(linked + 1);
  const opening = openingOf(rest);
  const words = rest.slice(opening);
  return opening > 0 && words.length > 0 ? { document, start: linked + 1, words } : null;
}

function isHarmless({ document, words }: Abstract): boolean {
  const [first, ...rest] = words;
  const approves = first?.kind === 'step' && APPROVES.test(first.key) && DECISION.test(document.key);
  if (!approves) return words.every(isNeutral);
  return rest.length > 0 && rest.every(isNeutral) && !PRELIMINARY.test(rest.map(({ key }) => key).join(' '));
}

/** How many items "về", "về việc" or "v/v" are. */
function openingOf([first, second, third]: readonly Item[]): number {
  if (first?.key === 'v' && second?.key === '/' && third?.key === 'v') return 3;
  if (first?.key !== 'về' && first?.key !== 've') return 0;
  return second?.key === 'việc' || second?.key === 'viec' ? 2 : 1;
}

function isNeutral(item: Item): boolean {
  if (item.kind === 'polite') return item.key === 'và' || item.key === 'va';
  return NEUTRAL.includes(item.kind) && !mayBeAgainst(item);
}

/** Whether words that the lexicon does not know may yet say that something is left to do or went wrong. */
export function mayBeAgainst({ key }: Item): boolean {
  return key.split(' ').some((word) => {
    return AGAINST_WORDS.has(word) || (stripDiacritics(word) === word && AGAINST_BARE.has(word));
  });
}
