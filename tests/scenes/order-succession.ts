import { parseLocalDate } from '../../src/domain/calendar/dates.ts';
import type { SuccessionKind, SuccessionPlan } from '../../src/domain/agencies/succession.ts';
import type { Database } from '../../src/store/sqlite/database.ts';
import { recordSuccession } from '../../src/usecases/programme/apply-succession.ts';
import { workAt, type Rules } from '../../src/usecases/work.ts';
import type { Instant } from '../../src/domain/calendar/dates.ts';

/** "hợp nhất SXD, SGTVT → SGTVT từ 2022-06-22 (Nghị quyết số 99/NQ-HĐND)" and "bãi bỏ UBNDTX từ …". */
const ORDER = /^(hợp nhất|chia tách|bãi bỏ) ([A-Z, ]+?)(?: → ([^→]+))? từ (\d{4}-\d\d-\d\d) \((.+)\)$/u;

const KINDS: Readonly<Record<string, SuccessionKind>> = {
  'hợp nhất': 'merge',
  'chia tách': 'split',
  'bãi bỏ': 'abolish',
};

/** The operator orders a reorganisation, as the command line would. Throws when it is refused. */
export function orderSuccession(database: Database, now: Instant, rules: Rules, order: string): void {
  const plan = planOf(order);
  const outcome = database.transact((tx) => recordSuccession(workAt(tx, now, rules), plan));
  if (outcome.kind === 'refused') throw new Error(outcome.problem);
}

function planOf(order: string): SuccessionPlan {
  const [, kind = '', ending = '', into = '', day = '', document = ''] = ORDER.exec(order) ?? [];
  const from = parseLocalDate(day);
  if (from === null) throw new Error(`No such order: ${order}`);
  const successors = into === '' ? [] : into.split(', ').map(successorOf);
  return {
    kind: KINDS[kind] ?? 'abolish',
    predecessors: ending.split(', '),
    successors: successors.map(({ code, name }) => ({ code, name })),
    from,
    document,
    choices: successors.flatMap(({ code, tasks }) => tasks.map((task) => ({ task, successor: code }))),
  };
}

/** "SQH=Sở Quy hoạch #1 #3": the code, the name of a new one, and which tasks it takes in a split. */
function successorOf(words: string): { code: string; name: string | null; tasks: number[] } {
  const [named = '', ...tasks] = words.split(' #');
  const [code = '', name = null] = named.split('=');
  return { code, name, tasks: tasks.map(Number) };
}
