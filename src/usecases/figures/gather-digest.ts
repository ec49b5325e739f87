/** Gathers a digest: an agency's in one read, everybody's in parts, so that replies get their turns. */

import {
  composeDigest,
  composeQuietDigest,
  SECTION_LINES,
  type Digest,
  type DigestSection,
  type UnlinkedAgencies,
} from '../../conversation/compose/compose-digest.ts';
import { NO_STRUCTURAL_CHANGES } from '../../conversation/compose/structure-words.ts';
import type { DigestReader } from '../../conversation/message/asked.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { type Picture } from '../../conversation/message/picture.ts';
import { agenciesPicture, sectionsPicture, type PictureGroup } from '../../conversation/compose/picture.ts';
import { addDays, instantAt, localDateOf, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import { comparedOf, figuresFrom, type Figures } from '../../domain/tasks/figures.ts';
import type { ListName } from '../../domain/tasks/list-name.ts';
import type { Programme } from '../../domain/tasks/task.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { countOrphansWaiting, countUntold, firstOfList } from '../../store/programmes/assignment-lists.ts';
import {
  everybodysScope,
  cardsById,
  lastAgencyWithAssignments,
  ofOngoing,
  type Scope,
} from '../../store/programmes/assignments.ts';
import { endedProgrammes } from '../../store/programmes/endings.ts';
import { withFeeders } from '../../store/programmes/late-feeders.ts';
import { withPassedClaims } from '../../store/record/passed-claims.ts';
import { withObjections } from '../../store/record/pleas.ts';
import type { Database } from '../../store/sqlite/database.ts';
import {
  changedAssignments,
  extensionFigures,
  happenings,
  rulingChanges,
  structuralChanges,
  type Happening,
} from '../../store/figures/digest-figures.ts';
import { talliesByAgency } from '../../store/figures/figures.ts';
import { newlySilentByAgency } from '../../store/figures/newly-silent.ts';
import { countUnlinkedAgencies, unlinkedAgencies } from '../../store/programmes/unlinked-agencies.ts';
import { lastRun } from '../../store/sqlite/meta.ts';
import type { Cursor } from '../../store/sqlite/cursor.ts';
import { countAgencies } from './count-agencies.ts';
import { figuresByAgency, figuresBySection } from './figures.ts';
import { untilItsEnd } from './look-back.ts';
import { nextTurn } from '../../store/sqlite/in-turns.ts';
import { workAt, type Rules, type Work } from '../work.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';

export const DIGEST_JOB = 'digest';
/** Days that the first digest looks back, and one that is asked for at the least. */
const LOOK_DAYS = 7;
/** Events read in one turn. */
const EVENTS_PER_TURN = 2000;
/** Agencies counted in one turn. */
const AGENCIES_PER_TURN = 250;

const NONE = { total: 0, cards: [], untold: 0, undecided: 0 } as const;

const HAPPENED = {
  completed: ['completed', 'completion_reported'],
  slipped: ['extension_requested', 'extension_approved'],
} as const satisfies Record<string, readonly EventKind[]>;

/** The kinds of events that a digest reports. */
export const CHANGES: readonly EventKind[] = [...HAPPENED.completed, ...HAPPENED.slipped];

/**
 * The digest as of now, to the secretariat where no other `reader` is given; changes count from `since`: by default the last
 * weekly digest, or seven days ago if that is earlier.
 */
export function digestFor(
  work: Work,
  scope: Scope,
  { since = sinceAsked(work), reader }: { readonly since?: Instant; readonly reader?: DigestReader | undefined } = {},
): OutgoingMessage {
  return composeDigest(gather(work, scope, since, reader ?? null), 'asked');
}

/** An agency's digest; null without a change, a pending decision or a coming deadline. */
export function agencyDigest(work: Work, agencyId: number, since: Instant): OutgoingMessage | null {
  const digest = gather(work, { kind: 'agency', agencyId }, since, null);
  const { completed, newlyOverdue, slipped, stuck, waiting, upcoming } = digest;
  const isQuiet = [completed, newlyOverdue, slipped, stuck, waiting, upcoming].every(({ total }) => total === 0);
  return isQuiet ? null : composeDigest(digest, 'weekly');
}

interface EverybodysDigest {
  readonly message: OutgoingMessage;
  /** For a chat that was told the same on that day. */
  readonly quiet: (toldOn: LocalDate) => OutgoingMessage;
}

/**
 * The digest about everybody, of `programmes` only where any are named, read over many turns of the event loop; worded
 * for each reader, null for the secretariat.
 */
export async function everybodysDigest(
  database: Database,
  at: Instant,
  rules: Rules,
  since: Instant,
  programmes: readonly number[] = [],
): Promise<(reader: DigestReader | null) => Promise<EverybodysDigest>> {
  const everybody = everybodysScope(programmes);
  const read = async <T>(part: (work: Work) => T): Promise<T> => {
    await new Promise((resolve) => setImmediate(resolve));
    return database.read((tx) => part(workAt(tx, at, rules)));
  };
  const counting = countAgencies();
  const last = await read(({ tx }) => lastAgencyWithAssignments(tx));
  for (let from = 1; from <= last; from += AGENCIES_PER_TURN) {
    const agencies = { from, to: from + AGENCIES_PER_TURN - 1 };
    counting.add(await read(({ tx, today }) => talliesByAgency(tx, everybody, today, agencies)));
  }
  const figures = counting.all();
  const parts = partsOf(everybody, since);
  const digest: Omit<Digest, 'reader' | 'waiting' | 'elsewhere'> = {
    agency: null,
    since: localDateOf(since, rules.timeZone),
    today: localDateOf(at, rules.timeZone),
    figures,
    picture: comparedOf(figures) === 0 ? null : await read((work) => counting.picture(work)),
    unlinked: await read((work) => unlinkedIn(work, everybody)),
    orphans: await read((work) => orphansIn(work, everybody)),
    structure: await read(({ tx }) => structuralChanges(tx, everybody, since, at)),
    rulings: await read(({ tx }) => rulingChanges(tx, everybody, since, at)),
    silent: await read((work) => silentByAgency(work, everybody, since)),
    ...(programmes.length === 0
      ? await changesOf(database, since, at, localDateOf(at, rules.timeZone))
      : { completed: await read(parts.completed), slipped: await read(parts.slipped) }),
    newlyOverdue: await read(parts.newlyOverdue),
    stuck: await read(parts.stuck),
    upcoming: await read(parts.upcoming),
    extensions: await read(parts.extensions),
    ended: await read((work) => endedIn(work, everybody)),
  };
  return async (reader) => {
    const whole = { ...digest, ...(await read(parts.decidedBy(reader))) };
    return { message: composeDigest(whole, 'weekly'), quiet: (toldOn) => composeQuietDigest(whole, toldOn) };
  };
}

/** Calls `see` with each event after `since` until `until`, a batch per turn. */
export async function eachHappening(
  database: Database,
  since: Instant,
  until: Instant,
  see: (happening: Happening) => void,
): Promise<void> {
  for (let after: Cursor | null = { key: since, id: Number.MAX_SAFE_INTEGER }; after !== null;) {
    const from: Cursor = after;
    const page = database.read((tx) => happenings(tx, { after: from, until }, EVENTS_PER_TURN));
    page.rows.forEach(see);
    after = page.last;
    await nextTurn();
  }
}

/** The sections of everybody's digest about events: the same as `partsOf` gives for an agency. */
async function changesOf(
  database: Database,
  since: Instant,
  until: Instant,
  today: LocalDate,
): Promise<{ completed: DigestSection; slipped: DigestSection }> {
  /** Assignment → its first event of the kind. */
  const first = { completed: new Map<number, number>(), slipped: new Map<number, number>() };
  await eachHappening(database, since, until, (event) => {
    for (const section of ['completed', 'slipped'] as const) {
      const { assignmentId, id, kind } = event;
      if (assignmentId === null || event[section] !== 1 || !HAPPENED[section].some((each) => each === kind)) continue;
      first[section].set(assignmentId, Math.min(first[section].get(assignmentId) ?? id, id));
    }
  });
  const sectionOf = (assignments: ReadonlyMap<number, number>): DigestSection => {
    const happened = [...assignments].sort((a, b) => a[1] - b[1]).map(([assignmentId]) => assignmentId);
    return database.read((tx) => {
      const ids = ofOngoing(tx, happened, today);
      return { total: ids.length, cards: cardsById(tx, ids.slice(0, SECTION_LINES)) };
    });
  };
  return { completed: sectionOf(first.completed), slipped: sectionOf(first.slipped) };
}

/** Where the window of a digest begins: at the last one, else a week ago. */
export function sinceOf(work: Work): Instant {
  const last = lastRun(work.tx, DIGEST_JOB);
  if (last !== undefined && last < work.now) return last;
  return weekAgo(work);
}

/** On the day of the weekly digest, what changed since that morning alone would hide the week. */
function sinceAsked(work: Work): Instant {
  const [last, week] = [sinceOf(work), weekAgo(work)];
  return last < week ? last : week;
}

function weekAgo({ today, rules }: Work): Instant {
  return instantAt(addDays(today, -LOOK_DAYS), '00:00', rules.timeZone);
}

function gather(asked: Work, wanted: Scope, since: Instant, reader: DigestReader | null): Digest {
  const { work, scope } = untilItsEnd(asked, wanted);
  const { tx, today, rules } = work;
  const tallies = talliesByAgency(tx, scope, today);
  const parts = partsOf(scope, since);
  return {
    agency: scope.kind === 'all' ? null : (agencyById(tx, scope.agencyId)?.name ?? null),
    since: localDateOf(since, rules.timeZone),
    today,
    figures: figuresFrom(tallies),
    picture: pictureOf(work, scope, figuresFrom(tallies)),
    unlinked: scope.kind === 'all' ? unlinkedIn(work, scope) : { total: 0, agencies: [] },
    orphans: scope.kind === 'all' ? orphansIn(work, scope) : NONE,
    structure: scope.kind === 'all' ? structuralChanges(tx, scope, since, work.now) : NO_STRUCTURAL_CHANGES,
    rulings: rulingChanges(tx, scope, since, work.now),
    silent:
      scope.kind === 'all'
        ? silentByAgency(work, scope, since)
        : { ...firstOfList(tx, scope, 'silent', today, SECTION_LINES), agencies: [], moreAgencies: 0 },
    completed: parts.completed(work),
    newlyOverdue: parts.newlyOverdue(work),
    slipped: parts.slipped(work),
    stuck: parts.stuck(work),
    ...parts.decidedBy(scope.kind === 'all' ? reader : null)(work),
    upcoming: parts.upcoming(work),
    extensions: parts.extensions(work),
    ended: endedIn(asked, wanted),
  };
}

/** The sections that are lists, each with its total and its first lines. */
function partsOf(scope: Scope, since: Instant) {
  const changed =
    (kinds: readonly EventKind[], only: 'completed' | 'slipped') =>
    ({ tx, now, today }: Work): DigestSection =>
      changedAssignments(tx, scope, { since, until: now, today, kinds }, only, SECTION_LINES);
  const list =
    (name: ListName, among: Scope = scope) =>
    ({ tx, today, rules }: Work): DigestSection => {
      const { total, cards } = firstOfList(tx, among, name, today, SECTION_LINES);
      const remarked = withObjections(tx, withFeeders(tx, cards, today));
      return { total, cards: withPassedClaims(tx, remarked, rules.timeZone) };
    };
  return {
    completed: changed(HAPPENED.completed, 'completed'),
    slipped: changed(HAPPENED.slipped, 'slipped'),
    newlyOverdue: (work: Work) => {
      const ranOut = { from: localDateOf(since, work.rules.timeZone), to: work.today };
      return list('overdue', { ...scope, narrow: { ...scope.narrow, ranOut } })(work);
    },
    stuck: list('stuck'),
    decidedBy:
      (reader: DigestReader | null) =>
      (work: Work): Pick<Digest, 'reader' | 'waiting' | 'elsewhere'> => {
        const role = reader?.role ?? 'secretariat';
        if (reader === null || role === 'secretariat')
          return { reader: role, waiting: list('waiting')(work), elsewhere: NONE };
        const of = (by: 'its_leaders' | 'others'): DigestSection =>
          list('waiting', { ...scope, narrow: { ...scope.narrow, decidable: { inChat: reader.chatId, by } } })(work);
        return { reader: role, waiting: of('its_leaders'), elsewhere: of('others') };
      },
    upcoming: list('upcoming'),
    extensions: ({ tx, today }: Work) => extensionFigures(tx, scope, today),
  };
}

/** Leaders read of each silence once, as one line per agency: they are told no more often than the agency was asked. */
function silentByAgency({ tx, today, rules }: Work, scope: Scope, since: Instant): Digest['silent'] {
  const most = newlySilentByAgency(tx, scope, localDateOf(since, rules.timeZone), today);
  const shown = most.slice(0, SECTION_LINES);
  return {
    total: most.reduce((sum, { count }) => sum + count, 0),
    cards: [],
    agencies: shown.map(({ agencyId, count, askedOn }) => ({
      name: agencyById(tx, agencyId)?.name ?? '',
      count,
      askedOn,
    })),
    moreAgencies: most.length - shown.length,
  };
}

function endedIn({ tx, today }: Work, { narrow }: Scope): Programme[] {
  return endedProgrammes(tx, today, narrow?.programmeIds);
}

function unlinkedIn({ tx, today }: Work, { narrow }: Scope): UnlinkedAgencies {
  const total = countUnlinkedAgencies(tx, today, narrow?.programmeIds);
  return { total, agencies: total === 0 ? [] : unlinkedAgencies(tx, today, SECTION_LINES, narrow?.programmeIds) };
}

/** What waits for a decision too stands with that. */
function orphansIn({ tx, today }: Work, scope: Scope): Digest['orphans'] {
  return {
    ...firstOfList(tx, scope, 'orphaned', today, SECTION_LINES),
    untold: countUntold(tx, scope, today),
    undecided: countOrphansWaiting(tx, scope, today),
  };
}

/** Null without assignments. Everybody's picture is by agency, an agency's by the sections of the decision. */
function pictureOf(work: Work, scope: Scope, all: Figures): Picture | null {
  if (comparedOf(all) === 0) return null;
  const isCounted = ({ figures }: PictureGroup): boolean => comparedOf(figures) > 0;
  if (scope.kind === 'agency') {
    const sections = figuresBySection(work, scope).map(({ section, figures }) => ({ name: section, figures }));
    const name = agencyById(work.tx, scope.agencyId)?.name ?? '';
    return sectionsPicture(name, all, sections.filter(isCounted), work.today);
  }
  const agencies = figuresByAgency(work, scope).agencies.map(({ agency, figures }) => ({ name: agency.name, figures }));
  return agenciesPicture(all, agencies.filter(isCounted), work.today);
}
