/** Who may open the board: a one-time link from the bot, then a session for as long as the person has a role. */

import { sightOf, type Actor } from '../../domain/people/access.ts';
import { addMs } from '../../domain/calendar/dates.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import { rolesOf, type Person } from '../../store/people/people.ts';
import {
  deleteSession,
  findSession,
  forgetExpired,
  insertLink,
  insertSession,
  isLinkGood,
  useLink,
} from '../../store/people/web-access.ts';
import { programmesOfLeader } from './leader-programmes.ts';
import { scopeOf } from './scope-of.ts';
import { freshSecret, secretHash } from './secrets.ts';
import type { Work } from '../work.ts';

const LINK_LIFETIME_MS = 5 * 60 * 1000;
/** A working day and its evening. */
const SESSION_LIFETIME_MS = 12 * 60 * 60 * 1000;

/** The signed-in person. */
export interface Viewer {
  readonly person: Person;
  readonly actor: Actor;
  /** What the person may see, as in a private chat. */
  readonly sight: Scope;
}

const NOWHERE = { type: 'private', role: 'none', agencyId: null } as const;

/** What a person may see by their current roles; null for nothing. */
export function sightOfPerson(work: Work, personId: number): { actor: Actor; sight: Scope } | null {
  const actor: Actor = { roles: rolesOf(work.tx, personId), anonymous: false };
  const seen = sightOf(actor, NOWHERE);
  const programmes = programmesOfLeader(work, personId, actor);
  const sight = scopeOf(seen.kind === 'all' && programmes.length > 0 ? { ...seen, programmes } : seen);
  return sight === null ? null : { actor, sight };
}

/** A secret for one sign-in within five minutes. */
export function issueSignInLink(work: Work, personId: number): string {
  forgetExpired(work.tx, personId, work.now);
  const secret = freshSecret();
  insertLink(work.tx, { hash: secretHash(secret), personId, expiresAt: addMs(work.now, LINK_LIFETIME_MS) });
  return secret;
}

/** A check does not use the link up: messengers fetch addresses to preview them. */
export function isSignInLink(work: Work, secret: string): boolean {
  return isLinkGood(work.tx, secretHash(secret), work.now);
}

/** Uses the link up and begins a session; null when it is unknown, used or expired, or its person has no role. */
export function signIn(work: Work, secret: string): { session: string; seconds: number } | null {
  const link = useLink(work.tx, secretHash(secret), work.now);
  if (link === undefined || sightOfPerson(work, link.personId) === null) return null;
  const session = freshSecret();
  const expiresAt = addMs(work.now, SESSION_LIFETIME_MS);
  insertSession(work.tx, { hash: secretHash(session), personId: link.personId, begunAt: work.now, expiresAt });
  return { session, seconds: SESSION_LIFETIME_MS / 1000 };
}

/** Roles are read at each request, so that a role that ends takes effect at once. */
export function viewerOf(work: Work, session: string): Viewer | null {
  const person = findSession(work.tx, secretHash(session), work.now);
  if (person === undefined) return null;
  const rights = sightOfPerson(work, person.id);
  return rights === null ? null : { person, ...rights };
}

/** Ends a session of the board. */
export function signOut(work: Work, session: string): void {
  deleteSession(work.tx, secretHash(session));
}
