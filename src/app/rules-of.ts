import type { Config } from '../config.ts';
import { readWorkingCalendar } from '../importer/working-calendar.ts';
import type { Rules } from '../usecases/work.ts';
import { nextOccurrenceOf, occurrencesAfter } from './occurrences.ts';

/** The office's rules from the settings and the working calendar. Throws `UnreadableData`. */
export function rulesOf(config: Config): Rules {
  return {
    timeZone: config.timeZone,
    confirmation: config.confirmation,
    acceptance: config.acceptance,
    delivery: config.delivery,
    window: config.sendWindow,
    calendar: readWorkingCalendar(),
    nextTick: (after) => nextOccurrenceOf(config.reminderCron, after, config.timeZone),
    backupsLapse: (at) => occurrencesAfter(config.backups.cron, at, config.backups.keep, config.timeZone),
    waitingReminderDays: config.waitingReminderDays,
    fallbackHours: config.fallbackHours,
    monthlyQuota: config.zalo === null ? {} : { zalo: config.zalo.monthlyQuota },
    groupLimit: config.zalo === null ? {} : { zalo: config.zalo.groupLimit },
    publicUrl: config.publicUrl,
  };
}
