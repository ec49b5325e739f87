/**
 * Runs what writes on a registry that may only be read: the tables that it writes are replaced by copies in memory.
 * SQLite looks for a name among the temporary tables first, so that no statement has to know of it.
 */

import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { query, txOn, type Database, type Tx } from './database.ts';

/** The tables that are written to: of each the rows to copy, as an SQL condition, or `ADDED_ONLY`. */
export type Overlaid = Readonly<Record<string, string>>;

/** For a table to which rows are only added, and whose new rows are not read: none is copied. */
export const ADDED_ONLY = 'added only';

/** The tables of the registry that a statement writes by their own names: neither virtual ones nor what belongs to them. */
export function tablesOf(tx: Tx): readonly string[] {
  const named = sql<{ name: string }>`select name from pragma_table_list
    where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\'`;
  return tx.all({ compile: () => named.compile(query) }).map(({ name }) => name);
}

/** Gives `look` the registry as it is now; whatever it writes is gone afterwards. */
export function withOverlay<T>(database: Database, tables: Overlaid, look: (tx: Tx) => T): T {
  const { raw } = database;
  const own = raw.memory ? database.copy().raw : new BetterSqlite(raw.name, { readonly: true });
  try {
    own.pragma('temp_store = MEMORY');
    // A temporary table cannot refer to one of the file.
    own.pragma('foreign_keys = OFF');
    own.exec('begin');
    if (!raw.memory) for (const [table, rows] of Object.entries(tables)) lay(own, table, rows);
    return look(txOn(own));
  } finally {
    own.close();
  }
}

function lay(own: BetterSqlite.Database, table: string, rows: string): void {
  if (rows === ADDED_ONLY) {
    own.exec(`create temp view "${table}" as select * from main."${table}";
      create temp trigger "${table}_added" instead of insert on "${table}" begin select 1; end`);
    return;
  }
  const made = own
    .prepare("select type, sql from main.sqlite_schema where tbl_name = ? and type in ('table', 'index') and sql <> ''")
    .all(table) as { type: 'table' | 'index'; sql: string }[];
  for (const { type, sql } of made) {
    if (type === 'table') own.exec(sql.replace(/^create table /iu, 'create temp table '));
  }
  // Generated columns are none of these: they follow from the others.
  const columns = own.prepare("select name from pragma_table_info(?, 'main')").pluck().all(table) as string[];
  const named = columns.map((name) => `"${name}"`).join();
  own.exec(`insert into temp."${table}" (${named}) select ${named} from main."${table}" where ${rows}`);
  for (const { type, sql } of made) {
    if (type === 'index') own.exec(sql.replace(/^(create (?:unique )?index )/iu, '$1temp.'));
  }
}
