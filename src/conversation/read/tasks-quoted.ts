import type { Task } from '../../domain/tasks/task.ts';
import { findTaskRefs } from './identify-task.ts';

/** A shorter piece of a title may stand in several. */
const SHORTEST_PIECE = 8;

interface Candidate {
  readonly id: number;
  readonly task: Pick<Task, 'id' | 'title'>;
}

/** The ids of the tasks that a picked-out part of our message speaks of: by "#12", or else by words of the title. */
export function tasksQuoted(quote: string, candidates: readonly Candidate[]): number[] {
  const marked = new Set(findTaskRefs(quote).map((ref) => (ref.kind === 'number' ? ref.number : null)));
  const byNumber = candidates.filter(({ task }) => marked.has(task.id));
  if (byNumber.length > 0) return byNumber.map(({ id }) => id);
  const piece = plain(quote);
  if (piece.length < SHORTEST_PIECE) return [];
  return candidates.filter(({ task }) => plain(task.title).includes(piece)).map(({ id }) => id);
}

/** Without line breaks, and without the sign of what was cut off. */
function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().split(/\s+/u).join(' ').replace('…', '').trim();
}
