import { z } from 'zod';
import type { Incoming } from '../../conversation/incoming.ts';
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

const StoredShape = z.object({
  bot: z.object({ id: z.string(), names: z.array(z.string()) }),
  update: z.unknown(),
  held: z.boolean(),
});

/** What a stored payload says; any other JSON is `nothing`. */
export function decodeStored(payload: unknown): Incoming {
  const stored = StoredShape.safeParse(payload);
  if (!stored.success) return { kind: 'nothing', why: 'not a stored update of this channel' };
  if (stored.data.held) return { kind: 'nothing', why: 'too many messages of one person within a minute' };
  return decodeUpdate(stored.data.update, stored.data.bot);
}
