/** Gives a chat its office, and the person who linked it a role: at once, or when the secretariat has confirmed both. */

import { composeWelcome } from '../../conversation/compose/compose-welcome.ts';
import * as say from '../../conversation/compose/say-linking.ts';
import {
  lostPlace,
  officeName,
  placeWasTaken,
  placeWentElsewhere,
  wouldBeLeftWithout,
} from '../../conversation/compose/say-places.ts';
import { OFFICE_WORDS } from '../../conversation/compose/words.ts';
import { write } from '../../conversation/compose/write.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { LinkedChatRole } from '../../domain/people/chat-kind.ts';
import type { OutboxKind } from '../../domain/people/outbox-kind.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import { tell } from '../../outbox/enqueue.ts';
import { queuedBundles } from '../../store/outbox/outbox-bundles.ts';
import { redirect } from '../../store/outbox/outbox.ts';
import { programmesOfCode, tieChat } from '../../store/people/chat-programmes.ts';
import { chatsOf, linkChat, unlinkChat, type Chat } from '../../store/people/chats.ts';
import type { Code } from '../../store/people/codes.ts';
import { giveRole, type Person } from '../../store/people/people.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { countList } from '../../store/programmes/assignment-lists.ts';
import { programmeNumbers } from '../../store/programmes/tasks.ts';
import { record } from '../../store/record/record-event.ts';
import { dueAssignmentsOf } from '../../store/reminders/due-assignments.ts';
import { wakeAll } from '../../store/reminders/reminders.ts';
import type { Author } from '../acting.ts';
import { tellWhenGroupsAreFull } from '../chats/group-limit.ts';
import { noticeOperator, noticeOwners } from '../chats/notice-operator.ts';
import { notify, notifySecretariat } from '../chats/notify.ts';
import { remindAssignments } from '../remind/remind-assignments.ts';
import type { Work } from '../work.ts';
import { askToPresent } from './presentation.ts';

/** A chat and a person, as a code joins them to an office. */
export interface Joining {
  readonly chat: Chat;
  readonly threadId: string | null;
  readonly person: Person;
  /** Of the act by which the person used the code. */
  readonly author: Author;
  readonly role: LinkedChatRole;
  readonly agencyId: number | null;
  readonly codeHash: string;
  /** Who confirmed it; null where nobody had to. */
  readonly confirmedBy: number | null;
  /** Says something in the chat. */
  readonly reply: (message: OutgoingMessage, kind: OutboxKind) => number | null;
}

/** Links the chat, enrols the person and welcomes both; in private, where the agency has its group, it only enrols. */
export function linkOffice(work: Work, joining: Joining): void {
  const { chat, role, agencyId, person } = joining;
  const agency = agencyId === null ? undefined : agencyById(work.tx, agencyId);
  const others = replacedBy(work, joining);
  if (agency !== undefined && chat.type === 'private' && others.some(({ type }) => type === 'group')) {
    enrolInPrivate(work, joining, agency);
    return;
  }
  for (const other of others) {
    unlinkChat(work.tx, other.id);
    const waiting = queuedBundles(work.tx, [other.id], 'reminder').get(other.id);
    if (waiting !== undefined) redirect(work.tx, waiting.id, chat.id, waiting.payload);
  }
  linkChat(work.tx, chat.id, { role, agencyId, threadId: joining.threadId }, work.now);
  const programmes = role === 'leaders' ? programmesOfCode(work.tx, joining.codeHash) : [];
  tieChat(work.tx, chat.id, programmes);
  const numbers = programmeNumbers(work.tx, programmes);
  const personRole = role === 'agency' ? 'focal_point' : role === 'leaders' ? 'leader' : 'secretariat';
  giveRole(work.tx, { personId: person.id, role: personRole, agencyId, givenBy: joining.confirmedBy }, work.now);
  record(work.tx, {
    at: work.now,
    kind: 'chat_linked',
    agencyId,
    text: `${chat.title} → ${[agency?.name ?? role, ...numbers].join(', ')}`,
    ...joining.author,
  });
  if (role === 'secretariat') tellOtherSecretariat(work, joining);
  else if (joining.confirmedBy === null) {
    notifySecretariat(
      work,
      say.linkedNotice(agency?.name ?? [OFFICE_WORDS.leaders, ...numbers].join(', '), chat, person.name),
      { key: `linked:${String(chat.id)}:${work.now}` },
    );
  }
  for (const other of others) tellOfLostPlace(work, joining, other, agency?.name ?? null);
  tellWhoseItWas(work, joining);
  if (chat.type === 'group') tellWhenGroupsAreFull(work, chat.channel);
  // The rules look again now that the agency has a chat: an old programme asks for its state.
  wakeAll(work.tx, agency?.id ?? null, work.today);
  if (agency !== undefined) remindAssignments(work, dueAssignmentsOf(work.tx, work.today, agency.id));
  welcome(work, joining, agency, numbers);
}

/** An agency has one chat on each messenger: a new one replaces these. */
export function replacedBy(
  { tx }: Work,
  { chat, role, agencyId }: Pick<Joining, 'chat' | 'role' | 'agencyId'>,
): readonly Chat[] {
  if (role !== 'agency') return [];
  return chatsOf(tx, role, agencyId).filter(({ id, channel }) => id !== chat.id && channel === chat.channel);
}

/** The one chat of an office is not given to another one; the sentence says what to do instead. */
export function whyNotHere(
  work: Work,
  chat: Chat,
  { purpose, agencyId }: Pick<Code, 'purpose' | 'agencyId'>,
): string | null {
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

/** The office that a link stands for, in words. */
export function officeOf({ tx }: Work, role: LinkedChatRole, agencyId: number | null): string {
  return officeName(role, agencyId === null ? null : (agencyById(tx, agencyId)?.name ?? null));
}

function welcome(work: Work, joining: Joining, agency: Agency | undefined, numbers: readonly string[]): void {
  const { role, person, chat } = joining;
  const open =
    agency === undefined ? 0 : countList(work.tx, { kind: 'agency', agencyId: agency.id }, 'open', work.today);
  const compose = (asksName: boolean): OutgoingMessage =>
    composeWelcome(role, agency?.name ?? null, {
      open,
      by: person.name,
      isPrivate: chat.type === 'private',
      was: officeBefore(work, joining),
      today: work.today,
      programmes: numbers,
      firstAt: agency === undefined ? null : firstQuestionAt(work, chat),
      now: work.now,
      timeZone: work.rules.timeZone,
      asksName,
    });
  if (role === 'agency')
    askToPresent(work, { chat, person, usedIn: joining.author.messageId, reply: joining.reply }, compose);
  else joining.reply(compose(false), 'answer');
}

/** When the bundle that the link led to is due; null where nothing is asked yet. */
function firstQuestionAt(work: Work, chat: Chat): Instant | null {
  if (work.rules.delivery !== 'live') return null;
  return queuedBundles(work.tx, [chat.id], 'reminder').get(chat.id)?.dueAt ?? null;
}

/** The secretariat's other chats and the owner are told of a new one beside them. */
function tellOtherSecretariat(work: Work, { chat: added, person }: Joining): void {
  const others = chatsOf(work.tx, 'secretariat').filter(({ id }) => id !== added.id);
  if (others.length === 0) return;
  const key = `secretariat_added:${String(added.id)}:${work.now}`;
  const message = say.linkedNotice(OFFICE_WORDS.secretariat, added, person.name);
  for (const chat of others) notify(work, chat, message, { key, kind: 'notice' });
  noticeOwners(work, { key, text: message.text });
}

/** A chat that another one replaced is told where to write now, and the owner what happened. */
function tellOfLostPlace(work: Work, joining: Joining, lost: Chat, agency: string | null): void {
  const { chat: now, person } = joining;
  const office = officeName('agency', agency);
  const key = `lost_place:${String(lost.id)}:${work.now}`;
  noteUnlinked(work, joining, lost);
  tell(work, lost, lostPlace(office, now, person.name), { key, kind: 'notice' });
  noticeOperator(work, { key, text: placeWasTaken(office, lost, now, person.name) });
}

/** The office that the chat belonged to, where that is another one than now. */
function officeBefore(work: Work, { chat: { role: was, agencyId: of }, role, agencyId }: Joining): string | null {
  return was === 'none' || (was === role && of === agencyId) ? null : officeOf(work, was, of);
}

/** The chat belonged to another office, which keeps others: these and the owner are told. */
function tellWhoseItWas(work: Work, joining: Joining): void {
  const { chat: before, person, role, agencyId } = joining;
  const was = officeBefore(work, joining);
  if (was === null) return;
  const is = officeOf(work, role, agencyId);
  const text = placeWentElsewhere(was, before, is, person.name);
  const key = `went_elsewhere:${String(before.id)}:${work.now}`;
  noteUnlinked(work, joining, before);
  const kept = before.role === 'none' ? [] : chatsOf(work.tx, before.role, before.agencyId);
  for (const chat of kept) {
    notify(work, chat, write([text]), { key, kind: 'notice' });
  }
  noticeOperator(work, { key, text });
}

function noteUnlinked(work: Work, { author }: Joining, { id, agencyId, title }: Chat): void {
  record(work.tx, { at: work.now, kind: 'chat_unlinked', agencyId, text: title, ...author, chatId: id });
}

/** In private a code enrols the person: the agency's group keeps its reminders, and the person may report from here. */
function enrolInPrivate(work: Work, joining: Joining, agency: Pick<Agency, 'id' | 'name'>): void {
  const { person, confirmedBy } = joining;
  giveRole(work.tx, { personId: person.id, role: 'focal_point', agencyId: agency.id, givenBy: confirmedBy }, work.now);
  record(work.tx, {
    at: work.now,
    kind: 'focal_point_added',
    agencyId: agency.id,
    text: person.name,
    ...joining.author,
  });
  joining.reply(write([say.enrolledInPrivate(person.name, agency.name)]), 'answer');
  notifySecretariat(work, say.enrolledNotice(agency.name, person.name), {
    key: `enrolled:${String(joining.chat.id)}:${work.now}`,
  });
}
