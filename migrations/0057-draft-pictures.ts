import { sql, type Kysely } from 'kysely';

/** Pictures of the cells of a scanned decision, by which people compare what was recognised. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  sql`create table draft_picture (
    draft_id integer not null references draft (id),
    name text not null,
    bytes blob not null,
    primary key (draft_id, name)
  ) strict`,
];
