/** Tells what an amended decision changed: one message to each agency, and one to the secretariat. */

import {
  amendmentForAgency,
  amendmentForSecretariat,
  type AgencyNews,
  type AmendedTask,
  type AmendmentSummary,
  type Difference,
  type LapsedRequest,
} from '../../conversation/compose/compose-amendment.ts';
import { deadlineWords } from '../../conversation/compose/deadline-words.ts';
import {
  nextAfter,
  periodChange,
  periodKept,
  periodsOwed,
  requestLapsed,
} from '../../conversation/compose/period-change.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { periodOfKey } from '../../domain/deadlines/period.ts';
import type { AmendedField, FieldChange } from '../../domain/tasks/amendment.ts';
import { isOpen, isStopped, type Assignment } from '../../domain/tasks/assignment.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import { endedBy } from '../../store/programmes/successions.ts';
import type { TaskChange, Vanished } from './compare-programme.ts';
import { notify, notifySecretariat } from '../chats/notify.ts';
import type { Work } from '../work.ts';
import { isTypographic } from '../../domain/text/is-typographic.ts';
import { FIELD_WORDS } from '../../conversation/compose/amendment-words.ts';

/** The outcome of an amendment; `eventId` is its event in the record. */
export interface AmendmentDone extends Omit<AmendmentSummary, 'told' | 'untold' | 'orphaned' | 'lapsed'> {
  readonly eventId: number;
}

interface Collected {
  readonly agency: Agency;
  readonly amended: AgencyNews['amended'][number][];
  readonly added: Card[];
  readonly givenUp: AgencyNews['givenUp'][number][];
}

/** What each agency will be told, gathered while the amendment is applied. */
export interface AmendmentNews {
  readonly byAgency: Map<number, Collected>;
  readonly lapsed: LapsedRequest[];
  /** Withdrawn assignments, and those whose agency is no longer a lead of the task. */
  readonly givenUp: ReadonlySet<number>;
  readonly leaving: ReadonlySet<number>;
}

/** What an agency works by; a task that only stands elsewhere in the decision is no news to it. */
const NEWS: ReadonlySet<AmendedField> = new Set<AmendedField>([
  'title',
  'lead',
  'coordinating',
  'product',
  'deadline',
  'report_to',
]);

/** The news of an amendment by agency, empty but for the tasks that are gone. */
export function beginNews(gone: {
  readonly withdrawn: readonly Vanished[];
  readonly proposed: readonly Vanished[];
}): AmendmentNews {
  const idsOf = (vanished: readonly Vanished[]): ReadonlySet<number> =>
    new Set(vanished.flatMap(({ assignments }) => assignments.map(({ assignment }) => assignment.id)));
  return { byAgency: new Map(), lapsed: [], givenUp: idsOf(gone.withdrawn), leaving: idsOf(gone.proposed) };
}

/** "đảm bảo" written "bảo đảm" is nothing that anybody wants to read. */
function isOnlySpelling({ field, before, after }: FieldChange): boolean {
  return field !== 'lead' && isTypographic(before, after);
}

/** `before` and `after` are the task's assignments before and after the change. */
export function noteChange(
  news: AmendmentNews,
  change: TaskChange,
  before: readonly Card[],
  after: readonly Card[],
  today: LocalDate,
): void {
  const fields = change.fields.filter((each) => NEWS.has(each.field) && !isOnlySpelling(each));
  if (fields.length === 0) return;
  const former = new Map(before.map(({ assignment }) => [assignment.id, assignment]));
  for (const own of Map.groupBy(after, ({ agency }) => agency.id).values()) {
    const newest = newestOf(own);
    const kept: Kept[] = [];
    for (const card of own) {
      const { assignment } = card;
      const was = former.get(assignment.id);
      if (was === undefined || (isOpen(assignment) && was.status === 'cancelled')) {
        newsFor(news, card.agency).added.push(card);
      } else if (isOpen(assignment) && !news.givenUp.has(assignment.id)) {
        kept.push({ card, was });
      } else if (assignment.id === newest?.assignment.id && assignment.status === 'completed') {
        kept.push({ card, was });
      }
    }
    const [first] = kept;
    if (first === undefined) continue;
    const told = differencesOf(fields, kept, after, today);
    if (told.differences.length === 0) continue;
    news.lapsed.push(...lapsedAmong(kept));
    const leaves = kept.some(({ card }) => news.leaving.has(card.assignment.id));
    newsFor(news, first.card.agency).amended.push({
      task: first.card.task,
      ...told,
      isOpen: kept.some(({ card }) => isOpen(card.assignment)),
      leaves,
    });
  }
}

interface Kept {
  readonly card: Card;
  readonly was: Assignment;
}

/** What its agency works by now: each field once, and what becomes of the periods of a recurring duty. */
function differencesOf(
  fields: readonly FieldChange[],
  kept: readonly Kept[],
  all: readonly Card[],
  today: LocalDate,
): Pick<AmendedTask, 'differences' | 'notes' | 'isSuspended'> {
  const others = fields.filter(({ field }) => field !== 'deadline');
  const differences = others.map(({ field, ...texts }): Difference => ({ what: FIELD_WORDS[field], ...texts }));
  const deadline = fields.find(({ field }) => field === 'deadline');
  const open = kept.filter(({ card }) => isOpen(card.assignment));
  if (deadline === undefined) return { differences: open.length === 0 ? [] : differences, notes: [] };
  const what = FIELD_WORDS.deadline;
  const isDuty = kept.some(({ card }) => card.assignment.period !== null);
  if (!isDuty) {
    const [first] = open;
    if (first === undefined) return { differences: [], notes: [] };
    const still = isAllStopped(open) ? [STILL_STOPPED_ONCE] : [];
    const dates = { what, before: deadlineWords(first.was), after: deadlineWords(first.card.assignment) };
    return {
      differences: [...differences, dates],
      notes: [...still, ...lapsedNotes(open)],
      isSuspended: still.length > 0,
    };
  }
  const { before, after } = deadline;
  if (isAllStopped(open))
    return {
      differences: [...differences, { what, before, after }],
      notes: [STILL_STOPPED, ...lapsedNotes(open)],
      isSuspended: true,
    };
  return {
    differences: [...differences, { what, before, after }],
    notes: [...open.flatMap((one) => periodNote(one, all) ?? []), ...newestNote(kept, today), ...lapsedNotes(open)],
  };
}

/** Nothing of it is asked for until it goes on. */
function isAllStopped(open: readonly Kept[]): boolean {
  return open.length > 0 && open.every(({ card }) => isStopped(card.assignment));
}

const STILL_STOPPED = 'nhiệm vụ vẫn tạm dừng, chưa phải báo cáo kỳ nào; nội dung mới áp dụng khi tiếp tục thực hiện';

const STILL_STOPPED_ONCE = 'nhiệm vụ vẫn tạm dừng; thời hạn mới áp dụng khi tiếp tục thực hiện';

function periodNote({ card, was }: Kept, all: readonly Card[]): string | null {
  return periodChange(was, card.assignment, otherPeriods(all, card));
}

/** What is owed as it stood, and from which period on the new rhythm counts where the running one did not change. */
function newestNote(kept: readonly Kept[], today: LocalDate): string[] {
  const same = kept.filter(({ card, was }) => card.assignment.deadlineRev === was.deadlineRev);
  const isPast = ({ card: { assignment } }: Kept): boolean =>
    assignment.dueOn !== null && assignment.dueOn < today && assignment.waitingFor !== 'confirmation';
  const owed = same
    .filter((one) => isOpen(one.card.assignment) && !isStopped(one.card.assignment) && isPast(one))
    .map(({ card }) => card.assignment);
  const newest = newestOf(kept.map(({ card }) => card));
  const running = same.find(({ card }) => card.assignment.id === newest?.assignment.id);
  const next =
    running === undefined || running.card.task.deadline.kind !== 'recurring'
      ? null
      : isOpen(running.card.assignment) && !isPast(running)
        ? periodKept(running.card.assignment, running.card.task.deadline)
        : nextAfter(running.card.assignment, running.card.task.deadline);
  return [periodsOwed(owed), next].filter((note) => note !== null);
}

function lapsedNotes(kept: readonly Kept[]): string[] {
  return lapsedAmong(kept).map(({ requestedDueOn }) => requestLapsed(requestedDueOn));
}

/** Requests for a later date that the new one leaves without an object. */
function lapsedAmong(kept: readonly Kept[]): LapsedRequest[] {
  return kept.flatMap(({ card, was: { requestedDueOn } }) =>
    requestedDueOn !== null && card.assignment.requestedDueOn === null ? [{ card, requestedDueOn }] : [],
  );
}

/** The other periods that the same lead has of the task, those that were withdrawn left out. */
export function otherPeriods(cards: readonly Card[], { agency, assignment }: Card): string[] {
  return cards
    .filter((one) => one.agency.id === agency.id && one.assignment.id !== assignment.id)
    .flatMap(({ assignment: { period, status } }) => (period === null || status === 'cancelled' ? [] : [period]));
}

function newestOf(cards: readonly Card[]): Card | undefined {
  const endOf = ({ assignment: { period } }: Card): string =>
    (period === null ? undefined : periodOfKey(period)?.end) ?? '';
  return cards
    .filter((card) => endOf(card) !== '')
    .reduce<Card | undefined>(
      (newest, card) => (newest === undefined || endOf(newest) < endOf(card) ? card : newest),
      undefined,
    );
}

/** `cards` are the assignments of a new task. */
export function noteAdded(news: AmendmentNews, cards: readonly Card[]): void {
  for (const card of cards) newsFor(news, card.agency).added.push(card);
}

/** Adds to the news the assignments that an agency gives up. */
export function noteGivenUp(news: AmendmentNews, { to, assignments }: Vanished): void {
  for (const card of assignments) newsFor(news, card.agency).givenUp.push({ card, to });
}

/** Queues the news for each agency, and tells the secretariat who could not be reached. */
export function tellAmendment(work: Work, news: AmendmentNews, { eventId, ...done }: AmendmentDone): void {
  const key = `amendment:${String(eventId)}`;
  const [told, untold, orphaned]: [Agency[], Agency[], Agency[]] = [[], [], []];
  const ended = endedBy(work.tx, work.today);
  for (const agencyNews of news.byAgency.values()) {
    const { agency } = agencyNews;
    if (ended.has(agency.id)) {
      if (waitsForSuccessor(agencyNews)) orphaned.push(agency);
      continue;
    }
    const chat = agencyChat(work, agency.id);
    (chat === undefined ? untold : told).push(agency);
    if (chat === undefined) continue;
    notify(work, chat, amendmentForAgency(done.programme, agencyNews, done.document), { key, kind: 'notice' });
  }
  notifySecretariat(work, amendmentForSecretariat({ ...done, lapsed: news.lapsed, told, untold, orphaned }), { key });
}

/** What an agency had finished before it ended is nobody's to be told of. */
function waitsForSuccessor({ amended, added }: AgencyNews): boolean {
  return added.length > 0 || amended.some(({ isOpen: goesOn }) => goesOn);
}

function newsFor({ byAgency }: AmendmentNews, agency: Agency): Collected {
  const known = byAgency.get(agency.id);
  if (known !== undefined) return known;
  const fresh = { agency, amended: [], added: [], givenUp: [] };
  byAgency.set(agency.id, fresh);
  return fresh;
}
