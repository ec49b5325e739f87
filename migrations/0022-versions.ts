import { sql, type Kysely } from 'kysely';

/**
 * Versions of messages: which were edited, so that an earlier version that arrives late changes nothing; and what must
 * go, erased from the event log into a skeleton, once and with nothing else of the event changed. Frozen once shipped.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`create table edited_message (
      chat_id integer not null references chat (id),
      message_id text not null,
      primary key (chat_id, message_id)
    ) strict, without rowid`,
    sql`alter table event add column erased_hash text`,
    sql`drop trigger event_is_final`,
    sql`create trigger event_is_final before update on event
      when old.erased_hash is not null or new.erased_hash is null
        or new.id is not old.id or new.at is not old.at or new.kind is not old.kind
        or new.task_id is not old.task_id or new.assignment_id is not old.assignment_id
        or new.agency_id is not old.agency_id or new.chat_id is not old.chat_id
        or new.person_id is not old.person_id or new.actor is not old.actor
        or new.channel is not old.channel or new.message_id is not old.message_id
        or new.undoes is not old.undoes
      begin select raise(abort, 'the event log is append-only'); end`,
  ]) {
    await statement.execute(db);
  }
}
