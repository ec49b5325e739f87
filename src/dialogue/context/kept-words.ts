/** What was sent and led to a question of ours is recorded with its answer. */

import type { Reading } from '../../conversation/read/reading.ts';
import { withEarlierWords } from '../../conversation/read/with-earlier-words.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { outboxByMessage } from '../../store/outbox/outbox.ts';
import { questionByOutbox } from '../../store/record/questions.ts';
import type { AskedAbout } from '../../usecases/learn/learn-answer.ts';
import type { Origin } from './origin.ts';
import { pendingQuestionOf, type Sent } from './pending-question.ts';
import type { Press } from './press.ts';

/** Those of another message name it. */
export type Files = Pick<Sent, 'files' | 'album'>;

/** `text` of the message that is handled, with its files. */
export function sentIn(origin: Origin, text: string, { files, album }: Files = NO_FILES): Sent {
  return { messageId: origin.messageId, text, files, album };
}

const NO_FILES: Files = { files: [], album: null };

/** A question or a taking back that came as the answer says nothing of what was sent before. */
export function withKept(answer: Reading, said: Sent | undefined, today: LocalDate): Reading {
  const isAnswer = answer.intent === 'report' || answer.intent === 'extension' || answer.intent === 'acknowledge';
  return said === undefined || !isAnswer ? answer : withEarlierWords(answer, said.text, today);
}

/** The files of both; the earlier ones stay those of their own message. */
export function withKeptFiles({ files, album }: Files, said: Sent | undefined): Files {
  if (said === undefined) return { files, album };
  const { messageId } = said;
  const kept = said.files.map((file) => (messageId === null ? file : { messageId, ...file }));
  return { files: [...kept, ...files], album: said.album ?? album };
}

/** What was asked about, where an answer is recorded: others may come to be read by it. */
export function askedAbout(said: Sent | undefined): { readonly asked?: AskedAbout } {
  return said === undefined || said.text === '' ? {} : { asked: { text: said.text, messageId: said.messageId } };
}

/**
 * What led to the question under which a button was pressed, also where a first press led on to another question: the
 * caller has seen that nothing was recorded since. Undefined where the message asked nothing.
 */
export function saidBefore({ work, origin, messageId }: Press): Sent | undefined {
  const row = messageId === null ? undefined : outboxByMessage(work.tx, origin.chat.id, messageId);
  const question = row === undefined ? undefined : questionByOutbox(work.tx, row.id);
  if (question === undefined) return undefined;
  const pending = pendingQuestionOf(question.data);
  return 'said' in pending ? pending.said : undefined;
}
