/** A list as a chat asks for it: whole while it is short, else one page of it, at a cost that does not grow. */

import type { Bounded, Listing } from '../../conversation/compose/listing.ts';
import { DUE_SOON_DAYS } from '../../domain/tasks/assignment.ts';
import { addDays, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import {
  countUpTo,
  openCards,
  overdueCards,
  someSilentCards,
  upcomingCards,
  waitingCards,
  type Counted,
  type Page,
  type Scope,
} from '../../store/programmes/assignments.ts';
import type { Work } from '../work.ts';

export type ListName = 'open' | 'overdue' | 'upcoming' | 'silent' | 'waiting';

/** Up to so many are worded whole, so that they can be grouped by agency. */
const WHOLE = 300;
/** Nobody counts on from here, and nobody turns so many pages. */
const COUNTED = 1000;
const PER_PAGE = 12;
const ALL: Page = { limit: WHOLE, offset: 0 };

export function readList(work: Work, scope: Scope, name: ListName, page: number): Listing {
  const total = countList(work, scope, name);
  if (total.count === 0) return { kind: 'whole', cards: [] };
  if (total.count <= WHOLE) return { kind: 'whole', cards: cardsOfList(work, scope, name, ALL) };
  const pages = Math.ceil(total.count / PER_PAGE);
  const shown = Math.min(Math.max(1, page), pages);
  const cards = cardsOfList(work, scope, name, { limit: PER_PAGE, offset: (shown - 1) * PER_PAGE });
  return { kind: 'page', total, page: shown, pages, cards };
}

export function countList({ tx, today }: Work, scope: Scope, name: ListName): Bounded {
  const counted = countUpTo(tx, scope, conditionOf(name, today), COUNTED + 1);
  return { count: Math.min(counted, COUNTED), more: counted > COUNTED };
}

function conditionOf(name: ListName, today: LocalDate): Counted {
  switch (name) {
    case 'overdue':
      return { overdue: today };
    case 'silent':
      return { silent: today };
    case 'upcoming':
      return { from: today, to: addDays(today, DUE_SOON_DAYS) };
    default:
      return name;
  }
}

function cardsOfList({ tx, today }: Work, scope: Scope, name: ListName, page: Page): Card[] {
  switch (name) {
    case 'open':
      return openCards(tx, scope, page);
    case 'overdue':
      return overdueCards(tx, scope, today, page);
    case 'upcoming':
      return upcomingCards(tx, scope, today, addDays(today, DUE_SOON_DAYS), page);
    case 'silent':
      return someSilentCards(tx, scope, today, page, COUNTED);
    case 'waiting':
      return waitingCards(tx, scope, page);
  }
}
