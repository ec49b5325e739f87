/** `/daumoi` and `/quansat`: as a reply they enrol the author of that message, else they list who is enrolled. */

import type { Listed } from '../../conversation/compose/compose-people.ts';
import * as words from '../../conversation/compose/compose-people.ts';
import * as say from '../../conversation/compose/say.ts';
import { write } from '../../conversation/compose/write.ts';
import { isSmallTalk } from '../../conversation/read/small-talk.ts';
import { mayManage } from '../../domain/people/access.ts';
import { record } from '../../store/record/record-event.ts';
import { giveRole, meetPerson, presentationOf, type Person } from '../../store/people/people.ts';
import { NO_SUCH_AGENCY } from '../../conversation/compose/say-unused.ts';
import { agencyIn, leavingOut, type Call } from '../context/call.ts';
import type { Origin } from '../context/origin.ts';
import { agencyIdOf, listed, membersOf, teamOf, type Team } from './team.ts';
import type { Work } from '../../usecases/work.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';
import type { TeamRole } from '../../domain/people/role.ts';

const ENROLLED: Record<TeamRole | 'observer', EventKind> = {
  secretariat: 'secretariat_added',
  leader: 'leader_added',
  observer: 'observer_added',
  focal_point: 'focal_point_added',
};

/** `/daumoi` makes the person replied to a member of the chat's team, `/quansat` an observer. */
export function enrolPerson(call: Call): void {
  const { agency: named, words: left } = agencyIn(call.work, call.command.argument);
  const isMistyped = named === null && left !== '' && !isSmallTalk(left);
  const { work, origin, command, message } = leavingOut(call, left, named === null ? NO_SUCH_AGENCY : null);
  const answer = (text: string): void => {
    origin.reply(write([text], { replyTo: origin.messageId }), 'answer');
  };
  const team = isMistyped ? null : teamOf(work, origin, named);
  if (team === null) {
    answer(words.WHOSE_PEOPLE);
    return;
  }
  const chosen = message?.replyTo?.ofBot === true ? null : (message?.replyTo?.person ?? null);
  if (chosen === null) {
    showTeam(work, origin, team);
    return;
  }
  const role = command.name === 'observer' ? 'observer' : team.role;
  const agencyId = agencyIdOf(team);
  const agency = team.agency?.name ?? null;
  const verdict = mayManage(origin.actor, { role, agencyId });
  if (verdict !== 'yes' || chosen.anonymous) {
    const isHidden = verdict === 'anonymous' || chosen.anonymous;
    answer(isHidden ? say.ANONYMOUS : words.mayNotManage(role, agency));
    return;
  }
  const { channel } = origin.chat;
  const person = meetPerson(work.tx, { channel, externalId: chosen.externalId, name: chosen.name });
  if (!giveRole(work.tx, { personId: person.id, role, agencyId, givenBy: origin.person.id }, work.now)) {
    answer(words.alreadyEnrolled(person.name, role, agency));
    return;
  }
  record(work.tx, { at: work.now, kind: ENROLLED[role], agencyId, text: person.name, ...origin.author });
  answer(words.enrolled(person.name, role, agency));
}

function showTeam(work: Work, origin: Origin, team: Team): void {
  const { members, observers } = membersOf(work, team);
  const byReply = origin.chat.channel !== 'zalo';
  const shown = (person: Person): Listed => {
    const own = listed(person);
    return { ...own, name: presentationOf(work.tx, person.id) ?? own.name };
  };
  origin.reply(
    words.composePeople(team.role, team.agency?.name ?? null, members.map(shown), observers.map(shown), byReply),
    'answer',
  );
}
