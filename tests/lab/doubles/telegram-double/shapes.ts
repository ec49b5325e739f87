/** The few shapes of the Bot API that the double speaks, as plain JSON. */

export type Fields = Record<string, unknown>;

export interface Person {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
}

export interface Chat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title?: string;
  readonly first_name?: string;
  readonly is_forum?: true;
}

export interface InlineButton {
  readonly text: string;
  readonly callback_data: string;
}

export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly InlineButton[])[];
}

export interface ForceReply {
  readonly force_reply: true;
  readonly selective: boolean;
  readonly input_field_placeholder: string;
}

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

export interface Message {
  readonly message_id: number;
  readonly date: number;
  readonly chat: Chat;
  readonly from: Person;
  readonly text?: string;
  readonly caption?: string;
  readonly entities?: readonly Entity[];
  readonly reply_to_message?: Message;
  readonly message_thread_id?: number;
  readonly is_topic_message?: true;
  readonly media_group_id?: string;
  readonly [field: string]: unknown;
  reply_markup?: InlineKeyboard;
  /** As it was sent; Telegram tells nobody afterwards. */
  readonly force_reply?: ForceReply;
}

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

/** A file of a multipart request. */
export interface UploadedFile {
  readonly filename: string;
  readonly data: Buffer;
}

/** Thrown by a method of the double: the request is answered with `ok: false` and has no effect. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: Fields;
  constructor(code: number, description: string, parameters: Fields = {}) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}
