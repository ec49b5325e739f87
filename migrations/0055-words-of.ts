import { sql, type Kysely } from 'kysely';

/**
 * Further messages whose words an event bears: a question's answer beside what was asked about, or the other way round. And an
 * event whose words were erased may lose more of them, as another of its messages is marked; nothing else of it ever changes.
 * Frozen once shipped.
 */
const statements = [
  sql`create table event_message (
    chat_id integer not null references chat (id),
    message_id text not null,
    event_id integer not null references event (id),
    primary key (chat_id, message_id, event_id)
  ) strict, without rowid`,
  sql`drop trigger if exists event_is_final`,
  sql`create trigger event_is_final before update on event
    when new.erased_hash is null or new.erased_hash is old.erased_hash
      or new.id is not old.id or new.at is not old.at or new.kind is not old.kind
      or new.task_id is not old.task_id or new.assignment_id is not old.assignment_id
      or new.agency_id is not old.agency_id or new.chat_id is not old.chat_id
      or new.person_id is not old.person_id or new.actor is not old.actor
      or new.channel is not old.channel or new.message_id is not old.message_id
      or new.undoes is not old.undoes
      or (old.erased_hash is not null and not (
        (new.text is old.text or new.text = 'nội dung đã xoá')
        and (new.added is old.added or new.added = '["nội dung đã xoá"]')
        and (new.before is old.before or instr(new.before, 'nội dung đã xoá') > 0)
        and (new.after is old.after or instr(new.after, 'nội dung đã xoá') > 0)))
    begin select raise(abort, 'the event log is append-only'); end`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}
