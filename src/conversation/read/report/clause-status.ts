import type { LocalDate } from '../../../domain/calendar/dates.ts';
import type { Clause } from './clauses.ts';
import { slotsOf } from './slots.ts';
import { statusOf, type ClauseStatus } from './status-algebra.ts';

/** Every reader of a reply asks for the same clauses: each is weighed once for a day. */
const KNOWN = new WeakMap<Clause, { readonly today: LocalDate; readonly status: ClauseStatus }>();

/** What one clause amounts to, read on `today`. */
export function clauseStatus(clause: Clause, today: LocalDate): ClauseStatus {
  const known = KNOWN.get(clause);
  if (known?.today === today) return known.status;
  const status = statusOf(slotsOf(clause, today));
  KNOWN.set(clause, { today, status });
  return status;
}
