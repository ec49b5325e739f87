/**
 * Takes an amended decision into its programme. Reports, dates and events stay; a date that the decision changes is in
 * the history with the one before it; what the file has no more goes on being followed until a person gives it up.
 */

import { amendDeadline, withdrawShare } from '../domain/amendment.ts';
import { refKey } from '../domain/match-rows.ts';
import type { Task } from '../domain/task.ts';
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
import { tellAmendment, type AmendmentDone } from './tell-amendment.ts';
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

/**
 * `withdraw` are the places (or "#12") of what is given up; each must have vanished from the file. Whom it concerns is
 * told. The caller's transaction must be rolled back on a refusal.
 */
export function amendProgramme(
  work: Work,
  head: ProgrammeHead,
  rows: readonly ProgrammeRow[],
  options: AmendOptions & { readonly createAgencies: boolean; readonly withdraw: readonly string[] },
): AmendOutcome {
  const programme = programmeByCode(work.tx, head.code);
  if (programme === undefined) return { kind: 'refused', problem: `There is no programme ${head.code}.` };
  const newAgencies = options.createAgencies ? createUnknownAgencies(work, rows) : [];
  const reader = readerFor(work);
  const problem = unknownLead(reader, rows);
  if (problem !== null) return { kind: 'refused', problem };
  const comparison = compareProgramme(work, reader, programme, head, rows, options);
  const [doubtful] = comparison.doubtful;
  if (doubtful !== undefined) {
    return { kind: 'refused', problem: `Row ${doubtful[1].ref} is quite another task than #${doubtful[1].id}.` };
  }
  const chosen = chooseWithdrawn(comparison, options.withdraw);
  if (chosen.kind === 'refused') return chosen;

  const amended = { ...programme, ...head };
  if (comparison.head.length > 0) updateProgramme(work.tx, amended);
  makeRoom(work, comparison, rows);
  let assignments = 0;
  const changed: AmendmentDone['changed'][number][] = [];
  for (const change of comparison.changed) {
    changed.push({ change, before: cardsOfTask(work.tx, change.task.id) });
    assignments += applyChange(work, reader, amended, change, rows);
  }
  const added: number[] = [];
  const taskIds = new Map([...comparison.taskAt].map(([position, task]) => [position, task.id]));
  for (const position of comparison.added) {
    const row = rows[position];
    if (row === undefined) continue;
    const taken = takeRow(work, reader, amended, row, position);
    taskIds.set(position, taken.taskId);
    added.push(taken.taskId);
    assignments += taken.assignments;
    record(work.tx, {
      at: work.now,
      kind: 'task_added',
      taskId: taken.taskId,
      actor: PROGRAM.actor,
      text: amended.number,
    });
  }
  addFeeds(work, rows, taskIds);
  for (const { shares } of chosen.withdrawn) {
    for (const { assignment } of shares) withdraw(work, assignment.id, amended.number);
  }

  const outcome = {
    added: comparison.added.length,
    changed: comparison.changed.length,
    unchanged: comparison.unchanged,
    withdrawn: chosen.withdrawn.map(({ task }) => task.ref),
    proposed: chosen.proposed.map(({ task }) => task.ref),
    assignments,
    newAgencies,
  };
  if (outcome.added + outcome.changed + outcome.withdrawn.length + comparison.head.length > 0) {
    const counts = `${String(outcome.added)} nhiệm vụ mới, ${String(outcome.changed)} thay đổi, ${String(outcome.withdrawn.length)} thôi theo dõi`;
    const fields = comparison.head.map(changeWords);
    const eventId = record(work.tx, {
      at: work.now,
      kind: 'programme_amended',
      actor: PROGRAM.actor,
      text: [`${amended.number}: ${counts}`, ...fields].join('; '),
    });
    const { withdrawn, proposed } = chosen;
    const renamed = comparison.head.map(({ field, ...texts }) => ({ what: FIELD_WORDS[field], ...texts }));
    tellAmendment(work, { eventId, programme: amended, head: renamed, changed, added, withdrawn, proposed });
  }
  return { kind: 'amended', ...outcome };
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

/** Places are unique in a programme: whoever moves steps aside first, and so does who is gone from a place taken over. */
function makeRoom({ tx }: Work, { changed, added, others }: Comparison, rows: readonly ProgrammeRow[]): void {
  const moving = changed.filter(({ fields }) => fields.some(({ field }) => field === 'ref'));
  const wanted = new Set([...moving.map(({ position }) => position), ...added].map((at) => rows[at]?.ref));
  for (const { task } of moving) moveTask(tx, task.id, `~${String(task.id)}`);
  for (const { id, ref } of others) {
    if (wanted.has(ref)) moveTask(tx, id, `${ref} (cũ, #${String(id)})`);
  }
}

function applyChange(
  work: Work,
  reader: Reader,
  programme: Task['programme'],
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

function addFeeds({ tx }: Work, rows: readonly ProgrammeRow[], taskIds: ReadonlyMap<number, number>): void {
  const byRef = new Map(rows.map(({ ref }, position) => [refKey(ref), taskIds.get(position)]));
  for (const [position, row] of rows.entries()) {
    for (const fed of row.feeds) {
      const [from, to] = [taskIds.get(position), byRef.get(refKey(fed))];
      if (from !== undefined && to !== undefined && from !== to) addFeed(tx, from, to);
    }
  }
}

function withdraw(work: Work, assignmentId: number, text: string): void {
  const card = cardById(work.tx, assignmentId);
  const next = card === undefined ? null : withdrawShare(card.assignment);
  if (card === undefined || next === null) return;
  changeAssignment(work, card, next, { kind: 'withdrawn', text, author: PROGRAM });
}
