import { composeWhoAmI } from '../../conversation/compose/compose-who-am-i.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import type { Call } from '../context/call.ts';

/** `/toi`: what the bot knows of the person and the chat, and what they may do. */
export function whoIs({ work, origin }: Call): void {
  const { person, actor, chat } = origin;
  const nameOf = (agencyId: number | null): string =>
    agencyId === null ? '' : (agencyById(work.tx, agencyId)?.name ?? '');
  const message = composeWhoAmI({
    name: person.name,
    anonymous: actor.anonymous,
    roles: actor.roles.map(({ role, agencyId }) => ({ role, agency: agencyId === null ? null : nameOf(agencyId) })),
    place: { role: chat.role, type: chat.type, agency: nameOf(chat.agencyId) },
  });
  origin.reply(message, 'answer');
}
