import { createTelegramChannel } from '../../../src/channels/telegram/telegram-channel.ts';
import type { ReceivedUpdate } from '../../../src/channels/channel.ts';
import type {
  TelegramChannel,
  TelegramOptions,
  UpdateOutcome,
} from '../../../src/channels/telegram/telegram-channel.ts';
import type { Incoming } from '../../../src/conversation/message/incoming.ts';
import type { TelegramDouble } from '../../lab/doubles/telegram-double.ts';

/** A channel against the double, with everything that it was told and that it logged. */
export interface Rig {
  readonly channel: TelegramChannel;
  /** Updates in the order in which they were handled. */
  readonly received: readonly ReceivedUpdate[];
  readonly incoming: readonly Incoming[];
  readonly fatal: readonly string[];
  /** The first fatal reason. */
  readonly ended: Promise<string>;
  /** Every line of the log, with its fields. */
  readonly logged: readonly string[];
}

export const NO_TOAST: UpdateOutcome = { toast: null, alert: false };

/** A channel that is not started yet; `onUpdate` runs after the update was noted. */
export function makeRig(
  double: Pick<TelegramDouble, 'token' | 'apiRoot'>,
  onUpdate: (incoming: Incoming, key: string) => UpdateOutcome = () => NO_TOAST,
  more: Partial<TelegramOptions> = {},
): Rig {
  const received: ReceivedUpdate[] = [];
  const incoming: Incoming[] = [];
  const fatal: string[] = [];
  const logged: string[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  const write = (fields: object, text: string): void => {
    logged.push(`${text} ${JSON.stringify(fields)}`);
  };
  const channel = createTelegramChannel({
    token: double.token,
    apiRoot: double.apiRoot,
    mode: { kind: 'polling' },
    pollTimeoutSeconds: 5,
    log: { info: write, warn: write, error: write },
    onUpdate(update) {
      received.push(update);
      // The payload goes through text, as it does in the database.
      const decoded = channel.decode(JSON.parse(JSON.stringify(update.payload)));
      incoming.push(decoded);
      return onUpdate(decoded, update.key);
    },
    onFatal(reason) {
      fatal.push(reason);
      end(reason);
    },
    // Nobody waits for a refused poll here: tests count the polls.
    pause: () => Promise.resolve(),
    ...more,
  });
  return { channel, received, incoming, fatal, ended, logged };
}
