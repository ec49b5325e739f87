/**
 * Statements built once. Kysely takes longer to build a statement than SQLite to run it, so what every message or
 * delivery runs is built at its first use, and only its values change.
 */

import type { Compilable, CompiledQuery } from 'kysely';

/** A placeholder in a statement for a value of each call. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * `build` writes the statement with `arg.name` for each value; it must place these in the statement unchanged and not
 * inspect them, since a statement of another shape is another statement.
 */
export function prepared<Args extends object, Row>(
  build: (arg: Args) => Compilable<Row>,
): (args: Args) => Compilable<Row> {
  let built: Built<Row> | undefined;
  return (args) => ({
    compile() {
      built ??= builtOf(build(SLOTS as Args).compile());
      const { statement, slots } = built;
      const parameters = statement.parameters.slice();
      for (const [at, name] of slots) parameters[at] = (args as Record<string, unknown>)[name];
      return { sql: statement.sql, query: statement.query, queryId: statement.queryId, parameters };
    },
  });
}

interface Built<Row> {
  readonly statement: CompiledQuery<Row>;
  /** The position and name of each of the caller's values. */
  readonly slots: readonly (readonly [at: number, name: string])[];
}

function builtOf<Row>(statement: CompiledQuery<Row>): Built<Row> {
  const slots = statement.parameters.flatMap((value, at) => (value instanceof Slot ? [[at, value.name] as const] : []));
  return { statement, slots };
}

const SLOTS = new Proxy({}, { get: (_target, name) => new Slot(String(name)) });
