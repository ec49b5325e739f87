/** Everything recorded about a task, the nudges that went out among it, oldest first. */

import { instantAt } from '../../domain/calendar/dates.ts';
import { eventsOfTask, type Event } from '../../store/record/events.ts';
import { nudgesOfTask } from '../../store/reminders/reminders.ts';
import type { Work } from '../work.ts';

export function historyOf(work: Work, taskId: number): Event[] {
  const nudges = nudgesOfTask(work.tx, taskId).map((nudge): Event => ({
    id: 0,
    at: nudge.at ?? instantAt(nudge.decidedOn, '00:00', work.rules.timeZone),
    kind: 'reminded',
    taskId,
    assignmentId: nudge.assignmentId,
    agencyId: nudge.agencyId,
    agency: nudge.agency,
    chatId: nudge.chatId,
    personId: null,
    actor: 'hệ thống',
    channel: null,
    messageId: nudge.messageId,
    text: nudge.stage,
    before: null,
    after: null,
    undoes: null,
  }));
  return [...eventsOfTask(work.tx, taskId), ...nudges].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id,
  );
}
