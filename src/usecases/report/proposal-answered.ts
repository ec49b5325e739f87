/**
 * What a person said to a reading that was proposed. Every answer that led to a record comes by here, in its transaction:
 * the record tells who confirmed the reading.
 */

import type { ReportedStatus } from '../../conversation/read/reading.ts';
import type { ProposedStatus } from '../../domain/tasks/proposed-status.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { record } from '../../store/record/record-event.ts';
import type { Acting } from '../acting.ts';
import type { Work } from '../work.ts';

/**
 * `words` are those that were not certain, as sent; `proposed` the status that was proposed for them and `sentence` the
 * official words for all of it. `answer`: that it is so, another status in its place, or a report of its own.
 */
export interface ProposalAnswered {
  readonly words: string;
  readonly proposed: ProposedStatus;
  readonly sentence: string;
  readonly answer: 'agreed' | 'instead' | ReportedStatus;
}

/** Records that a person agreed with a proposed reading. */
export function proposalAnswered(work: Work, by: Acting, card: Card, { answer, sentence }: ProposalAnswered): void {
  if (answer !== 'agreed') return;
  record(work.tx, {
    at: work.now,
    kind: 'reading_confirmed',
    taskId: card.task.id,
    assignmentId: card.assignment.id,
    agencyId: card.agency.id,
    text: sentence,
    ...by.author,
  });
}
