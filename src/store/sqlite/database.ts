/**
 * The connection to SQLite. Kysely builds and types each statement; better-sqlite3 runs it at once on a cached prepared
 * statement, so a transaction is one synchronous function: it cannot await, no write can be forgotten, and it commits
 * whole or leaves no trace.
 */

import BetterSqlite from 'better-sqlite3';
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
  type CompiledQuery,
} from 'kysely';
import type { Schema } from './schema.ts';

/**
 * A value behind a plus sign, which does nothing to it: behind it the query planner does not look at the value. Where
 * it does, SQLite plans the statement anew at every run, which takes several times as long as to run it
 * (sqlite.org/c3ref/prepare.html: "the choice of query plan depends on the parameter").
 */
class CompilerOfBlindStatements extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?';
  }
}

/** Builds statements; running them takes a `Tx`. */
export const query = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new CompilerOfBlindStatements(),
  },
});

/** The handle of a running transaction. Every function that reads or writes takes one. */
export interface Tx {
  all<Row>(statement: Compilable<Row>): Row[];
  first<Row>(statement: Compilable<Row>): Row | undefined;
  /** Runs a statement that returns no rows; `changes` counts the rows it touched. */
  run(statement: Compilable): { readonly changes: number; readonly lastId: number };
  /** Reads row by row, without holding them all in memory. */
  each<Row>(statement: Compilable<Row>): IterableIterator<Row>;
}

export interface Database {
  /** Runs `work` in one write transaction (`BEGIN IMMEDIATE`). Throws what `work` throws, after rolling back. */
  transact<T>(work: (tx: Tx) => T): T;
  /** Runs `work` on one consistent snapshot; it must not write. */
  read<T>(work: (tx: Tx) => T): T;
  /** Calls `look` after each commit from now on, instead of the one set before; null ends it. */
  onCommit(look: (() => void) | null): void;
  /** An in-memory copy of the whole database, for trials. */
  copy(): Database;
  readonly raw: BetterSqlite.Database;
  close(): void;
}

const STATEMENTS_KEPT = 500;
/**
 * WAL pages at which a commit checkpoints the log on the calling thread (SQLite's default is 1,000). A bot checkpoints
 * on another thread: `checkpointInBackground`.
 */
const PAGES_IN_LOG = 100;
/** The operating system caches the file anyway, so a larger cache of our own would waste memory. */
const PAGES_CACHED_KB = 4096;

/** Wraps an open connection that only reads: it cannot write, and sorts in memory. */
export function readingDatabase(raw: BetterSqlite.Database): Database {
  raw.pragma('query_only = ON');
  raw.pragma('temp_store = MEMORY');
  raw.pragma(`cache_size = -${String(PAGES_CACHED_KB)}`);
  return wrapped(raw);
}

/** Wraps an open connection whose schema is up to date (see `openRegistry`). */
export function databaseOn(raw: BetterSqlite.Database): Database {
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.pragma(`wal_autocheckpoint = ${String(PAGES_IN_LOG)}`);
  raw.pragma(`cache_size = -${String(PAGES_CACHED_KB)}`);
  raw.pragma('foreign_keys = ON');
  // Overwrites deleted and replaced data in the file, not only in the index.
  raw.pragma('secure_delete = ON');
  return wrapped(raw);
}

function wrapped(raw: BetterSqlite.Database): Database {
  const tx = txOn(raw);
  // Created once: wrapping a function in a transaction takes longer than beginning and committing one.
  const within = raw.transaction((work: (tx: Tx) => unknown) => work(tx));
  let committed: (() => void) | null = null;
  return {
    raw,
    transact<T>(work: (tx: Tx) => T): T {
      const result = within.immediate(work) as T;
      committed?.();
      return result;
    },
    onCommit(look) {
      committed = look;
    },
    read: <T>(work: (tx: Tx) => T): T => within.deferred(work) as T,
    copy: () => databaseOn(new BetterSqlite(withoutWal(raw.serialize()))),
    close: () => {
      raw.close();
    },
  };
}

/** Bytes 18 and 19 of the header: 2 means a write-ahead log beside the file; an image in memory has none. */
function withoutWal(image: Buffer): Buffer {
  image.fill(1, 18, 20);
  return image;
}

/** Runs statements on `raw`, inside any transaction open there. */
export function txOn(raw: BetterSqlite.Database): Tx {
  const statements = new Map<string, BetterSqlite.Statement>();
  const prepare = (compiled: CompiledQuery): BetterSqlite.Statement => {
    const known = statements.get(compiled.sql);
    if (known !== undefined) return known;
    // Lists of varying length would create statements without end: the oldest is dropped.
    const oldest = statements.size >= STATEMENTS_KEPT ? statements.keys().next().value : undefined;
    if (oldest !== undefined) statements.delete(oldest);
    const statement = raw.prepare(compiled.sql);
    statements.set(compiled.sql, statement);
    return statement;
  };
  return {
    all<Row>(statement: Compilable<Row>): Row[] {
      const compiled = statement.compile();
      return prepare(compiled).all(...compiled.parameters) as Row[];
    },
    first<Row>(statement: Compilable<Row>): Row | undefined {
      const compiled = statement.compile();
      return prepare(compiled).get(...compiled.parameters) as Row | undefined;
    },
    run(statement: Compilable) {
      const compiled = statement.compile();
      const result = prepare(compiled).run(...compiled.parameters);
      return { changes: result.changes, lastId: Number(result.lastInsertRowid) };
    },
    each<Row>(statement: Compilable<Row>): IterableIterator<Row> {
      const compiled = statement.compile();
      // Prepared apart: a cached statement that is still being iterated cannot be run again.
      return raw.prepare(compiled.sql).iterate(...compiled.parameters) as IterableIterator<Row>;
    },
  };
}
