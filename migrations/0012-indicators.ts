import { sql, type Kysely } from 'kysely';

/** The numeric targets of a decision, and the values reported against them. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // `unit` is the one in which values are kept ("triệu USD"); `unit_key` what makes two units comparable ("usd").
  sql`create table indicator (
    id integer primary key,
    programme_id integer not null references programme (id),
    section text not null,
    name text not null,
    unit text not null,
    unit_key text not null,
    unique (programme_id, name, unit_key)
  ) strict`,
  // `value` is in the indicator's unit; `text` as the decision words it ("1 tỷ USD").
  sql`create table indicator_target (
    indicator_id integer not null references indicator (id),
    from_year integer not null,
    to_year integer not null,
    comparator text not null check (comparator in ('>=', '<', '=')),
    value real not null,
    text text not null,
    primary key (indicator_id, from_year, to_year)
  ) strict, without rowid`,
  // Every value ever reported is kept; the newest of a year counts.
  sql`create table indicator_value (
    id integer primary key,
    indicator_id integer not null references indicator (id),
    year integer not null,
    value real not null,
    agency_id integer references agency (id),
    event_id integer not null references event (id)
  ) strict`,
  // What was reported for this indicator, year by year, the newest last?
  sql`create index indicator_value_of on indicator_value (indicator_id, year, id)`,
];
