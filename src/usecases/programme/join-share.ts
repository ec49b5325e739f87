/** In a merger a predecessor's share becomes one with the heir's own share of the same task. */

import { joinedWords, receivedWords } from '../../conversation/compose/compose-succession.ts';
import { composeDroppedInMerger } from '../../conversation/compose/overtaken-words.ts';
import { joinShares, passesItsWait, returnShare } from '../../domain/agencies/join-shares.ts';
import { localDateOf } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { wholeOf } from '../../domain/text/said.ts';
import { joinedInto, noteJoined, noteReturned, passJoined } from '../../store/programmes/successions.ts';
import type { Event } from '../../store/record/events.ts';
import { pendingClaim } from '../../store/record/pending-claim.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { record } from '../../store/record/record-event.ts';
import { notify } from '../chats/notify.ts';
import { changeAssignment } from '../report/change-assignment.ts';
import { announcePendingDecision } from '../report/announce-pending-decision.ts';
import { tellDropped } from '../report/overtaken.ts';
import type { Work } from '../work.ts';
import { PROGRAM } from '../acting.ts';

/**
 * `card` is closed and `there` goes on for both. What waited for a decision on the first waits on the second, under the
 * words and the name of whoever reported it, and those who decide are told of it there.
 */
export function joinShare(work: Work, document: string, card: Card, there: Card): void {
  const passes = passesItsWait(there.assignment, card.assignment);
  const claim = passes ? pendingClaim(work.tx, card.assignment) : undefined;
  const before = there.assignment.status === 'cancelled' ? joinedInto(work.tx, there.assignment.id) : undefined;
  const joined =
    before?.intoId === card.assignment.id
      ? returnShare(there.assignment, card.assignment, localDateOf(before.at, work.rules.timeZone), work.today)
      : joinShares(there.assignment, card.assignment, work.today);
  const { card: whole } = changeAssignment(work, there, joined, {
    kind: 'share_joined',
    text: receivedWords(card.agency, document),
    author: PROGRAM,
  });
  const { card: closed } = changeAssignment(
    work,
    card,
    { ...card.assignment, status: 'cancelled', waitingFor: null, waitingSince: null, requestedDueOn: null },
    { kind: 'share_joined', text: joinedWords(there.agency, document), author: PROGRAM },
  );
  const [assignmentId, intoId] = [card.assignment.id, there.assignment.id];
  // A withdrawn share counted nowhere: what takes its place is counted once.
  if (before !== undefined) noteReturned(work.tx, { assignmentId, intoId }, work.now);
  else if (there.assignment.status === 'cancelled') passJoined(work.tx, assignmentId, intoId);
  else noteJoined(work.tx, { assignmentId, intoId }, work.now);
  if (claim === undefined) {
    tellDropped(work, card, closed, { why: 'joined', by: PROGRAM });
    tellAsker(work, document, whole, card);
    return;
  }
  tellDropped(work, there, whole, { why: 'joined_by', by: PROGRAM });
  tellAsker(work, document, whole, there);
  passClaim(work, whole, claim);
}

/**
 * Tells who asked for what is decided no more, in the chats that it had before the merger; an agency without one, its heir.
 * `asked` is the share while it waited.
 */
function tellAsker(work: Work, document: string, whole: Card, { agency, assignment }: Card): void {
  if (assignment.waitingFor === null || whole.assignment.waitingFor === null) return;
  const message = composeDroppedInMerger(whole, {
    asker: agency.name,
    was: assignment,
    waits: whole.assignment,
    document,
  });
  const own = chatsOf(work.tx, 'agency', agency.id);
  for (const chat of own.length === 0 ? chatsOf(work.tx, 'agency', whole.agency.id) : own) {
    const key = `dropped-in-merger:${String(assignment.id)}:${String(whole.assignment.rev)}`;
    notify(work, chat, message, { key, kind: 'notice', about: [whole.assignment.id] });
  }
}

/** The report that waits, once more in the record of the share on which it is decided now. */
function passClaim(work: Work, whole: Card, claim: Event): void {
  if (claim.kind === 'unknown') return;
  const eventId = record(work.tx, {
    at: work.now,
    kind: claim.kind,
    taskId: whole.task.id,
    assignmentId: whole.assignment.id,
    agencyId: claim.agencyId,
    actor: claim.actor,
    personId: claim.personId,
    text: claim.text === null ? null : wholeOf(claim),
  });
  announcePendingDecision(work, whole, eventId);
}
