/** Inserts many rows at once: to run a statement for each costs as much as the row itself, and flushes the index of words. */

import type { Compilable, CompiledQuery } from 'kysely';
import type { Tx } from './database.ts';

/** How many rows a statement takes; what is left over goes into the next smaller one. */
const SIZES = [100, 20, 5, 1];

/** Stands in a statement for a value of the row with that number. */
class Slot {
  readonly row: number;
  readonly name: string;

  constructor(row: number, name: string) {
    this.row = row;
    this.name = name;
  }
}

/**
 * `build` writes the insert of all rows that it is given, with `row.name` wherever a value goes; as for `prepared`, it
 * must put these into the statement as they are. The statement of each size is built at its first use.
 */
export function insertingRows<Row extends object>(
  build: (rows: readonly Row[]) => Compilable,
): (tx: Tx, rows: readonly Row[]) => void {
  const built = new Map<number, CompiledQuery>();
  const statementFor = (size: number): CompiledQuery => {
    const known = built.get(size);
    if (known !== undefined) return known;
    const statement = build(Array.from({ length: size }, (_, row) => slotsOf(row) as Row)).compile();
    built.set(size, statement);
    return statement;
  };
  return (tx, rows) => {
    let from = 0;
    for (const size of SIZES) {
      for (; rows.length - from >= size; from += size) {
        const statement = statementFor(size);
        const parameters = statement.parameters.map((value) =>
          value instanceof Slot ? (rows[from + value.row] as Record<string, unknown>)[value.name] : value,
        );
        tx.run({ compile: () => ({ ...statement, parameters }) });
      }
    }
  };
}

function slotsOf(row: number): object {
  return new Proxy({}, { get: (_target, name) => new Slot(row, String(name)) });
}
