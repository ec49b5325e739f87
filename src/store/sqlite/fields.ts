/** Columns under the names that the program has for them: `chat_id` is `chatId`. A row's columns are listed once. */

import type { SelectType } from 'kysely';
import { once } from '../../domain/once.ts';
import type { Schema } from './schema.ts';

type Table = keyof Schema;
type ColumnOf<In extends Table> = keyof Schema[In] & string;

type Camel<Column extends string> = Column extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Column;
type Snake<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}`
  : '';

/** Columns as a select list, each under its field's name. */
export function fieldsOf<In extends Table, Column extends ColumnOf<In>>(table: In, columns: readonly Column[]) {
  return columns.map((column) => `${table}.${column} as ${camel(column)}`) as {
    [Each in Column]: `${In}.${Each} as ${Camel<Each>}`;
  }[Column][];
}

/** The row that `fieldsOf` selects. */
export type Fields<In extends Table, Column extends ColumnOf<In>> = {
  readonly [Each in Column as Camel<Each>]: SelectType<Schema[In][Each]>;
};

/** Fields as the columns of an insert or update; `given` holds no others, at run time either. */
export function columnsOf<Given extends object>(given: Given) {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [snake(name), value])) as {
    [Name in keyof Given & string as Snake<Name>]: Given[Name];
  };
}

/** The named columns from a row's fields, which may be slots of a prepared statement. */
export function columnsFrom<Column extends string, Row extends { readonly [Each in Column as Camel<Each>]: unknown }>(
  columns: readonly Column[],
  row: Row,
) {
  const fields: Readonly<Record<string, unknown>> = row;
  return Object.fromEntries(columns.map((column) => [column, fields[camel(column)]])) as {
    [Each in Column]: Row[Camel<Each> & keyof Row];
  };
}

function camel(column: string): string {
  return column.replace(/_(.)/gu, (_, letter: string) => letter.toUpperCase());
}

const snake = once((name: string) => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`));
