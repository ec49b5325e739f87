import * as v from 'valibot';
import type {
  Incoming,
  IncomingChat,
  IncomingFile,
  IncomingMessage,
  IncomingPerson,
} from '../../conversation/message/incoming.ts';
import { cleanName } from '../../conversation/read/clean-name.ts';
import { stripMention } from './strip-mention.ts';
import { UpdateShape } from './update-shape.ts';
import type { ZaloMessage, ZaloPerson } from './update-shape.ts';
import { withoutHidden } from '../../domain/text/without-hidden.ts';

/** The bot's identity. `names` are all the names that a mention may use. */
export interface BotIdentity {
  readonly id: string;
  readonly names: readonly string[];
}

const NAME_LIMIT = 64;

/** The kind of event that people answer with; other kinds carry nothing to keep. */
const TEXT = 'message.text.received';
const IMAGE = 'message.image.received';
/** Neither words nor a picture: answered with one sentence where they are meant for the bot. */
const WITHOUT_WORDS = ['sticker', 'location', 'poll', 'contact', 'gif', 'voice', 'video', 'file', 'link'].map(
  (kind) => `message.${kind}.received`,
);
/** What Zalo keeps back: its text, if any, is not the bot's to see, and in a group it may be meant for anybody. */
const KEPT_BACK = 'message.unsupported.received';

/** Decodes an update (bare, untrusted JSON). Never throws: a malformed one is `nothing`. */
export function decodeUpdate(update: unknown, bot: BotIdentity): Incoming {
  const parsed = v.safeParse(UpdateShape, update);
  if (!parsed.success) return nothing('malformed update');
  const { event_name: event, message } = parsed.output;
  if (message.from.id === bot.id) return nothing("the bot's own message");
  if (message.from.is_bot) return nothing('written by a bot');
  const isWordless = event === KEPT_BACK || WITHOUT_WORDS.includes(event);
  if (event !== TEXT && event !== IMAGE && !isWordless) return nothing('a kind of message without text or picture');

  const person = personOf(message.from);
  const chat = chatOf(message.chat, person);
  if (chat === null) return nothing('neither a group nor a private chat');
  const replyTo = replyOf(message, bot);
  if (isWordless) {
    const isForBot = chat.type === 'private' || replyTo?.ofBot === true || event !== KEPT_BACK;
    return isForBot
      ? { ...wordless(message, chat, person), replyTo }
      : nothing('what Zalo keeps back, meant for anybody');
  }
  const files = event === IMAGE ? pictureOf(message) : [];
  const raw = message.text ?? message.caption;
  if (raw === null && files.length === 0) return nothing('neither text nor a picture that can be fetched');
  const text = withoutHidden(raw ?? '');
  return {
    kind: 'message',
    chat,
    person,
    messageId: message.message_id,
    edited: false,
    text: chat.type === 'group' ? stripMention(text, bot.names) : text.trim(),
    files,
    album: null,
    replyTo,
    addressed: true, // from a group Zalo delivers only mentions of the bot and replies to it
  };
}

function wordless(message: ZaloMessage, chat: IncomingChat, person: IncomingPerson) {
  const { message_id: messageId } = message;
  return {
    kind: 'message',
    chat,
    person,
    messageId,
    edited: false,
    text: '',
    files: [],
    album: null,
    addressed: true,
  } as const;
}

/** Zalo gives no group titles: the secretariat knows groups by what they are linked to. */
function chatOf({ id, chat_type: type }: ZaloMessage['chat'], person: IncomingPerson): IncomingChat | null {
  switch (type?.toUpperCase()) {
    case 'PRIVATE':
      return { externalId: id, threadId: null, type: 'private', title: person.name };
    case 'GROUP':
      return { externalId: id, threadId: null, type: 'group', title: `Nhóm Zalo ${cleanName(id.slice(-6), 6)}` };
    default:
      return null;
  }
}

function personOf(from: ZaloPerson): IncomingPerson {
  const names = [from.display_name, from.name, from.first_name].map((name) => cleanName(name ?? '', NAME_LIMIT));
  const name = names.find((candidate) => candidate !== '') ?? `Tài khoản ${cleanName(from.id.slice(-6), 6)}`;
  return { externalId: from.id, name, anonymous: false };
}

function pictureOf(message: ZaloMessage): readonly IncomingFile[] {
  const url = message.photo_url ?? message.photo;
  if (url === null || !isWebAddress(url)) return [];
  return [{ kind: 'photo', fileId: url, fileKey: message.message_id, name: null, mime: null, size: null }];
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** A quoted message without an author counts as the bot's: any other reply reaches the bot only with a mention. */
function replyOf(message: ZaloMessage, bot: BotIdentity): IncomingMessage['replyTo'] {
  const quoted = message.reply_to_message;
  if (quoted === null) return null;
  const { from } = quoted;
  const person = from === null || from.is_bot || from.id === bot.id ? null : personOf(from);
  return { messageId: quoted.message_id, ofBot: from === null || from.id === bot.id, person };
}

function nothing(why: string): Incoming {
  return { kind: 'nothing', why };
}
