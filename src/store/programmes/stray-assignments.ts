/** Assignments whose agency an amendment removed from the task's leads, with no decision on them yet. */

import { lineOf } from '../../domain/agencies/succession.ts';
import { once } from '../../domain/once.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { isOpenAssignment } from './assignment-conditions.ts';
import { holdersOf } from './holders.ts';
import { endedAgencies } from './successions.ts';

/**
 * Open assignments of a programme whose agency is no lead of the task, no member of a group that is one, and did not receive
 * the assignment in a reorganisation; of a recurring duty also none that received an earlier period, and no successor of
 * these. Of what is done once a lead may still be a predecessor of the agency.
 */
export function strayAssignments(tx: Tx, programmeId: number): ReadonlySet<number> {
  const rows = tx.all(
    query
      .selectFrom('task')
      .innerJoin('assignment', 'assignment.task_id', 'task.id')
      .select([
        'assignment.id',
        'assignment.task_id as taskId',
        'assignment.agency_id as agencyId',
        'assignment.period',
      ])
      .where('task.programme_id', '=', programmeId)
      .where(isOpenAssignment)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('task_lead')
              .select('task_lead.task_id')
              .whereRef('task_lead.task_id', '=', 'task.id')
              .where((lead) =>
                lead.or([
                  lead('task_lead.agency_id', '=', lead.ref('assignment.agency_id')),
                  lead('task_lead.agency_id', '=', lead.ref('assignment.via_group_id')),
                ]),
              ),
          ),
        ),
      )
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('moved_share')
              .select('moved_share.assignment_id')
              .whereRef('moved_share.assignment_id', '=', 'assignment.id'),
          ),
        ),
      ),
  );
  if (rows.length === 0) return new Set();
  const ended = endedAgencies(tx);
  const holders = once((taskId: number) => holdersOf(tx, taskId));
  const isHeld = ({ taskId, agencyId, period }: (typeof rows)[number]): boolean =>
    period !== null && holders(taskId).some((holder) => lineOf(holder, ended).has(agencyId));
  return new Set(rows.filter((row) => !isHeld(row)).map(({ id }) => id));
}
