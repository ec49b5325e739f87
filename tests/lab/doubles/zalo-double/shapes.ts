/** Zalo's JSON, as far as the double speaks it. */

export type Fields = Readonly<Record<string, unknown>>;

export interface ZaloPerson {
  readonly id: string;
  readonly display_name: string;
  readonly is_bot: boolean;
}

export interface ZaloChat {
  readonly id: string;
  readonly chat_type: 'PRIVATE' | 'GROUP';
}

export interface ZaloUpdate {
  readonly event_name: string;
  readonly message: {
    readonly message_id: string;
    readonly date: number;
    readonly from: ZaloPerson;
    readonly chat: ZaloChat;
    readonly text?: string;
    readonly caption?: string;
    readonly photo_url?: string;
    readonly photo?: string;
    readonly reply_to_message?: Fields;
  };
}

/** A send that Zalo accepted, whether or not the bot learned of it. */
export interface SentMessage {
  readonly chatId: string;
  readonly messageId: string;
  /** The caption, for a photo. */
  readonly text: string;
  readonly photo: string | null;
}

/** `ok: false` with this code. */
export class Refusal extends Error {
  readonly code: number;

  constructor(code: number, description: string) {
    super(description);
    this.code = code;
  }
}
