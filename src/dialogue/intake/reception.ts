/** What it takes to receive updates. */

import type { Incoming } from '../../conversation/message/incoming.ts';
import type { Clock } from '../../domain/calendar/clock.ts';
import type { Log } from '../../domain/log.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { IsDoubtful, Watch } from '../../store/record/in-hand.ts';
import type { Database } from '../../store/sqlite/database.ts';
import type { Rules } from '../../usecases/work.ts';

/** How a channel makes its own raw updates readable; pure, and safe on any JSON. */
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
  /** Nobody watches unless told. */
  readonly watch?: Watch;
  /** Nothing is doubtful unless told. */
  readonly isDoubtful?: IsDoubtful;
}

/** As a messenger delivered it; `key` is the same when it is delivered again. */
export interface Delivered {
  readonly channel: ChannelName;
  readonly key: string;
  readonly payload: unknown;
}
