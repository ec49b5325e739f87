/** The filter in an address: whose tasks, which of them, as of which day. */

import type { Sight } from '../../domain/people/access.ts';
import { parseLocalDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Agency, Programme } from '../../domain/tasks/task.ts';
import { findAgencyByCode } from '../../store/programmes/agencies.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import { programmeByCode } from '../../store/programmes/tasks.ts';
import { withoutHidden } from '../../domain/text/without-hidden.ts';
import type { Viewer } from '../../usecases/people/board-access.ts';
import { lookBack, untilItsEnd } from '../../usecases/figures/look-back.ts';
import type { Work } from '../../usecases/work.ts';

export interface Filter {
  readonly programme: Programme | null;
  readonly agency: Agency | null;
  readonly section: string | null;
  readonly words: string;
  /** A past day; null for today. */
  readonly at: LocalDate | null;
}

export interface Sighting {
  /** Its `today` is the day of the filter. */
  readonly work: Work;
  readonly scope: Scope;
  readonly filter: Filter;
}

const MOST_WORDS = 100;

/** Null when the address names what does not exist or what the viewer may not see: both look alike to the viewer. */
export function sightingOf(work: Work, viewer: Viewer, query: (name: string) => string | undefined): Sighting | null {
  const given = (name: string): string => withoutHidden(query(name) ?? '').trim();
  const programme = given('programme') === '' ? null : programmeByCode(work.tx, given('programme'));
  const agency = given('agency') === '' ? null : findAgencyByCode(work.tx, given('agency'));
  const asked = given('at') === '' ? work.today : parseLocalDate(given('at'));
  if (programme === undefined || agency === undefined || asked === null) return null;
  const { sight } = viewer;
  if (sight.kind === 'agency' && agency !== null && agency.id !== sight.agencyId) return null;
  if (programme !== null && !isAmong(sight, programme.id)) return null;
  const at = asked < work.today ? asked : null;
  const then = at === null ? { work, past: null } : lookBack(work, at);
  const section = given('section') === '' ? null : given('section');
  const words = given('q').slice(0, MOST_WORDS);
  const scope: Scope = {
    ...(sight.kind === 'all' && agency !== null ? { kind: 'agency', agencyId: agency.id } : ownOf(sight)),
    narrow: { ...sight.narrow, programmeId: programme?.id ?? null, section, words },
    past: then.past,
  };
  return { ...untilItsEnd(then.work, scope), filter: { programme, agency, section, words, at } };
}

/** Whether a viewer sees a programme: a leader of some programmes sees none of the others. */
export function isAmong({ narrow }: Scope, programmeId: number): boolean {
  const { programmeIds = [] } = narrow ?? {};
  return programmeIds.length === 0 || programmeIds.includes(programmeId);
}

/** On the board a person who acts for several agencies sees the first one's. */
function ownOf(sight: Exclude<Sight, { kind: 'nothing' }>): Scope {
  return sight.kind === 'all' ? sight : { kind: 'agency', agencyId: sight.agencyId };
}

/** A filter as the query of an address, with `changed` applied; "" or "?…". */
export function filterQuery(filter: Filter, changed: Readonly<Record<string, string | null>> = {}): string {
  const values: Record<string, string | null> = {
    programme: filter.programme?.code ?? null,
    agency: filter.agency?.code ?? null,
    section: filter.section,
    q: filter.words === '' ? null : filter.words,
    at: filter.at,
    ...changed,
  };
  const kept = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]],
  );
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString()}`;
}
