/** An agency without a chat that reaches it is asked for the review by a letter, whose day the secretariat enters. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { mayConfirm, type Verdict } from '../../domain/people/access.ts';
import { reviewAskedOn } from '../../domain/tasks/review.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import { record } from '../../store/record/record-event.ts';
import { setWakes } from '../../store/reminders/reminders.ts';
import { noteReviewsAskedByLetter } from '../../store/reminders/reviews.ts';
import type { Decider } from '../acting.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import { isAway } from '../chats/fall-back.ts';
import type { Work } from '../work.ts';

/** `on` is the day of the letter, `document` what it is called: "Công văn số 12/VP-TH". */
interface Letter {
  readonly on: LocalDate;
  readonly document: string;
}

type AskedByLetter =
  /** `until` is the first day on which the dates count. */
  | { readonly kind: 'asked'; readonly assignments: number; readonly until: LocalDate }
  | { readonly kind: 'refused'; readonly why: Exclude<Verdict, 'yes'> }
  /** One that lives and is heard of: the review message goes there. */
  | { readonly kind: 'has_chat' }
  | { readonly kind: 'day_ahead' }
  | { readonly kind: 'no_document' }
  /** Nothing of the agency had been taken over late by that day and waits for its answer. */
  | { readonly kind: 'nothing' };

/** Records the letter by which an agency without a chat was asked to review its tasks. */
export function askByLetter(work: Work, by: Decider, agency: Agency, { on, document }: Letter): AskedByLetter {
  const verdict = mayConfirm(by.actor);
  if (verdict !== 'yes') return { kind: 'refused', why: verdict };
  const chat = agencyChat(work, agency.id);
  if (chat !== undefined && !isAway(work, chat)) return { kind: 'has_chat' };
  if (on > work.today) return { kind: 'day_ahead' };
  if (document === '') return { kind: 'no_document' };
  const until = reviewAskedOn(on);
  const asked = noteReviewsAskedByLetter(work.tx, agency.id, { on, until });
  if (asked.length === 0) return { kind: 'nothing' };
  record(work.tx, {
    at: work.now,
    kind: 'review_asked_by_letter',
    agencyId: agency.id,
    text: `${document} (${on})`,
    ...by.author,
  });
  setWakes(
    work.tx,
    asked.map((assignmentId) => ({ assignmentId, on: work.today })),
  );
  return { kind: 'asked', assignments: asked.length, until };
}
