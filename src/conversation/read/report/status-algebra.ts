/**
 * The only place that says what the slots of a clause amount to. Completed is what is complete, affirmed, asserted, whole,
 * and said in words that are all placed; everything that restricts it stands above it in the table.
 */

import type { Slots } from './slots.ts';

export type ClauseStatus =
  | 'nothing'
  /** Completed, as far as this clause goes. */
  | 'said_done'
  /** Completion doubted, wished for, or of something that is not understood. */
  | 'unsure'
  /** The will to do something. */
  | 'promised'
  /** The will to finish or to hand in. */
  | 'promised_done'
  /** Completion denied. */
  | 'not_done'
  /** It will not be done in time. */
  | 'missed'
  | 'in_progress'
  /** Something is still to come. */
  | 'left_open'
  /** It is said what is still to come. */
  | 'undone'
  | 'not_started'
  /** Suspended or ended. */
  | 'stopped';

type Pattern = Partial<Slots>;

/** The first row whose slots the clause has decides. */
const TABLE: readonly (readonly [Pattern, ClauseStatus])[] = [
  // "không thể hoàn thành", "chưa xong".
  [{ predicate: 'complete', polarity: 'not' }, 'not_done'],
  [{ predicate: 'complete', polarity: 'not_yet' }, 'not_done'],
  // "xong nhưng chưa ký" in one clause: what is denied may be a part or a paper.
  [{ predicate: 'complete', polarity: 'after' }, 'unsure'],
  // "đang hoàn thành thủ tục", "nếu có vốn thì xong", "sẽ xong", "gần xong", "xong 50%".
  [{ predicate: 'complete', aspect: 'running' }, 'in_progress'],
  [{ predicate: 'complete', modality: 'unsure' }, 'unsure'],
  [{ predicate: 'complete', modality: 'promised' }, 'promised_done'],
  [{ predicate: 'complete', extent: 'part' }, 'in_progress'],
  [{ predicate: 'complete', open: true }, 'in_progress'],
  [{ predicate: 'complete', words: 'unread' }, 'unsure'],
  [{ predicate: 'complete' }, 'said_done'],

  [{ predicate: 'stop' }, 'stopped'],
  [{ extent: 'all_but' }, 'left_open'],
  [{ predicate: 'begin', extent: 'part' }, 'unsure'],
  [{ predicate: 'begin' }, 'not_started'],
  [{ predicate: 'count', extent: 'none' }, 'not_started'],
  // "khi có vốn sẽ đang làm", "yêu cầu đạt 70%".
  [{ predicate: 'run', modality: 'unsure' }, 'unsure'],
  [{ predicate: 'count', modality: 'unsure' }, 'unsure'],
  [{ predicate: 'submit', modality: 'unsure' }, 'unsure'],
  [{ predicate: 'reach', modality: 'unsure' }, 'unsure'],
  [{ predicate: 'run' }, 'in_progress'],
  // "đã ban hành Quyết định" may be all that was asked for.
  [{ predicate: 'issue', modality: 'promised' }, 'promised_done'],
  [{ predicate: 'issue' }, 'unsure'],
  // "dự kiến đạt 70%" is the will to.
  [{ predicate: 'count', modality: 'promised' }, 'promised'],
  [{ predicate: 'submit', modality: 'promised' }, 'promised_done'],
  // "dự kiến trình trong tháng 12".
  [{ predicate: 'deliver', modality: 'promised' }, 'promised_done'],
  [{ predicate: 'reach', modality: 'promised' }, 'promised'],
  [{ predicate: 'submit', polarity: 'affirmed' }, 'in_progress'],
  [{ predicate: 'reach', polarity: 'affirmed' }, 'in_progress'],
  [{ predicate: 'count' }, 'in_progress'],
  // "không kịp"; "chưa đâu ạ".
  [{ predicate: 'none', polarity: 'not' }, 'missed'],
  [{ polarity: 'not_yet', open: true }, 'undone'],
  [{ modality: 'promised' }, 'promised'],
  // "còn vài việc nữa", "còn 2 xã".
  [{ predicate: 'none', polarity: 'affirmed', open: true, counted: true }, 'in_progress'],
  // "còn mỗi khâu quyết toán".
  [{ predicate: 'deliver', polarity: 'affirmed', open: true }, 'in_progress'],
  [{ predicate: 'wait' }, 'left_open'],
  [{ open: true }, 'left_open'],
  [{ polarity: 'not_yet' }, 'left_open'],
];

/** The status that the slots of a clause amount to, by the first row of the table that fits. */
export function statusOf(slots: Slots): ClauseStatus {
  const row = TABLE.find(([pattern]) => matches(slots, pattern));
  return row?.[1] ?? 'nothing';
}

function matches(slots: Slots, pattern: Pattern): boolean {
  return (Object.keys(pattern) as (keyof Slots)[]).every((slot) => slots[slot] === pattern[slot]);
}
