/** Whoever leaves a group keeps the role until somebody ends it: those who can are told. */

import { leftGroup } from '../../conversation/compose/compose-people.ts';
import type { IncomingDeparture } from '../../conversation/message/incoming.ts';
import type { LinkedChatRole } from '../../domain/people/chat-kind.ts';
import type { TeamRole } from '../../domain/people/role.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { chatsOf, findChat, type Chat } from '../../store/people/chats.ts';
import { findPerson, peopleWith, rolesOf } from '../../store/people/people.ts';
import { record } from '../../store/record/record-event.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import { endAwaitedIn } from '../../usecases/join/await-link.ts';
import { notify } from '../../usecases/chats/notify.ts';
import type { Work } from '../../usecases/work.ts';

const TEAM_OF: Record<LinkedChatRole, TeamRole> = {
  agency: 'focal_point',
  secretariat: 'secretariat',
  leaders: 'leader',
};

/** False when the departure concerns nobody: an unlinked group, or a person without a role there. */
export function noteDeparture(
  work: Work,
  { channel, inboxId }: { readonly channel: ChannelName; readonly inboxId: number },
  { chat, person }: IncomingDeparture,
): boolean {
  const left = findChat(work.tx, channel, chat.externalId);
  const gone = findPerson(work.tx, channel, person.externalId);
  if (left === undefined || gone === undefined) return false;
  const author = { actor: gone.name, personId: gone.id, chatId: left.id, channel, messageId: null };
  const hasEnded = endAwaitedIn(work, left, author, gone.id);
  if (left.role === 'none') return hasEnded;
  const role = TEAM_OF[left.role];
  const isHeld = rolesOf(work.tx, gone.id).some((held) => held.role === role && held.agencyId === left.agencyId);
  if (!isHeld) return hasEnded;
  record(work.tx, {
    at: work.now,
    kind: 'person_left',
    agencyId: left.agencyId,
    chatId: left.id,
    personId: gone.id,
    actor: gone.name,
    channel,
    text: `${gone.name} ← ${left.title}`,
  });
  const agency = left.agencyId === null ? null : (agencyById(work.tx, left.agencyId) ?? null);
  const isLast = peopleWith(work.tx, role, left.agencyId).every(({ id }) => id === gone.id);
  for (const told of toldOf(work, left)) {
    const message = leftGroup({
      name: gone.name,
      number: gone.id,
      role,
      agency,
      isLast,
      inOwnGroup: told.id === left.id,
    });
    notify(work, told, message, { key: `left:${String(inboxId)}`, kind: 'notice' });
  }
  return true;
}

/** The group itself, where the team's others are, and the secretariat. */
function toldOf({ tx }: Work, left: Chat): readonly Chat[] {
  return [left, ...chatsOf(tx, 'secretariat').filter(({ id }) => id !== left.id)];
}
