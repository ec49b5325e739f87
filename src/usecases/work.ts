/** What every use case receives: an open transaction, the moment, and the office's rules. */

import type { WorkingCalendar } from '../domain/calendar/calendar.ts';
import { localDateOf, type Instant, type LocalDate } from '../domain/calendar/dates.ts';
import type { SendWindow } from '../domain/calendar/send-window.ts';
import type { Confirmation } from '../domain/tasks/transition/report.ts';
import type { Tx } from '../store/sqlite/database.ts';
import type { ChannelName } from '../domain/people/channel.ts';

export interface Rules {
  readonly timeZone: string;
  readonly confirmation: Confirmation;
  /** Persons who must accept a draft; `one` when absent. */
  readonly acceptance?: 'one' | 'two';
  /** `shadow`: unprompted messages go to the secretariat only, marked with their intended chat. */
  readonly delivery: 'live' | 'shadow';
  readonly window: SendWindow;
  readonly calendar: WorkingCalendar;
  /** Working days after which the secretariat is reminded of a pending decision. */
  readonly waitingReminderDays: number;
  /** The next run of the reminder job after an instant. */
  readonly nextTick: (after: Instant) => Instant;
  /** When the copies of the registry that exist at an instant are all replaced by later ones. */
  readonly backupsLapse: (at: Instant) => Instant;
  /** Hours that a chat is unreachable before its agency's other chat takes over. */
  readonly fallbackHours: number;
  /** Messages a month that a messenger's plan includes; a messenger that is not listed has no quota. */
  readonly monthlyQuota: Partial<Record<ChannelName, number>>;
  /** Groups that a messenger's plan allows the bot; a messenger that is not listed has no limit. */
  readonly groupLimit: Partial<Record<ChannelName, number>>;
  /**
   * Tasks in the registry up to which whatever a chat asks for is answered in the transaction that takes the question;
   * any number when absent.
   */
  readonly atOnceUpTo?: number;
  /** The board's public address, without a slash at the end; null when there is none. */
  readonly publicUrl: string | null;
}

export interface Work {
  readonly tx: Tx;
  readonly now: Instant;
  /** The local day of `now`. */
  readonly today: LocalDate;
  readonly rules: Rules;
}

/** What a use case works with: a transaction, an instant, its local day, the rules. */
export function workAt(tx: Tx, now: Instant, rules: Rules): Work {
  return { tx, now, today: localDateOf(now, rules.timeZone), rules };
}
