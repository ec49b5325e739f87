/** Who may do what, by enrolled role alone, never by name; the tests hold the full matrix. */

import type { ChatRole, ChatType } from './chat-kind.ts';
import type { RoleName } from './role.ts';

export interface RoleHeld {
  readonly role: RoleName;
  /** A focal point's agency; an observer's too, unless they watch all. Null for everybody else. */
  readonly agencyId: number | null;
}

/** `anonymous`: an admin writing as the group itself, to whom no act can be ascribed. */
export interface Actor {
  readonly roles: readonly RoleHeld[];
  readonly anonymous: boolean;
}

export interface Place {
  readonly type: ChatType;
  readonly role: ChatRole;
  readonly agencyId: number | null;
}

export type Verdict = 'yes' | 'anonymous' | 'not_enrolled';

/** May report for `agencyId`: its focal points, anywhere. */
export function mayReport(actor: Actor, agencyId: number): Verdict {
  if (actor.anonymous) return 'anonymous';
  return isFocalPoint(actor, agencyId) ? 'yes' : 'not_enrolled';
}

/** May enrol a further focal point of `agencyId`: one of its focal points, or the secretariat. */
function mayEnrol(actor: Actor, agencyId: number): Verdict {
  if (actor.anonymous) return 'anonymous';
  return isFocalPoint(actor, agencyId) || isSecretariat(actor) ? 'yes' : 'not_enrolled';
}

/** May give or end a role: the secretariat every one but the owner's, which only a code gives; focal points of their agency's. */
export function mayManage(actor: Actor, of: RoleHeld): Verdict {
  if (actor.anonymous) return 'anonymous';
  if (of.role === 'owner') return 'not_enrolled';
  return of.agencyId === null ? mayConfirm(actor) : mayEnrol(actor, of.agencyId);
}

/** May undo a change of `agencyId`'s record, one's own or another person's. */
export function mayUndo(actor: Actor, agencyId: number): Verdict {
  return mayEnrol(actor, agencyId);
}

/** May confirm or return results and decide on dates. */
export function mayConfirm(actor: Actor): Verdict {
  if (actor.anonymous) return 'anonymous';
  return isSecretariat(actor) ? 'yes' : 'not_enrolled';
}

/** May take a decision in as a draft, answer what is asked about it, and discard it. */
export function mayPrepareDraft(actor: Actor): Verdict {
  return mayConfirm(actor);
}

/** May make a draft live, or take that back: while the secretariat has no head, each of its members. */
export function mayAcceptDraft(actor: Actor): Verdict {
  return mayConfirm(actor);
}

/**
 * May approve or reject an extension: the secretariat, or a leader when the programme is the leader's own (`isOwn`).
 */
export function mayDecideExtension(actor: Actor, isOwn: boolean): Verdict {
  if (actor.anonymous) return 'anonymous';
  return isSecretariat(actor) || (isOwn && isLeader(actor)) ? 'yes' : 'not_enrolled';
}

/** May tell a lead agency what to do about a task: a leader, or the secretariat on a leader's behalf. */
export function mayInstruct(actor: Actor): Verdict {
  if (actor.anonymous) return 'anonymous';
  return isLeader(actor) || isSecretariat(actor) ? 'yes' : 'not_enrolled';
}

/** Speaks for a leader rather than as one. */
export function speaksOnBehalf(actor: Actor): boolean {
  return !isLeader(actor);
}

export type Sight =
  /** `programmes`: of these only, in a chat of leaders that is for them; all without. */
  | { readonly kind: 'all'; readonly programmes?: readonly number[] }
  /** `also`: further agencies for which the person acts, in private; lists show all of them unless one is named. */
  | { readonly kind: 'agency'; readonly agencyId: number; readonly also?: readonly number[] }
  | { readonly kind: 'nothing' };

/** Whether what belongs to an agency is seen. */
export function sees(sight: Sight, agencyId: number): boolean {
  if (sight.kind !== 'agency') return sight.kind === 'all';
  return sight.agencyId === agencyId || (sight.also ?? []).includes(agencyId);
}

/**
 * What a reading command shows: in a linked chat what belongs to the chat, to any reader; in a private chat what the
 * person's roles give. An unlinked group sees nothing.
 */
export function sightOf(actor: Actor, place: Place): Sight {
  if (place.role === 'agency' && place.agencyId !== null) {
    return place.type === 'group' ? { kind: 'agency', agencyId: place.agencyId } : withOthers(actor, place.agencyId);
  }
  if (place.role === 'secretariat' || place.role === 'leaders') return { kind: 'all' };
  if (place.type === 'group') return { kind: 'nothing' };
  if (actor.roles.some((held) => held.agencyId === null)) return { kind: 'all' };
  // A person who reports for one agency and observes another acts for the first.
  const own = actor.roles.find((held) => held.role === 'focal_point') ?? actor.roles[0];
  return own?.agencyId == null ? { kind: 'nothing' } : withOthers(actor, own.agencyId);
}

/** A focal point of several agencies acts for all of them. */
function withOthers({ roles }: Actor, agencyId: number): Sight {
  const also = roles.flatMap((held) =>
    held.role === 'focal_point' && held.agencyId !== null && held.agencyId !== agencyId ? [held.agencyId] : [],
  );
  return { kind: 'agency', agencyId, ...(also.length > 0 && { also }) };
}

function isFocalPoint(actor: Actor, agencyId: number): boolean {
  return actor.roles.some((held) => held.role === 'focal_point' && held.agencyId === agencyId);
}

function isLeader(actor: Actor): boolean {
  return actor.roles.some((held) => held.role === 'leader');
}

function isSecretariat(actor: Actor): boolean {
  return actor.roles.some((held) => held.role === 'secretariat' || held.role === 'owner');
}
