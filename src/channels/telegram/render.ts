import type {
  ForceReply,
  InlineKeyboardMarkup,
  LinkPreviewOptions,
  MessageEntity,
  ReplyParameters,
} from 'grammy/types';
import type { BoldSpan, Button, OutgoingMessage } from '../../conversation/message/message.ts';
import { encodeAction } from './action-codec.ts';
import { cutText } from './cut-text.ts';

/** Telegram's limit for a message (Bot API, sendMessage), counted in UTF-16 units to be safe. */
export const TEXT_LIMIT = 4096;

/** Telegram's limit for a caption (Bot API, sendPhoto), counted the same way. */
export const CAPTION_LIMIT = 1024;

/** Telegram's limit for the words in an empty input field (Bot API, ForceReply). */
const PLACEHOLDER_LIMIT = 64;

/** The part of a `sendMessage` request that does not depend on the chat. */
export interface RenderedMessage {
  readonly text: string;
  readonly entities: MessageEntity[];
  readonly link_preview_options: LinkPreviewOptions;
  readonly disable_notification: boolean;
  readonly reply_markup?: InlineKeyboardMarkup | ForceReply;
  readonly reply_parameters?: ReplyParameters;
}

/**
 * Bold is sent as entities, without `parse_mode`, so that no text a person wrote is read as markup. Telegram has
 * buttons, so `howToAnswer` is left out. Throws RangeError for a button whose data cannot be written.
 */
export function render(message: OutgoingMessage): RenderedMessage {
  const rows = message.buttons.filter((row) => row.length > 0);
  const asks = rows.length > 0 ? undefined : message.asks;
  const named = asks?.whom == null ? '' : `${asks.whom.name}: `;
  const text = cutText(named + message.text, TEXT_LIMIT);
  const replyTo = Number(message.replyTo ?? Number.NaN);
  return {
    text,
    entities: [
      ...(asks?.whom == null ? [] : mentionOf(asks.whom)),
      ...message.bold.flatMap((span) => boldWithin({ ...span, offset: span.offset + named.length }, text.length)),
    ],
    link_preview_options: { is_disabled: true },
    disable_notification: message.silent,
    ...(rows.length > 0 && { reply_markup: { inline_keyboard: rows.map((row) => row.map(inlineButton)) } }),
    ...(asks !== undefined && { reply_markup: forceReply(asks.placeholder) }),
    ...(Number.isSafeInteger(replyTo) && {
      reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
    }),
  };
}

/** Selective: it opens the reply for who is mentioned, and for the author of the message replied to (Bot API, ForceReply). */
function forceReply(placeholder: string): ForceReply {
  return { force_reply: true, selective: true, input_field_placeholder: cutText(placeholder, PLACEHOLDER_LIMIT) };
}

/** A mention by number reaches people without a user name too; a number that is none mentions nobody. */
function mentionOf({ externalId, name }: { externalId: string; name: string }): MessageEntity[] {
  const id = Number(externalId);
  if (!Number.isSafeInteger(id) || name === '') return [];
  return [{ type: 'text_mention', offset: 0, length: name.length, user: { id, is_bot: false, first_name: name } }];
}

/** Telegram refuses the whole message for one entity that reaches past the end of the text. */
function boldWithin(span: BoldSpan, textLength: number): MessageEntity[] {
  const offset = Math.max(span.offset, 0);
  const end = Math.min(span.offset + span.length, textLength);
  return end > offset ? [{ type: 'bold', offset, length: end - offset }] : [];
}

function inlineButton(button: Button): { text: string; callback_data: string } {
  return { text: button.label, callback_data: encodeAction(button.action) };
}
