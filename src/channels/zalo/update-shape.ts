/** The parts of an update (bot.zaloplatforms.com/docs, "Webhook") that are used; a part of the wrong type is absent. */

import * as v from 'valibot';

/** Opaque; far shorter in practice. */
const LONGEST_ID = 128;

const id = v.union([
  v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ID)),
  v.pipe(v.number(), v.safeInteger(), v.transform(String)),
]);
const optionalText = v.fallback(v.nullable(v.string()), null);

const From = v.object({
  id,
  display_name: optionalText,
  name: optionalText,
  first_name: optionalText,
  is_bot: v.fallback(v.boolean(), false),
});

const Message = v.object({
  message_id: id,
  from: From,
  chat: v.object({ id, chat_type: optionalText }),
  text: optionalText,
  caption: optionalText,
  /** The observed and the documented field for the same value. */
  photo_url: optionalText,
  photo: optionalText,
  /** Never seen in a recorded update, so nothing depends on it. */
  reply_to_message: v.fallback(
    v.nullable(v.object({ message_id: id, from: v.fallback(v.nullable(From), null) })),
    null,
  ),
});

export const UpdateShape = v.object({ event_name: v.string(), message: Message });

export type ZaloMessage = v.InferOutput<typeof Message>;
export type ZaloPerson = v.InferOutput<typeof From>;

const Keyed = v.object({ message: v.object({ message_id: id }) });

/** The id of an update's message, equal for a redelivery. Null when it has none. */
export function keyOf(update: unknown): string | null {
  const parsed = v.safeParse(Keyed, update);
  return parsed.success ? parsed.output.message.message_id : null;
}

const Named = v.object({ event_name: v.pipe(v.string(), v.regex(/^[\w.]{1,64}$/)) });

/** The name of the event, for the log. */
export function eventNameOf(update: unknown): string {
  const parsed = v.safeParse(Named, update);
  return parsed.success ? parsed.output.event_name : 'unnamed';
}
