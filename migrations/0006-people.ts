import { sql, type Kysely } from 'kysely';

/** Observers, roles that end by somebody's hand, and chats that refuse. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

// A check cannot be altered: both tables are written anew. Nothing refers to either of them.
const statements = [
  sql`create table role_next (
    id integer primary key,
    person_id integer not null references person (id),
    role text not null check (role in ('owner', 'secretariat', 'leader', 'observer', 'focal_point')),
    agency_id integer references agency (id),
    since text not null,
    until text,
    given_by integer references person (id),
    ended_by integer references person (id)
  ) strict`,
  sql`insert into role_next (id, person_id, role, agency_id, since, until, given_by)
    select id, person_id, role, agency_id, since, until, given_by from role`,
  sql`drop table role`,
  sql`alter table role_next rename to role`,
  // What may this person do?
  sql`create index role_of_person on role (person_id) where until is null`,
  // Who are this agency's focal points and observers?
  sql`create index role_of_agency on role (agency_id) where until is null`,

  sql`create table code_next (
    hash text primary key,
    purpose text not null check (purpose in ('owner', 'agency', 'secretariat', 'leaders', 'observers')),
    agency_id integer references agency (id),
    expires_at text not null,
    used_at text,
    used_by integer references person (id)
  ) strict`,
  sql`insert into code_next (hash, purpose, agency_id, expires_at, used_at, used_by)
    select hash, purpose, agency_id, expires_at, used_at, used_by from code`,
  sql`drop table code`,
  sql`alter table code_next rename to code`,

  // Messages that the chat refused in a row, none delivered since.
  sql`alter table chat add column refusals integer not null default 0`,
];
