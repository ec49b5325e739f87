import * as v from 'valibot';
import type { Incoming } from '../../conversation/message/incoming.ts';
import { decodeUpdate } from './decode-update.ts';
import type { BotIdentity } from './decode-update.ts';

/**
 * An update as it is stored. The bot's identity goes with it, so that the meaning of a mention does not depend on a
 * later name. `held`: kept as a trace, not to be acted on.
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

/** Decodes a stored payload; any other JSON is `nothing`. */
export function decodeStored(payload: unknown): Incoming {
  const stored = v.safeParse(StoredShape, payload);
  if (!stored.success) return { kind: 'nothing', why: 'not a stored update of this channel' };
  const incoming = decodeUpdate(stored.output.update, stored.output.bot);
  if (!stored.output.held) return incoming;
  const why = 'too many messages of one person within a minute';
  return incoming.kind === 'message' ? { kind: 'nothing', why, person: incoming.person } : { kind: 'nothing', why };
}
