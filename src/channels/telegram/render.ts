import type { InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity, ReplyParameters } from 'grammy/types';
import type { BoldSpan, Button, OutgoingMessage } from '../../conversation/message/message.ts';
import { encodeAction } from './action-codec.ts';
import { cutText } from './cut-text.ts';

/** Telegram's limit for a message (Bot API, sendMessage), counted in UTF-16 units to be safe. */
export const TEXT_LIMIT = 4096;

/** Telegram's limit for a caption (Bot API, sendPhoto), counted the same way. */
export const CAPTION_LIMIT = 1024;

/** The part of a `sendMessage` request that does not depend on the chat. */
export interface RenderedMessage {
  readonly text: string;
  readonly entities: MessageEntity[];
  readonly link_preview_options: LinkPreviewOptions;
  readonly disable_notification: boolean;
  readonly reply_markup?: InlineKeyboardMarkup;
  readonly reply_parameters?: ReplyParameters;
}

/**
 * Bold is sent as entities, without `parse_mode`, so that no text a person wrote is read as markup. Telegram has
 * buttons, so `howToAnswer` is left out. Throws RangeError for a button whose data cannot be written.
 */
export function render(message: OutgoingMessage): RenderedMessage {
  const text = cutText(message.text, TEXT_LIMIT);
  const rows = message.buttons.filter((row) => row.length > 0);
  const replyTo = Number(message.replyTo ?? Number.NaN);
  return {
    text,
    entities: message.bold.flatMap((span) => boldWithin(span, text.length)),
    link_preview_options: { is_disabled: true },
    disable_notification: message.silent,
    ...(rows.length > 0 && { reply_markup: { inline_keyboard: rows.map((row) => row.map(inlineButton)) } }),
    ...(Number.isSafeInteger(replyTo) && {
      reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
    }),
  };
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
