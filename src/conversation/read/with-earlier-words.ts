import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Reading } from './reading.ts';
import { readReport } from './read-report.ts';
import { clausesOf } from './report/clauses.ts';
import { itemsOf } from './report/words/items.ts';
import { progressIn } from './report/progress.ts';
import { tokenise } from './report/words/tokens.ts';

/** The answer to a question of ours, with what the words `said` told that led to it: figure, document, day and words. */
export function withEarlierWords(answer: Reading, said: string, today: LocalDate): Reading {
  if (said === '') return answer;
  const first = readReport(said, today);
  const isUnderWay = answer.status === 'in_progress' || answer.status === 'blocked';
  return {
    ...answer,
    text: answer.text === '' ? said : saysMore(said) ? `${said} – ${answer.text}` : answer.text,
    progress: answer.progress ?? (isUnderWay ? figureIn(said) : null),
    completedOn: answer.completedOn ?? (answer.status === 'completed' ? first.completedOn : null),
    document: answer.document ?? first.document,
    documentDate: answer.document === null ? first.documentDate : answer.documentDate,
  };
}

/** "Xin gia hạn", "đang vướng ạ" only announce what the answer then says. */
function saysMore(said: string): boolean {
  return /\d/u.test(said) || said.split(/\s+/u).length >= WORDS_OF_A_NOTE;
}

const WORDS_OF_A_NOTE = 5;

/** The one percentage that tells how far the task is, below 100. */
function figureIn(said: string): number | null {
  const progress = progressIn(clausesOf(itemsOf(tokenise(said))));
  return progress.kind === 'progress' && progress.percent < 100 ? progress.percent : null;
}
