import type { Assignment } from '../../domain/tasks/assignment.ts';
import { isUntold } from '../../domain/tasks/heir.ts';
import { localDateOf, type LocalDate } from '../../domain/calendar/dates.ts';
import { chatsOf, contactsOf, type Chat } from '../../store/people/chats.ts';
import { isAway } from './fall-back.ts';
import type { Work } from '../work.ts';

/** The chat in which an agency is reminded: its first living one. Undefined when it has none. */
export function agencyChat(work: Work, agencyId: number): Chat | undefined {
  const chats = chatsOf(work.tx, 'agency', agencyId);
  return chats.find((chat) => !isAway(work, chat)) ?? chats[0];
}

/** The chat in which an agency is reminded, and the day since which it has had one. */
export interface Contact {
  readonly chatId: number;
  /** The local day on which the agency first had a chat: a later chat does not make its old tasks new. */
  readonly linkedOn: LocalDate | null;
}

/** The contacts of the agencies that have a chat, by agency; each has the chat that `agencyChat` returns. */
export function agencyContacts(work: Work, agencyIds: readonly number[]): ReadonlyMap<number, Contact> {
  const { timeZone } = work.rules;
  const contacts = new Map<number, Contact>();
  const isReached = new Set<number>();
  for (const chat of contactsOf(work.tx, agencyIds)) {
    if (isReached.has(chat.agencyId)) continue;
    const reached = !isAway(work, chat);
    if (reached) isReached.add(chat.agencyId);
    else if (contacts.has(chat.agencyId)) continue;
    const linkedOn = chat.firstLinkedAt === null ? null : localDateOf(chat.firstLinkedAt, timeZone);
    contacts.set(chat.agencyId, { chatId: chat.id, linkedOn });
  }
  return contacts;
}

/**
 * The first day on which an assignment of an agency with a chat since `linked` could be reminded of; an heir's only from the
 * day on which it was told.
 */
export function remindableFrom(assignment: Assignment, linked: LocalDate | null): LocalDate | null {
  if (linked === null) return null;
  const from = linked > assignment.trackedFrom ? linked : assignment.trackedFrom;
  const { toldOn } = assignment;
  return toldOn === null || isUntold(assignment) || toldOn < from ? from : toldOn;
}
