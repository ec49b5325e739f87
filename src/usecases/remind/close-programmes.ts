/** A programme's end: a closing question to each agency before the last day, a final report after it, then nothing. */

import {
  composeClosingQuestion,
  composeFinalReport,
  composeLastDayChanged,
} from '../../conversation/compose/compose-ending.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { localDateOf, type LocalDate } from '../../domain/calendar/dates.ts';
import { isAgencysTurn } from '../../domain/tasks/assignment.ts';
import { ratesOf } from '../../domain/tasks/figures.ts';
import { hasEnded, isClosing, isFreshlyAsked, isReportDue } from '../../domain/tasks/programme-end.ts';
import type { Card, Programme } from '../../domain/tasks/task.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { OutboxPayload } from '../../outbox/payload.ts';
import { programmesOfChat } from '../../store/people/chat-programmes.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { cardsById, cardsOfTask } from '../../store/programmes/assignments.ts';
import { continuedFrom } from '../../store/programmes/continuations.ts';
import {
  agenciesToClose,
  closingAsked,
  countOpen,
  hasFinalReport,
  noteClosingQuestion,
  noteFinalReport,
  openInProgramme,
  stopWakes,
} from '../../store/programmes/endings.ts';
import { listProgrammes } from '../../store/programmes/tasks.ts';
import { heldAmong } from '../../store/reminders/holds.ts';
import { agencyContacts } from '../chats/agency-chat.ts';
import { queueUnasked } from '../chats/notify.ts';
import { queueOnFreeDay } from '../chats/queue-on-free-day.ts';
import { figuresIn } from '../figures/figures.ts';
import { lookBack } from '../figures/look-back.ts';
import type { Work } from '../work.ts';

/** Queues what is due of it, each once for a last day; a day that is changed is asked about anew. */
export function closeProgrammes(work: Work): void {
  const { tx, today, rules } = work;
  for (const programme of listProgrammes(tx)) {
    if (isClosing(programme, today, rules.calendar)) askAgencies(work, programme);
    if (isReportDue(programme, today, rules.calendar)) reportEnd(work, programme);
  }
  stopWakes(tx, today);
}

/** An agency without a chat is asked when it has one, until the last day. */
function askAgencies(work: Work, programme: Programme): void {
  const { tx } = work;
  const { id: programmeId, endsOn } = programme;
  if (endsOn === null) return;
  for (const [agencyId, { chatId }] of agencyContacts(work, agenciesToClose(tx, programme))) {
    const about = toClose(work, programme, agencyId).cards.map(({ assignment }) => assignment.id);
    if (about.length === 0) continue;
    const payload = { kind: 'closing_question', programmeId, endsOn, agencyId, message: null } as const;
    const outboxId = queueOnFreeDay(work, `closing:${String(programmeId)}:${String(chatId)}`, (key, dueAt) =>
      enqueue(tx, { key, chatId, kind: 'notice', payload, unprompted: true, dueAt, about }, work.now),
    );
    noteClosingQuestion(tx, programme, agencyId, outboxId);
  }
}

/** To every chat that was told of the programme's figures. */
function reportEnd(work: Work, programme: Programme): void {
  const { tx } = work;
  const { id: programmeId, endsOn } = programme;
  if (endsOn === null) return;
  const overseers = [...chatsOf(tx, 'secretariat'), ...chatsOf(tx, 'leaders')].filter(({ id }) => {
    const programmes = programmesOfChat(tx, id);
    return programmes.length === 0 || programmes.includes(programmeId);
  });
  for (const chat of overseers) {
    if (hasFinalReport(tx, programme, chat.id)) continue;
    const payload = { kind: 'final_report', programmeId, endsOn, message: null } as const;
    const key = `final-report:${String(programmeId)}:${endsOn}:${work.today}`;
    const outboxId = queueUnasked(work, chat, payload, { key, kind: 'notice' });
    if (outboxId !== null) noteFinalReport(tx, programme, chat.id, outboxId);
  }
}

interface ToClose {
  /** What the agency is asked about. */
  readonly cards: readonly Card[];
  readonly others: readonly Card[];
  readonly before: { readonly endsOn: LocalDate; readonly on: LocalDate } | null;
}

/**
 * What an agency has open before a programme's last day. Where it was asked for an earlier one already in these last weeks,
 * only what it has not reported on since.
 */
function toClose({ tx, today, rules }: Work, { id: programmeId, endsOn }: Programme, agencyId: number): ToClose {
  const open = openInProgramme(tx, programmeId, agencyId);
  const held = heldAmong(tx, open);
  const all = cardsById(
    tx,
    open.filter((id) => !held.has(id)),
  );
  const asked = closingAsked(tx, programmeId).findLast((each) => each.agencyId === agencyId && each.endsOn !== endsOn);
  const before = asked === undefined ? null : { endsOn: asked.endsOn, on: localDateOf(asked.at, rules.timeZone) };
  const since = before !== null && isFreshlyAsked(before.on, today, rules.calendar) ? before.on : null;
  const isSaid = ({ assignment: { reportedOn } }: Card): boolean =>
    since !== null && reportedOn !== null && reportedOn >= since;
  return {
    cards: all.filter((card) => isAgencysTurn(card.assignment) && !isSaid(card)),
    others: all.filter(({ assignment }) => !isAgencysTurn(assignment)),
    before,
  };
}

/** The question as of now; null when nothing is to be asked, the programme has ended, or its last day is another one. */
export function wordClosingQuestion(
  work: Work,
  { programmeId, endsOn, agencyId }: OutboxPayload & { kind: 'closing_question' },
): OutgoingMessage | null {
  const { tx, today } = work;
  const programme = listProgrammes(tx).find(({ id }) => id === programmeId);
  if (programme?.endsOn !== endsOn || hasEnded(programme, today)) return null;
  const ask = toClose(work, programme, agencyId);
  return ask.cards.length === 0 ? null : composeClosingQuestion({ programme, endsOn, ...ask }, today);
}

/** Null when the day is back, the programme has ended by now, or the question for the new day says so. */
export function wordLastDayChanged(
  work: Work,
  { programmeId, agencyId, told, askedOn, again }: OutboxPayload & { kind: 'last_day_changed' },
): OutgoingMessage | null {
  const { tx, today, rules } = work;
  const programme = listProgrammes(tx).find(({ id }) => id === programmeId);
  const agency = agencyById(tx, agencyId);
  if (programme === undefined || agency === undefined || hasEnded(programme, today)) return null;
  const { endsOn } = programme;
  if (endsOn === told && !again) return null;
  const isAsked = closingAsked(tx, programmeId).some((each) => each.agencyId === agencyId && each.endsOn === endsOn);
  const isToAsk = isClosing(programme, today, rules.calendar) && toClose(work, programme, agencyId).cards.length > 0;
  if (isToAsk && !isAsked) return null;
  return composeLastDayChanged(agency, programme, { endsOn, before: { endsOn: told, on: askedOn } });
}

/** The figures at the end of the last day; null when that is another day by now. */
export function wordFinalReport(
  work: Work,
  { programmeId, endsOn }: OutboxPayload & { kind: 'final_report' },
): OutgoingMessage | null {
  const programme = listProgrammes(work.tx).find(({ id }) => id === programmeId);
  if (programme?.endsOn !== endsOn) return null;
  const { work: then, past } = lookBack(work, endsOn);
  const figures = figuresIn(then, { kind: 'all', narrow: { programmeId }, past });
  const continued = continuedFrom(work.tx, programmeId)
    .flatMap((id) => cardsOfTask(work.tx, id))
    .filter(({ assignment }) => assignment.continuedIn !== null);
  const left = {
    then: figures.total - ratesOf(figures).completed - figures.ended,
    now: countOpen(work.tx, programmeId),
    continued,
  };
  return composeFinalReport({ programme, endsOn, figures, left });
}
