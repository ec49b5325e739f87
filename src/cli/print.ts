import type { Surroundings } from './surroundings.ts';

export interface OutputOptions {
  readonly json?: boolean;
}

/** One JSON object per line, or, for people, a table under `header`; `empty` is the text for an empty list. */
export async function printList<Item>(
  around: Surroundings,
  options: OutputOptions,
  items: readonly Item[],
  list: {
    readonly json: (item: Item) => object;
    readonly header: readonly string[];
    readonly row: (item: Item) => readonly string[];
    readonly empty: string;
  },
): Promise<void> {
  if (options.json === true) {
    for (const item of items) await printJson(around, list.json(item));
  } else if (items.length === 0) {
    await printLine(around, list.empty);
  } else {
    await around.print(tableOf([list.header, ...items.map(list.row)]));
  }
}

/** Prints one value as one line of JSON. */
export async function printJson(around: Surroundings, value: object): Promise<void> {
  await printLine(around, JSON.stringify(value));
}

/** Prints one line. */
export async function printLine(around: Surroundings, line: string): Promise<void> {
  await around.print(`${line}\n`);
}

/** Pads each column to its widest cell plus two blanks; the last column is not padded. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd((widths[column] ?? 0) + 2))).join(''),
  );
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
