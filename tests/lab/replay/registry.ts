/**
 * What the record says, read straight from its rows: of each share its dates and state, of each event its day. Days
 * overdue, waits and reports are made up anew from the events, by none of the program's code.
 */

import { localDateOf, type Instant, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import { periodName } from '../../../src/conversation/compose/period-words.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { TIME_ZONE } from '../../support/office/movable-clock.ts';

/** One assignment as its row stands. */
export interface Share {
  readonly id: number;
  readonly taskId: number;
  readonly ref: string;
  readonly title: string;
  readonly agencyId: number;
  readonly agency: string;
  readonly code: string;
  readonly status: string;
  readonly dueOn: LocalDate | null;
  readonly deadline: string;
  readonly period: string | null;
  /** "năm 2024"; null for what is done once. */
  readonly label: string | null;
  readonly waitingFor: string | null;
  readonly waitingSince: LocalDate | null;
  readonly requestedDueOn: LocalDate | null;
  readonly completedOn: LocalDate | null;
  readonly obstacle: string | null;
  readonly orphanedOn: LocalDate | null;
  readonly takenOverOn: LocalDate | null;
  readonly toldOn: LocalDate | null;
  readonly reviewUntil: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly extensions: number;
  readonly suspendedOn: LocalDate | null;
  readonly continuedIn: number | null;
}

/** An event of one share; `waitingFor` is what the share waits for after it, undefined where the event does not say. */
export interface Happened {
  readonly id: number;
  readonly kind: string;
  readonly on: LocalDate;
  readonly assignmentId: number;
  readonly waitingFor: string | null | undefined;
  /** After it; undefined where the event does not say. */
  readonly status: string | undefined;
}

export interface Registry {
  /** Forgets what was read, after anything that may have changed it. */
  refresh(): void;
  shares(): readonly Share[];
  sharesAbout(ids: readonly number[]): readonly Share[];
  /** All events of a share, those of shares that were joined into it included. */
  eventsOf(share: Share): readonly Happened[];
  /** How many events there are. */
  events(): number;
  /** The kinds of the events behind `event`. */
  kindsSince(event: number): readonly string[];
  codeOfChat(externalId: string): string;
  /** Where an agency is asked; undefined while it has no group. */
  chatOf(agencyId: number): string | undefined;
  /** Names of agencies that have ended, with their last day's morrow. */
  endedAgencies(): ReadonlyMap<string, LocalDate>;
  agencyNames(): readonly string[];
}

interface EventRow {
  readonly id: number;
  readonly kind: string;
  readonly at: Instant;
  readonly assignment_id: number;
  readonly after: string | null;
}

const SHARES = `select assignment.id, task_id as taskId, task.ref, task.title, agency_id as agencyId, agency.name as agency, agency.code,
    status, due_on as dueOn, assignment.deadline, period, waiting_for as waitingFor, waiting_since as waitingSince,
    requested_due_on as requestedDueOn, completed_on as completedOn, obstacle, orphaned_on as orphanedOn,
    taken_over_on as takenOverOn, told_on as toldOn, review_until as reviewUntil, programme.ends_on as endsOn, extensions,
    suspended_on as suspendedOn, continued_in as continuedIn
  from assignment join task on task.id = task_id join agency on agency.id = agency_id
    join programme on programme.id = task.programme_id
  order by assignment.id`;

export function registryOf({ raw }: Database): Registry {
  const shares = raw.prepare<[], Omit<Share, 'label'>>(SHARES);
  const events = raw.prepare<[number], EventRow>(
    'select id, kind, at, assignment_id, after from event where id > ? and assignment_id is not null order by id',
  );
  const last = raw.prepare<[], number>('select coalesce(max(id), 0) from event').pluck();
  const kinds = raw.prepare<[number], string>('select kind from event where id > ? order by id').pluck();
  const joined = raw.prepare<[number], number>('select assignment_id from joined_share where into_id = ?').pluck();
  const code = raw
    .prepare<[string], string>(
      'select coalesce(agency.code, chat.role) from chat left join agency on agency.id = agency_id where external_id = ?',
    )
    .pluck();
  const chat = raw
    .prepare<[number], string>(
      `select external_id from chat where agency_id = ? and role = 'agency' and state = 'active' order by id desc limit 1`,
    )
    .pluck();
  const ended = raw.prepare<[], { name: string; on: LocalDate }>(
    'select name, ended_on as "on" from agency where ended_on is not null',
  );
  const names = raw.prepare<[], string>(`select name from agency where kind = 'agency'`).pluck();
  const known = new Map<number, Happened[]>();
  let read = 0;

  function readNew(): void {
    for (const row of events.all(read)) {
      read = row.id;
      const own = known.get(row.assignment_id) ?? [];
      known.set(row.assignment_id, own);
      own.push({
        id: row.id,
        kind: row.kind,
        on: localDateOf(row.at, TIME_ZONE),
        assignmentId: row.assignment_id,
        ...stateIn(row.after),
      });
    }
  }

  let current: readonly Share[] | null = null;
  const all = (): readonly Share[] =>
    (current ??= shares.all().map((row) => ({ ...row, label: row.period === null ? null : periodName(row.period) })));

  function ofShare(id: number): Happened[] {
    return [...joined.all(id).flatMap((each) => ofShare(each)), ...(known.get(id) ?? [])];
  }

  return {
    refresh() {
      current = null;
    },
    shares: all,
    sharesAbout: (ids) => all().filter(({ id }) => ids.includes(id)),
    eventsOf(share) {
      readNew();
      return ofShare(share.id).sort((a, b) => a.id - b.id);
    },
    events: () => last.get() ?? 0,
    kindsSince: (event) => kinds.all(event),
    chatOf: (agencyId) => chat.get(agencyId),
    codeOfChat: (externalId) => code.get(externalId) ?? '',
    endedAgencies: () => new Map(ended.all().map(({ name, on }) => [name, on])),
    agencyNames: () => names.all(),
  };
}

function stateIn(json: string | null): Pick<Happened, 'waitingFor' | 'status'> {
  if (json === null) return { waitingFor: undefined, status: undefined };
  const { waitingFor, status } = JSON.parse(json) as { waitingFor?: string | null; status?: string };
  return { waitingFor, status };
}
