/** Answers the relay's questions: the words to send now. */

import { composeEscalation } from '../../conversation/compose/compose-digest.ts';
import { composeReminder } from '../../conversation/compose/compose-reminder.ts';
import { composeSlips, type GapNote } from '../../conversation/compose/compose-slips.ts';
import type { Reminder } from '../../conversation/compose/reminder-reason.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { NOT_ANSWERED } from '../../conversation/compose/say.ts';
import * as say from '../../conversation/compose/say-delivery.ts';
import { write } from '../../conversation/compose/write.ts';
import { awaitsReview, isAgencysTurn, standingOf } from '../../domain/tasks/assignment.ts';
import {
  addDays,
  daysBetween,
  instantAt,
  localDateOf,
  type LocalDate,
  type Instant,
} from '../../domain/calendar/dates.ts';
import { isUntold } from '../../domain/tasks/heir.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import { isHeldByAnswer, isUnanswered, type StageFamily } from '../../domain/tasks/reminder.ts';
import { nextSendingTime } from '../../domain/calendar/send-window.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { payloadOf, type ReminderItem, type OutboxPayload } from '../../outbox/payload.ts';
import type { Prepared, RelayHooks } from '../../outbox/relay-hooks.ts';
import { cardsById } from '../../store/programmes/assignments.ts';
import { goesOn } from '../../store/programmes/endings.ts';
import { withFeeders, withHeldUp } from '../../store/programmes/late-feeders.ts';
import { programmesOfChat } from '../../store/people/chat-programmes.ts';
import { chatById, chatsOf } from '../../store/people/chats.ts';
import { forgetGap, gapOf } from '../../store/record/gaps.ts';
import { withObjections } from '../../store/record/pleas.ts';
import { restage, setWakes } from '../../store/reminders/reminders.ts';
import { noteAskedOn } from '../../store/reminders/asked.ts';
import { noteToldOn } from '../../store/reminders/heirs.ts';
import { noteReviewsAsked } from '../../store/reminders/reviews.ts';
import { heldAmong } from '../../store/reminders/holds.ts';
import { snoozedAmong } from '../../store/reminders/snoozes.ts';
import { digestArrived } from '../../store/outbox/outbox-digests.ts';
import { hadBundleSince, openPrompts } from '../../store/outbox/outbox-bundles.ts';
import { aboutOf, setAbout, type OutboxRow } from '../../store/outbox/outbox.ts';
import { ownerOf } from '../chats/chat-name.ts';
import { agencyDigest } from '../figures/gather-digest.ts';
import { isOperatorNotice } from '../chats/notice-operator.ts';
import { countAgainstQuota, hasRoomForStrangers, isForStranger, waitsForQuota } from './quota.ts';
import { reportDeadChat, reportSetAside, reportUndelivered, tellsOfTrouble } from './report-failure.ts';
import { wordFollowUp, wordInstruction, wordInstructionAnswer } from '../instruct/instruct.ts';
import { answerDayOf } from '../remind/answer-day.ts';
import { wordWaiting } from '../remind/remind-secretariat.ts';
import { wordClosingQuestion, wordFinalReport, wordLastDayChanged } from '../remind/close-programmes.ts';
import { wordUncheckedDays } from '../remind/unchecked-days.ts';
import { wordContinuation } from '../chats/tell-continuation.ts';
import { wordTakenOver } from '../chats/tell-heir.ts';
import { tellEditRefused, wordEdit } from '../remind/edit-bundle.ts';
import { tellSlips } from '../remind/slips.ts';
import { noteWhole, toldBefore } from '../remind/told-before.ts';
import { stageKeyOf } from '../remind/where-on-ladder.ts';
import { wordPendingDecision } from '../decide/word-pending-decision.ts';
import { wordPlea, wordPleaAnswer } from '../decide/word-plea.ts';
import { heirNamer } from '../heir-names.ts';
import { wordTakeAway } from '../chats/take-away.ts';
import { workAt, type Rules, type Work } from '../work.ts';

/** What the relay calls around each delivery: wording before it, the record of its outcome behind it. */
export function relayHooks(rules: Rules): RelayHooks {
  return {
    prepare: (tx, row, payload, now) =>
      isForStranger(row)
        ? answerToStranger(workAt(tx, now, rules), row, payload)
        : row.unprompted === 0 && payload.kind === 'message'
          ? asQueued(payload)
          : prepare(workAt(tx, now, rules), row, payload),
    carried: (tx, row, chat, now) => {
      if (rules.monthlyQuota[chat.channel] !== undefined) countAgainstQuota(workAt(tx, now, rules), chat.channel);
      if (row.kind === 'reminder') forgetGap(tx, chat.id);
    },
    delivered: (tx, row, chat, now) => {
      if (chat.role !== 'agency') return;
      if (row.kind === 'reminder') noteAsked(workAt(tx, now, rules), row);
      else if (row.kind === 'notice') noteTold(workAt(tx, now, rules), row);
    },
    chatDied: (tx, row, chat, why, now) => {
      reportDeadChat(workAt(tx, now, rules), row, chat, why);
    },
    gaveUp: (tx, row, state, why, now) => {
      // An edit of unknown fate is made good by the next one.
      if (payloadOf(row.payload).kind !== 'edit') reportUndelivered(workAt(tx, now, rules), row, state, why);
      else if (state === 'dead') tellEditRefused(workAt(tx, now, rules), row);
    },
    mustArrive: tellsOfTrouble,
    setAside: (tx, row, now) => {
      reportSetAside(workAt(tx, now, rules), row);
    },
  };
}

/** A question of any kind asks for the review; the rules look again on the next day, from which on its end is known. */
function noteAsked({ tx, today }: Work, row: OutboxRow): void {
  noteAskedOn(tx, row.id, today);
  const asked = noteReviewsAsked(tx, row.id, today);
  setWakes(
    tx,
    asked.map((assignmentId) => ({ assignmentId, on: addDays(today, 1) })),
  );
}

/**
 * The agency's ladder begins with this day. The taking-over notice asks where each task stands, and is the heir's review
 * too; that of a continuation is not.
 */
function noteTold({ tx, today }: Work, row: OutboxRow): void {
  const { kind } = payloadOf(row.payload);
  if (kind !== 'taken_over' && kind !== 'continuation') return;
  if (kind === 'taken_over') noteReviewsAsked(tx, row.id, today);
  setWakes(
    tx,
    noteToldOn(tx, row.id, today).map((assignmentId) => ({ assignmentId, on: addDays(today, 1) })),
  );
}

/** Checks the quota again: many answers may have been queued while there was room for each. */
function answerToStranger(work: Work, row: OutboxRow, payload: OutboxPayload): Prepared {
  const chat = chatById(work.tx, row.chatId);
  return chat === undefined || hasRoomForStrangers(work, chat.channel)
    ? word(work, row, payload)
    : { kind: 'skip', why: 'the rest of the quota is kept for people with a role' };
}

function prepare(work: Work, row: OutboxRow, payload: OutboxPayload): Prepared {
  if (row.unprompted !== 1) return word(work, row, payload);
  const { window, calendar, timeZone } = work.rules;
  const at = nextSendingTime(work.now, window, calendar, timeZone);
  if (at > work.now) return { kind: 'not_before', at };
  const chat = chatById(work.tx, row.chatId);
  const waits = chat === undefined ? null : waitsForQuota(work, chat.channel, row.kind);
  if (waits !== null) return { kind: 'not_before', at: waits };
  if (row.kind === 'digest' && chat?.role !== 'agency' && isAllOver(work, row.chatId)) {
    return { kind: 'skip', why: 'every programme that it tells of has ended' };
  }
  if (row.kind === 'digest' && isReplacedToday(work, row)) return { kind: 'not_before', at: nextWindow(work) };
  if (row.kind === 'digest' && chat?.role === 'agency' && hadBundleToday(work, row.chatId)) {
    return { kind: 'not_before', at: nextWindow(work) };
  }
  const prepared = word(work, row, payload);
  return prepared.kind === 'send' && work.rules.delivery === 'shadow' && !isOperatorNotice(row)
    ? inShadow(work, row, prepared)
    : prepared;
}

/** The window of an agency's digest begins where its last one ended, which may have been worded a day after it was queued. */
function sinceTold({ tx }: Work, { chatId }: OutboxRow, { since }: { readonly since: Instant }): Instant {
  const told = digestArrived(tx, chatId) ?? since;
  return told > since ? told : since;
}

function word(work: Work, row: OutboxRow, payload: OutboxPayload): Prepared {
  switch (payload.kind) {
    case 'message':
      return asQueued(payload);
    case 'asked':
      return asQueued({ kind: 'message', message: { ...write([NOT_ANSWERED]), topic: payload.topic } });
    case 'claim':
      return worded(payload, wordPendingDecision(work, payload.event), 'it waits no more');
    case 'plea':
      return worded(payload, wordPlea(work, payload.event), 'it was answered or is over');
    case 'plea_answer':
      return worded(payload, wordPleaAnswer(work, payload), 'it was erased or is over');
    case 'instruction':
      return worded(payload, wordInstruction(work, payload.instruction), 'the instruction was taken back');
    case 'instruction_answer':
      return worded(payload, wordInstructionAnswer(work, payload.instruction, payload.event), 'it was taken back');
    case 'follow_up':
      return worded(payload, wordFollowUp(work, payload.items), 'everything is answered');
    case 'unchecked_days':
      return worded(payload, wordUncheckedDays(work), 'every day was looked at');
    case 'edit':
      return worded(payload, wordEdit(work, payload), 'the bundle is gone');
    case 'take_away':
      return worded(payload, wordTakeAway(work, payload.of), 'it was never sent');
    case 'waiting':
      return worded(payload, wordWaiting(work, payload.items), 'nothing waits any more');
    case 'digest': {
      const at = workAt(work.tx, payload.asOf ?? work.now, work.rules);
      const digest = agencyDigest(
        at,
        payload.agencyId,
        payload.asOf === null ? sinceTold(work, row, payload) : payload.since,
      );
      if (digest !== null && payload.asOf === null) {
        if (toldBefore(work, row.chatId, digest) !== null) {
          return { kind: 'skip', why: 'the last digest said the same' };
        }
        noteWhole(work, row.chatId, { id: row.id, message: digest });
      }
      return worded(payload, digest, 'there is nothing to tell any more');
    }
    case 'closing_question':
      return worded(payload, wordClosingQuestion(work, payload), 'nothing is open, or the last day is another one');
    case 'last_day_changed':
      return worded(payload, wordLastDayChanged(work, payload), 'the day is back, or its question says so');
    case 'final_report':
      return worded(payload, wordFinalReport(work, payload), 'the last day is another one');
    case 'nudge':
      return wordReminder(work, row, payload);
    case 'slips': {
      if (hadBundleToday(work, row.chatId)) return { kind: 'not_before', at: nextWindow(work) };
      const slips = tellSlips(work, payload.agencyId, row.id);
      const told = slips.length === 0 ? null : composeSlips(slips, work.today, gapNoteOf(work, row.chatId));
      return worded(payload, told, 'every slip is over or told');
    }
    case 'taken_over': {
      const told = wordTakenOver(work, payload, aboutOf(work.tx, row.id));
      return worded(payload, told, 'nothing of it is the agency’s any more');
    }
    case 'continuation':
      return worded(payload, wordContinuation(work, payload), 'none of it goes on there any more');
    case 'escalation': {
      const about = aboutOf(work.tx, row.id);
      const held = heldAmong(work.tx, about);
      // What the leaders' chat is for may have been said while this was queued.
      const programmes = payload.to === 'leaders' ? programmesOfChat(work.tx, row.chatId) : [];
      const cards = cardsById(work.tx, about).filter(
        ({ assignment, task }) =>
          !held.has(assignment.id) &&
          (programmes.length === 0 || programmes.includes(task.programme.id)) &&
          !hasEnded(task.programme, work.today) &&
          standingOf(assignment, work.today).timeliness === 'overdue' &&
          !isUntold(assignment) &&
          // An answer that came while this was queued is not denied.
          isUnanswered(assignment),
      );
      if (cards.length === 0) return { kind: 'skip', why: 'nothing is overdue and unanswered any more' };
      const remarked = withObjections(work.tx, withFeeders(work.tx, cards, work.today));
      const message = composeEscalation(remarked, payload.to, work.today, putOffBy(work, cards));
      return { kind: 'send', message, payload: { ...payload, message } };
    }
  }
}

/** Until when each agency asked not to be reminded, for those that did. */
function putOffBy({ tx, today }: Work, cards: readonly Card[]): ReadonlyMap<number, LocalDate> {
  return snoozedAmong(
    tx,
    cards.map(({ assignment }) => assignment),
    today,
  );
}

function asQueued(payload: OutboxPayload & { kind: 'message' }): Prepared {
  return { kind: 'send', message: payload.message, payload };
}

/** `message` is null when there is nothing to tell any more. */
function worded(
  payload: Exclude<OutboxPayload, { kind: 'message' }>,
  message: OutgoingMessage | null,
  why: string,
): Prepared {
  return message === null ? { kind: 'skip', why } : { kind: 'send', message, payload: { ...payload, message } };
}

/** A digest that waited for a week gives way to the one of this day, which replaces it. */
function isReplacedToday({ today, rules }: Work, row: OutboxRow): boolean {
  return daysBetween(localDateOf(row.createdAt, rules.timeZone), today) === DIGEST_EVERY_DAYS;
}

function isAllOver({ tx, today }: Work, chatId: number): boolean {
  return !goesOn(tx, today, programmesOfChat(tx, chatId));
}

function hadBundleToday({ tx, today, rules }: Work, chatId: number): boolean {
  return hadBundleSince(tx, chatId, instantAt(today, '00:00', rules.timeZone));
}

/** The opening of the sending window on the next working day. */
function nextWindow({ today, rules }: Work): Instant {
  const tomorrow = instantAt(addDays(today, 1), rules.window.from, rules.timeZone);
  return nextSendingTime(tomorrow, rules.window, rules.calendar, rules.timeZone);
}

/** Leaves out items that were completed, reported, suspended, moved or answered since. */
function wordReminder(work: Work, row: OutboxRow, payload: OutboxPayload & { kind: 'nudge' }): Prepared {
  const { tx, today, rules } = work;
  if (hadBundleToday(work, row.chatId)) return { kind: 'not_before', at: nextWindow(work) };
  const items = new Map(payload.items.map((item) => [item.assignmentId, item]));
  const queuedOn = localDateOf(row.createdAt, rules.timeZone);
  const held = heldAmong(tx, [...items.keys()]);
  const cardsNow = cardsById(tx, [...items.keys()]);
  const snoozed = snoozedAmong(
    tx,
    cardsNow.map(({ assignment }) => assignment),
    today,
  );
  const read = withHeldUp(tx, withFeeders(tx, cardsNow, today), today);
  const cards = read.map(heirNamer(tx, today));
  const reminders = cards.flatMap((card): Reminder[] => {
    const item = items.get(card.assignment.id);
    if (item === undefined || held.has(card.assignment.id) || !isAgencysTurn(card.assignment)) return [];
    if (snoozed.has(card.assignment.id)) return [];
    if (hasEnded(card.task.programme, today)) return [];
    if (rules.delivery === 'live' && isUntold(card.assignment)) return [];
    if (item.deadlineRev !== card.assignment.deadlineRev || answeredSince(item, card, queuedOn)) return [];
    const now = asOfNow(item, card, today);
    if (now.family === 'overdue' && item.family !== 'overdue') {
      restage(tx, row.id, stageKeyOf(card.assignment, FIRST_OVERDUE));
    }
    return [{ card, ...now }];
  });
  if (reminders.length < items.size) {
    setAbout(
      tx,
      row.id,
      reminders.map(({ card }) => card.assignment.id),
    );
  }
  if (reminders.length === 0) return { kind: 'skip', why: 'nothing is due any more' };
  const agencyId = reminders[0]?.card.agency.id;
  // A review names no third agency.
  const isReview = reminders.every(({ family }) => family === 'baseline');
  const slips = agencyId === undefined || isReview ? [] : tellSlips(work, agencyId, row.id);
  const by = answerDayOf(work, reminders);
  const message = composeReminder(reminders, today, { by, gap: gapNoteOf(work, row.chatId), slips });
  return { kind: 'send', message, payload: { ...payload, message } };
}

/** Asked once: the chat may have answered its last reminder while the bot could not receive. */
function gapNoteOf(work: Work, chatId: number): GapNote | null {
  const gap = gapOf(work.tx, chatId);
  if (gap === undefined) return null;
  const { timeZone } = work.rules;
  return { ...gap, timeZone, cards: cardsById(work.tx, openPrompts(work.tx, chatId, timeZone)) };
}

function answeredSince(item: ReminderItem, { assignment }: Card, queuedOn: LocalDate): boolean {
  const { rev, answeredOn } = assignment;
  return rev !== item.rev && isHeldByAnswer(assignment) && answeredOn !== null && answeredOn >= queuedOn;
}

const DIGEST_EVERY_DAYS = 7;
/** The step that a reminder becomes which is sent after the date. */
const FIRST_OVERDUE = 'after-1';

/** An item that stayed queued past its date is worded as of the day of sending. */
function asOfNow(item: ReminderItem, card: Card, today: LocalDate): { family: StageFamily; steps: number } {
  const family = item.family as StageFamily;
  if (awaitsReview(card.assignment, today) && family !== 'period' && family !== 'year') {
    return { family: 'baseline', steps: 0 };
  }
  if (family !== 'before' && family !== 'today') return { family, steps: item.steps };
  const { timeliness } = standingOf(card.assignment, today);
  if (timeliness === 'overdue') return { family: 'overdue', steps: 1 };
  return timeliness === 'due_today' ? { family: 'today', steps: 0 } : { family, steps: item.steps };
}

/** In shadow delivery only the secretariat receives what an agency or the leaders would have received. */
function inShadow(work: Work, row: OutboxRow, prepared: Prepared & { kind: 'send' }): Prepared {
  const meantFor = chatById(work.tx, row.chatId);
  if (meantFor === undefined || meantFor.role === 'secretariat') return prepared;
  const [secretariat] = chatsOf(work.tx, 'secretariat');
  if (secretariat === undefined) return { kind: 'skip', why: 'shadow delivery, and the secretariat has no chat' };
  return { kind: 'redirect', chatId: secretariat.id, message: say.asShadow(prepared.message, ownerOf(work, meantFor)) };
}
