import { createZaloChannel } from '../../../src/channels/zalo/zalo-channel.ts';
import type { ReceivedUpdate } from '../../../src/channels/channel.ts';
import type { ZaloChannel, ZaloOptions } from '../../../src/channels/zalo/zalo-channel.ts';
import type { Incoming } from '../../../src/conversation/message/incoming.ts';
import type { ZaloDouble } from '../../lab/doubles/zalo-double.ts';

/** A channel against the double, with everything that it was told and that it logged. */
export interface Rig {
  readonly channel: ZaloChannel;
  /** Updates in the order in which they were handled. */
  readonly received: readonly ReceivedUpdate[];
  readonly incoming: readonly Incoming[];
  readonly fatal: readonly string[];
  readonly notices: readonly string[];
  /** The first fatal reason. */
  readonly ended: Promise<string>;
  /** Every line of the log, with its fields. */
  readonly logged: readonly string[];
}

/** A channel that is not started yet; `onUpdate` runs after the update was noted. */
export function makeRig(
  double: Pick<ZaloDouble, 'token' | 'apiRoot'>,
  more: Partial<ZaloOptions> & { readonly handle?: (incoming: Incoming) => void } = {},
): Rig {
  const { handle, ...options } = more;
  const received: ReceivedUpdate[] = [];
  const incoming: Incoming[] = [];
  const fatal: string[] = [];
  const notices: string[] = [];
  const logged: string[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  const write = (fields: object, text: string): void => {
    logged.push(`${text} ${JSON.stringify(fields)}`);
  };
  const channel = createZaloChannel({
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
      handle?.(decoded);
    },
    onFatal(reason) {
      fatal.push(reason);
      end(reason);
    },
    onNotice(sentence) {
      notices.push(sentence);
    },
    // Nobody waits between polls here: tests count them.
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    ...options,
  });
  return { channel, received, incoming, fatal, notices, ended, logged };
}
