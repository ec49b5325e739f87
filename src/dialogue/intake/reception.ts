/** What receiving updates needs. */

import type { Incoming } from '../../conversation/message/incoming.ts';
import type { Clock } from '../../domain/calendar/clock.ts';
import type { Log } from '../../domain/log.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { IsCalm, IsDoubtful, Watch } from '../../store/record/in-hand.ts';
import type { Database } from '../../store/sqlite/database.ts';
import type { Rules } from '../../usecases/work.ts';

/** Decodes a channel's raw updates; pure, and safe on any JSON. */
export interface Decoder {
  decode(payload: unknown): Incoming;
  botName(): string;
}

export interface Reception {
  readonly database: Database;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly decoders: Partial<Record<ChannelName, Decoder>>;
  readonly log: Log;
  /** Without one, work is not watched. */
  readonly watch?: Watch;
  /** Without one, no piece is doubtful. */
  readonly isDoubtful?: IsDoubtful;
  /** Without one, it always is. */
  readonly isCalm?: IsCalm;
}

/** An update as delivered; `key` is the same for a redelivery. */
export interface Delivered {
  readonly channel: ChannelName;
  readonly key: string;
  readonly payload: unknown;
}
