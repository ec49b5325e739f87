import type { Clock } from '../domain/calendar/clock.ts';
import type { ColumnChoice } from '../domain/drafts/column-choice.ts';
import type { Log } from '../domain/log.ts';
import type { ReadDocument } from '../importer/read-for-draft.ts';
import { wholeAnswer, type Helper } from './helper/question.ts';

/** Reads a document in the helper; rejects when the helper cannot say anything about it. */
export async function readDocument(
  helper: Helper,
  clock: Clock,
  bytes: Uint8Array,
  signal: AbortSignal,
  choices: readonly ColumnChoice[] = [],
): Promise<ReadDocument> {
  const answer = await wholeAnswer(helper, { kind: 'read', bytes, choices, now: clock.now() }, signal);
  return JSON.parse(answer.toString('utf8')) as ReadDocument;
}

/** The same for the board: null, and a line in the log, when the helper cannot say anything about it. */
export function readForBoard(
  helper: Helper,
  clock: Clock,
  log: Log,
): (bytes: Uint8Array, signal: AbortSignal, choices?: readonly ColumnChoice[]) => Promise<ReadDocument | null> {
  return async (bytes, signal, choices = []) => {
    try {
      return await readDocument(helper, clock, bytes, signal, choices);
    } catch (error) {
      log.error({ why: error instanceof Error ? error.message : 'unknown' }, 'a document could not be read');
      return null;
    }
  };
}
