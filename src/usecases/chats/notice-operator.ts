/**
 * Sends findings that only an operator can cure to the owners' private chats: the first at once, those of the next hour
 * in one message. A notice that fails causes no further notice.
 */

import { composeNotices, noticeForSecretariat } from '../../conversation/compose/compose-notices.ts';
import { addMs, type Instant } from '../../domain/calendar/dates.ts';
import { nextSendingTime } from '../../domain/calendar/send-window.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { OutboxPayload } from '../../outbox/payload.ts';
import { chatsOf, findChat, type Chat } from '../../store/people/chats.ts';
import { addNotice, isTold, lastBundle, noticesOf } from '../../store/outbox/operator-notices.ts';
import { rewrite } from '../../store/outbox/outbox.ts';
import { peopleWith } from '../../store/people/people.ts';
import { notifySecretariat } from './notify.ts';
import type { Work } from '../work.ts';

/** Each operator gets at most one notice in this time. */
const BUNDLE_MS = 60 * 60 * 1000;
const KEY = 'operator:';

export interface Finding {
  /** Identifies the finding, which is told once. */
  readonly key: string;
  /** One or two sentences in Vietnamese: what happened and what to do. */
  readonly text: string;
}

/** Tells the owners; when none can be reached, the secretariat. */
export function noticeOperator(work: Work, finding: Finding): void {
  const owners = ownersChats(work);
  for (const chat of owners) addTo(work, chat, finding);
  if (owners.length > 0) return;
  notifySecretariat(work, noticeForSecretariat(finding.text), { key: `${KEY}${finding.key}` });
}

/** Tells the owners only, where the secretariat is told in words of its own. */
export function noticeOwners(work: Work, finding: Finding): void {
  for (const chat of ownersChats(work)) addTo(work, chat, finding);
}

/** Who is told of what cannot be queued any more: the owners' private chats, else the secretariat's groups. */
export function operatorsChats(work: Work): Chat[] {
  const owners = ownersChats(work);
  return owners.length > 0 ? owners : chatsOf(work.tx, 'secretariat');
}

/** Whether a queued message is an operator notice. */
export function isOperatorNotice(row: { readonly key: string }): boolean {
  return row.key.startsWith(KEY);
}

function ownersChats({ tx }: Work): Chat[] {
  return peopleWith(tx, 'owner').flatMap(({ channel, externalId }) => {
    const chat = findChat(tx, channel, externalId);
    return chat?.type === 'private' && chat.state === 'active' ? [chat] : [];
  });
}

function addTo(work: Work, chat: Chat, { key, text }: Finding): void {
  const { tx, now } = work;
  if (isTold(tx, chat.id, key)) return;
  const last = lastBundle(tx, chat.id);
  const waiting = last?.state === 'queued' && last.attempts === 0 ? last.id : null;
  const outboxId = waiting ?? queued(work, chat, key, last === undefined ? now : addMs(last.dueAt, BUNDLE_MS));
  if (outboxId === null) return;
  addNotice(tx, { chatId: chat.id, key, at: now, text, outboxId });
  rewrite(tx, outboxId, JSON.stringify(payloadOf(work, outboxId)));
}

function queued(work: Work, chat: Chat, key: string, notBefore: Instant): number | null {
  const { window, calendar, timeZone } = work.rules;
  const from = notBefore > work.now ? notBefore : work.now;
  return enqueue(
    work.tx,
    {
      key: `${KEY}${chat.id}:${key}`,
      chatId: chat.id,
      kind: 'notice',
      payload: { kind: 'message', message: composeNotices([], timeZone) },
      unprompted: true,
      dueAt: nextSendingTime(from, window, calendar, timeZone),
    },
    work.now,
  );
}

function payloadOf({ tx, rules }: Work, outboxId: number): OutboxPayload {
  return { kind: 'message', message: composeNotices(noticesOf(tx, outboxId), rules.timeZone) };
}
