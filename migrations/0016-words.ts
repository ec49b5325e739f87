import { sql, type Kysely } from 'kysely';

/**
 * The words of tasks, so that a search reads only what it finds: SQLite's own full-text index over `task.search`, kept by
 * triggers. Frozen once shipped.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    // Which tasks have these words? The words are folded already; any character but letters and digits parts them.
    sql`create virtual table task_words using fts5(search, content = 'task', content_rowid = 'id', tokenize = 'unicode61')`,
    sql`insert into task_words (task_words) values ('rebuild')`,
    sql`create trigger task_words_added after insert on task begin
      insert into task_words (rowid, search) values (new.id, new.search);
    end`,
    sql`create trigger task_words_gone after delete on task begin
      insert into task_words (task_words, rowid, search) values ('delete', old.id, old.search);
    end`,
    sql`create trigger task_words_changed after update of search on task when old.search <> new.search begin
      insert into task_words (task_words, rowid, search) values ('delete', old.id, old.search);
      insert into task_words (rowid, search) values (new.id, new.search);
    end`,
    // Which programme is still coming in?
    sql`create index programme_arriving on programme (id) where arriving_since is not null`,
  ]) {
    await statement.execute(db);
  }
}
