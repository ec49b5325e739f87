/** Decodes what the rehearsal's page stored: our own `Incoming`, checked as strictly as input from outside. */

import * as v from 'valibot';
import type { Incoming } from '../../conversation/message/incoming.ts';
import type { Action } from '../../conversation/message/message.ts';
import { withoutHidden } from '../../domain/text/without-hidden.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const status = v.picklist(['not_started', 'in_progress', 'blocked', 'completed']);

const ActionShape: v.GenericSchema<unknown, Action> = v.variant('kind', [
  v.object({ kind: v.literal('choose'), assignment: whole, rev: whole }),
  v.object({ kind: v.literal('report'), assignment: whole, rev: whole, status }),
  v.object({ kind: v.literal('extend'), assignment: whole, rev: whole }),
  v.object({ kind: v.literal('acknowledge'), assignment: whole, rev: whole }),
  v.object({ kind: v.literal('acknowledge_all') }),
  v.object({
    kind: v.literal('decide'),
    event: whole,
    ruling: v.picklist(['confirm', 'confirm_reported', 'return', 'approve', 'approve_other', 'reject']),
  }),
  v.object({ kind: v.literal('hold'), assignment: whole, held: v.boolean() }),
  v.object({ kind: v.literal('undo'), event: whole }),
  v.object({ kind: v.literal('answer'), question: whole, choice: whole }),
  v.object({ kind: v.literal('page'), command: v.string(), argument: v.string(), page: whole }),
  v.object({
    kind: v.literal('page_after'),
    command: v.string(),
    argument: v.string(),
    page: whole,
    after: v.string(),
  }),
]);

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
  v.object({ kind: v.literal('press'), chat, person, messageId: v.nullable(id), action: v.nullable(ActionShape) }),
]);

/** Anything but a message or a press in exactly this shape is `nothing`; never throws. */
export function decodePayload(payload: unknown): Incoming {
  const parsed = v.safeParse(Payload, payload);
  return parsed.success ? parsed.output : { kind: 'nothing', why: 'not written by the rehearsal page' };
}
