/** Rows of a file that name the tasks which they continue: "#12", "I.1 của Quyết định số 15/QĐ-UBND". */

import {
  notLeftWords,
  severalPredecessors,
  UNKNOWN_PREDECESSOR,
} from '../../conversation/compose/compose-continuation.ts';
import { whyNotLeft, type NotContinued } from '../../domain/tasks/continuation.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import type { Card, Task } from '../../domain/tasks/task.ts';
import { cardsOfTask } from '../../store/programmes/assignments.ts';
import { findTasks, programmeByCode, programmeNamed } from '../../store/programmes/tasks.ts';
import { PROGRAM } from '../acting.ts';
import { continueTask } from './continue-task.ts';
import type { ProgrammeRow } from './take-rows.ts';
import type { Work } from '../work.ts';

type Cards = readonly [Card, ...Card[]];

/** What keeps one of a row's predecessors from going on there; `said` is its name as the file has it. */
interface Hindrance {
  readonly said: string;
  readonly words: string;
}

/** What stands in the way already before the file is taken in. */
export function hindrancesOf(work: Work, { continues = '' }: ProgrammeRow): Hindrance[] {
  return namesIn(continues).flatMap((said): Hindrance[] => {
    const named = taskNamed(work, said);
    if (named.kind === 'unknown') return [{ said, words: UNKNOWN_PREDECESSOR }];
    if (named.kind === 'several') return [{ said, words: severalPredecessors(named.tasks) }];
    const why = whyNotLeft(named.from, work.today);
    const words = why === null || why === 'continued' ? null : notLeftWords(why, named.from, work.today);
    return words === null ? [] : [{ said, words }];
  });
}

export type RowContinued =
  | { readonly kind: 'continued'; readonly from: Cards; readonly into: Cards }
  | { readonly kind: 'refused'; readonly why: NotContinued; readonly from: Cards; readonly into: Cards };

/**
 * Has what a row of programme `code` names go on under its task. What does so already is left out, and so is what nobody
 * knows; a task with reports of its own is the secretariat's to name.
 */
export function continueRow(work: Work, code: string, { ref, continues = '' }: ProgrammeRow): RowContinued[] {
  const programme = programmeByCode(work.tx, code);
  const own = findTasks(work.tx, { kind: 'place', place: ref }).find((task) => task.programme.id === programme?.id);
  const into = own === undefined ? [] : cardsOfTask(work.tx, own.id);
  if (!isSome(into)) return [];
  return namesIn(continues).flatMap((said): RowContinued[] => {
    const named = taskNamed(work, said);
    if (named.kind !== 'task') return [];
    const { from } = named;
    if (from.some(({ assignment }) => assignment.continuedIn === into[0].task.id)) return [];
    const outcome = continueTask(work, PROGRAM, { from, into, isSure: false });
    return outcome.kind === 'refused'
      ? [{ kind: 'refused', why: outcome.why, from, into }]
      : [{ kind: 'continued', from, into }];
  });
}

/** Names in one cell beyond which the rest is not read. */
const MOST_NAMES = 20;

function namesIn(cell: string): string[] {
  return cell
    .split(/[;,\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, MOST_NAMES);
}

/** "#12", "12", "nhiệm vụ số 12". */
const WHOLE_NUMBER = /^(?:nhiệm vụ )?(?:số )?#?(\d{1,9})$/iu;

type Named =
  | { readonly kind: 'task'; readonly from: Cards }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'several'; readonly tasks: readonly Task[] };

function taskNamed({ tx, today }: Work, said: string): Named {
  const words = said.split(/\s+/u).map((word) => word.replace(/[.:()]$/u, ''));
  const number = WHOLE_NUMBER.exec(said)?.[1];
  const programme = words.flatMap((word) => programmeNamed(tx, word) ?? []).at(0);
  const placed = words.flatMap((word) => findTasks(tx, { kind: 'place', place: word.replace(/^\(/u, '') }));
  const isMeant = (task: Task): boolean =>
    programme === undefined ? hasEnded(task.programme, today) : task.programme.id === programme.id;
  const found =
    number === undefined ? placed.filter(isMeant) : findTasks(tx, { kind: 'number', number: Number(number) });
  const tasks = [...new Map(found.map((task) => [task.id, task])).values()];
  const [only, ...others] = tasks;
  if (only === undefined) return { kind: 'unknown' };
  if (others.length > 0) return { kind: 'several', tasks };
  const from = cardsOfTask(tx, only.id);
  return isSome(from) ? { kind: 'task', from } : { kind: 'unknown' };
}

function isSome(cards: readonly Card[]): cards is Cards {
  return cards.length > 0;
}
