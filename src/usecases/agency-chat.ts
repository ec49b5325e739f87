import type { Assignment } from '../domain/assignment.ts';
import { localDateOf, type LocalDate } from '../domain/dates.ts';
import { chatsOf, type Chat } from '../store/chats.ts';
import type { Work } from './work.ts';

/** The chat in which an agency is reminded: the one linked last. Undefined while it has none. */
export function agencyChat(work: Work, agencyId: number): Chat | undefined {
  return chatsOf(work.tx, 'agency', agencyId).at(-1);
}

/** The first day on which the agency could have been reminded of an assignment; null while it has no chat. */
export function remindableFrom(
  work: Work,
  assignment: Assignment,
  chat = agencyChat(work, assignment.agencyId),
): LocalDate | null {
  if (chat?.linkedAt == null) return null;
  const linkedOn = localDateOf(chat.linkedAt, work.rules.timeZone);
  return linkedOn > assignment.trackedFrom ? linkedOn : assignment.trackedFrom;
}
