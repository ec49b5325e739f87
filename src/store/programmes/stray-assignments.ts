/** Assignments whose agency an amendment removed from the task's leads, with no decision on them yet. */

import { query, type Tx } from '../sqlite/database.ts';
import { isOpenAssignment } from './assignment-conditions.ts';

/**
 * Open assignments of a programme whose agency is no lead of the task, no member of a group that is one, no successor of
 * a lead, and did not receive the assignment in a reorganisation. A lead may still be a predecessor of the agency.
 */
export function strayAssignments(tx: Tx, programmeId: number): ReadonlySet<number> {
  const rows = tx.all(
    query
      .selectFrom('task')
      .innerJoin('assignment', 'assignment.task_id', 'task.id')
      .select('assignment.id')
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
                  // A period that opened after the reorganisation.
                  lead.exists(
                    lead
                      .selectFrom('successor')
                      .select('successor.succession_id')
                      .whereRef('successor.predecessor_id', '=', 'task_lead.agency_id')
                      .whereRef('successor.successor_id', '=', 'assignment.agency_id')
                      .where('assignment.period', 'is not', null),
                  ),
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
  return new Set(rows.map(({ id }) => id));
}
