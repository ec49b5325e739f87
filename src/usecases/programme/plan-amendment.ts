/** Plans what an amended decision changes in its programme, before anything is written. */

import { refKey } from '../../domain/tasks/match-rows.ts';
import type { Programme, Task } from '../../domain/tasks/task.ts';
import { cardsOfTask } from '../../store/programmes/assignments.ts';
import { lastPosition, programmeByCode } from '../../store/programmes/tasks.ts';
import {
  compareProgramme,
  type AmendOptions,
  type Comparison,
  type TaskChange,
  type Vanished,
} from './compare-programme.ts';
import type { ProgrammeHead } from './import-programme.ts';
import { readerFor, responsibleAgencies, unknownLead, type ProgrammeRow, type Reader } from './take-rows.ts';
import { beginNews, type AmendmentNews } from './tell-amendment.ts';
import type { AmendingDocument } from '../../domain/tasks/amendment.ts';
import { PROGRAM, type Author } from '../acting.ts';
import type { Work } from '../work.ts';

export type AmendOutcome =
  | {
      readonly kind: 'amended';
      readonly added: number;
      readonly changed: number;
      readonly unchanged: number;
      /** Refs of withdrawn tasks, and of those that wait for a person to withdraw them. */
      readonly withdrawn: readonly string[];
      readonly proposed: readonly string[];
      readonly assignments: number;
      readonly newAgencies: readonly string[];
    }
  | { readonly kind: 'refused'; readonly problem: string };

/** An amendment in progress: a plan, and the small steps that remain. */
export interface Amendment {
  readonly kind: 'amending';
  readonly programme: Programme;
  readonly reader: Reader;
  readonly rows: readonly ProgrammeRow[];
  readonly comparison: Comparison;
  readonly withdrawn: readonly Vanished[];
  readonly proposed: readonly Vanished[];
  readonly newAgencies: readonly string[];
  readonly steps: readonly Step[];
  /** The task of each row whose step was taken. */
  readonly taskIds: Map<number, number>;
  readonly news: AmendmentNews;
  readonly author: Author;
  /** What its event says behind the counts. */
  readonly words: string | null;
  readonly document: AmendingDocument | null;
  /** Where a row stands among the programme's tasks; null where the task keeps its place. */
  readonly positionOf: (position: number, isNew: boolean) => number | null;
  assignments: number;
}

/** `dependency` comes after every row has its task. */
export type Step =
  | { readonly kind: 'change'; readonly change: TaskChange }
  | { readonly kind: 'add'; readonly position: number }
  | { readonly kind: 'feed'; readonly position: number; readonly feedsPosition: number }
  | { readonly kind: 'withdraw'; readonly vanished: Vanished };

export interface AmendRequest extends AmendOptions {
  readonly createAgencies: boolean;
  /** Who accepted it, and what the record says of it; the program itself when absent. */
  readonly acceptedBy?: { readonly author: Author; readonly words: string };
  /** The document that amends, where it is another than the programme's own; dates that hang on a signature hang on its. */
  readonly document?: AmendingDocument;
  /** The file holds some of the tasks only: those that it has keep their order, and new ones stand behind all. */
  readonly isPart?: boolean;
  /** Refs (or "#12") of tasks to withdraw; each must be missing from the file. */
  readonly withdraw: readonly string[];
}

type Refused = AmendOutcome & { readonly kind: 'refused' };

/** Plans the steps. `newAgencies` were created for it just before; `compared` is the comparison with these rows. */
export function planAmendment(
  work: Work,
  head: ProgrammeHead,
  rows: readonly ProgrammeRow[],
  request: AmendRequest,
  newAgencies: readonly string[],
  compared: Comparison | null = null,
): Amendment | Refused {
  const programme = programmeByCode(work.tx, head.code);
  if (programme === undefined) return { kind: 'refused', problem: `There is no programme ${head.code}.` };
  const reader = readerFor(work);
  const problem = unknownLead(reader, rows);
  if (problem !== null) return { kind: 'refused', problem };
  const comparison = compared ?? compareProgramme(work, reader, programme, head, rows, request);
  const chosen = chosenIn(comparison, request);
  if (chosen.kind === 'refused') return chosen;
  const { withdrawn, proposed } = chosen;
  return {
    kind: 'amending',
    programme: { ...programme, ...head },
    reader,
    rows,
    comparison,
    withdrawn,
    proposed,
    newAgencies,
    steps: [
      ...comparison.changed.map((change): Step => ({ kind: 'change', change })),
      ...comparison.added.map((position): Step => ({ kind: 'add', position })),
      ...dependencySteps(rows),
      ...withdrawn.map((vanished): Step => ({ kind: 'withdraw', vanished })),
    ],
    taskIds: new Map([...comparison.taskAt].map(([position, task]) => [position, task.id])),
    news: beginNews({ withdrawn, proposed }),
    author: request.acceptedBy?.author ?? PROGRAM,
    words: request.acceptedBy?.words ?? null,
    document: request.document ?? null,
    positionOf: placing(work, programme, request.isPart === true),
    assignments: 0,
  };
}

function placing(work: Work, programme: Programme, isPart: boolean): Amendment['positionOf'] {
  if (!isPart) return (position) => position;
  const behind = lastPosition(work.tx, programme.id) + 1;
  return (position, isNew) => (isNew ? behind + position : null);
}

/** Why an amendment is refused with any new agencies; null when it is not. */
export function whyNotAmended(comparison: Comparison, request: Pick<AmendRequest, 'withdraw'>): Refused | null {
  const chosen = chosenIn(comparison, request);
  return chosen.kind === 'refused' ? chosen : null;
}

function chosenIn(comparison: Comparison, { withdraw }: Pick<AmendRequest, 'withdraw'>): Chosen {
  const [doubtful] = comparison.doubtful;
  if (doubtful !== undefined) {
    return { kind: 'refused', problem: `Row ${doubtful[1].ref} is quite another task than #${doubtful[1].id}.` };
  }
  return chooseWithdrawn(comparison, withdraw);
}

/** The outcome of an amendment without writing: for a dry run that must not hold the database. */
export function foreseeAmendment(
  work: Work,
  rows: readonly ProgrammeRow[],
  comparison: Comparison,
  { createAgencies, withdraw: names }: Pick<AmendRequest, 'createAgencies' | 'withdraw'>,
): AmendOutcome {
  const reader = readerFor(work);
  const problem = createAgencies ? null : unknownLead(reader, rows);
  if (problem !== null) return { kind: 'refused', problem };
  const chosen = chooseWithdrawn(comparison, names);
  if (chosen.kind === 'refused') return chosen;
  const newAgencies = new Set<string>();
  const leadsAt = (position: number): number => {
    const { ids, unknown } = reader.leadsOf(rows[position] ?? { lead: '' });
    for (const name of unknown) newAgencies.add(name);
    return responsibleAgencies(reader, ids).size + new Set(unknown).size;
  };
  const added = comparison.added.reduce((sum, position) => sum + leadsAt(position), 0);
  const joining = comparison.changed
    .filter(({ fields }) => fields.some(({ field }) => field === 'lead'))
    .reduce((sum, { task, position }) => {
      const known = new Set(cardsOfTask(work.tx, task.id).map(({ agency }) => agency.id));
      const { ids } = reader.leadsOf(rows[position] ?? { lead: '' });
      const staying = [...responsibleAgencies(reader, ids).keys()].filter((id) => known.has(id)).length;
      return sum + leadsAt(position) - staying;
    }, 0);
  return outcomeOf({ comparison, ...chosen, assignments: added + joining, newAgencies: [...newAgencies] });
}

/** The outcome of an amendment, made or planned. */
export function outcomeOf({
  comparison,
  withdrawn,
  proposed,
  assignments,
  newAgencies,
}: Pick<Amendment, 'comparison' | 'withdrawn' | 'proposed' | 'assignments' | 'newAgencies'>): AmendOutcome & {
  readonly kind: 'amended';
} {
  return {
    kind: 'amended',
    added: comparison.added.length,
    changed: comparison.changed.length,
    unchanged: comparison.unchanged,
    withdrawn: withdrawn.map(({ task }) => task.ref),
    proposed: proposed.map(({ task }) => task.ref),
    assignments,
    newAgencies,
  };
}

type Chosen =
  | {
      readonly kind: 'chosen';
      readonly withdrawn: readonly Vanished[];
      readonly proposed: readonly Vanished[];
    }
  | { readonly kind: 'refused'; readonly problem: string };

function chooseWithdrawn({ vanished, programme }: Comparison, names: readonly string[]): Chosen {
  const isNamed = (task: Task, name: string): boolean =>
    name === `#${String(task.id)}` || refKey(task.ref) === refKey(name);
  const stray = names.find((name) => !vanished.some(({ task }) => isNamed(task, name)));
  if (stray !== undefined) {
    return {
      kind: 'refused',
      problem: `${stray} cannot be withdrawn: it is not among the tasks of ${programme.code} that the file has no more.`,
    };
  }
  const [withdrawn = [], proposed = []] = [true, false].map((wanted) =>
    vanished.filter(({ task }) => names.some((name) => isNamed(task, name)) === wanted),
  );
  return { kind: 'chosen', withdrawn, proposed };
}

function dependencySteps(rows: readonly ProgrammeRow[]): Step[] {
  const at = new Map(rows.map(({ ref }, position) => [refKey(ref), position]));
  return rows.flatMap(({ feeds }, position) =>
    feeds.flatMap((fed): Step[] => {
      const feedsPosition = at.get(refKey(fed));
      return feedsPosition === undefined ? [] : [{ kind: 'feed', position, feedsPosition }];
    }),
  );
}
