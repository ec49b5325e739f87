/** An edited message replaces its earlier version. */

import { splitReport } from '../../conversation/read/identify-task.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import * as say from '../../conversation/compose/say.ts';
import { write } from '../../conversation/compose/write.ts';
import { mayUndo } from '../../domain/people/access.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import { restore } from '../../domain/tasks/transition.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { standingChanges, standingChangesOfMessage, type Event } from '../../store/record/events.ts';
import { changeAssignment } from '../../usecases/report/change-assignment.ts';
import type { Origin } from '../context/origin.ts';
import type { Work } from '../../usecases/work.ts';

/**
 * Undoes the report of the earlier version, then the new text is read. `buried`: a newer change follows it, or this
 * version cannot read the state before, so the record stays.
 */
export function withdrawEarlierVersion(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
): 'nothing_recorded' | 'withdrawn' | 'same_text' | 'buried' {
  const made = standingChangesOfMessage(work.tx, origin.chat.id, message.messageId);
  // A person who may no longer report cannot change a report by editing: the new text is refused as any other.
  const isTheirs = ({ agencyId }: Event): boolean => agencyId !== null && mayUndo(origin.actor, agencyId) === 'yes';
  if (made.length === 0 || !made.every(isTheirs)) return 'nothing_recorded';
  const versions = splitReport(message.text.trim()).map((line) => line.rest.trim());
  if (made.length === versions.length && made.every((event) => versions.includes(event.text ?? ''))) return 'same_text';
  for (const event of made) {
    const card = event.assignmentId === null ? undefined : cardById(work.tx, event.assignmentId);
    if (card === undefined || event.before === null) continue;
    const before = assignmentIn(event.before);
    if (before.kind === 'unreadable' || standingChanges(work.tx, card.assignment.id, 1)[0]?.id !== event.id) {
      origin.reply(write([say.editTooLate(card)], { replyTo: origin.messageId }), 'answer');
      return 'buried';
    }
    changeAssignment(work, card, restore(card.assignment, before.assignment), {
      kind: 'edited',
      text: message.text,
      author: origin.author,
      undoes: event.id,
    });
  }
  return 'withdrawn';
}
