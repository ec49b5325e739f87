import type { LocalDate } from '../../domain/calendar/dates.ts';
import { withLater } from '../../domain/text/said.ts';
import type { Reading } from './reading.ts';
import { readDay } from './answer/read-answer.ts';
import { readReport } from './read-report.ts';
import { clausesOf } from './report/clauses.ts';
import { itemsOf } from './report/words/items.ts';
import { progressIn } from './report/progress.ts';
import { tokenise } from './report/words/tokens.ts';

/** The answer to a question of ours, with what the words `said` told that led to it: figure, document, day and words. */
export function withEarlierWords(answer: Reading, said: string, today: LocalDate): Reading {
  if (said === '') return answer;
  const first = readReport(said, today);
  // A request for more time leaves what was said of the state: "đã 60%, xin gia hạn", then the day.
  const asksTime = answer.intent === 'extension';
  const status = answer.status ?? (asksTime && isUnderWay(first) ? first.status : null);
  return {
    ...answer,
    status,
    obstacle: answer.obstacle ?? (status === answer.status ? null : first.obstacle),
    text: answer.text === '' ? said : saysMore(said) ? withLater(said, answer.text) : answer.text,
    progress: answer.progress ?? (isUnderWay({ status }) ? figureIn(said, today) : null),
    completedOn: answer.completedOn ?? (answer.status === 'completed' ? first.completedOn : null),
    document: answer.document ?? first.document,
    documentDate: answer.document === null ? first.documentDate : answer.documentDate,
  };
}

/**
 * A reading that was agreed to, with what stands beside the yes: a figure, a document, a day. `isUsed` is false where the words
 * name none of them.
 */
export function withMoreWords(
  agreed: Reading,
  words: string,
  today: LocalDate,
): { readonly reading: Reading; readonly isUsed: boolean } {
  const more = readReport(words, today);
  const { status } = agreed;
  const isDone = status === 'completed';
  const progress = agreed.progress ?? (isDone || status === 'not_started' ? null : figureIn(words, today));
  const completedOn = agreed.completedOn ?? (isDone ? (readDay(words, today)?.completedOn ?? null) : null);
  const expectedOn = agreed.expectedOn ?? (isDone ? null : more.expectedOn);
  const paper = agreed.document === null ? more : agreed;
  const { document, documentDate } = paper;
  const reading = { ...agreed, progress, completedOn, expectedOn, document, documentDate };
  const isUsed =
    progress !== agreed.progress ||
    completedOn !== agreed.completedOn ||
    expectedOn !== agreed.expectedOn ||
    document !== agreed.document;
  return { reading, isUsed };
}

function isUnderWay({ status }: Pick<Reading, 'status'>): boolean {
  return status === 'in_progress' || status === 'blocked';
}

/** "Xin gia hạn", "đang vướng ạ" only announce what the answer then says. */
function saysMore(said: string): boolean {
  return /\d/u.test(said) || said.split(/\s+/u).length >= WORDS_OF_A_NOTE;
}

const WORDS_OF_A_NOTE = 5;

/** The one percentage that tells how far the task is, below 100. */
function figureIn(said: string, today: LocalDate): number | null {
  const progress = progressIn(clausesOf(itemsOf(tokenise(said))), today);
  return progress.kind === 'progress' && progress.percent < 100 ? progress.percent : null;
}
