import type { Instant } from '../calendar/dates.ts';

/** What an agency states in its defence: why it is late, or that the record is wrong. */
export type PleaKind = 'objective_reason' | 'objection';

/** It stands beside the record from the day it was stated; `accepted` and `answer` are the secretariat's, null before. */
export interface Plea {
  readonly id: number;
  readonly at: Instant;
  readonly assignmentId: number;
  /** The event that stated it. */
  readonly eventId: number;
  readonly kind: PleaKind;
  readonly text: string;
  /** Who stated it. */
  readonly actor: string;
  readonly answeredAt: Instant | null;
  readonly accepted: boolean | null;
  readonly answer: string | null;
}
