/** The registry as it stood at an earlier moment, rebuilt from the snapshots in the append-only record. */

import type { Assignment } from '../domain/assignment.ts';
import type { Instant } from '../domain/dates.ts';
import type { Card } from '../domain/task.ts';
import { query, type Tx } from './database.ts';
import { formerOwnersOf } from './successions.ts';

/**
 * `cards` as they stood just before `moment`: the state after the last change until then, or before the first change
 * after it, or as now where nothing ever changed; under the agency that had it then.
 */
export function asOf(tx: Tx, cards: readonly Card[], moment: Instant): Card[] {
  return cards.map((card) => {
    const snapshot = stateBefore(tx, card.assignment.id, moment);
    const owner = formerOwnersOf(tx, card.assignment.id).find(({ movedAt }) => movedAt >= moment);
    const { id, code, name, kind } = owner ?? card.agency;
    return {
      ...card,
      agency: { id, code, name, kind },
      assignment: { ...card.assignment, ...snapshot, agencyId: id },
    };
  });
}

function stateBefore(tx: Tx, assignmentId: number, moment: Instant): Assignment | null {
  const changes = query.selectFrom('event').where('assignment_id', '=', assignmentId);
  const next = tx.first(
    changes.select('before').where('at', '>=', moment).where('before', 'is not', null).orderBy('id').limit(1),
  );
  return next?.before == null ? null : (JSON.parse(next.before) as Assignment);
}
