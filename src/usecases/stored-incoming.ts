/** What a stored update says: a message kept without its text for its secrecy marking, or the messenger's own words. */

import * as v from 'valibot';
import type { Incoming, IncomingChat, IncomingPerson, IncomingSecret } from '../conversation/message/incoming.ts';
import { SECRECY_MARKINGS } from '../domain/text/secrecy-marking.ts';
import { readStored, type Unreadable } from '../store/sqlite/read-stored.ts';

const text = v.string();

const secret = v.object({
  kind: v.literal('secret'),
  chat: v.object({
    externalId: text,
    threadId: v.nullable(text),
    type: v.picklist(['group', 'private']),
    title: text,
  } satisfies Record<keyof IncomingChat, v.GenericSchema>),
  person: v.object({
    externalId: text,
    name: text,
    anonymous: v.boolean(),
  } satisfies Record<keyof IncomingPerson, v.GenericSchema>),
  messageId: text,
  album: v.nullable(text),
  edited: v.boolean(),
  marking: v.picklist(SECRECY_MARKINGS),
} satisfies Record<keyof IncomingSecret, v.GenericSchema>);

const withoutText = v.pipe(
  v.object({ secret }),
  v.transform((marked) => ({ kind: 'without_text' as const, secret: marked.secret })),
);
const asDelivered = v.pipe(
  v.unknown(),
  v.transform((payload) => ({ kind: 'as_delivered' as const, payload })),
);
const payload = v.lazy((input) => (isWithoutText(input) ? withoutText : asDelivered));

/** Reads what any version since 0.1.0 stored; `decode` reads what was stored as delivered, and never throws. */
export function incomingIn(json: string, decode: (payload: unknown) => Incoming): Incoming | Unreadable {
  const stored = readStored(payload, json);
  switch (stored.kind) {
    case 'without_text':
      return stored.secret;
    case 'as_delivered':
      return decode(stored.payload);
    case 'unreadable':
      return stored;
  }
}

function isWithoutText(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'secret' in input;
}
