import type { Assignment } from '../domain/assignment.ts';
import { localDateOf, type LocalDate } from '../domain/dates.ts';
import { chatsOf, type Chat } from '../store/chats.ts';
import type { Work } from './work.ts';

/** The chat in which an agency is reminded: the one linked last. Undefined while it has none. */
export function agencyChat(work: Work, agencyId: number): Chat | undefined {
  return chatsOf(work.tx, 'agency', agencyId).at(-1);
}

/** The local day on which a chat was linked; null when there is none. */
export function linkedOn(work: Work, chat: Chat | undefined): LocalDate | null {
  return chat?.linkedAt == null ? null : localDateOf(chat.linkedAt, work.rules.timeZone);
}

/** The first day on which an assignment could be reminded of in a chat linked on `linked`; null without a chat. */
export function remindableFrom(assignment: Assignment, linked: LocalDate | null): LocalDate | null {
  if (linked === null) return null;
  return linked > assignment.trackedFrom ? linked : assignment.trackedFrom;
}
