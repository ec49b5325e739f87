/**
 * Takes an amended decision into its programme. Reports, dates and events stay; a date that the decision changes is in
 * the history with the one before it; what the file has no more goes on being followed until a person gives it up.
 */

import { amendDeadline, withdrawShare } from '../domain/amendment.ts';
import { refKey } from '../domain/match-rows.ts';
import type { Programme, Task } from '../domain/task.ts';
import { cardById, cardsOfTask } from '../store/assignments.ts';
import { record } from '../store/events.ts';
import { addFeed, moveTask, programmeByCode, updateProgramme, updateTask } from '../store/tasks.ts';
import { changeWords, FIELD_WORDS } from './amendment-fields.ts';
import { changeAssignment, type Author } from './change-assignment.ts';
import {
  compareProgramme,
  type AmendOptions,
  type Comparison,
  type TaskChange,
  type Vanished,
} from './compare-programme.ts';
import type { ProgrammeHead } from './import-programme.ts';
import {
  createUnknownAgencies,
  readerFor,
  responsibleAgencies,
  takeRow,
  takeShare,
  unknownLead,
  type ProgrammeRow,
  type Reader,
} from './take-rows.ts';
import { beginNews, noteAdded, noteChange, noteGivenUp, tellAmendment, type AmendmentNews } from './tell-amendment.ts';
import type { Work } from './work.ts';

export type AmendOutcome =
  | {
      readonly kind: 'amended';
      readonly added: number;
      readonly changed: number;
      readonly unchanged: number;
      /** Places of tasks that were given up, and of those that wait for a person to give them up. */
      readonly withdrawn: readonly string[];
      readonly proposed: readonly string[];
      readonly assignments: number;
      readonly newAgencies: readonly string[];
    }
  | { readonly kind: 'refused'; readonly problem: string };

const PROGRAM: Author = { actor: 'hệ thống', personId: null, chatId: null, channel: null, messageId: null };

/** An amendment under way: what it takes is decided, and what is left to do is a list of small steps. */
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
  /** Which task each row is, as far as its step was taken. */
  readonly taskIds: Map<number, number>;
  readonly news: AmendmentNews;
  assignments: number;
}

/** `feed` comes after every row has its task. */
type Step =
  | { readonly kind: 'change'; readonly change: TaskChange }
  | { readonly kind: 'add'; readonly position: number }
  | { readonly kind: 'feed'; readonly position: number; readonly feedsPosition: number }
  | { readonly kind: 'withdraw'; readonly vanished: Vanished };

export interface AmendRequest extends AmendOptions {
  readonly createAgencies: boolean;
  /** The places (or "#12") of what is given up; each must have vanished from the file. */
  readonly withdraw: readonly string[];
}

type Refused = AmendOutcome & { readonly kind: 'refused' };

/** All of an amendment in the caller's transaction, which must be rolled back on a refusal. Whom it concerns is told. */
export function amendProgramme(
  work: Work,
  head: ProgrammeHead,
  rows: readonly ProgrammeRow[],
  request: AmendRequest,
): AmendOutcome {
  const amendment = openAmendment(work, head, rows, request);
  if (amendment.kind === 'refused') return amendment;
  for (const step of amendment.steps) takeStep(work, amendment, step);
  return closeAmendment(work, amendment);
}

/**
 * Decides what is to be done, and does what cannot be cut: the programme's own words, and the places, which are unique.
 * `compared`: the comparison with these very rows, made just before.
 */
export function openAmendment(
  work: Work,
  head: ProgrammeHead,
  rows: readonly ProgrammeRow[],
  request: AmendRequest,
  compared: Comparison | null = null,
): Amendment | Refused {
  const programme = programmeByCode(work.tx, head.code);
  if (programme === undefined) return { kind: 'refused', problem: `There is no programme ${head.code}.` };
  const newAgencies = request.createAgencies ? createUnknownAgencies(work, rows) : [];
  const reader = readerFor(work);
  const problem = unknownLead(reader, rows);
  if (problem !== null) return { kind: 'refused', problem };
  const comparison = compared ?? compareProgramme(work, reader, programme, head, rows, request);
  const [doubtful] = comparison.doubtful;
  if (doubtful !== undefined) {
    return { kind: 'refused', problem: `Row ${doubtful[1].ref} is quite another task than #${doubtful[1].id}.` };
  }
  const chosen = chooseWithdrawn(comparison, request.withdraw);
  if (chosen.kind === 'refused') return chosen;

  const amended = { ...programme, ...head };
  if (comparison.head.length > 0) updateProgramme(work.tx, amended);
  makeRoom(work, comparison, rows);
  const { withdrawn, proposed } = chosen;
  return {
    kind: 'amending',
    programme: amended,
    reader,
    rows,
    comparison,
    withdrawn,
    proposed,
    newAgencies,
    steps: [
      ...comparison.changed.map((change): Step => ({ kind: 'change', change })),
      ...comparison.added.map((position): Step => ({ kind: 'add', position })),
      ...feedSteps(rows),
      ...withdrawn.map((vanished): Step => ({ kind: 'withdraw', vanished })),
    ],
    taskIds: new Map([...comparison.taskAt].map(([position, task]) => [position, task.id])),
    news: beginNews({ withdrawn, proposed }),
    assignments: 0,
  };
}

export function takeStep(work: Work, amendment: Amendment, step: Step): void {
  const { programme, reader, rows, taskIds, news } = amendment;
  switch (step.kind) {
    case 'change': {
      const { task } = step.change;
      const before = cardsOfTask(work.tx, task.id);
      amendment.assignments += applyChange(work, reader, programme, step.change, rows);
      noteChange(news, step.change, before, cardsOfTask(work.tx, task.id));
      return;
    }
    case 'add': {
      const row = rows[step.position];
      if (row === undefined) return;
      const { taskId, assignments } = takeRow(work, reader, programme, row, step.position);
      taskIds.set(step.position, taskId);
      amendment.assignments += assignments;
      const { actor } = PROGRAM;
      record(work.tx, { at: work.now, kind: 'task_added', taskId, actor, text: programme.number });
      noteAdded(news, cardsOfTask(work.tx, taskId));
      return;
    }
    case 'feed': {
      const [from, to] = [taskIds.get(step.position), taskIds.get(step.feedsPosition)];
      if (from !== undefined && to !== undefined && from !== to) addFeed(work.tx, from, to);
      return;
    }
    case 'withdraw':
      for (const { assignment } of step.vanished.shares) withdraw(work, assignment.id, programme.number);
      noteGivenUp(news, step.vanished);
  }
}

/** Records the whole and tells whom it concerns. */
export function closeAmendment(work: Work, amendment: Amendment): AmendOutcome {
  const { programme, comparison, withdrawn, proposed, news } = amendment;
  const { added, changed, head } = comparison;
  if (added.length + changed.length + withdrawn.length + head.length > 0) {
    const counts = `${String(added.length)} nhiệm vụ mới, ${String(changed.length)} thay đổi, ${String(withdrawn.length)} thôi theo dõi`;
    const eventId = record(work.tx, {
      at: work.now,
      kind: 'programme_amended',
      actor: PROGRAM.actor,
      text: [`${programme.number}: ${counts}`, ...head.map(changeWords)].join('; '),
    });
    const renamed = head.map(({ field, ...texts }) => ({ what: FIELD_WORDS[field], ...texts }));
    tellAmendment(work, news, {
      eventId,
      programme,
      head: renamed,
      added: added.length,
      changed: changed.length,
      withdrawn: withdrawn.length,
      proposed: proposed.map(({ task }) => task),
    });
  }
  return outcomeOf(amendment);
}

/** What an amendment comes to, without writing: for a trial that must not hold the database. */
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
    const { ids, unknown } = reader.leadsOf(rows[position]?.lead ?? '');
    for (const name of unknown) newAgencies.add(name);
    return responsibleAgencies(reader, ids).size + new Set(unknown).size;
  };
  const added = comparison.added.reduce((sum, position) => sum + leadsAt(position), 0);
  const joining = comparison.changed
    .filter(({ fields }) => fields.some(({ field }) => field === 'lead'))
    .reduce((sum, { task, position }) => {
      const known = new Set(cardsOfTask(work.tx, task.id).map(({ agency }) => agency.id));
      const { ids } = reader.leadsOf(rows[position]?.lead ?? '');
      const staying = [...responsibleAgencies(reader, ids).keys()].filter((id) => known.has(id)).length;
      return sum + leadsAt(position) - staying;
    }, 0);
  return outcomeOf({ comparison, ...chosen, assignments: added + joining, newAgencies: [...newAgencies] });
}

function outcomeOf({
  comparison,
  withdrawn,
  proposed,
  assignments,
  newAgencies,
}: Pick<Amendment, 'comparison' | 'withdrawn' | 'proposed' | 'assignments' | 'newAgencies'>): AmendOutcome {
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

/**
 * Places are unique in a programme: whoever moves steps aside before anybody takes a place, and so does who is gone from a
 * place that is taken over.
 */
function makeRoom({ tx }: Work, { changed, added, others }: Comparison, rows: readonly ProgrammeRow[]): void {
  const moving = changed.filter(({ fields }) => fields.some(({ field }) => field === 'ref'));
  const wanted = new Set([...moving.map(({ position }) => position), ...added].map((at) => rows[at]?.ref));
  for (const { task } of moving) moveTask(tx, task.id, `~${String(task.id)}`);
  for (const { id, ref } of others) {
    if (wanted.has(ref)) moveTask(tx, id, `${ref} (cũ, #${String(id)})`);
  }
  for (const { task, position } of moving) moveTask(tx, task.id, rows[position]?.ref ?? task.ref);
}

function applyChange(
  work: Work,
  reader: Reader,
  programme: Programme,
  { task, fields, position }: TaskChange,
  rows: readonly ProgrammeRow[],
): number {
  const row = rows[position];
  if (row === undefined) return 0;
  const after = new Map(fields.map((change) => [change.field, change.after]));
  const deadline = after.has('deadline') ? reader.deadlineOf(row.deadline) : task.deadline;
  const { ids } = reader.leadsOf(row.lead);
  updateTask(work.tx, task.id, {
    ref: row.ref,
    position,
    section: row.section,
    title: row.title,
    coordinating: row.coordinating,
    product: row.product,
    source: after.has('source') ? row.source : task.source,
    reportTo: after.get('report_to') ?? task.reportTo,
    deadline,
    leads: ids,
  });
  const event = { at: work.now, taskId: task.id, actor: PROGRAM.actor };
  record(work.tx, { ...event, kind: 'task_amended', text: fields.map(changeWords).join('; ') });
  const cards = cardsOfTask(work.tx, task.id);
  if (after.has('deadline')) {
    const text = `“${task.deadline.text}” → “${deadline.text}”`;
    for (const card of cards) {
      const next = amendDeadline(card.assignment, deadline, work.today);
      if (next !== null) changeAssignment(work, card, next, { kind: 'deadline_amended', text, author: PROGRAM });
    }
  }
  if (!after.has('lead')) return 0;
  const known = new Set(cards.map(({ agency }) => agency.id));
  const joining = [...responsibleAgencies(reader, ids)].filter(([agencyId]) => !known.has(agencyId));
  for (const [agencyId, viaGroupId] of joining) {
    const from = programme.issuedOn > work.today ? programme.issuedOn : work.today;
    const id = takeShare(work, { taskId: task.id, agencyId, viaGroupId, deadline, from });
    record(work.tx, { ...event, kind: 'lead_added', assignmentId: id, agencyId, text: programme.number });
  }
  return joining.length;
}

function feedSteps(rows: readonly ProgrammeRow[]): Step[] {
  const at = new Map(rows.map(({ ref }, position) => [refKey(ref), position]));
  return rows.flatMap(({ feeds }, position) =>
    feeds.flatMap((fed): Step[] => {
      const feedsPosition = at.get(refKey(fed));
      return feedsPosition === undefined ? [] : [{ kind: 'feed', position, feedsPosition }];
    }),
  );
}

function withdraw(work: Work, assignmentId: number, text: string): void {
  const card = cardById(work.tx, assignmentId);
  const next = card === undefined ? null : withdrawShare(card.assignment);
  if (card === undefined || next === null) return;
  changeAssignment(work, card, next, { kind: 'withdrawn', text, author: PROGRAM });
}
