/** Reads a list for the board, by page with an exact total, and for a chat, whole while it is short. */

import type { Bounded, Listing } from '../../conversation/compose/listing.ts';
import type { Figures } from '../../domain/tasks/figures.ts';
import type { Cursor } from '../../domain/tasks/list-cursor.ts';
import type { ListName } from '../../domain/tasks/list-name.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardsOfList, countList, countListUpTo, someCardsOfList } from '../../store/programmes/assignment-lists.ts';
import { withFeeders } from '../../store/programmes/late-feeders.ts';
import type { Page, Scope } from '../../store/programmes/assignments.ts';
import { withPassedClaims } from '../../store/record/passed-claims.ts';
import { withObjections } from '../../store/record/pleas.ts';
import type { Work } from '../work.ts';

export interface List {
  readonly cards: readonly Card[];
  readonly total: number;
}

/** The figure that equals a list's length. */
const FIGURES: Partial<Record<ListName, keyof Figures>> = {
  overdue: 'overdue',
  unreviewed: 'unreviewed',
  waiting: 'waiting',
  orphaned: 'orphaned',
  suspended: 'suspended',
  stuck: 'stuck',
  silent: 'silent',
};

/** One page of a list. `figures` are those of the same scope: a list that they count is not counted again. */
export function listOf(work: Work, scope: Scope, name: ListName, page: Page, figures: Figures | null = null): List {
  const { tx, today } = work;
  const figure = FIGURES[name];
  const counted = figures === null || figure === undefined ? null : figures[figure];
  const cards = withRemarks(work, cardsOfList(tx, scope, name, today, page), scope);
  return { cards, total: counted ?? countList(tx, scope, name, today) };
}

/** Up to this length a list is worded whole, so that it can be grouped by agency. */
const WHOLE = 300;
/** The length at which counting stops; no reader turns that many pages. */
const COUNTED = 1000;
const PER_PAGE = 12;
const ALL: Page = { limit: WHOLE, offset: 0 };

/** The list whole while it is short; else its page behind `after`, or without that the page `page` by counting. */
export function readList(
  work: Work,
  scope: Scope,
  name: ListName,
  page: number,
  after: Cursor<ListName> | null = null,
): Listing {
  const total = boundedCount(work, scope, name);
  if (total.count === 0) return { kind: 'whole', cards: [] };
  if (total.count <= WHOLE) return { kind: 'whole', cards: chatPage(work, scope, name, ALL) };
  const pages = Math.ceil(total.count / PER_PAGE);
  if (after !== null) return pageBehind(work, scope, name, { page, pages, total }, after);
  const shown = Math.min(Math.max(1, page), pages);
  const cards = chatPage(work, scope, name, { limit: PER_PAGE, offset: (shown - 1) * PER_PAGE });
  return { kind: 'page', total, page: shown, pages, cards };
}

/** What left the list or joined it meanwhile may have changed how many pages there are. */
function pageBehind(
  work: Work,
  scope: Scope,
  name: ListName,
  { page, pages, total }: { page: number; pages: number; total: Bounded },
  after: Cursor<ListName>,
): Listing {
  const cards = chatPage(work, scope, name, { limit: PER_PAGE + 1, offset: 0, after });
  const hasMore = cards.length > PER_PAGE && !(total.more && page >= pages);
  return {
    kind: 'page',
    total,
    page,
    pages: hasMore ? Math.max(pages, page + 1) : page,
    cards: cards.slice(0, PER_PAGE),
  };
}

/** How many lines a list has, counted up to a bound. */
export function boundedCount({ tx, today }: Work, scope: Scope, name: ListName): Bounded {
  const counted = countListUpTo(tx, scope, name, today, COUNTED + 1);
  return { count: Math.min(counted, COUNTED), more: counted > COUNTED };
}

function chatPage(work: Work, scope: Scope, name: ListName, page: Page): Card[] {
  return withRemarks(work, someCardsOfList(work.tx, scope, name, work.today, page, COUNTED), scope);
}

/** What stands beside a task in a list: whose late result it waits for, who said what waits, and what its agency objects to. */
export function withRemarks({ tx, today, rules }: Work, cards: readonly Card[], { past = null }: Scope): Card[] {
  const before = past?.before ?? null;
  const remarked = withObjections(tx, withFeeders(tx, cards, today, past), before);
  return withPassedClaims(tx, remarked, rules.timeZone, before);
}
