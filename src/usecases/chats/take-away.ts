/** A question that wants words only is taken away once it is answered or over: what it led to stands in its receipt. */

import { write } from '../../conversation/compose/write.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { addDays, addMs, localDateOf, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { payloadOf } from '../../outbox/payload.ts';
import { outboxById, type OutboxRow } from '../../store/outbox/outbox.ts';
import { outboxOfQuestion, openQuestionsSince } from '../../store/record/questions.ts';
import type { Rules, Work } from '../work.ts';

/** Telegram lets a bot take its message away for 48 hours (Bot API, deleteMessage). */
const REMOVABLE_MS = 48 * 60 * 60 * 1000;

/** The last day on which a question is answered: the next working day after that of asking. */
export function lastDayToAnswer(
  { calendar, timeZone }: Pick<Rules, 'calendar' | 'timeZone'>,
  askedAt: Instant,
): LocalDate {
  return calendar.nextWorkingDay(addDays(localDateOf(askedAt, timeZone), 1));
}

/** Takes the question's message away where it opened a reply; any other stays. */
export function takeAway(work: Work, questionId: number): void {
  const outboxId = outboxOfQuestion(work.tx, questionId);
  const row = outboxId === null ? undefined : outboxById(work.tx, outboxId);
  if (row === undefined || !asksInWords(row)) return;
  const payload = { kind: 'take_away', of: row.id, message: null } as const;
  const key = `take_away:${String(row.id)}`;
  enqueue(work.tx, { key, chatId: row.chatId, kind: 'answer', payload, unprompted: false, dueAt: work.now }, work.now);
}

/** Those whose last day is over; what is too old to be taken away stays. */
export function takeAwayExpired(work: Work): void {
  for (const { id, askedAt } of openQuestionsSince(work.tx, addMs(work.now, -REMOVABLE_MS))) {
    if (work.today > lastDayToAnswer(work.rules, askedAt)) takeAway(work, id);
  }
}

/** Null where the question was never sent. */
export function wordTakeAway({ tx }: Work, of: number): OutgoingMessage | null {
  const messageId = outboxById(tx, of)?.messageId ?? null;
  return messageId === null ? null : { ...write([]), removes: messageId };
}

function asksInWords(row: OutboxRow): boolean {
  const payload = payloadOf(row.payload);
  if (payload.kind !== 'message') return false;
  const { asks } = payload.message;
  return asks !== undefined && asks.stays !== true;
}
