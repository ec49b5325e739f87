/** `/thoidaumoi` and `/bangiao`: a person leaves. The role's row keeps its end; their reports stay theirs. */

import * as words from '../../conversation/compose/compose-people.ts';
import type { IncomingPerson } from '../../conversation/message/incoming.ts';
import * as say from '../../conversation/compose/say.ts';
import { write } from '../../conversation/compose/write.ts';
import { isSmallTalk } from '../../conversation/read/small-talk.ts';
import { mayManage } from '../../domain/people/access.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { chatsOf, findChat, unlinkChat } from '../../store/people/chats.ts';
import { record } from '../../store/record/record-event.ts';
import { endRole, giveRole, meetPerson, peopleWith, rolesOf, type Person } from '../../store/people/people.ts';
import { NO_SUCH_AGENCY } from '../../conversation/compose/say-unused.ts';
import { agencyIn, leavingOut, type Call } from '../context/call.ts';
import type { Origin } from '../context/origin.ts';
import { agencyIdOf, listed, membersOf, teamOf, type Team } from './team.ts';
import { notify, notifySecretariat } from '../../usecases/chats/notify.ts';
import type { Work } from '../../usecases/work.ts';

/** Ends a role: of "4", "tôi", "SXD 4", or the author of the message that the command replies to. */
export function endRoleOf(call: Call): void {
  const { work } = call;
  if (call.origin.actor.anonymous) {
    answer(call.origin, say.ANONYMOUS);
    return;
  }
  const { found, origin } = findMember(call);
  if (typeof found === 'string') {
    answer(origin, found);
    return;
  }
  const { team, person } = found;
  const held = heldIn(work, team, person.id);
  if (held.length === 0) {
    answer(origin, words.notEnrolledHere(person.name));
    return;
  }
  const refusal = refusalOf(work, origin, team, person, held);
  if (refusal !== null) {
    answer(origin, refusal);
    return;
  }
  end(work, origin, team, person, held);
  const isLast = tellWhenNobodyIsLeft(work, origin, team, person, held);
  const text = [
    words.roleEnded(person.name, held, team.agency?.name ?? null, isLast),
    ...namesakesOf(work, team, person),
  ].join('\n');
  answer(origin, text);
  tellTheTeam(work, origin, team, text);
}

/** Hands the writer's role over to the author of the message replied to, or to the member of that number. */
export function handOver(call: Call): void {
  const { work } = call;
  const { found, origin } = findMember(call);
  if (typeof found === 'string') {
    answer(origin, found === words.WHICH_PERSON ? words.HAND_OVER_TO_WHOM : found);
    return;
  }
  const { team, person } = found;
  const agency = team.agency?.name ?? null;
  if (origin.actor.anonymous) {
    answer(origin, say.ANONYMOUS);
    return;
  }
  if (!heldIn(work, team, origin.person.id).includes(team.role)) {
    answer(origin, words.NOTHING_TO_HAND_OVER);
    return;
  }
  if (person.id === origin.person.id) {
    answer(origin, words.HAND_OVER_TO_WHOM);
    return;
  }
  const agencyId = agencyIdOf(team);
  giveRole(work.tx, { personId: person.id, role: team.role, agencyId, givenBy: origin.person.id }, work.now);
  end(work, origin, team, origin.person, [team.role]);
  record(work.tx, {
    at: work.now,
    kind: 'role_handed_over',
    agencyId,
    text: `${origin.person.name} → ${person.name}`,
    ...origin.author,
  });
  const text = [
    words.handedOver(origin.person.name, person.name, agency, team.role),
    ...namesakesOf(work, team, origin.person),
  ].join('\n');
  answer(origin, text);
  tellTheTeam(work, origin, team, text);
}

type Held = 'observer' | Team['role'];

/** The person that a command means, or a sentence that says what is missing; `origin` names the words not used. */
function findMember(call: Call): { found: { team: Team; person: Person } | string; origin: Origin } {
  const typed = call.command.argument.split(/\s+/u).filter((word) => word !== '');
  const at = typed.findLastIndex((word) => /^(?:\d{1,9}|tôi|toi)$/iu.test(word));
  const { agency, words: left } = agencyIn(call.work, typed.filter((_, index) => index !== at).join(' '));
  const { origin } = leavingOut(call, left, agency === null ? NO_SUCH_AGENCY : null);
  // Words that were meant for an agency must not end a role elsewhere.
  const isMistyped = agency === null && left !== '' && !isSmallTalk(left);
  return { found: isMistyped ? words.WHOSE_PEOPLE : memberOf(call, agency, typed[at] ?? ''), origin };
}

function memberOf(
  { work, origin, message }: Call,
  agency: Agency | null,
  who: string,
): { team: Team; person: Person } | string {
  const team = teamOf(work, origin, agency);
  if (team === null) return words.WHOSE_PEOPLE;
  if (strip(who) === 'toi') return { team, person: origin.person };
  const { members, observers } = membersOf(work, team);
  if (who !== '') {
    const person = [...members, ...observers].find(({ id }) => id === Number(who));
    return person === undefined ? words.WHICH_PERSON : { team, person };
  }
  const chosen = message?.replyTo?.ofBot === true ? null : (message?.replyTo?.person ?? null);
  if (chosen === null) return words.WHICH_PERSON;
  return chosen.anonymous ? say.ANONYMOUS : { team, person: meet(work, origin, chosen) };
}

function meet(work: Work, origin: Origin, { externalId, name }: IncomingPerson): Person {
  return meetPerson(work.tx, { channel: origin.chat.channel, externalId, name });
}

/** A person's roles in a team. */
function heldIn(work: Work, team: Team, personId: number): Held[] {
  const agencyId = agencyIdOf(team);
  return rolesOf(work.tx, personId)
    .filter((held) => held.agencyId === agencyId)
    .map(({ role }) => role)
    .filter((role): role is Held => role === 'observer' || role === team.role);
}

/** Any person may end their own role; another's is ended by those who may give it. */
function refusalOf(work: Work, origin: Origin, team: Team, person: Person, held: readonly Held[]): string | null {
  const agencyId = agencyIdOf(team);
  const isOwn = person.id === origin.person.id;
  const mayAll = held.every((role) => mayManage(origin.actor, { role, agencyId }) === 'yes');
  if (!isOwn && !mayAll) return words.mayNotManage(team.role, team.agency?.name ?? null);
  const isLast = held.includes('secretariat') && peopleWith(work.tx, 'secretariat').length === 1;
  return isLast ? words.LAST_OF_SECRETARIAT : null;
}

function end(work: Work, origin: Origin, team: Team, person: Person, held: readonly Held[]): void {
  const agencyId = agencyIdOf(team);
  for (const role of held) {
    endRole(work.tx, { personId: person.id, role, agencyId, endedBy: origin.person.id }, work.now);
    record(work.tx, {
      at: work.now,
      kind: 'role_ended',
      agencyId,
      text: `${person.name}: ${words.enrolledAs(role, team.agency?.name ?? null)}`,
      ...origin.author,
    });
  }
  leavePrivateChat(work, team, person);
}

/** A private chat linked for the role would keep receiving what only the role may see. */
function leavePrivateChat(work: Work, team: Team, person: Person): void {
  const chat = findChat(work.tx, person.channel, person.externalId);
  if (chat?.type !== 'private' || chat.agencyId !== agencyIdOf(team)) return;
  const chatRole = { focal_point: 'agency', secretariat: 'secretariat', leader: 'leaders' } as const;
  if (chat.role === chatRole[team.role]) unlinkChat(work.tx, chat.id);
}

/** True when the agency has no focal point left; the secretariat is then told. */
function tellWhenNobodyIsLeft(work: Work, origin: Origin, team: Team, person: Person, held: readonly Held[]): boolean {
  const { agency } = team;
  if (agency === null || !held.includes('focal_point')) return false;
  if (peopleWith(work.tx, 'focal_point', agency.id).length > 0) return false;
  notifySecretariat(work, words.nobodyLeft(agency.name, person.name, agency.code), {
    key: `nobody_left:${agency.id}:${origin.messageId ?? ''}:${work.now}`,
  });
  return true;
}

/** People of the same name on other messengers: the registry cannot tell whether it is the same person. */
function namesakesOf(work: Work, team: Team, gone: Person): string[] {
  const { members, observers } = membersOf(work, team);
  return [...members, ...observers]
    .filter(({ channel, name }) => channel !== gone.channel && strip(name) === strip(gone.name))
    .map((person) => words.stillElsewhere(listed(person)));
}

/** Tells the agency's own group what was decided elsewhere. */
function tellTheTeam(work: Work, origin: Origin, team: Team, text: string): void {
  if (team.agency === null) return;
  for (const chat of chatsOf(work.tx, 'agency', team.agency.id)) {
    if (chat.id === origin.chat.id || chat.type !== 'group') continue;
    notify(work, chat, write([text]), { key: `people:${origin.messageId ?? ''}:${work.now}`, kind: 'notice' });
  }
}

function answer(origin: Origin, text: string): void {
  origin.reply(write([text], { replyTo: origin.messageId }), 'answer');
}
