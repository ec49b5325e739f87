/** The secretariat's answer to what an agency states in its defence; the agency is told. */

import { mayConfirm, type Verdict } from '../../domain/people/access.ts';
import type { PleaKind } from '../../domain/tasks/plea.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { eventById } from '../../store/record/events.ts';
import { record } from '../../store/record/record-event.ts';
import { answerOpenPlea, openPlea } from '../../store/record/pleas.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import { queueUnasked } from '../chats/notify.ts';
import type { Decider } from '../acting.ts';
import { actorOf } from './decide.ts';
import type { Work } from '../work.ts';

/** An objection is answered in words; a reason is confirmed, or refused with why. */
export interface PleaAnswer {
  readonly kind: PleaKind;
  readonly accepted: boolean;
  readonly answer: string | null;
}

export type PleaOutcome =
  | { readonly kind: 'answered'; readonly stated: string; readonly by: string }
  | { readonly kind: 'refused'; readonly why: Exclude<Verdict, 'yes'> | 'own_work' | 'nothing_stated' | 'no_words' };

/** Nobody grants what he stated himself. */
export function answerPlea(work: Work, by: Decider, card: Card, given: PleaAnswer): PleaOutcome {
  const may = mayConfirm(by.actor);
  if (may !== 'yes') return { kind: 'refused', why: may };
  const plea = openPlea(work.tx, card.assignment.id, given.kind);
  if (plea === undefined) return { kind: 'refused', why: 'nothing_stated' };
  const statedBy = eventById(work.tx, plea.eventId)?.personId ?? null;
  if (given.accepted && statedBy !== null && statedBy === by.author.personId) {
    return { kind: 'refused', why: 'own_work' };
  }
  const isBareConfirmation = given.kind === 'objective_reason' && given.accepted;
  const answer = given.answer?.trim() ?? '';
  if (answer === '' && !isBareConfirmation) return { kind: 'refused', why: 'no_words' };
  answerOpenPlea(work.tx, plea, { accepted: given.accepted, answer: answer === '' ? null : answer }, work.now);
  const eventId = record(work.tx, {
    at: work.now,
    kind:
      given.kind === 'objection'
        ? 'objection_answered'
        : given.accepted
          ? 'objective_reason_confirmed'
          : 'objective_reason_refused',
    taskId: card.task.id,
    assignmentId: card.assignment.id,
    agencyId: card.agency.id,
    text: answer === '' ? plea.text : answer,
    ...by.author,
  });
  const chat = agencyChat(work, card.agency.id);
  if (chat !== undefined && chat.id !== by.author.chatId) {
    const payload = { kind: 'plea_answer', plea: plea.eventId, event: eventId, message: null } as const;
    const key = `plea-answered:${String(eventId)}`;
    queueUnasked(work, chat, payload, { key, kind: 'notice', about: [card.assignment.id] });
  }
  return { kind: 'answered', stated: plea.text, by: actorOf(work, eventId) };
}
