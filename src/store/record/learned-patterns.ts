/** Patterns of words that were asked about, what people answered to them, and how the secretariat ruled. */

import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { LearnedStatus, PatternRuling } from '../../domain/tasks/learned-status.ts';
import { query, type Tx } from '../sqlite/database.ts';

export interface PatternAnswer {
  readonly pattern: string;
  readonly status: LearnedStatus;
  readonly personId: number;
  readonly eventId: number;
  readonly chatId: number;
  /** The message whose words were asked about; null where the messenger does not tell. */
  readonly messageId: string | null;
}

/** A person's newest answer takes the place of the one before. */
export function keepPatternAnswer(tx: Tx, answer: PatternAnswer, now: Instant): void {
  const { pattern, status, personId, eventId, chatId, messageId } = answer;
  const unruled = { ruling: null, status: null, ruled_by: null, ruled_at: null };
  tx.run(
    query
      .insertInto('learned_pattern')
      .values({ pattern, ...unruled })
      .onConflict((conflict) => conflict.doNothing()),
  );
  const given = { status, answered_at: now, event_id: eventId, chat_id: chatId, message_id: messageId };
  tx.run(
    query
      .insertInto('pattern_answer')
      .columns(['pattern_id', 'person_id', 'status', 'answered_at', 'event_id', 'chat_id', 'message_id'])
      .expression(
        query
          .selectFrom('learned_pattern')
          .where('pattern', '=', pattern)
          .select((eb) => [
            'id',
            eb.val(personId).as('person_id'),
            eb.val(status).as('status'),
            eb.val(now).as('answered_at'),
            eb.val(eventId).as('event_id'),
            eb.val(chatId).as('chat_id'),
            eb.val(messageId).as('message_id'),
          ]),
      )
      .onConflict((conflict) => conflict.columns(['pattern_id', 'person_id']).doUpdateSet(given)),
  );
}

/**
 * `answered` is the status that `people` different people gave it, null where they differ or none of their reports stands;
 * `ruling` and `ruledStatus` how the secretariat ruled, null while it has not.
 */
export interface LearnedPattern {
  readonly id: number;
  readonly pattern: string;
  readonly answered: LearnedStatus | null;
  readonly people: number;
  readonly newest: Instant | null;
  readonly ruling: PatternRuling | null;
  readonly ruledStatus: LearnedStatus | null;
  readonly ruledBy: string | null;
  readonly ruledAt: Instant | null;
}

const patterns = query
  .selectFrom('learned_pattern')
  .leftJoin('pattern_answer as answer', (join) =>
    join
      .onRef('answer.pattern_id', '=', 'learned_pattern.id')
      .on(sql<boolean>`not exists (select 1 from event as undoing where undoing.undoes = answer.event_id)`),
  )
  .groupBy('learned_pattern.id')
  .select([
    'learned_pattern.id',
    'learned_pattern.pattern',
    'learned_pattern.ruling',
    'learned_pattern.status as ruledStatus',
    'learned_pattern.ruled_by as ruledBy',
    'learned_pattern.ruled_at as ruledAt',
  ])
  .select((eb) => [
    sql<LearnedStatus | null>`iif(count(distinct answer.status) = 1, min(answer.status), null)`.as('answered'),
    eb.fn.count<number>('answer.person_id').as('people'),
    sql<Instant | null>`max(answer.answered_at)`.as('newest'),
  ]);

/** The learned reading of this normalised pattern. */
export function learnedPattern(tx: Tx, pattern: string): LearnedPattern | undefined {
  return tx.first(patterns.where('learned_pattern.pattern', '=', pattern));
}

/** One learned reading by its number. */
export function learnedPatternById(tx: Tx, id: number): LearnedPattern | undefined {
  return tx.first(patterns.where('learned_pattern.id', '=', id));
}

/** Of at least `people` people who agree, and not ruled on: the most answered first, `limit` of them behind `offset`. */
export function patternsToRule(
  tx: Tx,
  people: number,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): LearnedPattern[] {
  return tx.all(
    patterns
      .where('learned_pattern.ruling', 'is', null)
      .having(sql<boolean>`count(distinct answer.status) = 1 and count(answer.person_id) >= ${people}`)
      .orderBy('people', 'desc')
      .orderBy('learned_pattern.id')
      .limit(limit)
      .offset(offset),
  );
}

/** The newest first, at most `limit`. */
export function approvedPatterns(tx: Tx, limit: number): LearnedPattern[] {
  return tx.all(
    patterns
      .where('learned_pattern.ruling', '=', 'approved')
      .orderBy('learned_pattern.ruled_at', 'desc')
      .orderBy('learned_pattern.id', 'desc')
      .limit(limit),
  );
}

/** Keeps how the secretariat ruled on a learned reading. */
export function setPatternRuling(
  tx: Tx,
  id: number,
  { ruling, status, by }: { readonly ruling: PatternRuling; readonly status: LearnedStatus; readonly by: string },
  now: Instant,
): void {
  tx.run(
    query.updateTable('learned_pattern').set({ ruling, status, ruled_by: by, ruled_at: now }).where('id', '=', id),
  );
}

/** What came of a message goes; a pattern that nobody else's words gave goes with it, whatever was ruled. */
export function erasePatternAnswers(
  tx: Tx,
  {
    chatId,
    messageId,
    eventIds,
  }: { readonly chatId: number; readonly messageId: string; readonly eventIds: readonly number[] },
): void {
  tx.run(query.deleteFrom('pattern_answer').where('chat_id', '=', chatId).where('message_id', '=', messageId));
  tx.run(query.deleteFrom('pattern_answer').where('event_id', 'in', eventIds));
  tx.run(
    query.deleteFrom('learned_pattern').where('id', 'not in', query.selectFrom('pattern_answer').select('pattern_id')),
  );
}
