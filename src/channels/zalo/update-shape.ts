/** The parts of an update (bot.zaloplatforms.com/docs, "Webhook") that are used; a part of the wrong type is absent. */

import { z } from 'zod';

/** Opaque; far shorter in practice. */
const LONGEST_ID = 128;

const id = z.union([z.string().min(1).max(LONGEST_ID), z.int().transform(String)]);
const optionalText = z.string().nullable().catch(null);

const From = z.object({
  id,
  display_name: optionalText,
  name: optionalText,
  first_name: optionalText,
  is_bot: z.boolean().catch(false),
});

const Message = z.object({
  message_id: id,
  from: From,
  chat: z.object({ id, chat_type: optionalText }),
  text: optionalText,
  caption: optionalText,
  /** What is seen, and what is documented, for the same thing. */
  photo_url: optionalText,
  photo: optionalText,
  /** Never seen in a captured update, so nothing may depend on it. */
  reply_to_message: z
    .object({ message_id: id, from: From.nullable().catch(null) })
    .nullable()
    .catch(null),
});

export const UpdateShape = z.object({ event_name: z.string(), message: Message });

export type ZaloMessage = z.infer<typeof Message>;
export type ZaloPerson = z.infer<typeof From>;

const Keyed = z.object({ message: z.object({ message_id: id }) });

/** What tells a redelivered update from a new one: the id of its message. Null when it has none. */
export function keyOf(update: unknown): string | null {
  const parsed = Keyed.safeParse(update);
  return parsed.success ? parsed.data.message.message_id : null;
}

const Named = z.object({ event_name: z.string().regex(/^[\w.]{1,64}$/) });

/** The name of the event, for the log. */
export function eventNameOf(update: unknown): string {
  const parsed = Named.safeParse(update);
  return parsed.success ? parsed.data.event_name : 'unnamed';
}
