import type { LocalDate } from '../../domain/calendar/dates.ts';
import { answerDay, askedAgainOn, type StageFamily } from '../../domain/tasks/reminder.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { agencyContacts, remindableFrom } from '../chats/agency-chat.ts';
import type { Work } from '../work.ts';
import { readLadder } from './where-on-ladder.ts';

/**
 * The day by which an answer to a bundle is hoped for, when it is sent today: that of the ladder's next step. All of
 * `reminders` belong to one agency. Null where nothing is asked again, or the agency has no chat of its own.
 */
export function answerDayOf(
  work: Work,
  reminders: readonly { readonly card: Card; readonly family: StageFamily }[],
): LocalDate | null {
  const { today, rules } = work;
  const agencies = [...new Set(reminders.map(({ card }) => card.agency.id))];
  const contacts = agencyContacts(work, agencies);
  const standing = readLadder(
    work,
    reminders.map(({ card }) => card.assignment),
  );
  const again = reminders.map(({ card: { agency, assignment }, family }) => {
    const from = remindableFrom(assignment, contacts.get(agency.id)?.linkedOn ?? null);
    const { climb } = standing(assignment);
    return from === null ? null : askedAgainOn(assignment, family, today, { from, climb, calendar: rules.calendar });
  });
  return answerDay(again, today, rules.calendar);
}
