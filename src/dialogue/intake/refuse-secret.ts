import type { IncomingSecret } from '../../conversation/message/incoming.ts';
import * as say from '../../conversation/compose/say-secret.ts';
import { instantAt } from '../../domain/calendar/dates.ts';
import { eventsSince } from '../../store/record/events.ts';
import { record } from '../../store/record/record-event.ts';
import { noteEdited } from '../../store/record/message-versions.ts';
import { eraseMessage } from '../../usecases/report/erase-message.ts';
import { leaveAlbumUnasked } from '../../usecases/report/gather-album.ts';
import { chatName } from '../../usecases/chats/chat-name.ts';
import { refusedAlbum } from './admit-update.ts';
import { sightFrom, type Origin } from '../context/origin.ts';
import { notifySecretariat } from '../../usecases/chats/notify.ts';
import type { Work } from '../../usecases/work.ts';

/** Answers a marked message with the rule and records the refusal, without the message's text. */
export function refuseSecret(work: Work, origin: Origin, secret: IncomingSecret, key: string): void {
  const { marking, album } = secret;
  if (secret.edited) {
    eraseMessage(work, origin, secret.messageId);
    noteEdited(work.tx, origin.chat.id, secret.messageId);
  }
  // Further items of an album share the marking of the one that was answered.
  const isFirst = album === null || refusedAlbum(work.tx, origin.chat.id, album, work.now) === null;
  if (origin.actor.roles.length === 0 && isToldToday(work, origin) && (album === null || !isFirst)) return;
  if (album !== null) leaveAlbumUnasked(work, origin.chat.id, album, 'refused for its marking');
  record(work.tx, {
    at: work.now,
    kind: 'secret_refused',
    agencyId: origin.chat.agencyId,
    text: marking,
    after: { album },
    ...origin.author,
  });
  const belongsToNobody = origin.chat.type === 'group' && sightFrom(origin).kind === 'nothing';
  if (!isFirst || belongsToNobody) return;
  origin.reply(say.secretRefused(marking, origin.messageId), 'answer');
  if (origin.chat.role === 'secretariat') return;
  notifySecretariat(work, say.secretWasRefused(marking, chatName(work, origin.chat), origin.person.name), { key });
}

/** Limits what people without a role can add to the record. */
function isToldToday({ tx, today, rules }: Work, { chat, person }: Origin): boolean {
  const since = instantAt(today, '00:00', rules.timeZone);
  return eventsSince(tx, since, ['secret_refused']).some(
    ({ chatId, personId }) => chatId === chat.id && personId === person.id,
  );
}
