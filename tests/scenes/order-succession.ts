import { parseLocalDate } from '../../src/domain/calendar/dates.ts';
import type { SuccessionPlan } from '../../src/domain/agencies/succession.ts';
import type { Database } from '../../src/store/sqlite/database.ts';
import { recordSuccession } from '../../src/usecases/programme/apply-succession.ts';
import { workAt, type Rules } from '../../src/usecases/work.ts';
import type { Instant } from '../../src/domain/calendar/dates.ts';

/** "hợp nhất SXD, SGTVT → SGTVT từ 2022-06-22 (Nghị quyết số 99/NQ-HĐND)" and "bãi bỏ UBNDTX từ …". */
const ORDER = /^(hợp nhất|bãi bỏ) ([A-Z, ]+?)(?: → ([A-Z]+))? từ (\d{4}-\d\d-\d\d) \((.+)\)$/u;

/** The operator orders a reorganisation, as the command line would. Throws when it is refused. */
export function orderSuccession(database: Database, now: Instant, rules: Rules, order: string): void {
  const plan = planOf(order);
  const outcome = database.transact((tx) => recordSuccession(workAt(tx, now, rules), plan));
  if (outcome.kind === 'refused') throw new Error(outcome.problem);
}

function planOf(order: string): SuccessionPlan {
  const [, kind = '', ending = '', into, day = '', document = ''] = ORDER.exec(order) ?? [];
  const from = parseLocalDate(day);
  if (from === null) throw new Error(`No such order: ${order}`);
  return {
    kind: kind === 'hợp nhất' ? 'merge' : 'abolish',
    predecessors: ending.split(', '),
    successors: into === undefined ? [] : [{ code: into, name: null }],
    from,
    document,
    choices: [],
  };
}
