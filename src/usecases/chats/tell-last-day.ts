/** Tells the agencies that were asked before a programme's last day that it is another one, or none any more. */

import { addMs, localDateOf, type LocalDate } from '../../domain/calendar/dates.ts';
import { nextSendingTime } from '../../domain/calendar/send-window.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { awaitingNewDay, closingAsked, toldOfChangeSince } from '../../store/programmes/endings.ts';
import type { Work } from '../work.ts';

/** Whoever moves a day may move it again: what stands after this time is told once. */
const SETTLES_FOR_MS = 30 * 60_000;

/** `endsOn` is the last day from now on. Worded when it is sent: a day that is back by then is no news. */
export function tellLastDay(work: Work, programmeId: number, endsOn: LocalDate | null): void {
  const { tx, now, rules } = work;
  const { window, calendar, timeZone } = rules;
  const dueAt = nextSendingTime(addMs(now, SETTLES_FOR_MS), window, calendar, timeZone);
  const lastAsked = new Map(closingAsked(tx, programmeId).map((asked) => [asked.agencyId, asked]));
  for (const { agencyId, endsOn: told, at } of lastAsked.values()) {
    const again = toldOfChangeSince(tx, programmeId, agencyId, at);
    if (told === endsOn && !again) continue;
    const chats = chatsOf(tx, 'agency', agencyId);
    const waiting = awaitingNewDay(
      tx,
      programmeId,
      chats.map(({ id }) => id),
    );
    for (const { id: chatId } of chats.filter(({ id }) => !waiting.has(id))) {
      const askedOn = localDateOf(at, timeZone);
      const payload = { kind: 'last_day_changed', programmeId, agencyId, told, askedOn, again, message: null } as const;
      const key = `last-day:${String(programmeId)}:${now}:${String(chatId)}`;
      enqueue(tx, { key, chatId, kind: 'notice', payload, unprompted: true, dueAt }, now);
    }
  }
}
