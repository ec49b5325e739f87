/**
 * Tells the lead that waits for a result of its slip once: as a line of its next bundle, or in a message of its own
 * when the slip is a week old or its date was moved past the lead's own, and no bundle was sent.
 */

import type { SlipNote } from '../../conversation/compose/compose-slips.ts';
import { standingOf } from '../../domain/tasks/assignment.ts';
import { addDays } from '../../domain/calendar/dates.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import { slipOf } from '../../domain/tasks/slip.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { cardsById } from '../../store/programmes/assignments.ts';
import {
  agenciesWaitingFor,
  dependencyTasks,
  dependenciesInto,
  noteSlip,
  slipToldBy,
  type Slip,
} from '../../store/programmes/dependencies.ts';
import { queuedBundles } from '../../store/outbox/outbox-bundles.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import { queueOnFreeDay } from '../chats/queue-on-free-day.ts';
import type { Work } from '../work.ts';

/** Days overdue from which a slip is told without a bundle, and up to which slips are searched. */
const TOLD_BY_ITSELF_DAYS = { from: 7, to: 37 };

/** The slips that bundle `outboxId` tells; worded again for a second attempt, it tells the same. */
export function tellSlips(work: Work, agencyId: number, outboxId: number): SlipNote[] {
  const slips = slipsUntold(work, agencyId, outboxId);
  for (const slip of slips) noteSlip(work.tx, keyOf(slip), outboxId);
  return slips;
}

/** Agencies that may have to be told of a slip of some tasks; `last` is the task to continue after, null at the end. */
export function agenciesToTell(
  { tx, today }: Work,
  after: number,
  limit: number,
): { readonly agencies: readonly number[]; readonly last: number | null } {
  const tasks = dependencyTasks(tx, after, limit);
  if (tasks.length === 0) return { agencies: [], last: null };
  const { from, to } = TOLD_BY_ITSELF_DAYS;
  return {
    agencies: agenciesWaitingFor(tx, tasks, addDays(today, -to), addDays(today, -from)),
    last: tasks.length === limit ? (tasks.at(-1) ?? null) : null,
  };
}

/** Queues the agency a message of its own when it should have been told by now. */
export function queueSlips(work: Work, agencyId: number, sending: Work = work): void {
  const chat = agencyChat(work, agencyId);
  // The queued bundle will tell of the slips.
  if (chat === undefined || queuedBundles(work.tx, [chat.id], 'reminder').has(chat.id)) return;
  const isLate = ({ dependency, why }: SlipNote): boolean =>
    why === 'extended' || standingOf(dependency.assignment, work.today).daysOverdue >= TOLD_BY_ITSELF_DAYS.from;
  if (!slipsUntold(work, agencyId, null).some(isLate)) return;
  queueOnFreeDay(sending, `slips:${chat.id}`, (key, dueAt) =>
    enqueue(
      work.tx,
      {
        key,
        chatId: chat.id,
        kind: 'reminder',
        payload: { kind: 'slips', agencyId, message: null },
        unprompted: true,
        dueAt,
      },
      sending.now,
    ),
  );
}

/** The slips that no message except `outboxId` has told. */
function slipsUntold(work: Work, agencyId: number, outboxId: number | null): SlipNote[] {
  const pairs = dependenciesInto(work.tx, agencyId);
  const cards = new Map(
    cardsById(work.tx, [...new Set(pairs.flatMap(({ fedId, dependencyId }) => [fedId, dependencyId]))]).map((card) => [
      card.assignment.id,
      card,
    ]),
  );
  return pairs.flatMap(({ fedId, dependencyId }): SlipNote[] => {
    const [fed, dependency] = [cards.get(fedId), cards.get(dependencyId)];
    if (fed === undefined || dependency === undefined) return [];
    if ([fed, dependency].some(({ task }) => hasEnded(task.programme, work.today))) return [];
    const why = slipOf(dependency.assignment, fed.assignment, work.today);
    if (why === null) return [];
    const note = { fed, dependency, why };
    const toldBy = slipToldBy(work.tx, keyOf(note));
    return toldBy === null || toldBy === outboxId ? [note] : [];
  });
}

function keyOf({ fed, dependency, why }: SlipNote): Slip {
  const { id, deadlineRev } = dependency.assignment;
  return { fedId: fed.assignment.id, dependencyId: id, deadlineRev, why };
}
