/** Decodes what the rehearsal's page stored: our own `Incoming`, checked as strictly as input from outside. */

import * as v from 'valibot';
import type { Incoming } from '../../conversation/message/incoming.ts';
import { withoutHidden } from '../../domain/text/without-hidden.ts';
import { actionSchema } from '../../outbox/message-schema.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const person = v.object({
  externalId: id,
  name: v.pipe(v.string(), v.transform(withoutHidden)),
  anonymous: v.literal(false),
});
const chat = v.object({
  externalId: id,
  threadId: v.null(),
  type: v.picklist(['group', 'private']),
  title: v.string(),
});

const Payload: v.GenericSchema<unknown, Incoming> = v.variant('kind', [
  v.object({
    kind: v.literal('message'),
    chat,
    person,
    messageId: id,
    edited: v.boolean(),
    text: v.pipe(v.string(), v.transform(withoutHidden)),
    files: v.strictTuple([]),
    album: v.null(),
    replyTo: v.nullable(v.object({ messageId: id, ofBot: v.boolean(), person: v.nullable(person) })),
    addressed: v.boolean(),
  }),
  v.object({ kind: v.literal('press'), chat, person, messageId: v.nullable(id), action: v.nullable(actionSchema) }),
]);

/** Anything but a message or a press in exactly this shape is `nothing`; never throws. */
export function decodePayload(payload: unknown): Incoming {
  const parsed = v.safeParse(Payload, payload);
  return parsed.success ? parsed.output : { kind: 'nothing', why: 'not written by the rehearsal page' };
}
