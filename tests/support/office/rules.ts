import { readWorkingCalendar } from '../../../src/importer/working-calendar.ts';
import { nextOccurrenceOf, occurrencesAfter } from '../../../src/app/occurrences.ts';
import type { Rules } from '../../../src/usecases/work.ts';
import { TIME_ZONE } from './movable-clock.ts';

const calendar = readWorkingCalendar();

/** The rules of an office that left every setting at its default. */
export function rulesForTests(changed: Partial<Rules> = {}): Rules {
  return {
    timeZone: TIME_ZONE,
    confirmation: 'required',
    delivery: 'live',
    window: { from: '07:00', to: '18:00', anyDay: false },
    calendar,
    nextTick: (after) => nextOccurrenceOf('0 8 * * *', after, TIME_ZONE),
    backupsLapse: (at) => occurrencesAfter('0 2 * * *', at, 14, TIME_ZONE),
    waitingReminderDays: 3,
    fallbackHours: 4,
    monthlyQuota: {},
    groupLimit: {},
    publicUrl: 'https://dondoc.invalid',
    ...changed,
  };
}
