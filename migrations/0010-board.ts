import { sql, type Kysely } from 'kysely';

/** What the board counts and lists, who is signed in to it, calendar addresses, and tokens of other systems. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // The figures of every agency, of one, or of everybody: read from this index alone, never from the wide rows.
  sql`create index assignment_figures on assignment
    (agency_id, status, due_on, waiting_for, completed_on, cadence, reported_on, obstacle, task_id)`,
  // The sections of a programme, and which of them each task is in: narrow, so that counting by section touches little.
  sql`create table section (
    id integer primary key,
    programme_id integer not null references programme (id),
    name text not null,
    unique (programme_id, name)
  ) strict`,
  sql`create table task_section (
    task_id integer primary key references task (id),
    section_id integer not null references section (id)
  ) strict`,
  sql`insert into section (programme_id, name) select distinct programme_id, section from task order by 1, 2`,
  sql`insert into task_section (task_id, section_id) select task.id, section.id from task
    inner join section on section.programme_id = task.programme_id and section.name = task.section`,
  // Which tasks are in this section?
  sql`create index task_section_of on task_section (section_id)`,
  sql`create trigger task_placed after insert on task
    begin
      insert or ignore into section (programme_id, name) values (new.programme_id, new.section);
      insert into task_section (task_id, section_id)
        select new.id, id from section where programme_id = new.programme_id and name = new.section;
    end`,
  sql`create trigger task_moved after update of section on task
    begin
      insert or ignore into section (programme_id, name) values (new.programme_id, new.section);
      update task_section
        set section_id = (select id from section where programme_id = new.programme_id and name = new.section)
        where task_id = new.id;
    end`,
  // What is stuck, and on what?
  sql`create index assignment_stuck on assignment (due_on) where open = 1 and obstacle is not null`,
  // Which dates were moved?
  sql`create index assignment_extended on assignment (due_on) where extensions > 0`,

  // One-time links to sign in by; only the hash is kept.
  sql`create table web_link (
    hash text primary key,
    person_id integer not null references person (id),
    expires_at text not null,
    used_at text
  ) strict`,
  sql`create index web_link_of on web_link (person_id)`,
  sql`create table web_session (
    hash text primary key,
    person_id integer not null references person (id),
    begun_at text not null,
    expires_at text not null
  ) strict`,
  // Whose sessions end together?
  sql`create index web_session_of on web_session (person_id)`,
  // A private address of a calendar: everybody's deadlines, or one agency's.
  sql`create table feed (
    hash text primary key,
    person_id integer not null references person (id),
    agency_id integer references agency (id),
    made_at text not null
  ) strict`,
  // Which addresses does this person have?
  sql`create index feed_of on feed (person_id)`,
  // Whoever loses a role is signed out everywhere and loses the addresses that the role gave.
  sql`create trigger role_ended after update of until on role when new.until is not null
    begin
      delete from web_link where person_id = new.person_id;
      delete from web_session where person_id = new.person_id;
      delete from feed where person_id = new.person_id;
    end`,

  sql`create table api_token (
    id integer primary key,
    name text not null,
    hash text not null unique,
    made_at text not null,
    expires_at text,
    last_used_at text,
    revoked_at text
  ) strict`,
  // A name is free again once its token was revoked.
  sql`create unique index api_token_name on api_token (name) where revoked_at is null`,
];
