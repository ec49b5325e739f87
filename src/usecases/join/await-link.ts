/** A code that lay about for long links nothing by itself: the secretariat confirms group and person, by one tap. */

import * as say from '../../conversation/compose/say-joining.ts';
import { write } from '../../conversation/compose/write.ts';
import { addMs, type Instant } from '../../domain/calendar/dates.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import type { LinkOutcome } from '../../domain/people/chat-kind.ts';
import { tell } from '../../outbox/enqueue.ts';
import {
  awaitedIn,
  awaitedLinkById,
  awaitedLinks,
  insertAwaitedLink,
  settleAwaitedLink,
  type AwaitedLink,
} from '../../store/people/awaited-links.ts';
import { chatById, chatsOf, type Chat } from '../../store/people/chats.ts';
import type { Code } from '../../store/people/codes.ts';
import { personById, type Person } from '../../store/people/people.ts';
import { record } from '../../store/record/record-event.ts';
import { PROGRAM, type Author, type Decider } from '../acting.ts';
import { noticeOperator } from '../chats/notice-operator.ts';
import { notifySecretariat } from '../chats/notify.ts';
import type { Work } from '../work.ts';
import { linkOffice, officeOf, replacedBy, whyNotHere, type Joining } from './link-office.ts';

/** A code that is used on its last day leaves the secretariat this long, over a weekend too. */
const LEAST_WAIT_MS = 4 * 24 * 60 * 60 * 1000;

/** An agency's or a leaders' code waits; any other is good for a day only. */
type AwaitingRole = 'agency' | 'leaders';

/** Keeps what the code would link, and asks the secretariat; what waited in the chat before is replaced. */
export function awaitLink(
  work: Work,
  joining: Pick<Joining, 'chat' | 'threadId' | 'person' | 'author' | 'reply'> & { readonly role: AwaitingRole },
  code: Code,
): void {
  const { chat, person, author } = joining;
  const before = awaitedIn(work.tx, chat.id);
  if (before !== undefined) settleAwaitedLink(work.tx, before.id, endOf(work, 'replaced', person.name));
  const least = addMs(work.now, LEAST_WAIT_MS);
  const expiresAt = code.expiresAt > least ? code.expiresAt : least;
  const { threadId } = joining;
  const link = { chatId: chat.id, threadId, personId: person.id, codeHash: code.hash, askedAt: work.now, expiresAt };
  const id = insertAwaitedLink(work.tx, link);
  record(work.tx, { at: work.now, kind: 'link_awaited', agencyId: code.agencyId, text: chat.title, ...author });
  const office = officeOf(work, joining.role, code.agencyId);
  const until = say.lastDayOf(expiresAt, work.rules.timeZone);
  joining.reply(say.linkAwaits({ office, person: person.name, until }, chat.role !== 'none'), 'answer');
  const awaited = awaitedLinkById(work.tx, id);
  if (awaited === undefined) return;
  const asked = say.askWhetherLinked(wordsOf(work, awaited));
  const key = `awaited_link:${String(id)}`;
  if (chatsOf(work.tx, 'secretariat').length > 0) notifySecretariat(work, asked, { key });
  else noticeOperator(work, { key, text: `${asked.text} Xác nhận trên bảng theo dõi: /bang.` });
}

type Settled = { readonly kind: 'done'; readonly text: string } | { readonly kind: 'refused'; readonly text: string };

/** The secretariat's answer: links the chat and enrols the person, or tells the chat that it does not. */
export function settleLink(work: Work, by: Decider, id: number, accepted: boolean): Settled {
  if (mayConfirm(by.actor) !== 'yes') return { kind: 'refused', text: say.ONLY_SECRETARIAT_CONFIRMS_LINKS };
  const link = awaitedLinkById(work.tx, id);
  if (link === undefined) return { kind: 'refused', text: say.LINK_UNKNOWN };
  if (link.outcome !== null) return { kind: 'refused', text: settledBefore(work, link, link.outcome) };
  if (link.expiresAt <= work.now) {
    end(work, link, 'expired', PROGRAM);
    return { kind: 'refused', text: settledBefore(work, { ...link, settledAt: work.now, settledBy: '' }, 'expired') };
  }
  const { chat, person } = partiesOf(work, link);
  if (!accepted) {
    settleAwaitedLink(work.tx, id, endOf(work, 'refused', by.author.actor));
    record(work.tx, { at: work.now, kind: 'link_refused', agencyId: link.agencyId, text: chat.title, ...by.author });
    tellChat(work, link, 'refused');
    return { kind: 'done', text: say.linkRefused(wordsOf(work, link)) };
  }
  const problem = whyNotHere(work, chat, link);
  if (problem !== null) return { kind: 'refused', text: `${say.PROBLEM_LINKING} ${problem}` };
  settleAwaitedLink(work.tx, id, endOf(work, 'confirmed', by.author.actor));
  record(work.tx, { at: work.now, kind: 'link_confirmed', agencyId: link.agencyId, text: chat.title, ...by.author });
  const words = wordsOf(work, link);
  linkOffice(work, {
    chat,
    person,
    threadId: link.threadId,
    author: { actor: person.name, personId: person.id, chatId: chat.id, channel: chat.channel, messageId: null },
    role: roleOf(link),
    agencyId: link.agencyId,
    codeHash: link.codeHash,
    confirmedBy: by.author.personId,
    reply: (message, kind) =>
      tell(work, chat, { ...message, topic: { id: link.threadId } }, { key: `link_confirmed:${String(id)}`, kind }),
  });
  return { kind: 'done', text: say.linkConfirmed(words) };
}

/**
 * The chat is gone, or `leaver` who asked has left it: nobody is there to be confirmed. False where nothing waited for
 * them.
 */
export function endAwaitedIn(work: Work, chat: Pick<Chat, 'id'>, author: Author, leaver: number | null): boolean {
  const link = awaitedIn(work.tx, chat.id);
  if (link === undefined || (leaver !== null && link.personId !== leaver)) return false;
  end(work, link, 'gone', author, leaver !== null);
  return true;
}

/** Ends what waited for too long. */
export function expireAwaitedLinks(work: Work): void {
  for (const link of awaitedLinks(work.tx)) if (link.expiresAt <= work.now) end(work, link, 'expired', PROGRAM);
}

/** What waits, in the words of the lists. */
export function awaitedNow(work: Work): readonly say.AwaitedWords[] {
  return awaitedLinks(work.tx)
    .filter(({ expiresAt }) => expiresAt > work.now)
    .map((link) => wordsOf(work, link));
}

/** What somebody who writes in the chat meanwhile is told; null where nothing waits there. */
export function awaitedHere(
  work: Work,
  chatId: number,
): { readonly office: string; readonly until: ReturnType<typeof say.lastDayOf> } | null {
  const link = awaitedIn(work.tx, chatId);
  if (link === undefined || link.expiresAt <= work.now) return null;
  return {
    office: officeOf(work, roleOf(link), link.agencyId),
    until: say.lastDayOf(link.expiresAt, work.rules.timeZone),
  };
}

function end(work: Work, link: AwaitedLink, outcome: 'expired' | 'gone', author: Author, tellsChat = true): void {
  if (!settleAwaitedLink(work.tx, link.id, endOf(work, outcome, author.actor))) return;
  const words = wordsOf(work, link);
  record(work.tx, {
    at: work.now,
    kind: 'link_lapsed',
    agencyId: link.agencyId,
    text: words.place.title,
    ...author,
    chatId: link.chatId,
  });
  if (tellsChat) tellChat(work, link, outcome);
  notifySecretariat(work, write([say.awaitedEnded(outcome, words)]), { key: `awaited_ended:${String(link.id)}` });
}

function tellChat(work: Work, link: AwaitedLink, outcome: Exclude<LinkOutcome, 'confirmed' | 'replaced'>): void {
  const message = say.linkEnded(outcome, officeOf(work, roleOf(link), link.agencyId));
  const key = `link_ended:${String(link.id)}`;
  tell(work, { id: link.chatId }, { ...message, topic: { id: link.threadId } }, { key, kind: 'answer' });
}

function endOf({ now }: Work, outcome: LinkOutcome, by: string): { outcome: LinkOutcome; by: string; at: Instant } {
  return { outcome, by, at: now };
}

function settledBefore(work: Work, link: Pick<AwaitedLink, 'settledAt' | 'settledBy'>, outcome: LinkOutcome): string {
  return say.linkSettledBefore(outcome, link.settledBy ?? '', link.settledAt ?? work.now, work.rules.timeZone);
}

function wordsOf(work: Work, link: AwaitedLink): say.AwaitedWords {
  const { chat, person } = partiesOf(work, link);
  const role = roleOf(link);
  const [replaces] = chat.type === 'group' ? replacedBy(work, { chat, role, agencyId: link.agencyId }) : [];
  return {
    id: link.id,
    office: officeOf(work, role, link.agencyId),
    place: chat,
    person: person.name,
    askedAt: link.askedAt,
    until: say.lastDayOf(link.expiresAt, work.rules.timeZone),
    replaces: replaces ?? null,
    timeZone: work.rules.timeZone,
  };
}

function roleOf({ purpose }: AwaitedLink): AwaitingRole {
  return purpose === 'leaders' ? 'leaders' : 'agency';
}

/** Both stay in the registry for good. */
function partiesOf({ tx }: Work, link: AwaitedLink): { readonly chat: Chat; readonly person: Person } {
  const chat = chatById(tx, link.chatId);
  const person = personById(tx, link.personId);
  if (chat === undefined || person === undefined) throw new Error(`Link ${String(link.id)} lacks its chat or person.`);
  return { chat, person };
}
