/**
 * Applies an amended decision to its programme. Reports, dates and events stay; a changed date is in the history with
 * the one before; a task missing from the file is followed until a person withdraws it.
 */

import * as words from '../../conversation/compose/amendment-words.ts';
import { periodChange } from '../../conversation/compose/period-change.ts';
import {
  amendDeadline,
  isLateByAmendment,
  reinstateAssignment,
  unreported,
  withdrawAssignment,
} from '../../domain/tasks/amendment.ts';
import { addDays, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Deadline } from '../../domain/deadlines/deadline.ts';
import { firstDate } from '../../domain/deadlines/first-date.ts';
import { periodOfKey } from '../../domain/deadlines/period.ts';
import { isOpen, type Assignment } from '../../domain/tasks/assignment.ts';
import type { Card, Task } from '../../domain/tasks/task.ts';
import { cardById, cardsOfTask } from '../../store/programmes/assignments.ts';
import { sharesPassedOn } from '../../store/programmes/holders.ts';
import { isWithdrawn } from '../../store/record/events.ts';
import { record } from '../../store/record/record-event.ts';
import { endDuty, setOpening } from '../../store/programmes/openings.ts';
import { addDependency, leadsOfEachTask, moveTask, updateProgramme, updateTask } from '../../store/programmes/tasks.ts';
import { reviewAnew } from '../../store/reminders/reviews.ts';
import { NOT_YET_ASKED } from '../../domain/tasks/review.ts';
import { changeAssignment } from '../report/change-assignment.ts';
import type { Comparison, TaskChange } from './compare-programme.ts';
import type { ProgrammeHead } from './import-programme.ts';
import {
  outcomeOf,
  planAmendment,
  type Amendment,
  type AmendOutcome,
  type AmendRequest,
  type Step,
} from './plan-amendment.ts';
import {
  agenciesToMake,
  deadlineOfRow,
  makeAgency,
  responsibleAgencies,
  takeRows,
  takeAssignments,
  type NewAssignment,
  type ProgrammeRow,
} from './take-rows.ts';
import { tellDropped } from '../report/overtaken.ts';
import { restartDuty } from '../restart-duty.ts';
import { noteAdded, noteChange, noteGivenUp, otherPeriods, tellAmendment } from './tell-amendment.ts';
import type { Author } from '../acting.ts';
import type { Work } from '../work.ts';

/** All of an amendment in the caller's transaction, which must be rolled back on a refusal. Whom it concerns is told. */
export function amendProgramme(
  work: Work,
  head: ProgrammeHead,
  rows: readonly ProgrammeRow[],
  request: AmendRequest,
): AmendmentMade | (AmendOutcome & { readonly kind: 'refused' }) {
  const newAgencies = request.createAgencies ? agenciesToMake(work, rows) : [];
  for (const name of newAgencies) makeAgency(work, name);
  const amendment = planAmendment(work, head, rows, request, newAgencies);
  if (amendment.kind === 'refused') return amendment;
  beginAmendment(work, amendment);
  for (const step of amendment.steps) takeStep(work, amendment, step);
  return closeAmendment(work, amendment);
}

/** Makes the changes that must happen together: the programme's own fields, and the refs, which are unique. */
export function beginAmendment(work: Work, { programme, comparison, rows }: Amendment): void {
  if (comparison.head.length > 0) updateProgramme(work.tx, programme);
  makeRoom(work, comparison, rows);
}

/** Takes one step of an amendment; the steps together are the amendment. */
export function takeStep(work: Work, amendment: Amendment, step: Step): void {
  const { programme, reader, rows, taskIds, news } = amendment;
  switch (step.kind) {
    case 'change': {
      const { task } = step.change;
      const before = cardsOfTask(work.tx, task.id);
      amendment.assignments += applyChange(work, amendment, step.change);
      noteChange(news, step.change, before, cardsOfTask(work.tx, task.id), work.today);
      return;
    }
    case 'add': {
      const row = rows[step.position];
      if (row === undefined) return;
      const place = amendment.positionOf(step.position, true) ?? step.position;
      const signedOn = amendment.document?.issuedOn ?? programme.issuedOn;
      const [taken] = takeRows(work, reader, { ...programme, issuedOn: signedOn }, [row], place);
      if (taken === undefined) return;
      const { taskId, assignments } = taken;
      taskIds.set(step.position, taskId);
      amendment.assignments += assignments;
      record(work.tx, { at: work.now, kind: 'task_added', taskId, ...amendment.author, text: numberOf(amendment) });
      noteAdded(news, cardsOfTask(work.tx, taskId));
      return;
    }
    case 'feed': {
      const [from, to] = [taskIds.get(step.position), taskIds.get(step.feedsPosition)];
      if (from !== undefined && to !== undefined && from !== to) addDependency(work.tx, from, to);
      return;
    }
    case 'withdraw':
      for (const { assignment } of step.vanished.assignments) {
        withdraw(work, assignment.id, { text: numberOf(amendment), author: amendment.author });
      }
      // Of a lead that left no period opens; those of the leads that stay do.
      if (step.vanished.why === 'row') endDuty(work.tx, step.vanished.task.id);
      noteGivenUp(news, step.vanished);
  }
}

/** `eventId`: its event in the record; null where nothing was changed. */
export type AmendmentMade = AmendOutcome & { readonly kind: 'amended' } & { readonly eventId: number | null };

/** Records the amendment as a whole and tells those concerned. */
export function closeAmendment(work: Work, amendment: Amendment): AmendmentMade {
  const { programme, comparison, withdrawn, proposed, news } = amendment;
  const { added, changed, head } = comparison;
  // An accepted document stands in the record, also where agencies that became one are all that it says.
  if (added.length + changed.length + withdrawn.length + head.length > 0 || amendment.words !== null) {
    const counts = { added: added.length, changed: changed.length, withdrawn: withdrawn.length };
    const eventId = record(work.tx, {
      at: work.now,
      kind: 'programme_amended',
      ...amendment.author,
      text: [
        words.amendedWords(numberOf(amendment), counts, head),
        ...(amendment.words === null ? [] : [amendment.words]),
      ].join('; '),
    });
    const renamed = head.map(({ field, ...texts }) => ({ what: words.FIELD_WORDS[field], ...texts }));
    tellAmendment(work, news, {
      eventId,
      programme,
      document: amendment.document,
      head: renamed,
      ...counts,
      proposed: proposed.map(({ task }) => task),
      leftOpen: withdrawn.flatMap(({ continues }) => continues),
    });
    return { ...outcomeOf(amendment), eventId };
  }
  return { ...outcomeOf(amendment), eventId: null };
}

/**
 * Refs are unique in a programme, so tasks that move first step aside, as do withdrawn tasks whose ref is taken over.
 */
function makeRoom({ tx }: Work, { changed, added, others }: Comparison, rows: readonly ProgrammeRow[]): void {
  const moving = changed.filter(({ fields }) => fields.some(({ field }) => field === 'ref'));
  const wanted = new Set([...moving.map(({ position }) => position), ...added].map((at) => rows[at]?.ref));
  for (const { task } of moving) moveTask(tx, task.id, `~${String(task.id)}`);
  for (const { id, ref } of others) {
    if (wanted.has(ref)) moveTask(tx, id, words.formerRef(ref, id));
  }
  for (const { task, position } of moving) moveTask(tx, task.id, rows[position]?.ref ?? task.ref);
}

/** The document that the record names for what is changed. */
function numberOf({ document, programme }: Amendment): string {
  return document?.number ?? programme.number;
}

function applyChange(work: Work, amendment: Amendment, { task, fields, position }: TaskChange): number {
  const { reader, programme, rows, author } = amendment;
  const row = rows[position];
  if (row === undefined) return 0;
  const after = new Map(fields.map((change) => [change.field, change.after]));
  const signedOn = amendment.document?.issuedOn ?? programme.issuedOn;
  const deadline = after.has('deadline') ? deadlineOfRow(reader, row, signedOn) : task.deadline;
  const before = (leadsOfEachTask(work.tx, [task.id]).get(task.id) ?? []).map(({ id }) => id);
  const ids = after.has('lead') ? reader.leadsOf(row).ids : before;
  const named = new Set(responsibleAgencies(reader, before).keys());
  updateTask(work.tx, task.id, {
    ref: after.get('ref') ?? task.ref,
    position: amendment.positionOf(position, false),
    section: after.get('section') ?? task.section,
    title: after.get('title') ?? task.title,
    coordinating: after.get('coordinating') ?? task.coordinating,
    product: after.get('product') ?? task.product,
    source: after.has('source') ? row.source : task.source,
    reportTo: after.get('report_to') ?? task.reportTo,
    deadline,
    leads: ids,
  });
  record(work.tx, { at: work.now, taskId: task.id, ...author, kind: 'task_amended', text: words.changesWords(fields) });
  const cards = cardsOfTask(work.tx, task.id);
  if (after.has('deadline')) {
    const texts = words.beforeAndAfter(task.deadline.text, deadline.text);
    for (const card of cards) {
      const next = amendedAmong(cards, card, deadline, work.today);
      if (next === null) continue;
      const moved = periodChange(card.assignment, next, otherPeriods(cards, card));
      const text = moved === null ? texts : `${texts}; ${moved}`;
      const amended = changeAssignment(work, card, next, { kind: 'deadline_amended', text, author });
      // The secretariat reads of it in what it is told of the amendment.
      tellDropped(work, card, amended.card, {
        why: 'amended',
        by: author,
        isTold: ({ role }) => role === 'secretariat',
      });
      if (isLateByAmendment(card.assignment, next, work.today)) reviewAnew(work.tx, card.assignment.id);
    }
    if (deadline.kind === 'recurring') restartDuty(work, task.id);
  }
  if (!after.has('lead')) return 0;
  return nameLeads(work, amendment, { task, deadline, ids, cards, named });
}

/**
 * Every lead that the decision names has an assignment: one that an amendment withdrew is taken up again. What a decision
 * gave to another agency stays there, as long as the amendment only names again whom the task named before (`named`); who
 * is named anew begins afresh. Returns how many are new.
 */
function nameLeads(
  work: Work,
  amendment: Amendment,
  {
    task,
    deadline,
    ids,
    cards,
    named,
  }: {
    task: Task;
    deadline: Deadline;
    ids: readonly number[];
    cards: readonly Card[];
    named: ReadonlySet<number>;
  },
): number {
  const { reader, programme, author } = amendment;
  const byAgency = Map.groupBy(cards, ({ agency }) => agency.id);
  const from = programme.issuedOn > work.today ? programme.issuedOn : work.today;
  const joining: NewAssignment[] = [];
  const passedOn = new Set(sharesPassedOn(work.tx, task.id).map(({ agencyId }) => agencyId));
  for (const [agencyId, viaGroupId] of responsibleAgencies(reader, ids)) {
    const own = byAgency.get(agencyId) ?? [];
    if (own.some(({ assignment }) => isOpen(assignment))) continue;
    const { period } = firstDate(deadline, from);
    const before = own.find(({ assignment }) => deadline.kind !== 'recurring' || assignment.period === period);
    if (before === undefined) {
      if (named.has(agencyId) && passedOn.has(agencyId)) continue;
      joining.push({ taskId: task.id, agencyId, viaGroupId, deadline, from, issuedOn: programme.issuedOn });
    } else if (isWithdrawn(work.tx, before.assignment.id)) {
      takeUpAgain(work, before, reinstateAssignment(before.assignment, deadline, from, work.today), amendment);
    } else if (!named.has(agencyId)) {
      const fresh = reinstateAssignment(unreported(before.assignment), deadline, from, work.today);
      takeUpAgain(work, before, fresh, amendment);
    }
  }
  const assignmentIds = takeAssignments(work, joining);
  const event = { at: work.now, taskId: task.id, ...author };
  for (const [at, { agencyId }] of joining.entries()) {
    const assignmentId = assignmentIds[at] ?? null;
    record(work.tx, { ...event, kind: 'lead_added', assignmentId, agencyId, text: numberOf(amendment) });
  }
  return joining.length;
}

/** What its agency finished stays finished; of a recurring duty the next period opens then. */
function takeUpAgain(work: Work, card: Card, next: Assignment | null, amendment: Amendment): void {
  const { assignment } = card;
  const { author } = amendment;
  const text = numberOf(amendment);
  const end = assignment.period === null ? null : (periodOfKey(assignment.period)?.end ?? null);
  if (next !== null) {
    changeAssignment(work, card, next, { kind: 'lead_added', text, author });
    // The change of the date alone is measured by the day on which the task was taken over, not by today's.
    if (next.reviewUntil === NOT_YET_ASKED) reviewAnew(work.tx, assignment.id);
  }
  if (end !== null) setOpening(work.tx, assignment.id, addDays(end, 1));
}

/** A running period of the new rhythm that its lead has already leaves the old one as it stood. */
function amendedAmong(cards: readonly Card[], card: Card, deadline: Deadline, today: LocalDate): Assignment | null {
  const next = amendDeadline(card.assignment, deadline, today);
  return next?.period != null && otherPeriods(cards, card).includes(next.period) ? null : next;
}

/** "Thôi theo dõi" of one assignment; nothing happens to one that is closed. */
export function withdraw(
  work: Work,
  assignmentId: number,
  because: { readonly text: string; readonly author: Author },
): void {
  const card = cardById(work.tx, assignmentId);
  const next = card === undefined ? null : withdrawAssignment(card.assignment);
  if (card === undefined || next === null) return;
  const withdrawn = changeAssignment(work, card, next, { kind: 'withdrawn', ...because });
  tellDropped(work, card, withdrawn.card, { why: 'withdrawn', by: because.author });
}
