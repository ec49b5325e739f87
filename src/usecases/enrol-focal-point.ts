/** `/daumoi` as a reply to somebody: that person becomes a further focal point of the chat's agency. */

import type { IncomingMessage } from '../conversation/incoming.ts';
import * as say from '../conversation/say.ts';
import { write } from '../conversation/write.ts';
import { mayEnrol } from '../domain/access.ts';
import { agencyById } from '../store/agencies.ts';
import { record } from '../store/events.ts';
import { giveRole, meetPerson, peopleWith } from '../store/people.ts';
import type { Origin } from './origin.ts';
import type { Work } from './work.ts';

export function enrolFocalPoint(work: Work, origin: Origin, message: IncomingMessage): void {
  const agency = origin.chat.agencyId === null ? undefined : agencyById(work.tx, origin.chat.agencyId);
  const answer = (words: string): void => {
    origin.reply(write([words], { replyTo: origin.messageId }), 'answer');
  };
  if (agency === undefined) {
    answer(say.FOCAL_ONLY_IN_AGENCY_CHAT);
    return;
  }
  const chosen = message.replyTo?.person ?? null;
  if (chosen === null || message.replyTo?.ofBot === true) {
    const names = peopleWith(work.tx, 'focal_point', agency.id).map((person) => person.name);
    answer(say.focalPoints(agency.name, names));
    return;
  }
  const verdict = mayEnrol(origin.actor, agency.id);
  if (verdict !== 'yes' || chosen.anonymous) {
    answer(verdict === 'anonymous' || chosen.anonymous ? say.ANONYMOUS : say.onlyFocalPointsEnrol(agency.name));
    return;
  }
  const person = meetPerson(work.tx, {
    channel: origin.chat.channel,
    externalId: chosen.externalId,
    name: chosen.name,
  });
  const grant = { personId: person.id, role: 'focal_point', agencyId: agency.id, givenBy: origin.person.id } as const;
  if (!giveRole(work.tx, grant, work.now)) {
    answer(say.alreadyFocalPoint(person.name, agency.name));
    return;
  }
  record(work.tx, {
    at: work.now,
    kind: 'focal_point_added',
    agencyId: agency.id,
    text: person.name,
    ...origin.author,
  });
  answer(say.focalPointAdded(person.name, agency.name));
}
