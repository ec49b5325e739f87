/** Rows of a file that name the tasks which they continue: "#12", "I.1 của Quyết định số 15/QĐ-UBND". */

import {
  notContinuedWords,
  notLeftWords,
  severalPredecessors,
  UNKNOWN_PREDECESSOR,
} from '../../conversation/compose/compose-continuation.ts';
import { taskOfDecision } from '../../conversation/compose/words.ts';
import { whyNotContinued, whyNotLeft, type RowNotContinued } from '../../domain/tasks/continuation.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import type { Card, Task } from '../../domain/tasks/task.ts';
import { cardsOfTask } from '../../store/programmes/assignments.ts';
import { wasTakenBack } from '../../store/programmes/continuations.ts';
import { findTasks, programmeByCode, programmeNamed } from '../../store/programmes/tasks.ts';
import { PROGRAM } from '../acting.ts';
import { continueTask } from './continue-task.ts';
import type { ProgrammeRow } from './take-rows.ts';
import type { Work } from '../work.ts';

type Cards = readonly [Card, ...Card[]];

/** What becomes of one of a row's predecessors: `said` is its name as the file has it, `name` with its number and decision. */
type Foreseen =
  | { readonly kind: 'goes_on'; readonly said: string; readonly from: Task; readonly name: string }
  | { readonly kind: 'hindered'; readonly said: string; readonly words: string };

/** What a row of programme `code` would do, before the file is taken in; what goes on there already is left out. */
export function foreseeRow(work: Work, code: string, row: ProgrammeRow): Foreseen[] {
  const names = namesIn(row.continues ?? '');
  const into = names.length === 0 ? [] : ownCards(work, code, row.ref);
  return names.flatMap((said): Foreseen[] => {
    const named = taskNamed(work, said);
    if (named.kind === 'unknown') return [{ kind: 'hindered', said, words: UNKNOWN_PREDECESSOR }];
    if (named.kind === 'several') return [{ kind: 'hindered', said, words: severalPredecessors(named.tasks) }];
    const { from } = named;
    if (isUnder(from, into)) return [];
    const words = isSome(into) ? whyRowStopsWords(work, from, into) : whyNotLeftWords(work, from);
    if (words !== null) return [{ kind: 'hindered', said, words }];
    const [{ task }] = from;
    return [{ kind: 'goes_on', said, from: task, name: taskOfDecision(task) }];
  });
}

export type RowContinued =
  | { readonly kind: 'continued'; readonly from: Cards; readonly into: Cards }
  | { readonly kind: 'refused'; readonly why: RowNotContinued; readonly from: Cards; readonly into: Cards };

/**
 * Has what a row of programme `code` names go on under its task. What does so already is left out, and so is what nobody
 * knows; a task with reports of its own is the secretariat's to name.
 */
export function continueRow(work: Work, code: string, { ref, continues = '' }: ProgrammeRow): RowContinued[] {
  const names = namesIn(continues);
  const into = names.length === 0 ? [] : ownCards(work, code, ref);
  if (!isSome(into)) return [];
  return names.flatMap((said): RowContinued[] => {
    const named = taskNamed(work, said);
    if (named.kind !== 'task') return [];
    const { from } = named;
    if (isUnder(from, into)) return [];
    const why = whyRowStops(work, from, into);
    if (why !== null) return [{ kind: 'refused', why, from, into }];
    const outcome = continueTask(work, PROGRAM, { from, into, isSure: false });
    return outcome.kind === 'refused'
      ? [{ kind: 'refused', why: outcome.why, from, into }]
      : [{ kind: 'continued', from, into }];
  });
}

/** The assignments of the row's own task; none while it is not taken in. */
function ownCards({ tx }: Work, code: string, ref: string): readonly Card[] {
  const programme = programmeByCode(tx, code);
  const own = findTasks(tx, { kind: 'place', place: ref }).find((task) => task.programme.id === programme?.id);
  return own === undefined ? [] : cardsOfTask(tx, own.id);
}

function isUnder(from: Cards, into: readonly Card[]): boolean {
  return from.some(({ assignment }) => assignment.continuedIn !== null && assignment.continuedIn === into[0]?.task.id);
}

function whyRowStopsWords(work: Work, from: Cards, into: Cards): string | null {
  const why = whyRowStops(work, from, into);
  return why === null ? null : notContinuedWords(why, from, into, work.today);
}

function whyNotLeftWords({ today }: Work, from: Cards): string | null {
  const why = whyNotLeft(from, today);
  return why === null ? null : notLeftWords(why, from, today);
}

/** A file has no task go on where a person took that back. */
function whyRowStops({ tx, today }: Work, from: Cards, into: Cards): RowNotContinued | null {
  const why = whyNotContinued(from, into, today);
  if (why !== null) return why;
  return wasTakenBack(tx, from[0].task.id, into[0].task.id) ? 'taken_back' : null;
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

/** "#12", "12", "nhiệm vụ số 12": only with the sign it is surely a number, and no place of a decision. */
const WHOLE_NUMBER = /^(?:nhiệm vụ )?(?:số )?(#?)(\d{1,9})$/iu;

type Named =
  | { readonly kind: 'task'; readonly from: Cards }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'several'; readonly tasks: readonly Task[] };

function taskNamed({ tx, today }: Work, said: string): Named {
  const words = said.split(/\s+/u).map((word) => word.replace(/[.:()]$/u, ''));
  const [, sign, number] = WHOLE_NUMBER.exec(said) ?? [];
  const programme = words.flatMap((word) => programmeNamed(tx, word) ?? []).at(0);
  const placed = words.flatMap((word) => findTasks(tx, { kind: 'place', place: word.replace(/^\(/u, '') }));
  const isMeant = (task: Task): boolean =>
    programme === undefined ? hasEnded(task.programme, today) : task.programme.id === programme.id;
  const there = placed.filter(isMeant);
  const numbered = number === undefined ? [] : findTasks(tx, { kind: 'number', number: Number(number) });
  const isSure = sign === '#' || there.length === 0;
  const found = number === undefined ? there : isSure ? numbered : [...there, ...numbered.filter(isMeant)];
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
