/** `/lienket` and `/nhanquyen`: a code binds a chat to its office, and its user to a role. */

import { observerEnrolled } from '../../conversation/compose/compose-people.ts';
import { composeWelcome } from '../../conversation/compose/compose-welcome.ts';
import * as say from '../../conversation/compose/say-linking.ts';
import { ANONYMOUS } from '../../conversation/compose/say.ts';
import {
  lostPlace,
  officeName,
  placeWasTaken,
  placeWentElsewhere,
  wouldBeLeftWithout,
} from '../../conversation/compose/say-places.ts';
import type { LinkedChatRole } from '../../domain/people/chat-kind.ts';
import { OFFICE_WORDS } from '../../conversation/compose/words.ts';
import { write } from '../../conversation/compose/write.ts';
import { addMs, type Instant } from '../../domain/calendar/dates.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { countList } from '../../store/programmes/assignment-lists.ts';
import { programmesOfCode, tieChat } from '../../store/people/chat-programmes.ts';
import { chatsOf, linkChat, unlinkChat, type Chat } from '../../store/people/chats.ts';
import { findCode, useCode, type Code } from '../../store/people/codes.ts';
import { programmeNumbers } from '../../store/programmes/tasks.ts';
import { dueAssignmentsOf } from '../../store/reminders/due-assignments.ts';
import { eventsSince, failedAttempts } from '../../store/record/events.ts';
import { record } from '../../store/record/record-event.ts';
import { queuedBundles } from '../../store/outbox/outbox-bundles.ts';
import { redirect } from '../../store/outbox/outbox.ts';
import { giveRole } from '../../store/people/people.ts';
import { wakeAll } from '../../store/reminders/reminders.ts';
import { hashOf } from '../../usecases/people/codes.ts';
import { tellWhenGroupsAreFull } from '../../usecases/chats/group-limit.ts';
import { splitCode } from '../../conversation/read/split-code.ts';
import { leavingOut, type Call } from '../context/call.ts';
import type { Origin } from '../context/origin.ts';
import { remindAssignments } from '../../usecases/remind/remind-assignments.ts';
import { notify, notifySecretariat } from '../../usecases/chats/notify.ts';
import { noticeOperator, noticeOwners } from '../../usecases/chats/notice-operator.ts';
import { tell } from '../../outbox/enqueue.ts';
import type { Work } from '../../usecases/work.ts';

/** One person alone cannot block codes for a whole chat: it takes two who guess. */
const MAX_WRONG_CODES = { byPerson: 5, inChat: 10 };
const WRONG_CODE_WINDOW_MS = 60 * 60 * 1000;

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
  const role = code.purpose;
  const agency = code.agencyId === null ? undefined : agencyById(work.tx, code.agencyId);
  // An agency has one chat on each messenger: a new one replaces the old one.
  const others =
    role === 'agency'
      ? chatsOf(work.tx, role, code.agencyId).filter(
          ({ id, channel }) => id !== origin.chat.id && channel === origin.chat.channel,
        )
      : [];
  const group = others.find(({ type }) => type === 'group');
  if (agency !== undefined && group !== undefined && origin.chat.type === 'private') {
    enrolInPrivate(work, origin, agency);
    return;
  }
  for (const chat of others) {
    unlinkChat(work.tx, chat.id);
    const waiting = queuedBundles(work.tx, [chat.id], 'reminder').get(chat.id);
    if (waiting !== undefined) redirect(work.tx, waiting.id, origin.chat.id, waiting.payload);
  }
  linkChat(work.tx, origin.chat.id, { role, agencyId: code.agencyId, threadId: origin.threadId }, work.now);
  const programmes = role === 'leaders' ? programmesOfCode(work.tx, code.hash) : [];
  tieChat(work.tx, origin.chat.id, programmes);
  const numbers = programmeNumbers(work.tx, programmes);
  const personRole = role === 'agency' ? 'focal_point' : role === 'leaders' ? 'leader' : 'secretariat';
  giveRole(work.tx, { personId: origin.person.id, role: personRole, agencyId: code.agencyId, givenBy: null }, work.now);
  record(work.tx, {
    at: work.now,
    kind: 'chat_linked',
    agencyId: code.agencyId,
    text: `${origin.chat.title} → ${[agency?.name ?? role, ...numbers].join(', ')}`,
    ...origin.author,
  });
  const open =
    agency === undefined ? 0 : countList(work.tx, { kind: 'agency', agencyId: agency.id }, 'open', work.today);
  origin.reply(composeWelcome(role, agency?.name ?? null, open, origin.person.name, work.today, numbers), 'answer');
  if (role !== 'secretariat') {
    notifySecretariat(
      work,
      say.linkedNotice(
        agency?.name ?? [OFFICE_WORDS.leaders, ...numbers].join(', '),
        origin.chat.title,
        origin.person.name,
      ),
      {
        key: `linked:${String(origin.chat.id)}:${work.now}`,
      },
    );
  } else tellOtherSecretariat(work, origin);
  for (const chat of others) tellOfLostPlace(work, origin, chat, agency?.name ?? null);
  tellWhoseItWas(work, origin, { role, agencyId: code.agencyId });
  if (origin.chat.type === 'group') tellWhenGroupsAreFull(work, origin.chat.channel);
  // The rules look again now that the agency has a chat: an old programme asks for its state.
  if (agency !== undefined) {
    wakeAll(work.tx, agency.id, work.today);
    remindAssignments(work, dueAssignmentsOf(work.tx, work.today, agency.id));
  } else {
    wakeAll(work.tx, null, work.today);
  }
}

/** The one chat of an office is not given to another one; the sentence says what to do instead. */
function whyNotHere(work: Work, chat: Chat, { purpose, agencyId }: Code): string | null {
  if (chat.role === 'none' || purpose === 'owner' || purpose === 'observers') return null;
  if (chat.role === purpose && chat.agencyId === agencyId) return null;
  // In private the code only enrols the person where the agency has a group.
  const group = purpose === 'agency' ? chatsOf(work.tx, 'agency', agencyId) : [];
  const onlyEnrols = group.some(({ type, channel }) => type === 'group' && channel === chat.channel);
  if (chat.type === 'private' && onlyEnrols) return null;
  const keepsAnother = chatsOf(work.tx, chat.role, chat.agencyId).some(({ id }) => id !== chat.id);
  if (keepsAnother) return null;
  return wouldBeLeftWithout(officeOf(work, chat.role, chat.agencyId), officeOf(work, purpose, agencyId));
}

function officeOf({ tx }: Work, role: LinkedChatRole, agencyId: number | null): string {
  return officeName(role, agencyId === null ? null : (agencyById(tx, agencyId)?.name ?? null));
}

/** The secretariat's other chats and the owner are told of a new one beside them. */
function tellOtherSecretariat(work: Work, { chat: added, person }: Origin): void {
  const others = chatsOf(work.tx, 'secretariat').filter(({ id }) => id !== added.id);
  if (others.length === 0) return;
  const key = `secretariat_added:${String(added.id)}:${work.now}`;
  const message = say.linkedNotice(OFFICE_WORDS.secretariat, added.title, person.name);
  for (const chat of others) notify(work, chat, message, { key, kind: 'notice' });
  noticeOwners(work, { key, text: message.text });
}

/** A chat that another one replaced is told where to write now, and the owner what happened. */
function tellOfLostPlace(work: Work, origin: Origin, lost: Chat, agency: string | null): void {
  const { chat: now, person } = origin;
  const office = officeName('agency', agency);
  const key = `lost_place:${String(lost.id)}:${work.now}`;
  noteUnlinked(work, origin, lost);
  tell(work, lost, lostPlace(office, now, person.name), { key, kind: 'notice' });
  noticeOperator(work, { key, text: placeWasTaken(office, lost, now, person.name) });
}

/** The chat belonged to another office, which keeps others: these and the owner are told. */
function tellWhoseItWas(
  work: Work,
  origin: Origin,
  { role, agencyId }: { readonly role: LinkedChatRole; readonly agencyId: number | null },
): void {
  const { chat: before, person } = origin;
  if (before.role === 'none' || (before.role === role && before.agencyId === agencyId)) return;
  const [was, is] = [officeOf(work, before.role, before.agencyId), officeOf(work, role, agencyId)];
  const text = placeWentElsewhere(was, before, is, person.name);
  const key = `went_elsewhere:${String(before.id)}:${work.now}`;
  noteUnlinked(work, origin, before);
  for (const chat of chatsOf(work.tx, before.role, before.agencyId)) {
    notify(work, chat, write([text]), { key, kind: 'notice' });
  }
  noticeOperator(work, { key, text });
}

function noteUnlinked(work: Work, { author }: Origin, { id, agencyId, title }: Chat): void {
  record(work.tx, { at: work.now, kind: 'chat_unlinked', agencyId, text: title, ...author, chatId: id });
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

/** In private a code enrols the person: the agency's group keeps its reminders, and the person may report from here. */
function enrolInPrivate(work: Work, origin: Origin, agency: Pick<Agency, 'id' | 'name'>): void {
  giveRole(work.tx, { personId: origin.person.id, role: 'focal_point', agencyId: agency.id, givenBy: null }, work.now);
  record(work.tx, {
    at: work.now,
    kind: 'focal_point_added',
    agencyId: agency.id,
    text: origin.person.name,
    ...origin.author,
  });
  origin.reply(write([say.enrolledInPrivate(origin.person.name, agency.name)]), 'answer');
  notifySecretariat(work, say.enrolledNotice(agency.name, origin.person.name), {
    key: `enrolled:${String(origin.chat.id)}:${work.now}`,
  });
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
