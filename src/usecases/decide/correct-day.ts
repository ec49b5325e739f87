/** Puts right the day of a confirmed completion: the secretariat's act, with its basis, told to the agency. */

import { composeDayCorrected } from '../../conversation/compose/compose-decision.ts';
import { mayConfirm, type Verdict } from '../../domain/people/access.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { correctCompletionDay, dayRefused, type DayRefusal } from '../../domain/tasks/transition/completion.ts';
import { claimInForce } from '../../store/record/pending-claim.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import { notify } from '../chats/notify.ts';
import { changeAssignment } from '../report/change-assignment.ts';
import { actorOf } from './decide.ts';
import type { Decider } from '../acting.ts';
import type { Work } from '../work.ts';

/** `basis` names the paper, or says why there is none. */
export interface DayCorrection {
  readonly on: LocalDate;
  readonly basis: string;
}

export type CorrectionOutcome =
  | { readonly kind: 'corrected'; readonly card: Card; readonly was: LocalDate | null; readonly eventId: number }
  | { readonly kind: 'refused'; readonly why: Exclude<Verdict, 'yes'> | 'own_work' | 'not_completed' }
  | { readonly kind: 'impossible_day'; readonly why: DayRefusal }
  | { readonly kind: 'no_basis' };

/** Nobody corrects the day of what he reported himself. The caller answers whoever corrected it. */
export function correctDay(work: Work, by: Decider, card: Card, { on, basis }: DayCorrection): CorrectionOutcome {
  const may = mayConfirm(by.actor);
  if (may !== 'yes') return { kind: 'refused', why: may };
  const reported = claimInForce(work.tx, card.assignment.id, 'confirmation');
  if (reported?.personId != null && reported.personId === by.author.personId) {
    return { kind: 'refused', why: 'own_work' };
  }
  const refused = dayRefused(card.assignment, on, work.today);
  if (refused !== null) return { kind: 'impossible_day', why: refused };
  if (basis.trim() === '') return { kind: 'no_basis' };
  const change = correctCompletionDay(card.assignment, on);
  if (change.kind === 'refused') return { kind: 'refused', why: 'not_completed' };
  const was = card.assignment.completedOn;
  const { card: corrected, eventId } = changeAssignment(work, card, change.next, {
    kind: 'completion_day_corrected',
    text: basis.trim(),
    author: by.author,
  });
  const chat = agencyChat(work, card.agency.id);
  if (chat !== undefined && chat.id !== by.author.chatId) {
    const context = {
      was,
      basis: basis.trim(),
      by: actorOf(work, eventId),
      today: work.today,
      replyTo: null,
      undo: null,
    };
    notify(work, chat, composeDayCorrected(corrected, context), {
      key: `corrected:${String(eventId)}`,
      kind: 'notice',
      about: [card.assignment.id],
    });
  }
  return { kind: 'corrected', card: corrected, was, eventId };
}
