/** Deadlines as all-day events of an ICS calendar (RFC 5545), through ical-generator. */

import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { cardName, count, placeWords, shorten, titleWords } from '../../conversation/compose/words.ts';
import { deadlineWords } from '../../conversation/compose/deadline-words.ts';
import { stateWords } from '../../conversation/compose/state-words.ts';
import { waitedDays } from '../../domain/tasks/assignment.ts';
import { addDays, formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Calendar, CalendarEntry } from '../../usecases/show/calendar-link.ts';

/** The registry's own stable name, independent of the host. */
const UID_DOMAIN = 'dondoc';
const REFRESH_SECONDS = 3600;

/** `publicUrl` links an event to its task's page; null leaves the link out. */
export function writeCalendar({ agency, entries }: Calendar, today: LocalDate, publicUrl: string | null): string {
  const calendar = ical({
    name: `Thời hạn nhiệm vụ${agency === null ? '' : ` – ${shorten(agency.name, 120)}`}`,
    prodId: { company: 'Đôn Đốc', product: 'dondoc', language: 'VI' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const entry of entries) calendar.createEvent(eventOf(entry, agency === null, today, publicUrl));
  return calendar.toString();
}

/** The event's sequence is the assignment's revision: a calendar replaces an older event. */
function eventOf(
  { card, dueOn, changedAt }: CalendarEntry,
  withAgency: boolean,
  today: LocalDate,
  publicUrl: string | null,
) {
  const { task, agency, assignment } = card;
  return {
    id: `assignment-${String(assignment.id)}@${UID_DOMAIN}`,
    sequence: assignment.rev,
    stamp: new Date(changedAt),
    lastModified: new Date(changedAt),
    start: localMidnight(dueOn),
    end: localMidnight(addDays(dueOn, 1)),
    allDay: true,
    transparency: ICalEventTransparency.TRANSPARENT,
    summary: `Hạn ${cardName({ task, assignment })}${withAgency ? ` ${shorten(agency.name, 60)}:` : ''} ${titleWords(task, 120)}`,
    description: [
      titleWords(task, 1500),
      `Đơn vị chủ trì: ${shorten(agency.name, 300)}.`,
      `Thời hạn: ${shorten(deadlineWords(assignment), 300)}. Căn cứ: ${placeWords(task)}.`,
      ...(dueOn === assignment.dueOn
        ? []
        : [`Đến hết ngày ${formatDate(dueOn)}: đã cộng ${count(waitedDays(assignment))} ngày chờ quyết định.`]),
      `Tình trạng: ${stateWords(assignment, today)}.`,
    ].join('\n'),
    ...(publicUrl === null ? {} : { url: `${publicUrl}/board/task/${String(task.id)}` }),
  };
}

/** The library writes an all-day event from the date's local parts. */
function localMidnight(day: LocalDate): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}
