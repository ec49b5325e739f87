import type { Actor } from '../../domain/people/access.ts';
import { programmesOfChat } from '../../store/people/chat-programmes.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { hasActedIn } from '../../store/record/events.ts';
import type { Work } from '../work.ts';

/**
 * The programmes that a leader sees in private and on the board: those of the leaders' chats in which the person has
 * acted, or else of all of these chats. Empty for all programmes, and for whoever holds another office over everybody.
 */
export function programmesOfLeader({ tx }: Work, personId: number, { roles }: Pick<Actor, 'roles'>): readonly number[] {
  const over = roles.filter(({ agencyId }) => agencyId === null);
  if (over.length === 0 || over.some(({ role }) => role !== 'leader')) return [];
  const chats = chatsOf(tx, 'leaders');
  const own = chats.filter(({ id }) => hasActedIn(tx, { personId, chatId: id }));
  const programmes = (own.length > 0 ? own : chats).map(({ id }) => programmesOfChat(tx, id));
  return programmes.some((of) => of.length === 0) ? [] : [...new Set(programmes.flat())];
}
