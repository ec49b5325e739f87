import type { SendOutcome, Transport } from './transport.ts';

/** How often sends ended in each way since the program started. */
export interface Tally {
  readonly channel: string;
  readonly outcome: SendOutcome['kind'] | 'broken';
  readonly count: number;
}

export interface SendTally {
  /** The same transport, with its outcomes counted. */
  over(channel: string, transport: Transport): Transport;
  all(): readonly Tally[];
}

/** Counts sends by messenger and outcome, for the metrics. */
export function createTally(): SendTally {
  const counts = new Map<string, Tally>();
  const note = (channel: string, outcome: Tally['outcome']): void => {
    const key = `${channel}/${outcome}`;
    counts.set(key, { channel, outcome, count: (counts.get(key)?.count ?? 0) + 1 });
  };
  return {
    over: (channel, transport) => ({
      ...transport,
      async send(to, message) {
        try {
          const outcome = await transport.send(to, message);
          note(channel, outcome.kind);
          return outcome;
        } catch (error) {
          note(channel, 'broken');
          throw error;
        }
      },
    }),
    all: () => [...counts.values()],
  };
}
