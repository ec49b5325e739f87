/** The weekly digest: to the leaders and the secretariat about everybody, to each agency about itself. */

import { composeDigest, type Digest } from '../conversation/compose-digest.ts';
import type { OutgoingMessage } from '../conversation/message.ts';
import { agenciesPicture, sectionsPicture, type Picture, type PictureGroup } from '../conversation/picture.ts';
import { addDays, instantAt, localDateOf, type Instant, type LocalDate } from '../domain/dates.ts';
import { extensionFiguresOf } from '../domain/extension-figures.ts';
import type { Figures } from '../domain/figures.ts';
import { daysOverdue, timelinessOf, type Assignment } from '../domain/assignment.ts';
import type { Card } from '../domain/task.ts';
import { agencyById } from '../store/agencies.ts';
import { cardsById, extendedCards, type Scope } from '../store/assignments.ts';
import { linkedChats } from '../store/chats.ts';
import type { Database } from '../store/database.ts';
import { eventsSince } from '../store/events.ts';
import { lastRun, noteRun } from '../store/meta.ts';
import { figuresByAgency, figuresBySection, figuresIn } from './figures.ts';
import { overdueOf, silentOf, stuckOf, upcomingOf, waitingOf } from './read-registry.ts';
import { remindAgency } from './send-due-reminders.ts';
import { orphansOf } from './take-over-share.ts';
import { notify } from './tell.ts';
import { workAt, type Rules, type Work } from './work.ts';

export const DIGEST_JOB = 'digest';
/** How far back the first digest looks. */
const FIRST_LOOK_DAYS = 7;

/**
 * Queues a digest of the state at `asOf` for every linked chat, once per local day; it is promised `now`. Returns how
 * many chats get one. A digest of another day takes nothing from the weekly one.
 */
export async function sendDigest(database: Database, now: Instant, rules: Rules, asOf: Instant = now): Promise<number> {
  const since = database.read((tx) => sinceOf(workAt(tx, asOf, rules)));
  const chats = database.read((tx) => linkedChats(tx).filter((chat) => chat.state === 'active'));
  for (const chat of chats) {
    database.transact((tx) => {
      const work = workAt(tx, asOf, rules);
      const sending = workAt(tx, now, rules);
      const scope: Scope =
        chat.role === 'agency' && chat.agencyId !== null
          ? { kind: 'agency', agencyId: chat.agencyId }
          : { kind: 'all' };
      const digest = gatherDigest(work, scope, since);
      // Nothing to say means no message; and an agency's bundle of the day goes before its digest.
      if (scope.kind === 'agency' && isQuiet(digest)) return;
      if (scope.kind === 'agency' && asOf === now) remindAgency(work, scope.agencyId);
      const day = work.today === sending.today ? work.today : `${work.today}@${sending.today}`;
      notify(sending, chat, composeDigest(digest), { key: `digest:${day}`, kind: 'digest' });
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (asOf === now) {
    database.transact((tx) => {
      noteRun(tx, DIGEST_JOB, now);
    });
  }
  return chats.length;
}

/** The digest of this moment; what changed is counted from `since` (by default from the last weekly one). */
export function digestFor(work: Work, scope: Scope): OutgoingMessage {
  return composeDigest(gatherDigest(work, scope, sinceOf(work)));
}

function gatherDigest(work: Work, scope: Scope, since: Instant): Digest {
  const { tx, today, rules } = work;
  const sinceDay = localDateOf(since, rules.timeZone);
  const seen = (card: Card): boolean => scope.kind === 'all' || card.agency.id === scope.agencyId;
  const changed = (kinds: readonly string[]): Card[] => {
    const events = eventsSince(tx, since, kinds).filter((event) => event.at <= work.now);
    const ids = events.flatMap((event) => event.assignmentId ?? []);
    return cardsById(tx, [...new Set(ids)]).filter(seen);
  };
  const agency = scope.kind === 'all' ? null : (agencyById(tx, scope.agencyId)?.name ?? '');
  const figures = figuresIn(work, scope);
  return {
    agency,
    since: sinceDay,
    today,
    figures,
    picture: pictureOf(work, scope, agency, figures),
    completed: changed(['completed', 'completion_reported']).filter(
      ({ assignment }) => assignment.status === 'completed',
    ),
    newlyOverdue: overdueOf(work, scope).filter(({ assignment }) => becameOverdue(assignment, sinceDay, today)),
    slipped: changed(['extension_requested', 'extension_approved']).filter(
      ({ assignment }) => assignment.waitingFor === 'extension' || assignment.extensions > 0,
    ),
    stuck: stuckOf(work, scope),
    waiting: waitingOf(work, scope),
    silent: silentOf(work, scope),
    upcoming: upcomingOf(work, scope),
    extensions: extensionFiguresOf(extendedCards(tx, scope).map((card) => card.assignment)),
    orphans: scope.kind === 'all' ? orphansOf(work) : [],
  };
}

/** Null when there is nothing to count. Everybody's by agency, an agency's own by the parts of the decision. */
function pictureOf(work: Work, scope: Scope, agency: string | null, all: Figures): Picture | null {
  if (all.total === 0) return null;
  if (agency !== null) {
    const sections = figuresBySection(work, scope).map(({ section, figures }) => ({ name: section, figures }));
    return sectionsPicture(agency, all, sections.filter(isCounted), work.today);
  }
  const agencies = figuresByAgency(work, scope).agencies.map((each) => ({
    name: each.agency.name,
    figures: each.figures,
  }));
  return agenciesPicture(all, agencies.filter(isCounted), work.today);
}

function isCounted({ figures }: PictureGroup): boolean {
  return figures.total > 0;
}

/** No change, nothing that waits and nothing that comes. */
function isQuiet(digest: Digest): boolean {
  const { completed, newlyOverdue, slipped, stuck, waiting, upcoming } = digest;
  return [completed, newlyOverdue, slipped, stuck, waiting, upcoming].every((cards) => cards.length === 0);
}

function becameOverdue(assignment: Assignment, since: LocalDate, today: LocalDate): boolean {
  if (assignment.waitingFor !== null || timelinessOf(assignment, today) !== 'overdue') return false;
  return addDays(today, -daysOverdue(assignment, today)) >= since;
}

function sinceOf(work: Work): Instant {
  const last = lastRun(work.tx, DIGEST_JOB);
  if (last !== undefined && last < work.now) return last;
  return instantAt(addDays(work.today, -FIRST_LOOK_DAYS), '00:00', work.rules.timeZone);
}
