import { sql } from 'kysely';
import { query, type Tx } from './database.ts';

/** Runs `work` in the current transaction and rolls it back; only its result remains. */
export function tryOut<T>(tx: Tx, work: () => T): T {
  const say = (statement: string): void => {
    tx.run({ compile: () => sql.raw<never>(statement).compile(query) });
  };
  say('savepoint try_out');
  try {
    return work();
  } finally {
    say('rollback to try_out');
    say('release try_out');
  }
}
