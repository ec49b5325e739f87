/**
 * Statements built once. Kysely takes longer to build a statement than SQLite to run it, so what every message or every
 * delivery runs is built at its first use and only its values change.
 */

import type { Compilable, CompiledQuery } from 'kysely';

/** Stands in a statement for the value that each call gives. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * `build` writes the statement with `arg.name` wherever a value goes; it must put these into the statement as they are,
 * and not look at them: a statement of another shape is another statement.
 */
export function prepared<Args extends object, Row>(
  build: (arg: Args) => Compilable<Row>,
): (args: Args) => Compilable<Row> {
  let built: CompiledQuery<Row> | undefined;
  return (args) => ({
    compile() {
      built ??= build(SLOTS as Args).compile();
      return {
        ...built,
        parameters: built.parameters.map((value) => (value instanceof Slot ? valueOf(args, value) : value)),
      };
    },
  });
}

const SLOTS = new Proxy({}, { get: (_target, name) => new Slot(String(name)) });

function valueOf(args: object, slot: Slot): unknown {
  return (args as Record<string, unknown>)[slot.name];
}
