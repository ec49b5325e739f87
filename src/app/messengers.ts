/** The configured messengers, each with its inbound part (decode, poll or webhook) and its outbound part (relay). */

import type { Channel } from '../channels/channel.ts';
import { environment, type Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { TELEGRAM_LIMITS, ZALO_LIMITS, type Limits } from '../outbox/pace.ts';
import type { ReportFiles } from '../outbox/report-files.ts';
import type { Pictures } from '../outbox/pictures.ts';
import type { ChannelName } from '../domain/people/channel.ts';

export type MessengerName = Exclude<ChannelName, 'rehearsal'>;

export interface Messenger extends Channel {
  readonly name: MessengerName;
  readonly limits: Limits;
  /** Whether updates that arrive while no process runs are lost. */
  readonly keepsNothing: boolean;
}

export interface MessengerEvents {
  /** Stores and handles an update before it resolves; waits for the database until `signal` aborts. */
  readonly onUpdate: (
    name: MessengerName,
    update: { key: string; payload: unknown },
    signal: AbortSignal,
  ) => Promise<{ toast: string | null; alert: boolean }>;
  /** Receives one Vietnamese sentence for the operator. */
  readonly onNotice: (sentence: string) => void;
}

export interface Messengers {
  readonly all: readonly Messenger[];
}

/** What the messengers call once they have an update to deliver. */
export interface Served extends MessengerEvents {
  readonly pictures: Pictures;
  readonly reportFiles: ReportFiles;
}

/** Messengers that may start before the rest of the program: updates wait, unconfirmed, until `serve`. */
export interface Ears {
  readonly messengers: Messengers;
  /** From now on updates are handled, and messages may be sent. */
  readonly serve: (served: Served) => void;
}

/** Replaces the messengers' own time limits and clock. */
export interface Times {
  /** Milliseconds since 1970. */
  readonly nowMs?: () => number;
  /** Seconds of a long poll. */
  readonly pollTimeoutSeconds?: number;
  /** Time limit for sending a message; on Zalo of every call except a poll. */
  readonly callTimeoutMs?: number;
}

/** Loads only the configured messengers, and nothing that only messages need. */
export async function openEars(
  config: Config,
  log: Logger,
  onFatal: (reason: string) => void,
  times: Times = {},
): Promise<Ears> {
  const { pollTimeoutSeconds, callTimeoutMs, nowMs } = times;
  const serving = Promise.withResolvers<Served>();
  let served: Served | null = null;
  const poll = {
    ...(pollTimeoutSeconds === undefined ? {} : { pollTimeoutSeconds }),
    ...(nowMs === undefined ? {} : { nowMs }),
  };
  const onUpdate =
    (name: MessengerName): MessengerEventOf =>
    async (update, signal) =>
      (served ?? (await unlessAborted(serving.promise, signal))).onUpdate(name, update, signal);
  const attachments = attachmentsOf(() => {
    if (served === null) throw new Error('Something is sent before the program is there.');
    return served;
  });
  const all: Messenger[] = [];
  if (config.telegram !== null) {
    const { createTelegramChannel } = await import('../channels/telegram/telegram-channel.ts');
    const telegram = createTelegramChannel({
      ...config.telegram,
      ...poll,
      proxyEnv: environment(),
      ...(callTimeoutMs === undefined ? {} : { callTimeoutMs }),
      log: log.child({ name: 'telegram' }),
      attachments,
      onUpdate: onUpdate('telegram'),
      onFatal,
    });
    all.push(messengerOf('telegram', telegram, TELEGRAM_LIMITS, false));
  }
  if (config.zalo !== null) {
    const { createZaloChannel } = await import('../channels/zalo/zalo-channel.ts');
    const { token, apiRoot, mode, botName } = config.zalo;
    const zalo = createZaloChannel({
      token,
      apiRoot,
      mode,
      ...(botName === null ? {} : { botName }),
      ...poll,
      ...(callTimeoutMs === undefined ? {} : { callTimeoutMs }),
      log: log.child({ name: 'zalo' }),
      // Zalo accepts no upload: it fetches a picture from an address.
      ...(config.publicUrl === null ? {} : { pictures: attachments.pictures }),
      onUpdate: onUpdate('zalo'),
      onFatal,
      onNotice: (sentence) => {
        void serving.promise.then(({ onNotice }) => {
          onNotice(sentence);
        });
      },
    });
    all.push(messengerOf('zalo', zalo, ZALO_LIMITS, mode.kind === 'polling'));
  }
  return {
    messengers: { all },
    serve(by) {
      served = by;
      serving.resolve(by);
    },
  };
}

/** The messengers exist before the parts that draw and write for them. */
function attachmentsOf(served: () => Served): { readonly pictures: Pictures; readonly reportFiles: ReportFiles } {
  return {
    pictures: {
      draw: (picture) => served().pictures.draw(picture),
      fileIdOf: (picture) => served().pictures.fileIdOf(picture),
      keepFileId: (picture, fileId) => {
        served().pictures.keepFileId(picture, fileId);
      },
      addressOf: (picture) => served().pictures.addressOf(picture),
    },
    reportFiles: { write: (file) => served().reportFiles.write(file) },
  };
}

type MessengerEventOf = (
  update: { key: string; payload: unknown },
  signal: AbortSignal,
) => ReturnType<MessengerEvents['onUpdate']>;

/** Rejects as soon as `signal` aborts: the update stays unconfirmed. */
async function unlessAborted<T>(awaited: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => {
    aborted.reject(signal.reason);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([awaited, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function messengerOf(name: MessengerName, channel: Channel, limits: Limits, keepsNothing: boolean): Messenger {
  let started: Promise<void> | null = null;
  return {
    name,
    limits,
    keepsNothing,
    transport: channel.transport,
    decode: (payload) => channel.decode(payload),
    botName: () => channel.botName(),
    start: () => (started ??= channel.start()),
    stop: () => channel.stop(),
    lastPollAt: () => channel.lastPollAt(),
    lastHeardAt: () => channel.lastHeardAt(),
    receiveWebhook: (post) => channel.receiveWebhook(post),
  };
}
