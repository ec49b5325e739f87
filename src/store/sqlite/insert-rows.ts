/** Inserts many rows per statement: a statement per row costs as much as the row, and flushes the word index. */

import type { Compilable, CompiledQuery } from 'kysely';
import type { Tx } from './database.ts';

/** Rows per statement; the remainder goes into the next smaller size. */
const SIZES = [100, 20, 5, 1];

/** A placeholder in a statement for a value of one row. */
class Slot {
  readonly row: number;
  readonly name: string;

  constructor(row: number, name: string) {
    this.row = row;
    this.name = name;
  }
}

/**
 * `build` writes the insert of all given rows, with `row.name` for each value; as for `prepared`, it must place these
 * in the statement unchanged. The statement of each size is built at its first use.
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
