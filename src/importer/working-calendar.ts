import { parseAmendments, workingCalendar, type WorkingCalendar } from '../domain/calendar/calendar.ts';
import { readJson, UnreadableData } from './data-files.ts';

/** The working calendar with the announced holidays of `data/working-calendar.json`. Throws `UnreadableData`. */
export function readWorkingCalendar(): WorkingCalendar {
  const parsed = parseAmendments(readJson('working-calendar.json'));
  if (parsed.kind === 'bad') {
    throw new UnreadableData(
      `data/working-calendar.json cannot be used: ${parsed.problem}. Correct that entry and start again.`,
    );
  }
  return workingCalendar(parsed.amendments);
}
