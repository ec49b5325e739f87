/** What the board shows: the figures and the lists of a scope, as they are or as they were at the end of a past day. */

import { DUE_SOON_DAYS } from '../../domain/tasks/assignment.ts';
import { addDays } from '../../domain/calendar/dates.ts';
import type { Figures } from '../../domain/tasks/figures.ts';
import type { Card } from '../../domain/tasks/task.ts';
import {
  cardsPage,
  countAssignments,
  extendedCards,
  openCards,
  overdueCards,
  silentCards,
  stuckCards,
  upcomingCards,
  waitingCards,
  type Page,
  type Scope,
} from '../../store/programmes/assignments.ts';
import { figuresIn } from '../figures/figures.ts';
import type { Work } from '../work.ts';

/** `all` are the assignments in scope, closed ones too. */
export type ListName = 'overdue' | 'waiting' | 'stuck' | 'silent' | 'upcoming' | 'extended' | 'open' | 'all';

export const LIST_NAMES: readonly ListName[] = [
  'overdue',
  'waiting',
  'stuck',
  'silent',
  'upcoming',
  'extended',
  'open',
  'all',
];

export interface List {
  readonly cards: readonly Card[];
  readonly total: number;
}

/** One page of a list. `figures` are those of the same scope: what they count is not counted again. */
export function listOf(work: Work, scope: Scope, name: ListName, page: Page, figures: Figures | null = null): List {
  return { cards: cardsOf(work, scope, name, page), total: totalOf(work, scope, name, figures) };
}

function cardsOf({ tx, today }: Work, scope: Scope, name: ListName, page: Page): Card[] {
  switch (name) {
    case 'overdue':
      return overdueCards(tx, scope, today, page);
    case 'waiting':
      return waitingCards(tx, scope, page);
    case 'stuck':
      return stuckCards(tx, scope, page);
    case 'silent':
      return silentCards(tx, scope, today, page);
    case 'upcoming':
      return upcomingCards(tx, scope, today, addDays(today, DUE_SOON_DAYS), page);
    case 'extended':
      return extendedCards(tx, scope, page);
    case 'open':
      return openCards(tx, scope, page);
    case 'all':
      return cardsPage(tx, scope, page);
  }
}

function totalOf(work: Work, scope: Scope, name: ListName, figures: Figures | null): number {
  const { tx, today } = work;
  switch (name) {
    case 'overdue':
    case 'waiting':
    case 'stuck':
    case 'silent':
      return (figures ?? figuresIn(work, scope))[name];
    case 'upcoming':
      return countAssignments(tx, scope, { from: today, to: addDays(today, DUE_SOON_DAYS) });
    case 'extended':
    case 'open':
    case 'all':
      return countAssignments(tx, scope, name);
  }
}
