import * as v from 'valibot';
import type { Incoming } from '../../conversation/message/incoming.ts';
import { decodeUpdate } from './decode-update.ts';
import type { BotIdentity } from './decode-update.ts';

/**
 * What is stored of an update. The bot's identity goes with it: what a mention meant must not depend on a later name.
 * `held`: kept as a trace, but not to be acted on.
 */
export interface StoredUpdate {
  readonly bot: BotIdentity;
  readonly update: unknown;
  readonly held: boolean;
}

const StoredShape = v.object({
  bot: v.object({ id: v.string(), names: v.array(v.string()) }),
  update: v.unknown(),
  held: v.boolean(),
});

/** What a stored payload says; any other JSON is `nothing`. */
export function decodeStored(payload: unknown): Incoming {
  const stored = v.safeParse(StoredShape, payload);
  if (!stored.success) return { kind: 'nothing', why: 'not a stored update of this channel' };
  const incoming = decodeUpdate(stored.output.update, stored.output.bot);
  if (!stored.output.held) return incoming;
  const why = 'too many messages of one person within a minute';
  return incoming.kind === 'message' ? { kind: 'nothing', why, person: incoming.person } : { kind: 'nothing', why };
}
