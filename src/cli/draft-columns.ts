/** The columns of a draft at the command line: what each was taken for, and what somebody says that it is. */

import { COLUMN_WORDS, NO_COLUMNS, NO_SUCH_TABLE } from '../conversation/compose/draft/column-words.ts';
import { COLUMN_MEANINGS, type ColumnChoice, type ColumnMeaning } from '../domain/drafts/column-choice.ts';
import type { DraftContent } from '../domain/drafts/draft.ts';
import { strip } from '../domain/strip-diacritics.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

type TableShown = DraftContent['mapping'][number];

/** The table with this number, counted from 1; the only one where none is named. Throws `Refused`. */
export function tableNamed(mapping: readonly TableShown[], number: number | null): TableShown {
  if (mapping.length === 0) throw new Refused(NO_COLUMNS);
  const table = number === null && mapping.length > 1 ? undefined : mapping[(number ?? 1) - 1];
  if (table === undefined) {
    throw new Refused(
      number === null ? `Name one of the ${String(mapping.length)} tables with --table.` : NO_SUCH_TABLE,
    );
  }
  return table;
}

/** "3=lead", "Người làm=lead", "4=none": the columns as they were found, but for these. Throws `Refused`. */
export function choiceOf({ shown = [] }: TableShown, changes: readonly string[]): ColumnChoice {
  const columns = shown.map(({ is }) => is);
  for (const change of changes) {
    const at = change.lastIndexOf('=');
    const [name, meaning] = [change.slice(0, Math.max(at, 0)).trim(), change.slice(at + 1).trim()];
    columns[positionOf(shown, name)] = meaningNamed(meaning);
  }
  return { header: shown.map(({ header }) => header), columns };
}

function positionOf(shown: NonNullable<TableShown['shown']>, name: string): number {
  const byNumber = /^\d{1,4}$/u.test(name) ? Number(name) - 1 : -1;
  const position = byNumber in shown ? byNumber : shown.findIndex(({ header }) => strip(header) === strip(name));
  if (position < 0) throw new Refused(`No column “${name}”; write COLUMN=MEANING, such as 3=lead.`);
  return position;
}

function meaningNamed(name: string): ColumnMeaning {
  const meaning = COLUMN_MEANINGS.find((each) => each === name || strip(COLUMN_WORDS[each]) === strip(name));
  if (meaning === undefined) throw new Refused(`No meaning “${name}”; one of: ${COLUMN_MEANINGS.join(', ')}.`);
  return meaning;
}

/** Every column of every table with its header and the first cells under it. */
export async function printColumns(
  around: Surroundings,
  mapping: readonly TableShown[],
  { json }: OutputOptions,
): Promise<void> {
  if (json === true) {
    for (const [at, { table, shown = [] }] of mapping.entries()) {
      const columns = shown.map(({ header, is, samples }, position) => ({ column: position + 1, header, is, samples }));
      await printJson(around, { table: at + 1, name: table, columns });
    }
    return;
  }
  if (mapping.length === 0) await printLine(around, NO_COLUMNS);
  for (const [at, { table, shown = [] }] of mapping.entries()) {
    await printLine(around, `Bảng ${String(at + 1)}${table === '' ? '' : ` “${table}”`}:`);
    for (const [position, { header, is, samples }] of shown.entries()) {
      const under = samples.map((sample) => `“${sample}”`).join(', ');
      await printLine(
        around,
        `  ${String(position + 1)}. ${header === '' ? '(không tiêu đề)' : header} = ${is} (${COLUMN_WORDS[is]})${under === '' ? '' : `: ${under}`}`,
      );
    }
  }
}
