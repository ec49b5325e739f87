import type { Agency } from '../../domain/tasks/task.ts';
import { agencyFields } from '../programmes/agencies.ts';
import { query, type Tx } from '../sqlite/database.ts';

/** The agencies that answer for tasks of a programme, by name. */
export function agenciesOfProgramme(tx: Tx, programmeId: number): Agency[] {
  return tx.all(
    query
      .selectFrom('agency')
      .select(agencyFields)
      .distinct()
      .innerJoin('assignment', 'assignment.agency_id', 'agency.id')
      .innerJoin('task', 'task.id', 'assignment.task_id')
      .where('task.programme_id', '=', programmeId)
      .orderBy('agency.name'),
  );
}
