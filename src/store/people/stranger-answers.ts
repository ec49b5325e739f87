/** The day on which a person without a role was last answered in a chat. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';

/** Records an answer; false when there was one on the same day. */
export function noteStrangerAnswer(tx: Tx, personId: number, chatId: number, today: LocalDate): boolean {
  const noted = tx.run(
    query
      .insertInto('stranger_answer')
      .values({ person_id: personId, chat_id: chatId, answered_on: today })
      .onConflict((conflict) =>
        conflict
          .columns(['person_id', 'chat_id'])
          .doUpdateSet({ answered_on: today })
          .where('stranger_answer.answered_on', '<>', today),
      ),
  );
  return noted.changes === 1;
}

/** Deletes the answers of the days before `day`. */
export function forgetStrangerAnswers(tx: Tx, day: LocalDate): void {
  tx.run(query.deleteFrom('stranger_answer').where('answered_on', '<', day));
}
