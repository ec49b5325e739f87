import type { Assignment } from '../domain/assignment.ts';
import { localDateOf, type LocalDate } from '../domain/dates.ts';
import { firstLinkedAt } from '../store/agencies.ts';
import { chatsOf, type Chat } from '../store/chats.ts';
import { isAway } from './fall-back.ts';
import type { Work } from './work.ts';

/** The chat in which an agency is reminded: the first one that can be reached. Undefined while it has none. */
export function agencyChat(work: Work, agencyId: number): Chat | undefined {
  const chats = chatsOf(work.tx, 'agency', agencyId);
  return chats.find((chat) => !isAway(work, chat)) ?? chats[0];
}

/** The local day on which an agency first had a chat; a later chat does not make its old tasks new. Null for never. */
export function linkedOn(work: Work, agencyId: number): LocalDate | null {
  const at = firstLinkedAt(work.tx, agencyId);
  return at === null ? null : localDateOf(at, work.rules.timeZone);
}

/** The first day on which an assignment of an agency reachable since `linked` could be reminded of. */
export function remindableFrom(assignment: Assignment, linked: LocalDate | null): LocalDate | null {
  if (linked === null) return null;
  return linked > assignment.trackedFrom ? linked : assignment.trackedFrom;
}
