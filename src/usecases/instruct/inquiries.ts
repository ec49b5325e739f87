/** A question of an agency to the secretariat: passed on, answered by a reply there, and brought back. Nobody is chased. */

import * as say from '../../conversation/compose/say-talk.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { tell } from '../../outbox/enqueue.ts';
import { chatById, chatsOf } from '../../store/people/chats.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { inquiryById, insertInquiry, noteInquiryAnswered } from '../../store/record/inquiries.ts';
import { record } from '../../store/record/record-event.ts';
import type { Acting, Decider } from '../acting.ts';
import type { Work } from '../work.ts';

/** Names the messages that ask the secretariat. */
const KEY = 'inquiry:';

/** False where the secretariat has no chat: nothing is kept then. */
export function inquire(work: Work, by: Acting, agency: Agency, card: Card | null, text: string): boolean {
  const chats = chatsOf(work.tx, 'secretariat');
  if (chats.length === 0) return false;
  const { chat, person, messageId, threadId } = by;
  const id = insertInquiry(work.tx, {
    at: work.now,
    agencyId: agency.id,
    assignmentId: card?.assignment.id ?? null,
    chatId: chat.id,
    threadId,
    messageId,
    personId: person.id,
    text,
  });
  note(work, by.author, 'inquiry_made', agency.id, card, text);
  const message = say.passInquiryOn({ id, agency: agency.name, person: person.name, text, card });
  // Somebody waits for the answer: it goes out at once.
  for (const office of chats)
    tell(work, office, message, { key: `${KEY}${String(id)}:${String(office.id)}`, kind: 'notice' });
  return true;
}

/** The inquiry that a queued message of ours passed on; null for any other message. */
export function inquiryOf(row: { readonly key: string } | null): number | null {
  const [, id] = /^inquiry:(\d{1,9}):/u.exec(row?.key ?? '') ?? [];
  return id === undefined ? null : Number(id);
}

/** Brings the answer back to the message that asked; the sentence is for who answered. */
export function answerInquiry(work: Work, by: Decider, id: number, words: string, inboxKey: string): string {
  if (mayConfirm(by.actor) !== 'yes') return say.ONLY_OFFICE_ANSWERS;
  const inquiry = inquiryById(work.tx, id);
  const chat = inquiry === undefined ? undefined : chatById(work.tx, inquiry.chatId);
  if (inquiry === undefined || chat === undefined) return say.INQUIRY_UNKNOWN;
  const card = inquiry.assignmentId === null ? null : (cardById(work.tx, inquiry.assignmentId) ?? null);
  noteInquiryAnswered(work.tx, id, work.now);
  note(work, by.author, 'inquiry_answered', inquiry.agencyId, card, words);
  const message = say.inquiryAnswered(by.author.actor, words, inquiry.text, inquiry.messageId);
  tell(
    work,
    chat,
    { ...message, topic: { id: inquiry.threadId } },
    {
      key: `inquiry_answer:${String(id)}:${inboxKey}`,
      kind: 'answer',
      about: card === null ? [] : [card.assignment.id],
    },
  );
  return say.answerPassedBack(agencyById(work.tx, inquiry.agencyId)?.name ?? 'đơn vị');
}

function note(
  work: Work,
  author: Decider['author'],
  kind: 'inquiry_made' | 'inquiry_answered',
  agencyId: number,
  card: Card | null,
  text: string,
): void {
  const about = card === null ? {} : { taskId: card.task.id, assignmentId: card.assignment.id };
  record(work.tx, { at: work.now, kind, agencyId, text, ...about, ...author });
}
