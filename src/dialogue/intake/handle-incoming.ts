/** Passes each kind of update to its use case. Runs in the transaction that marks the update handled. */

import type { Incoming, IncomingMembership, IncomingMessage } from '../../conversation/message/incoming.ts';
import { LONGEST_MESSAGE } from '../../conversation/read/longest-message.ts';
import { bearsCode, parseCommand, type Command } from '../../conversation/read/parse-command.ts';
import { TOO_LONG, unknownCommand } from '../../conversation/compose/say.ts';
import { stillAwaits } from '../../conversation/compose/say-joining.ts';
import * as say from '../../conversation/compose/say-linking.ts';
import { write } from '../../conversation/compose/write.ts';
import { chatById, findChat, markChatDead, meetChat, moveChat, reviveChat } from '../../store/people/chats.ts';
import { record } from '../../store/record/record-event.ts';
import { wasEdited } from '../../store/record/message-versions.ts';
import { findPerson, meetPerson, rolesOf } from '../../store/people/people.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import { chatName } from '../../usecases/chats/chat-name.ts';
import { fallBack } from '../../usecases/chats/fall-back.ts';
import { handleMessage, keepFilesOfCommand, putCommandInPlace } from '../turn/handle-message.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import { handlePress } from '../turn/handle-press.ts';
import { noticeOwners } from '../../usecases/chats/notice-operator.ts';
import { isOurOwn } from '../context/own-words.ts';
import { answeringSparingly, meetOrigin, type Origin } from '../context/origin.ts';
import { hintKey } from '../people/link-chat.ts';
import { noteDeparture } from '../people/note-departure.ts';
import { sendCommandElsewhere, sendElsewhere } from '../people/send-elsewhere.ts';
import { refuseSecret } from './refuse-secret.ts';
import { runCommand } from '../turn/run-command.ts';
import { awaitedHere, endAwaitedIn } from '../../usecases/join/await-link.ts';
import { notifySecretariat } from '../../usecases/chats/notify.ts';
import { tell } from '../../outbox/enqueue.ts';
import type { Work } from '../../usecases/work.ts';
import { PROGRAM_ACTOR } from '../../domain/people/program-actor.ts';
import { chatLost } from '../../conversation/compose/say-delivery.ts';

/** Messengers on which a bot in a group receives only what addresses it: commands need no slash there. */
const HEARS_ONLY_ITS_OWN: readonly ChannelName[] = ['zalo'];

export interface Source {
  readonly channel: ChannelName;
  readonly inboxId: number;
  /** The bot's own name on this channel, for hints; '' when unknown. */
  readonly botName: string;
}

export interface Done {
  readonly toast: Toast | null;
  /** The update does not concern us. */
  readonly ignored: boolean;
  /** A version of a message that came after a later one: nothing was done, and its words must not stay. */
  readonly late?: true;
}

/** Handles one update by its kind, within the transaction that stores it. */
export function handleIncoming(work: Work, source: Source, incoming: Incoming): Done {
  switch (incoming.kind) {
    case 'nothing':
      return { toast: null, ignored: true };
    case 'migration':
      followChat(work, source, incoming.from, incoming.to);
      return { toast: null, ignored: false };
    case 'membership':
      handleMembership(work, source, incoming);
      return { toast: null, ignored: false };
    case 'departure':
      return { toast: null, ignored: !noteDeparture(work, source, incoming) };
    case 'press': {
      const met: Origin = { ...meetOrigin(work, { ...source, ...incoming }), pressed: true };
      const origin = answeringSparingly(work, met, source.inboxId);
      return { toast: handlePress(work, origin, incoming), ignored: false };
    }
    case 'secret': {
      const origin = answeringSparingly(work, meetOrigin(work, { ...source, ...incoming }), source.inboxId);
      refuseSecret(work, origin, incoming, `secret:${source.inboxId}`);
      return { toast: null, ignored: false };
    }
    case 'message':
      return { toast: null, ...handleWritten(work, source, incoming) };
  }
}

/** Whether the update's author, as far as it names one, has no role. */
export function isOfStranger({ tx }: Work, channel: ChannelName, incoming: Incoming): boolean {
  if (incoming.kind === 'migration') return false;
  if (incoming.person === undefined) return true;
  const person = findPerson(tx, channel, incoming.person.externalId);
  return person === undefined || rolesOf(tx, person.id).length === 0;
}

/** `ignored`: nothing was done because the group is not linked; its move may not be known yet. */
function handleWritten(work: Work, source: Source, incoming: IncomingMessage): Omit<Done, 'toast'> {
  const met = meetOrigin(work, { ...source, ...incoming });
  if (!incoming.edited && wasEdited(work.tx, met.chat.id, incoming.messageId)) return { ignored: false, late: true };
  const origin = answeringSparingly(work, met, source.inboxId);
  const text = incoming.text.normalize('NFC');
  const message: IncomingMessage = { ...incoming, text, ...(isOurOwn(work, text) && { forwarded: true }) };
  const asked = message.forwarded
    ? ({ kind: 'text' } as const)
    : parseCommand(message.text, HEARS_ONLY_ITS_OWN.includes(source.channel));
  switch (asked.kind) {
    case 'command': {
      const { command } = asked;
      // An edited command was carried out when it was sent.
      if (message.edited) {
        putCommandInPlace(work, origin, message);
        keepFilesOfCommand(work, origin, message, command.argument);
        return { ignored: false };
      }
      if (message.text.length > LONGEST_MESSAGE && command.name !== 'import') origin.reply(write([TOO_LONG]), 'answer');
      else if (bearsCode(command) || (!tellAwaited(work, origin) && !sendCommandElsewhere(work, origin)))
        runCommand({ work, origin: triesCode(command, met) ? met : origin, command, message });
      // The file of a decision is kept with its draft.
      if (command.name !== 'import') keepFilesOfCommand(work, origin, message, command.argument);
      return { ignored: false };
    }
    case 'unknown_command':
      if (message.addressed && !message.edited) {
        origin.reply(write([unknownCommand(asked.name)]), 'answer');
        keepFilesOfCommand(work, origin, message, afterCommand(message.text));
      }
      return { ignored: false };
    case 'text':
      if (message.addressed && tellAwaited(work, origin)) return { ignored: false };
      if (origin.chat.type === 'group' && origin.chat.role === 'none') {
        return { ignored: !sendElsewhere(work, origin, message) };
      }
      handleMessage(work, origin, message);
      return { ignored: false };
  }
}

/** In a chat that waits for the secretariat nothing is read or recorded; true where that was said. */
function tellAwaited(work: Work, origin: Origin): boolean {
  const { chat, actor } = origin;
  // In private a person with a role goes on as before.
  if (chat.role !== 'none' || (chat.type === 'private' && actor.roles.length > 0)) return false;
  const awaited = awaitedHere(work, chat.id);
  if (awaited !== null) origin.reply(stillAwaits(awaited, origin.messageId), 'answer');
  return awaited !== null;
}

/** "/bienban 1 đã gửi": what stands behind a command that is none. */
function afterCommand(text: string): string {
  const [, ...words] = text.trim().split(/\s/u);
  return words.join(' ');
}

/** Whether a code is tried: it is whenever it comes, and answered by limits of its own. */
function triesCode(command: Command, { actor, chat }: Origin): boolean {
  return bearsCode(command) && !actor.anonymous && (command.name !== 'claim' || chat.type === 'private');
}

function handleMembership(work: Work, source: Source, incoming: IncomingMembership): void {
  const { channel } = source;
  const { externalId, type, title } = incoming.chat;
  const chat = meetChat(work.tx, { channel, externalId, type, title });
  const person = meetPerson(work.tx, { channel, externalId: incoming.person.externalId, name: incoming.person.name });
  const author = { actor: person.name, personId: person.id, chatId: chat.id, channel };
  if (incoming.present) {
    if (chat.state === 'dead') reviveChat(work.tx, chat.id);
    record(work.tx, { at: work.now, kind: 'bot_added', agencyId: chat.agencyId, text: title, ...author });
    if (type === 'group' && chat.role === 'none' && incoming.reason === 'joined') {
      tell(work, chat, say.howToLink(source.botName), { key: hintKey(chat, work.today), kind: 'answer' });
    }
    return;
  }
  endAwaitedIn(work, chat, { ...author, messageId: null }, null);
  markChatDead(work.tx, chat.id, incoming.reason);
  record(work.tx, { at: work.now, kind: 'chat_died', agencyId: chat.agencyId, text: incoming.reason, ...author });
  if (chat.role !== 'none') {
    noticeOwners(work, {
      key: `thrown_out:${String(source.inboxId)}`,
      text: chatLost(chatName(work, chat), say.thrownOutBy(person.name)),
    });
  }
  if (chat.role === 'agency' || chat.role === 'leaders') {
    if (fallBack(work, chat, null, say.thrownOutBy(person.name))) return;
    notifySecretariat(work, say.thrownOut(chatName(work, chat), person.name), {
      key: `thrown_out:${String(source.inboxId)}`,
    });
  }
}

/** Moves a chat to its new id; up to three notices of a move have one effect. */
function followChat(work: Work, source: Source, from: string, to: string): void {
  const before = findChat(work.tx, source.channel, from);
  if (before === undefined || before.externalId === to) return;
  moveChat(work.tx, source.channel, from, to);
  const chat = chatById(work.tx, before.id);
  record(work.tx, {
    at: work.now,
    kind: 'chat_moved',
    agencyId: chat?.agencyId ?? null,
    chatId: before.id,
    actor: PROGRAM_ACTOR,
    channel: source.channel,
    text: `${from} → ${to}`,
  });
}
