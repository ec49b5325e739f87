/** What people answered about a draft: appended, the newest of each question counts. */

import * as v from 'valibot';
import type { Instant } from '../../domain/calendar/dates.ts';
import { COLUMNS_KEY, type ColumnChoice } from '../../domain/drafts/column-choice.ts';
import type { DraftAnswer, GivenAnswer } from '../../domain/drafts/draft.ts';
import type { EventChannel } from '../../domain/people/channel.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { readStored } from '../sqlite/read-stored.ts';

const text = v.string();
const Answer = v.nullable(
  v.variant('kind', [
    v.object({ kind: v.literal('keep') }),
    v.object({ kind: v.literal('text'), text }),
    v.object({ kind: v.literal('aside') }),
    v.object({ kind: v.literal('new'), name: text }),
    v.object({ kind: v.literal('same'), agency: text }),
    v.object({ kind: v.literal('of'), agency: text }),
    v.object({ kind: v.literal('group'), members: v.array(text) }),
    v.object({ kind: v.literal('several'), names: v.array(text) }),
    v.object({ kind: v.literal('none') }),
    v.object({ kind: v.literal('amends'), programme: text, whole: v.boolean() }),
    v.object({ kind: v.literal('apart') }),
    v.object({ kind: v.literal('except'), tasks: v.array(text) }),
    v.object({ kind: v.literal('merger'), from: text, document: text }),
    v.object({ kind: v.literal('withdraw'), except: v.array(text) }),
  ]),
);

/** What people said the columns are: kept with who said it, and no answer to a question. */
interface ColumnsSaid {
  readonly kind: 'columns';
  readonly choices: readonly ColumnChoice[];
}

/** `answer` null takes back what was answered before. */
export interface NewDraftAnswer {
  readonly draftId: number;
  readonly question: string;
  readonly answer: DraftAnswer | ColumnsSaid | null;
  readonly at: Instant;
  readonly actor: string;
  readonly personId: number | null;
  readonly channel: EventChannel | null;
  /** The message that it was said in. */
  readonly chatId: number | null;
  readonly messageId: string | null;
}

/** Keeps one answer to a question of a draft, with who gave it and where. */
export function insertDraftAnswer(
  tx: Tx,
  { draftId, question, answer, at, actor, personId, channel, chatId, messageId }: NewDraftAnswer,
): void {
  tx.run(
    query.insertInto('draft_answer').values({
      draft_id: draftId,
      question,
      answer: JSON.stringify(answer),
      at,
      actor,
      person_id: personId,
      channel,
      chat_id: chatId,
      message_id: messageId,
    }),
  );
}

/** By question. An answer of a newer version of the program counts as none, so that it is asked again. */
export function draftAnswers(tx: Tx, draftId: number): ReadonlyMap<string, GivenAnswer> {
  const answers = new Map<string, GivenAnswer>();
  const rows = tx.all(
    query
      .selectFrom('draft_answer')
      .select(['question', 'answer', 'at', 'actor'])
      .where('draft_id', '=', draftId)
      .where('question', '!=', COLUMNS_KEY)
      .orderBy('id'),
  );
  for (const { question, answer: json, at, actor } of rows) {
    const answer = readStored(Answer, json);
    if (answer === null || answer.kind === 'unreadable') answers.delete(question);
    else answers.set(question, { answer, at, actor });
  }
  return answers;
}
