/** What every use case is handed: an open transaction, the moment, and the office's rules. */

import type { WorkingCalendar } from '../domain/calendar/calendar.ts';
import { localDateOf, type Instant, type LocalDate } from '../domain/calendar/dates.ts';
import type { SendWindow } from '../domain/calendar/send-window.ts';
import type { Confirmation } from '../domain/tasks/transition.ts';
import type { Tx } from '../store/sqlite/database.ts';
import type { ChannelName } from '../domain/people/channel.ts';

export interface Rules {
  readonly timeZone: string;
  readonly confirmation: Confirmation;
  /** `shadow`: what nobody asked for goes to the secretariat only, marked with the chat it was meant for. */
  readonly delivery: 'live' | 'shadow';
  readonly window: SendWindow;
  readonly calendar: WorkingCalendar;
  /** Working days after which what waits for a decision is laid before the secretariat again. */
  readonly waitingReminderDays: number;
  /** When the reminder job runs next after a moment. */
  readonly nextTick: (after: Instant) => Instant;
  /** Hours for which a chat may be unreachable before its agency's other chat takes over. */
  readonly fallbackHours: number;
  /** Messages a month that a messenger carries; a messenger that is not named has no quota. */
  readonly monthlyQuota: Partial<Record<ChannelName, number>>;
  /** Groups that a messenger's plan lets the bot be in; a messenger that is not named has no such limit. */
  readonly groupLimit: Partial<Record<ChannelName, number>>;
  /** Where people reach the board, without a slash at the end; null when they cannot. */
  readonly publicUrl: string | null;
}

export interface Work {
  readonly tx: Tx;
  readonly now: Instant;
  /** The local day of `now`. */
  readonly today: LocalDate;
  readonly rules: Rules;
}

export function workAt(tx: Tx, now: Instant, rules: Rules): Work {
  return { tx, now, today: localDateOf(now, rules.timeZone), rules };
}
