/** Tells what an amended decision changed: each agency once, in one message, and the secretariat in one. */

import {
  amendmentForAgency,
  amendmentForSecretariat,
  type AgencyNews,
  type AmendmentSummary,
  type Difference,
} from '../conversation/compose-amendment.ts';
import { deadlineWords } from '../conversation/words.ts';
import { isOpen } from '../domain/assignment.ts';
import type { Agency, Card, Programme } from '../domain/task.ts';
import { cardsOfTask } from '../store/assignments.ts';
import { agencyChat } from './agency-chat.ts';
import { FIELD_WORDS } from './amendment-fields.ts';
import type { Field, TaskChange, Vanished } from './compare-programme.ts';
import { notify, notifySecretariat } from './tell.ts';
import type { Work } from './work.ts';

/** What an amendment did, as far as somebody is to be told of it. */
export interface AmendmentDone {
  /** The event by which the record has it. */
  readonly eventId: number;
  readonly programme: Programme;
  readonly head: readonly Difference[];
  /** With the shares as they were before. */
  readonly changed: readonly { readonly change: TaskChange; readonly before: readonly Card[] }[];
  /** Tasks that are new. */
  readonly added: readonly number[];
  readonly withdrawn: readonly Vanished[];
  readonly proposed: readonly Vanished[];
}

/** What an agency works by; a task that only stands elsewhere in the decision is no news to it. */
const NEWS: ReadonlySet<Field> = new Set<Field>(['title', 'lead', 'coordinating', 'product', 'deadline', 'report_to']);

export function tellAmendment(work: Work, done: AmendmentDone): void {
  const { programme, head, changed, added, withdrawn, proposed } = done;
  const key = `amendment:${String(done.eventId)}`;
  const told: Agency[] = [];
  const untold: Agency[] = [];
  for (const news of newsOf(work, done)) {
    const chat = agencyChat(work, news.agency.id);
    (chat === undefined ? untold : told).push(news.agency);
    if (chat !== undefined) notify(work, chat, amendmentForAgency(programme, news), { key, kind: 'notice' });
  }
  const summary: AmendmentSummary = {
    programme,
    head,
    added: added.length,
    changed: changed.length,
    withdrawn: withdrawn.length,
    proposed: proposed.map(({ task }) => task),
    told,
    untold,
  };
  notifySecretariat(work, amendmentForSecretariat(summary), { key });
}

interface Collected {
  readonly agency: Agency;
  readonly amended: AgencyNews['amended'][number][];
  readonly added: Card[];
  readonly givenUp: AgencyNews['givenUp'][number][];
}

function newsOf(work: Work, { changed, added, withdrawn, proposed }: AmendmentDone): Iterable<AgencyNews> {
  const leaving = new Set(proposed.flatMap(({ shares }) => shares.map(({ assignment }) => assignment.id)));
  const byAgency = new Map<number, Collected>();
  const newsFor = (agency: Agency): Collected => {
    const known = byAgency.get(agency.id);
    if (known !== undefined) return known;
    const fresh = { agency, amended: [], added: [], givenUp: [] };
    byAgency.set(agency.id, fresh);
    return fresh;
  };
  for (const { change, before } of changed) {
    const fields = change.fields.filter(({ field }) => NEWS.has(field));
    if (fields.length === 0) continue;
    for (const card of cardsOfTask(work.tx, change.task.id)) {
      const former = before.find(({ assignment }) => assignment.id === card.assignment.id);
      if (former === undefined) newsFor(card.agency).added.push(card);
      else if (isOpen(card.assignment)) {
        const differences = fields.map(({ field, ...texts }): Difference => ({
          what: FIELD_WORDS[field],
          ...(field === 'deadline'
            ? { before: deadlineWords(former.assignment), after: deadlineWords(card.assignment) }
            : texts),
        }));
        newsFor(card.agency).amended.push({ card, differences, leaves: leaving.has(card.assignment.id) });
      }
    }
  }
  for (const taskId of added) {
    for (const card of cardsOfTask(work.tx, taskId)) newsFor(card.agency).added.push(card);
  }
  for (const { to, shares } of withdrawn) {
    for (const card of shares) newsFor(card.agency).givenUp.push({ card, to });
  }
  return byAgency.values();
}
