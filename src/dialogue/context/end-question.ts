import { closeQuestion } from '../../store/record/questions.ts';
import { takeAway } from '../../usecases/chats/take-away.ts';
import type { Work } from '../../usecases/work.ts';

/** Nothing is wanted any more: the question is closed, and its message taken away where it only opened a reply. */
export function endQuestion(work: Work, id: number): void {
  closeQuestion(work.tx, id, work.now);
  takeAway(work, id);
}
