/** Tells what an amended decision changed: one message to each agency, and one to the secretariat. */

import {
  amendmentForAgency,
  amendmentForSecretariat,
  type AgencyNews,
  type AmendmentSummary,
  type Difference,
} from '../../conversation/compose/compose-amendment.ts';
import { deadlineWords } from '../../conversation/compose/deadline-words.ts';
import type { AmendedField } from '../../domain/tasks/amendment.ts';
import { isOpen } from '../../domain/tasks/assignment.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import type { TaskChange, Vanished } from './compare-programme.ts';
import { notify, notifySecretariat } from '../chats/notify.ts';
import type { Work } from '../work.ts';
import { FIELD_WORDS } from '../../conversation/compose/amendment-words.ts';

/** The outcome of an amendment; `eventId` is its event in the record. */
export interface AmendmentDone extends Omit<AmendmentSummary, 'told' | 'untold'> {
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

export function beginNews(gone: {
  readonly withdrawn: readonly Vanished[];
  readonly proposed: readonly Vanished[];
}): AmendmentNews {
  const idsOf = (vanished: readonly Vanished[]): ReadonlySet<number> =>
    new Set(vanished.flatMap(({ assignments }) => assignments.map(({ assignment }) => assignment.id)));
  return { byAgency: new Map(), givenUp: idsOf(gone.withdrawn), leaving: idsOf(gone.proposed) };
}

/** `before` and `after` are the task's assignments before and after the change. */
export function noteChange(
  news: AmendmentNews,
  change: TaskChange,
  before: readonly Card[],
  after: readonly Card[],
): void {
  const fields = change.fields.filter(({ field }) => NEWS.has(field));
  if (fields.length === 0) return;
  for (const card of after) {
    const former = before.find(({ assignment }) => assignment.id === card.assignment.id);
    const isFollowed = isOpen(card.assignment);
    if (former === undefined || (isFollowed && former.assignment.status === 'cancelled')) {
      newsFor(news, card.agency).added.push(card);
    } else if (isFollowed && !news.givenUp.has(card.assignment.id)) {
      const differences = fields.map(({ field, ...texts }): Difference => ({
        what: FIELD_WORDS[field],
        ...(field === 'deadline'
          ? { before: deadlineWords(former.assignment), after: deadlineWords(card.assignment) }
          : texts),
      }));
      newsFor(news, card.agency).amended.push({ card, differences, leaves: news.leaving.has(card.assignment.id) });
    }
  }
}

/** `cards` are the assignments of a new task. */
export function noteAdded(news: AmendmentNews, cards: readonly Card[]): void {
  for (const card of cards) newsFor(news, card.agency).added.push(card);
}

export function noteGivenUp(news: AmendmentNews, { to, assignments }: Vanished): void {
  for (const card of assignments) newsFor(news, card.agency).givenUp.push({ card, to });
}

export function tellAmendment(work: Work, news: AmendmentNews, { eventId, ...done }: AmendmentDone): void {
  const key = `amendment:${String(eventId)}`;
  const told: Agency[] = [];
  const untold: Agency[] = [];
  for (const agencyNews of news.byAgency.values()) {
    const chat = agencyChat(work, agencyNews.agency.id);
    (chat === undefined ? untold : told).push(agencyNews.agency);
    if (chat === undefined) continue;
    notify(work, chat, amendmentForAgency(done.programme, agencyNews), { key, kind: 'notice' });
  }
  notifySecretariat(work, amendmentForSecretariat({ ...done, told, untold }), { key });
}

function newsFor({ byAgency }: AmendmentNews, agency: Agency): Collected {
  const known = byAgency.get(agency.id);
  if (known !== undefined) return known;
  const fresh = { agency, amended: [], added: [], givenUp: [] };
  byAgency.set(agency.id, fresh);
  return fresh;
}
