/** Recurring duties with a tick on every day; `open-periods.test.ts` has the same with ticks about the days that count. */

import { describe, test } from 'vitest';
import { REMINDERS_DAILY } from '../../support/office/advance.ts';
import { CHANGES, changesRhythm, missesThreeYears } from './duties.ts';

test('a missing report keeps no later one from being asked for: three years, each period once', () =>
  missesThreeYears(REMINDERS_DAILY));

describe('a rhythm that changes in mid-period loses no period, asks for none twice, and makes nothing late', () => {
  test.each(CHANGES)('%s', (_name, change) => changesRhythm(change, REMINDERS_DAILY));
});
