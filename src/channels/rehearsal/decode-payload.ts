/** What the rehearsal's page stored, read back: it is our own `Incoming`, checked as strictly as a stranger's. */

import { z } from 'zod';
import type { Incoming } from '../../conversation/incoming.ts';
import type { Action } from '../../conversation/message.ts';

const id = z.string().min(1).max(128);
const whole = z.int().nonnegative();
const status = z.enum(['not_started', 'in_progress', 'blocked', 'completed']);

const ActionShape: z.ZodType<Action> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choose'), assignment: whole, rev: whole }),
  z.object({ kind: z.literal('report'), assignment: whole, rev: whole, status }),
  z.object({ kind: z.literal('extend'), assignment: whole, rev: whole }),
  z.object({ kind: z.literal('acknowledge'), assignment: whole, rev: whole }),
  z.object({ kind: z.literal('acknowledge_all') }),
  z.object({
    kind: z.literal('decide'),
    event: whole,
    ruling: z.enum(['confirm', 'return', 'approve', 'approve_other', 'reject']),
  }),
  z.object({ kind: z.literal('hold'), assignment: whole, held: z.boolean() }),
  z.object({ kind: z.literal('undo'), event: whole }),
  z.object({ kind: z.literal('answer'), question: whole, choice: whole }),
  z.object({ kind: z.literal('page'), command: z.string(), argument: z.string(), page: whole }),
]);

const person = z.object({ externalId: id, name: z.string(), anonymous: z.literal(false) });
const chat = z.object({
  externalId: id,
  threadId: z.null(),
  type: z.enum(['group', 'private']),
  title: z.string(),
});

const Payload: z.ZodType<Incoming> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    chat,
    person,
    messageId: id,
    edited: z.boolean(),
    text: z.string(),
    files: z.tuple([]),
    album: z.null(),
    replyTo: z.object({ messageId: id, ofBot: z.boolean(), person: person.nullable() }).nullable(),
    addressed: z.boolean(),
  }),
  z.object({ kind: z.literal('press'), chat, person, messageId: id.nullable(), action: ActionShape.nullable() }),
]);

/** Anything but a message or a press in exactly this shape is `nothing`; never throws. */
export function decodePayload(payload: unknown): Incoming {
  const parsed = Payload.safeParse(payload);
  return parsed.success ? parsed.data : { kind: 'nothing', why: 'not written by the rehearsal page' };
}
