import type { Agency, Card } from '../../domain/tasks/task.ts';
import { membersOf } from '../../store/programmes/agencies.ts';
import { endedOn, insertSuccession, markApplied } from '../../store/programmes/successions.ts';
import type { Work } from '../work.ts';
import { handTo, ownShare } from './apply-succession.ts';
import { joinShare } from './join-share.ts';
import { tellHeir } from '../chats/tell-heir.ts';

/** Why an agency cannot take an assignment over. */
export type CannotTake = 'same' | 'has_ended' | 'is_group' | 'has_share';

/** Null when `to` may take over the assignment of `card`. */
export function cannotTake(work: Work, card: Card, to: Agency): CannotTake | null {
  if (to.id === card.agency.id) return 'same';
  if (endedOn(work.tx, to.id) !== null) return 'has_ended';
  if (to.kind === 'group' && membersOf(work.tx, to.id).length > 0) return 'is_group';
  const there = ownShare(work, card, to);
  return there?.assignment.status === 'completed' ? 'has_share' : null;
}

/**
 * Gives assignments of one task, all of one agency, to another from today, with their dates, state and history, and tells it
 * of all of them at once; ask `cannotTake` before.
 */
export function moveAssignments(work: Work, cards: readonly [Card, ...Card[]], to: Agency, document: string): void {
  const [{ agency, task }] = cards;
  const plan = {
    kind: 'split',
    predecessors: [agency.code],
    successors: [{ code: to.code, name: null }],
    from: work.today,
    document,
    choices: [{ task: task.id, successor: to.code }],
  } as const;
  const id = insertSuccession(work.tx, plan, work.now);
  markApplied(work.tx, id, work.now);
  const moved: number[] = [];
  const joined: number[] = [];
  for (const card of cards) {
    const there = ownShare(work, card, to);
    if (there === undefined) {
      handTo(work, { successionId: id, document, from: work.today }, card, to);
      moved.push(card.assignment.id);
    } else {
      joinShare(work, document, card, there);
      joined.push(there.assignment.id);
    }
  }
  tellHeir(work, { agencyId: to.id, succession: id, moved, joined }, `succession:${String(id)}`);
}
