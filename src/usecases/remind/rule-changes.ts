import { addDays, type Instant } from '../../domain/calendar/dates.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { readMeta, writeMeta } from '../../store/sqlite/meta.ts';
import { wakeAll } from '../../store/reminders/reminders.ts';
import { workAt, type Rules } from '../work.ts';

const YEARS_COMPARED = 3;

/** When the operator has edited the working calendar, the rules look again at days computed from the old one. */
export function ruleChangesWake(database: Database, now: Instant, rules: Rules): void {
  database.transact((tx) => {
    const { today } = workAt(tx, now, rules);
    const year = today.slice(0, 4);
    const restDays: string[] = [];
    for (let day = addDays(today, -31); day < addDays(today, YEARS_COMPARED * 366); day = addDays(day, 1)) {
      if (!rules.calendar.isWorkingDay(day) && rules.calendar.holidayName(day) !== null) restDays.push(day);
    }
    const calendar = `${year}:${restDays.filter((day) => day.startsWith(year) || day > today).join(',')}`;
    if (readMeta(tx, 'calendar') === calendar) return;
    writeMeta(tx, 'calendar', calendar);
    wakeAll(tx, null, today);
  });
}
