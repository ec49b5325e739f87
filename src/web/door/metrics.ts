/** The metrics for a monitor, in Prometheus' text format. */

import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

export interface Figures {
  /** Messages sent this month on each messenger with a quota. */
  readonly quotas: readonly { readonly channel: string; readonly used: number; readonly quota: number }[];
  /** Updates that could not be handled and wait for an operator. */
  readonly unhandled: number;
  /** Messages by state, without those that were settled as delivered. */
  readonly outbox: Readonly<Record<string, number>>;
  readonly oldestDueSeconds: number;
  readonly sends: readonly { readonly channel: string; readonly outcome: string; readonly count: number }[];
  /** Seconds since the last proof that updates reach us. */
  readonly silentSeconds: readonly { readonly channel: string; readonly seconds: number }[];
  /** Null without a backup. */
  readonly backupAgeSeconds: number | null;
  /** Null where the registry is copied nowhere. */
  readonly copyLagSeconds: number | null;
}

export interface MetricsText {
  readonly contentType: string;
  read(figures: Figures): Promise<string>;
}

/** The metrics as Prometheus' text, those of the process among them. */
export function createMetrics(): MetricsText {
  const registry = new Registry();
  const registers = [registry];
  // Memory, processor time, and event-loop lag.
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
    new Gauge({ name: `dondoc_${name}`, help, labelNames, registers });
  const used = gauge('messages_this_month', 'Messages carried this month by a messenger with a quota.', ['channel']);
  const quota = gauge('message_quota', 'Messages a month that a messenger carries.', ['channel']);
  const unhandled = gauge('updates_unhandled', 'Updates that could not be handled and wait for a person.');
  const outbox = gauge('outbox_messages', 'Messages that wait, are in hand, or are in trouble.', ['state']);
  const oldest = gauge('outbox_oldest_due_seconds', 'How long the oldest due message has been due.');
  const silent = gauge('silent_seconds', 'Seconds since the last proof that what people write reaches us.', [
    'channel',
  ]);
  const backup = gauge('backup_age_seconds', 'Age of the last backup that was made and checked.');
  const copies = gauge('copy_lag_seconds', 'For how long something has been in the registry and in no copy of it.');
  const sends = new Counter({
    name: 'dondoc_sends_total',
    help: 'Sends by what became of them, since the program started.',
    labelNames: ['channel', 'outcome'],
    registers,
  });

  return {
    contentType: registry.contentType,
    read(figures) {
      for (const { channel, used: carried, quota: most } of figures.quotas) {
        used.set({ channel }, carried);
        quota.set({ channel }, most);
      }
      unhandled.set(figures.unhandled);
      for (const [state, count] of Object.entries(figures.outbox)) outbox.set({ state }, count);
      oldest.set(figures.oldestDueSeconds);
      for (const { channel, seconds } of figures.silentSeconds) silent.set({ channel }, seconds);
      if (figures.backupAgeSeconds !== null) backup.set(figures.backupAgeSeconds);
      if (figures.copyLagSeconds !== null) copies.set(figures.copyLagSeconds);
      sends.reset();
      for (const { channel, outcome, count } of figures.sends) sends.inc({ channel, outcome }, count);
      return registry.metrics();
    },
  };
}
