/** `/lienket` and `/nhanquyen`: a code binds a chat to its office, and its user to a role. */

import { observerEnrolled } from '../../conversation/compose/compose-people.ts';
import * as say from '../../conversation/compose/say-linking.ts';
import { ANONYMOUS } from '../../conversation/compose/say.ts';
import { write } from '../../conversation/compose/write.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { splitCode } from '../../conversation/read/split-code.ts';
import { addMs, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import type { OutboxKind } from '../../domain/people/outbox-kind.ts';
import { dropQueued } from '../../store/outbox/outbox-of-chat.ts';
import type { Chat } from '../../store/people/chats.ts';
import { findCode, useCode, type Code } from '../../store/people/codes.ts';
import { giveRole } from '../../store/people/people.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { eventsSince, failedAttempts } from '../../store/record/events.ts';
import { record } from '../../store/record/record-event.ts';
import { awaitLink } from '../../usecases/join/await-link.ts';
import { linkOffice, whyNotHere } from '../../usecases/join/link-office.ts';
import { hashOf } from '../../usecases/people/codes.ts';
import type { Work } from '../../usecases/work.ts';
import { leavingOut, type Call } from '../context/call.ts';
import type { Origin } from '../context/origin.ts';

/** One person alone cannot block codes for a whole chat: it takes two who guess. */
const MAX_WRONG_CODES = { byPerson: 5, inChat: 10 };
const WRONG_CODE_WINDOW_MS = 60 * 60 * 1000;

/** Names the message that tells a group how to link it. */
export function hintKey({ id }: Pick<Chat, 'id'>, today: LocalDate): string {
  return `hint:${String(id)}:${today}`;
}

/** Uses the typed code to link this chat (agency, secretariat, leaders). */
export function linkByCode(call: Call): void {
  const { code: typed, words } = splitCode(call.command.argument);
  const { work, origin } = leavingOut(call, words);
  if (typed === '') {
    origin.reply(write([say.LINK_USAGE]), 'answer');
    return;
  }
  const code = takeCode(work, origin, typed, ['agency', 'secretariat', 'leaders', 'observers'], (offered) =>
    whyNotHere(work, origin.chat, offered),
  );
  if (code === null || code.purpose === 'owner') return;
  if (code.purpose === 'observers') {
    enrolObserver(work, origin, code.agencyId);
    return;
  }
  // Who came by a link needs not be told how to type the code.
  dropQueued(work.tx, hintKey(origin.chat, work.today), 'linked before it was sent', work.now);
  const joining = {
    chat: origin.chat,
    threadId: origin.threadId,
    person: origin.person,
    author: origin.author,
    agencyId: code.agencyId,
    codeHash: code.hash,
    confirmedBy: null,
    reply: (message: OutgoingMessage, kind: OutboxKind) => origin.reply(message, kind),
  };
  const { purpose: role } = code;
  if (code.awaits === 1 && role !== 'secretariat') awaitLink(work, { ...joining, role }, code);
  else linkOffice(work, { ...joining, role });
}

/** An observer's code enrols the person and links no chat, so any chat will do. */
function enrolObserver(work: Work, origin: Origin, agencyId: number | null): void {
  const agency = agencyId === null ? null : (agencyById(work.tx, agencyId)?.name ?? null);
  giveRole(work.tx, { personId: origin.person.id, role: 'observer', agencyId, givenBy: null }, work.now);
  record(work.tx, {
    at: work.now,
    kind: 'observer_added',
    agencyId,
    text: origin.person.name,
    ...origin.author,
  });
  origin.reply(write([observerEnrolled(origin.person.name, agency)]), 'answer');
}

/** Uses the typed code to make this person the owner; only in a private chat. */
export function claimByCode(call: Call): void {
  const { code, words } = splitCode(call.command.argument);
  const { work, origin } = leavingOut(call, words);
  if (origin.chat.type !== 'private') {
    origin.reply(write([say.CLAIM_IN_PRIVATE]), 'answer');
    return;
  }
  if (takeCode(work, origin, code, ['owner']) === null) return;
  giveRole(work.tx, { personId: origin.person.id, role: 'owner', agencyId: null, givenBy: null }, work.now);
  record(work.tx, { at: work.now, kind: 'owner_claimed', ...origin.author });
  origin.reply(write([say.CLAIMED]), 'answer');
}

/** `whyNot` says why a good code is not used here: it stays good. */
function takeCode(
  work: Work,
  origin: Origin,
  typed: string,
  purposes: readonly Code['purpose'][],
  whyNot: (code: Code) => string | null = () => null,
): Code | null {
  if (origin.actor.anonymous) {
    origin.reply(write([ANONYMOUS]), 'answer');
    return null;
  }
  const since = addMs(work.now, -WRONG_CODE_WINDOW_MS);
  if (isPaused(work, origin, since)) {
    // Told once: more answers would help a guesser and disturb the chat.
    const told = eventsSince(work.tx, since, ['codes_paused']).some(({ chatId }) => chatId === origin.chat.id);
    if (told) return null;
    record(work.tx, { at: work.now, kind: 'codes_paused', ...origin.author });
    origin.reply(write([say.TOO_MANY_CODES]), 'answer');
    return null;
  }
  const code = findCode(work.tx, hashOf(typed));
  const isGood =
    code !== undefined && purposes.includes(code.purpose) && code.usedAt === null && code.expiresAt > work.now;
  const refusal = isGood ? whyNot(code) : null;
  if (refusal !== null) {
    origin.reply(write([refusal], { replyTo: origin.messageId }), 'answer');
    return null;
  }
  if (
    code === undefined ||
    !purposes.includes(code.purpose) ||
    !useCode(work.tx, code.hash, origin.person.id, work.now)
  ) {
    record(work.tx, { at: work.now, kind: 'code_refused', ...origin.author });
    origin.reply(write([say.CODE_REFUSED]), 'answer');
    return null;
  }
  return code;
}

function isPaused({ tx }: Work, { person, chat }: Origin, since: Instant): boolean {
  return (
    failedAttempts(tx, { personId: person.id }, since) >= MAX_WRONG_CODES.byPerson ||
    failedAttempts(tx, { chatId: chat.id }, since) >= MAX_WRONG_CODES.inChat
  );
}
