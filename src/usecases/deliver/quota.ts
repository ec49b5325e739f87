/**
 * Counts against a messenger's monthly quota: from 80 % people without a role are not answered, from 95 % only
 * reminders and receipts are sent. The secretariat is told at both.
 */

import * as say from '../../conversation/compose/say-trouble.ts';
import { addMonths, instantAt, localDateOf, type Instant } from '../../domain/calendar/dates.ts';
import { nextSendingTime } from '../../domain/calendar/send-window.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { OutboxKind } from '../../domain/people/outbox-kind.ts';
import { countMessage, messagesIn } from '../../store/outbox/usage.ts';
import { notifySecretariat } from '../chats/notify.ts';
import type { Work } from '../work.ts';

const WARN_AT = 0.8;
const KEEP_AT = 0.95;

const STRANGER = 'stranger:';

export interface QuotaUse {
  /** Local month, `YYYY-MM`. */
  readonly month: string;
  readonly used: number;
  readonly quota: number;
}

/** A messenger's messages this month; null when it has no quota. */
export function quotaUse(work: Work, channel: ChannelName): QuotaUse | null {
  const quota = work.rules.monthlyQuota[channel];
  if (quota === undefined) return null;
  const month = work.today.slice(0, 7);
  return { month, used: messagesIn(work.tx, channel, month), quota };
}

/** Counts a message that was or may have been delivered; tells the secretariat once when a threshold is crossed. */
export function countAgainstQuota(work: Work, channel: ChannelName): void {
  const before = quotaUse(work, channel);
  if (before === null) return;
  countMessage(work.tx, channel, before.month);
  const used = before.used + 1;
  for (const assignment of [WARN_AT, KEEP_AT]) {
    if (before.used < assignment * before.quota && used >= assignment * before.quota) {
      notifySecretariat(work, say.quotaReached(channel, used, before.quota, assignment === KEEP_AT), {
        key: `quota:${channel}:${before.month}:${assignment}`,
      });
    }
  }
}

/** Whether people without a role may be answered without a risk for reminders and receipts. */
export function hasRoomForStrangers(work: Work, channel: ChannelName): boolean {
  const use = quotaUse(work, channel);
  return use === null || use.used < WARN_AT * use.quota;
}

/** The key of the nth answer to an update of a person without a role. */
export function strangerKey(inboxId: number, nth: number): string {
  return `${STRANGER}${String(inboxId)}:${String(nth)}`;
}

/** True for an answer to a person without a role. */
export function isForStranger(row: { readonly key: string }): boolean {
  return row.key.startsWith(STRANGER);
}

/** The earliest instant for a message of this kind: a digest waits for the next month once the rest is reserved. */
export function waitsForQuota(work: Work, channel: ChannelName, kind: OutboxKind): Instant | null {
  const use = kind === 'digest' ? quotaUse(work, channel) : null;
  if (use === null || use.used < KEEP_AT * use.quota) return null;
  const { window, calendar, timeZone } = work.rules;
  const nextMonth = `${addMonths(work.today, 1).slice(0, 7)}-01` as typeof work.today;
  const at = nextSendingTime(instantAt(nextMonth, window.from, timeZone), window, calendar, timeZone);
  return localDateOf(at, timeZone) > work.today ? at : null;
}
