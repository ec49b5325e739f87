/**
 * The rows that an amendment changed, as they were before it and after it, so that it can be taken back as a whole. Gathered
 * by temporary triggers while it is written (sqlite.org/undoredo.html), of all tables but those that only grow or follow.
 */

import { sql } from 'kysely';
import * as v from 'valibot';
import { query, type Tx } from '../sqlite/database.ts';
import { readStored } from '../sqlite/read-stored.ts';

/** Tables of what an amendment may change; a table that others point to stands before them. */
const TABLES = [
  'agency', 'agency_alias', 'agency_member', 'programme', 'task', 'task_lead', 'task_feed', 'assignment', 'succession',
  'successor', 'moved_share', 'joined_share', 'untold_continuation', 'chat', 'role', 'wake', 'hold',
] as const; // prettier-ignore

export type ChangedTable = (typeof TABLES)[number];

const Row = v.record(v.string(), v.union([v.string(), v.number(), v.null()]));
const Changed = v.object({
  table: v.picklist(TABLES),
  /** Null for a row that was inserted. */
  before: v.nullable(Row),
  /** Null for a row that was deleted. */
  after: v.nullable(Row),
});
export type ChangedRow = v.InferOutput<typeof Changed>;

/** Does `work` and keeps with the draft what it changed, in the order in which it was changed. */
export function noteChanges<T>(tx: Tx, draftId: number, work: () => T): T {
  run(
    tx,
    'create temp table if not exists changed_row (id integer primary key, table_name text, before text, after text)',
  );
  run(tx, 'delete from temp.changed_row');
  const copied = new Set(copiedTables(tx));
  for (const table of TABLES) {
    // On a registry that is only read, the tables that are written are temporary ones.
    const at = `${copied.has(table) ? 'temp' : 'main'}."${table}"`;
    const image = (of: 'old' | 'new'): string =>
      `json_object(${columnsOf(tx, table)
        .map((name) => `'${name}', ${of}."${name}"`)
        .join(', ')})`;
    const note = (before: string, after: string): string =>
      `begin insert into changed_row (table_name, before, after) values ('${table}', ${before}, ${after}); end`;
    run(tx, `create temp trigger "noted_${table}_in" after insert on ${at} ${note('null', image('new'))}`);
    run(tx, `create temp trigger "noted_${table}_out" after delete on ${at} ${note(image('old'), 'null')}`);
    run(tx, `create temp trigger "noted_${table}_new" after update on ${at} ${note(image('old'), image('new'))}`);
  }
  const before = lastOutbox(tx);
  try {
    return work();
  } finally {
    const noted = sql<{ changes: string }>`select coalesce(json_group_array(json_object(
      'table', table_name, 'before', json(before), 'after', json(after)) order by id), '[]') as changes from temp.changed_row`;
    const changes = tx.first({ compile: () => noted.compile(query) })?.changes ?? '[]';
    for (const table of TABLES) {
      for (const what of ['in', 'out', 'new']) run(tx, `drop trigger temp."noted_${table}_${what}"`);
    }
    run(tx, 'delete from temp.changed_row');
    const values = { draft_id: draftId, changes, outbox_after: before, outbox_last: lastOutbox(tx) };
    tx.run(query.insertInto('draft_change').values(values));
  }
}

function copiedTables(tx: Tx): readonly string[] {
  const named = sql<{ name: string }>`select name from temp.sqlite_schema where type = 'table'`;
  return tx.all({ compile: () => named.compile(query) }).map(({ name }) => name);
}

function lastOutbox(tx: Tx): number {
  return tx.first(query.selectFrom('outbox').select((eb) => eb.fn.max<number | null>('id').as('id')))?.id ?? 0;
}

export interface NotedChanges {
  readonly rows: readonly ChangedRow[];
  /** The messages queued with them have ids above `after`, up to `last`. */
  readonly outbox: { readonly after: number; readonly last: number };
}

/** What an accepted amendment changed; null where nothing is kept of it. */
export function notedChanges(tx: Tx, draftId: number): NotedChanges | null {
  const row = tx.first(query.selectFrom('draft_change').selectAll().where('draft_id', '=', draftId));
  if (row === undefined) return null;
  const rows = readStored(v.array(Changed), row.changes);
  return 'kind' in rows ? null : { rows, outbox: { after: row.outbox_after, last: row.outbox_last } };
}

const GONE_OUT = ['sending', 'sent', 'unknown'] as const;

/** Whether a message that was queued with the changes, or later about one of these assignments, went out or may have. */
export function isAmendmentTold(tx: Tx, { outbox }: NotedChanges, assignmentIds: readonly number[]): boolean {
  const own = query
    .selectFrom('outbox')
    .select('id')
    .where('id', '>', outbox.after)
    .where('id', '<=', outbox.last)
    .where('state', 'in', GONE_OUT)
    .limit(1);
  if (tx.first(own) !== undefined) return true;
  return assignmentIds.some((id) => {
    const later = query
      .selectFrom('outbox_about')
      .innerJoin('outbox', 'outbox.id', 'outbox_about.outbox_id')
      .select('outbox.id')
      .where('outbox_about.assignment_id', '=', id)
      .where('outbox.id', '>', outbox.last)
      .where('outbox.state', 'in', GONE_OUT)
      .limit(1);
    return tx.first(later) !== undefined;
  });
}

/** What was queued with the changes, and later about one of these assignments, is not sent. */
export function skipQueued(tx: Tx, { outbox }: NotedChanges): void {
  tx.run(
    query
      .updateTable('outbox')
      .set({ state: 'skipped' })
      .where('id', '>', outbox.after)
      .where('id', '<=', outbox.last)
      .where('state', '=', 'queued'),
  );
}

/** Buttons of the state that is taken back stay old: its `rev` is not used again. */
export function setRev(tx: Tx, assignmentId: number, rev: number): void {
  tx.run(query.updateTable('assignment').set({ rev }).where('id', '=', assignmentId));
  const { deadline_rev: kept = 0 } =
    tx.first(query.selectFrom('assignment').select('deadline_rev').where('id', '=', assignmentId)) ?? {};
  tx.run(query.deleteFrom('reminder').where('assignment_id', '=', assignmentId).where('deadline_rev', '>', kept));
}

/** Once they were taken back. */
export function forgetChanges(tx: Tx, draftId: number): void {
  tx.run(query.deleteFrom('draft_change').where('draft_id', '=', draftId));
}

/** Whether every row stands as the amendment left it; what the reminders note for themselves does not matter. */
export function standsAsLeft(tx: Tx, changes: readonly ChangedRow[]): boolean {
  const last = new Map<string, ChangedRow>();
  for (const change of changes) {
    if (change.table === 'wake') continue;
    last.set(`${change.table}:${JSON.stringify(keyOf(tx, change))}`, change);
  }
  return [...last.values()].every((change) => {
    const standing = rowAt(tx, change);
    if (change.after === null) return standing === undefined;
    const { table, after } = change;
    return (
      standing !== undefined &&
      Object.entries(after).every(([name, value]) => UNJUDGED.has(`${table}.${name}`) || standing[name] === value)
    );
  });
}

/** What sending and answering write for themselves, of no weight for a task. */
const UNJUDGED: ReadonlySet<string> = new Set([
  'chat.last_sent_at', 'chat.last_delivered_at', 'chat.last_answer_at', 'chat.refusals', 'chat.unreachable_since', 'chat.title',
  'assignment.asked_on', 'assignment.asked_before', 'assignment.told_on', 'agency.first_linked_at',
]); // prettier-ignore

/**
 * Puts back what was changed or deleted, and removes what was inserted, the newest first. Of `kept` rows nothing is
 * removed: the record names them.
 */
export function putBack(tx: Tx, changes: readonly ChangedRow[], kept: (change: ChangedRow) => boolean): void {
  for (const change of changes.toReversed()) {
    const { table, before, after } = change;
    const key = Object.entries(keyOf(tx, change));
    const at = sql.join(
      key.map(([name, value]) => sql`${sql.id(name)} is ${value}`),
      sql` and `,
    );
    if (before === null) {
      if (!kept(change)) tx.run(statement(sql`delete from ${sql.table(table)} where ${at}`));
    } else if (after === null) {
      const names = Object.keys(before).map((name) => sql.id(name));
      tx.run(
        statement(
          sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(Object.values(before))})`,
        ),
      );
    } else {
      const values = Object.entries(before).map(([name, value]) => sql`${sql.id(name)} = ${value}`);
      tx.run(statement(sql`update ${sql.table(table)} set ${sql.join(values)} where ${at}`));
    }
  }
}

function rowAt(tx: Tx, change: ChangedRow): Record<string, unknown> | undefined {
  const at = Object.entries(keyOf(tx, change)).map(([name, value]) => sql`${sql.id(name)} is ${value}`);
  const found = sql<
    Record<string, unknown>
  >`select * from ${sql.table(change.table)} where ${sql.join(at, sql` and `)}`;
  return tx.first({ compile: () => found.compile(query) });
}

/** The columns of its primary key with their values, which no amendment changes. */
function keyOf(tx: Tx, { table, before, after }: ChangedRow): Record<string, string | number | null> {
  const image = after ?? before ?? {};
  const names = keysOf(tx, table);
  return Object.fromEntries(names.map((name) => [name, image[name] ?? null]));
}

const KEYS = new Map<ChangedTable, readonly string[]>();

function keysOf(tx: Tx, table: ChangedTable): readonly string[] {
  const known = KEYS.get(table);
  if (known !== undefined) return known;
  const keys = sql<{ name: string }>`select name from pragma_table_info(${table}) where pk > 0 order by pk`;
  const names = tx.all({ compile: () => keys.compile(query) }).map(({ name }) => name);
  KEYS.set(table, names);
  return names;
}

/** Generated columns are none of these: they follow from the others. */
function columnsOf(tx: Tx, table: ChangedTable): readonly string[] {
  const columns = sql<{ name: string }>`select name from pragma_table_info(${table})`;
  return tx.all({ compile: () => columns.compile(query) }).map(({ name }) => name);
}

function run(tx: Tx, text: string): void {
  tx.run({ compile: () => sql.raw<never>(text).compile(query) });
}

function statement(made: ReturnType<typeof sql>) {
  return { compile: () => made.compile(query) };
}
