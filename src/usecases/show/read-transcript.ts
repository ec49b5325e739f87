/** A rehearsal chat as its members see it: our messages, theirs, and their presses. */

import { isDeepStrictEqual } from 'node:util';
import type { Incoming, IncomingMessage, IncomingPerson, IncomingPress } from '../../conversation/message/incoming.ts';
import type { BoldSpan, Button, OutgoingMessage } from '../../conversation/message/message.ts';
import type { Picture } from '../../conversation/message/picture.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import { payloadOf } from '../../outbox/payload.ts';
import type { Chat } from '../../store/people/chats.ts';
import type { Tx } from '../../store/sqlite/database.ts';
import { updatesOf } from '../../store/record/inbox.ts';
import { sentMessages } from '../../store/outbox/outbox-lists.ts';
import { editsOf } from '../../store/outbox/outbox-edits.ts';
import { outboxById, outboxByMessage, type OutboxRow } from '../../store/outbox/outbox.ts';
import { incomingIn } from '../stored-incoming.ts';

/** The rehearsal has few writers: a chat's messages are among the newest updates. */
const UPDATES_SEARCHED = 600;

interface Spoken {
  readonly at: Instant;
  readonly messageId: string;
  readonly text: string;
  /** The message it replies to; null for none. */
  readonly replyTo: string | null;
}

export interface BotUtterance extends Spoken {
  readonly kind: 'bot';
  readonly bold: readonly BoldSpan[];
  readonly buttons: readonly (readonly Button[])[];
  readonly picture: Picture | null;
}

export interface PersonUtterance extends Spoken {
  readonly kind: 'person';
  readonly person: IncomingPerson;
  readonly edited: boolean;
}

/** `label` is the button's. */
interface Press {
  readonly kind: 'press';
  readonly at: Instant;
  readonly person: IncomingPerson;
  readonly label: string;
}

export type Utterance = BotUtterance | PersonUtterance | Press;

interface Heard {
  readonly at: Instant;
  readonly incoming: Incoming;
}

/** The newest `limit` utterances of a chat, oldest first. What this version cannot read is left out. */
export function readTranscript(
  tx: Tx,
  chat: Pick<Chat, 'id' | 'externalId'>,
  decode: (payload: unknown) => Incoming,
  limit: number,
): Utterance[] {
  const said = sentMessages(tx, chat.id, limit).flatMap((row) => botUtterance(row, editedTo(tx, row)));
  const heard = updatesOf(tx, 'rehearsal', UPDATES_SEARCHED)
    .map((update) => ({ at: update.receivedAt, incoming: incomingIn(update.payload, decode) }))
    .filter((one): one is Heard => 'chat' in one.incoming && one.incoming.chat.externalId === chat.externalId);
  const written = writtenIn(heard);
  const pressed = heard.flatMap(({ at, incoming }) => (incoming.kind === 'press' ? pressOf(at, incoming, said) : []));
  // At the same millisecond the question precedes its answer.
  const order = { person: 0, press: 0, bot: 1 };
  return [...written, ...pressed, ...said]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : order[a.kind] - order[b.kind]))
    .slice(-limit);
}

/** The picture of one of our messages in a chat. */
export function pictureIn(tx: Tx, chatId: number, messageId: string): Picture | null {
  const sent = outboxByMessage(tx, chatId, messageId);
  return sent === undefined ? null : (messageOf(sent)?.picture ?? null);
}

/** Null for a message that was never worded, or that this version cannot read. */
function messageOf(row: OutboxRow): OutgoingMessage | null {
  const payload = payloadOf(row.payload);
  return payload.kind === 'unreadable' ? null : payload.message;
}

/** What took the place of a message that was edited since; null for none. */
function editedTo(tx: Tx, row: OutboxRow): OutgoingMessage | null {
  if (messageOf(row)?.buttons.length === 0) return null;
  const newest = editsOf(tx, row.id).findLast(({ state }) => state === 'sent');
  const edit = newest === undefined ? undefined : outboxById(tx, newest.id);
  return edit === undefined ? null : messageOf(edit);
}

/** Empty for a message that was never worded or never delivered. */
function botUtterance(row: OutboxRow, edited: OutgoingMessage | null): BotUtterance[] {
  const message = edited ?? messageOf(row);
  if (message === null || row.messageId === null) return [];
  const { text, bold, buttons, replyTo, picture = null } = message;
  const at = row.settledAt ?? row.dueAt;
  return [{ kind: 'bot', at, messageId: row.messageId, text, bold, buttons, replyTo, picture }];
}

/** A message stays at its first version's position; later versions change its words. */
function writtenIn(heard: readonly Heard[]): PersonUtterance[] {
  const written = new Map<string, PersonUtterance>();
  for (const { at, incoming } of heard) {
    if (incoming.kind !== 'message') continue;
    const first = written.get(incoming.messageId);
    written.set(incoming.messageId, personUtterance(first?.at ?? at, incoming));
  }
  return [...written.values()];
}

function personUtterance(at: Instant, message: IncomingMessage): PersonUtterance {
  const { messageId, text, person, edited } = message;
  return { kind: 'person', at, messageId, text, person, edited, replyTo: message.replyTo?.messageId ?? null };
}

function pressOf(at: Instant, press: IncomingPress, said: readonly BotUtterance[]): Press[] {
  const carrier = said.find((message) => message.messageId === press.messageId);
  const button = carrier?.buttons.flat().find(({ action }) => isDeepStrictEqual(action, press.action));
  // The message with this button is older than the page reads.
  return button === undefined ? [] : [{ kind: 'press', at, person: press.person, label: button.label }];
}
