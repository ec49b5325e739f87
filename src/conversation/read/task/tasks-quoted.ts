import type { Task } from '../../../domain/tasks/task.ts';
import { findTaskRefs } from './identify-task.ts';

/** A shorter piece of a title may stand in several. */
const SHORTEST_PIECE = 8;
/** What stands between a title and the facts behind it, or where the title was cut off. */
const BEHIND_TITLE = /…| [–-] |;/u;
/** "(I.2) ", "I.2) ": what is left of "#12 (I.2) " where it was picked out from its middle. */
const PLACE = /^\(?[\p{L}\d.]{1,12}\) /u;

interface Candidate {
  readonly id: number;
  readonly task: Pick<Task, 'id' | 'title'>;
}

/** The ids of the tasks that a picked-out part of our message speaks of: by "#12", or else by words of the title. */
export function tasksQuoted(quote: string, candidates: readonly Candidate[]): number[] {
  const marked = new Set(findTaskRefs(quote).map((ref) => (ref.kind === 'number' ? ref.number : null)));
  const byNumber = candidates.filter(({ task }) => marked.has(task.id));
  if (byNumber.length > 0) return byNumber.map(({ id }) => id);
  const whole = titled(quote, candidates);
  if (whole.length > 0) return whole;
  const named = new Set(quote.split('\n').flatMap((line) => inLine(line, candidates)));
  return candidates.flatMap(({ id }) => (named.has(id) ? [id] : []));
}

/** A line may be picked out with its place, its deadline and its state: its first piece of a title counts. */
function inLine(line: string, candidates: readonly Candidate[]): number[] {
  const pieces = line.split(BEHIND_TITLE).map((piece) => titled(piece.trim().replace(PLACE, ''), candidates));
  return pieces.find((ids) => ids.length > 0) ?? [];
}

function titled(words: string, candidates: readonly Candidate[]): number[] {
  const piece = plain(words);
  if (piece.length < SHORTEST_PIECE) return [];
  return candidates.filter(({ task }) => plain(task.title).includes(piece)).map(({ id }) => id);
}

/** Without line breaks, and without the sign of what was cut off. */
function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().split(/\s+/u).join(' ').replace('…', '').trim();
}
