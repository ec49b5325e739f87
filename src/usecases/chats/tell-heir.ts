/** Tells an heir of what it took over, before anything of it is asked for or counted against it. */

import { toldToHeir } from '../../conversation/compose/compose-succession.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { addMs } from '../../domain/calendar/dates.ts';
import { isOpen, type Assignment } from '../../domain/tasks/assignment.ts';
import { isUntold, TOLD_AGAIN_AFTER_MS } from '../../domain/tasks/heir.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import type { OutboxPayload } from '../../outbox/payload.ts';
import { agencyById, findAgency } from '../../store/programmes/agencies.ts';
import { cardsById } from '../../store/programmes/assignments.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { planOf, successorsOf } from '../../store/programmes/successions.ts';
import { untoldAmong } from '../../store/reminders/heirs.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Contact } from './agency-chat.ts';
import { queueUnasked } from './notify.ts';
import type { Work } from '../work.ts';

/** What one heir took over in one reorganisation: assignments that moved, and its own that took another in. */
interface TakenOver {
  readonly agencyId: number;
  readonly succession: number;
  readonly moved: readonly number[];
  readonly joined: readonly number[];
}

/** Queues the notice to every chat of the heir; worded when it is sent. Without a chat the tick after linking tells it. */
export function tellHeir(work: Work, { agencyId, succession, moved, joined }: TakenOver, key: string): void {
  const payload = { kind: 'taken_over', agencyId, succession, joined, message: null } as const;
  for (const chat of chatsOf(work.tx, 'agency', agencyId)) {
    queueUnasked(work, chat, payload, { key, kind: 'notice', about: moved });
  }
}

/** Queues the notices that are missing: the heir had no chat on the day, or none is known to have arrived. */
export function tellHeirs(
  work: Work,
  assignments: readonly Assignment[],
  contacts: ReadonlyMap<number, Contact>,
): void {
  const open = assignments.filter((own) => isUntold(own) && contacts.has(own.agencyId)).map(({ id }) => id);
  const missing = untoldAmong(work.tx, open, addMs(work.now, -TOLD_AGAIN_AFTER_MS));
  for (const own of Map.groupBy(
    missing,
    ({ agencyId, successionId }) => `${String(agencyId)}:${String(successionId)}`,
  ).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const { agencyId, successionId: succession } = first;
    const key = `succession:${String(succession)}:${work.today}`;
    tellHeir(work, { agencyId, succession, moved: own.map(({ id }) => id), joined: [] }, key);
  }
}

/** The notice as of now; null when none of it is the heir's any more. */
export function wordTakenOver(
  work: Work,
  { agencyId, succession, joined }: OutboxPayload & { kind: 'taken_over' },
  about: readonly number[],
): OutgoingMessage | null {
  const heir = agencyById(work.tx, agencyId);
  const plan = planOf(work.tx, succession);
  const own = (ids: readonly number[]): Card[] =>
    cardsById(work.tx, ids)
      .filter(
        ({ agency, assignment, task }) =>
          agency.id === agencyId &&
          isOpen(assignment) &&
          // An heir that has ended in its turn takes nothing over any more.
          assignment.orphanedOn === null &&
          !hasEnded(task.programme, work.today),
      )
      // With this message the heir is told: it says how late each is.
      .map((card) => ({ ...card, assignment: { ...card.assignment, toldOn: work.today } }));
  const [moved, whole] = [own(about), own(joined)];
  if (heir === undefined || plan === null || moved.length + whole.length === 0) return null;
  const predecessors = plan.predecessors.flatMap((code) => findAgency(work.tx, code) ?? []);
  // Those of an agency that ends go to its first successor.
  const withPeople =
    plan.successors[0]?.code === heir.code &&
    predecessors.some(({ id }) => successorsOf(work.tx, id).some((successor) => successor.id === heir.id));
  return toldToHeir({ plan, heir, predecessors, moved, joined: whole, withPeople }, work.today);
}
