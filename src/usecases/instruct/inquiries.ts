/** A question of an agency to the secretariat: passed on, answered by a reply there, and brought back. Nobody is chased. */

import * as say from '../../conversation/compose/say-talk.ts';
import type { IncomingFile } from '../../conversation/message/incoming.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { addMs, localDateOf } from '../../domain/calendar/dates.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { tell } from '../../outbox/enqueue.ts';
import { payloadOf } from '../../outbox/payload.ts';
import { answersGiven } from '../../store/outbox/outbox-answers.ts';
import { personById } from '../../store/people/people.ts';
import { chatById, chatsOf } from '../../store/people/chats.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import {
  countInquiriesOf,
  inquiryById,
  inquiryOfMessage,
  insertInquiry,
  noteInquiryAnswered,
  rewordInquiry,
  unansweredInquiries,
  type Inquiry,
} from '../../store/record/inquiries.ts';
import { record } from '../../store/record/record-event.ts';
import type { Acting, Decider } from '../acting.ts';
import type { Work } from '../work.ts';

/** Names the messages that ask the secretariat. */
const KEY = 'inquiry:';

/** Questions of one chat within a day: more are for the telephone. */
const MOST_A_DAY = 10;
const DAY_MS = 24 * 60 * 60 * 1000;
/** New versions of one question, or of one answer, that the other side hears of. */
const MOST_VERSIONS = 3;

/**
 * Passes a question on. `no_office`: the secretariat has no chat, nothing is kept. `too_many`: the chat has asked enough for
 * a day. `corrected`, `corrected_late`: a new version of a message that asked before; late once it was answered. `same`: the
 * message was edited without a change.
 */
export function inquire(
  work: Work,
  by: Acting,
  agency: Agency,
  card: Card | null,
  text: string,
): 'passed' | 'no_office' | 'too_many' | 'corrected' | 'corrected_late' | 'same' {
  const chats = chatsOf(work.tx, 'secretariat');
  if (chats.length === 0) return 'no_office';
  const { chat, person, messageId, threadId } = by;
  const earlier = messageId === null ? undefined : inquiryOfMessage(work.tx, chat.id, messageId);
  if (earlier !== undefined) return correct(work, by, earlier, { agency, card, text });
  if (countInquiriesOf(work.tx, chat.id, addMs(work.now, -DAY_MS)) >= MOST_A_DAY) return 'too_many';
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
  const message = say.passInquiryOn({ id, agency: agency.name, person: person.name, text, card, isCorrected: false });
  // Somebody waits for the answer: it goes out at once.
  for (const office of chats)
    tell(work, office, message, { key: `${KEY}${String(id)}:${String(office.id)}`, kind: 'notice' });
  return 'passed';
}

/** The question stands as it reads now; the secretariat hears of it once a version, and still answers one question. */
function correct(
  work: Work,
  by: Acting,
  earlier: Inquiry,
  { agency, card, text }: { readonly agency: Agency; readonly card: Card | null; readonly text: string },
): 'corrected' | 'corrected_late' | 'same' {
  if (earlier.text === text) return 'same';
  const { id, answeredAt } = earlier;
  rewordInquiry(work.tx, id, text);
  note(work, by.author, 'inquiry_made', agency.id, card, text);
  if (answeredAt !== null) return 'corrected_late';
  const message = say.passInquiryOn({
    id,
    agency: agency.name,
    person: by.person.name,
    text,
    card,
    isCorrected: true,
  });
  for (const office of chatsOf(work.tx, 'secretariat'))
    tellVersion(work, office, message, `${KEY}${String(id)}:${String(office.id)}`);
  return 'corrected';
}

/** A version that has been told before, or one too many, is not told. */
function tellVersion(work: Work, chat: { readonly id: number }, message: OutgoingMessage, key: string): boolean {
  for (let version = 2; version <= MOST_VERSIONS; version += 1) {
    if (tell(work, chat, message, { key: `${key}:${String(version)}`, kind: 'notice' }) !== null) return true;
  }
  return false;
}

/** A message that asked asks nothing any more: the secretariat need not answer. False where it had asked nothing. */
export function withdrawInquiry(work: Work, by: Acting): boolean {
  const earlier = by.messageId === null ? undefined : inquiryOfMessage(work.tx, by.chat.id, by.messageId);
  if (earlier === undefined || earlier.answeredAt !== null) return false;
  noteInquiryAnswered(work.tx, earlier.id, work.now);
  const agency = agencyById(work.tx, earlier.agencyId)?.name ?? '';
  for (const office of chatsOf(work.tx, 'secretariat'))
    tell(work, office, say.inquiryWithdrawn(earlier.id, agency), {
      key: `${KEY}${String(earlier.id)}:${String(office.id)}:withdrawn`,
      kind: 'notice',
    });
  return true;
}

/** What waits for an answer of the secretariat, the oldest first, as its lists name it. */
export function inquiriesWaiting(work: Work): readonly say.WaitingInquiry[] {
  return unansweredInquiries(work.tx).map(({ id, at, agencyId, assignmentId, personId, text }) => ({
    id,
    agency: agencyById(work.tx, agencyId)?.name ?? '',
    person: personById(work.tx, personId)?.name ?? '',
    on: localDateOf(at, work.rules.timeZone),
    task: assignmentId === null ? null : (cardById(work.tx, assignmentId)?.task.id ?? null),
    text,
  }));
}

/** The inquiry that a queued message of ours passed on; null for any other message. */
export function inquiryOf(row: { readonly key: string } | null): number | null {
  const [, id] = /^inquiry:(\d{1,9}):/u.exec(row?.key ?? '') ?? [];
  return id === undefined ? null : Number(id);
}

/** What answers: words, and files that the secretariat's messenger keeps. */
export interface InquiryAnswer {
  readonly words: string;
  readonly files: readonly IncomingFile[];
  /** Names the message that answers; a new version of it has the same. */
  readonly inboxKey: string;
}

/** Brings the answer back to the message that asked, once; the sentence is for who answered. */
export function answerInquiry(work: Work, by: Decider, id: number, { words, files, inboxKey }: InquiryAnswer): string {
  if (mayConfirm(by.actor) !== 'yes') return say.ONLY_OFFICE_ANSWERS;
  const inquiry = inquiryById(work.tx, id);
  const chat = inquiry === undefined ? undefined : chatById(work.tx, inquiry.chatId);
  if (inquiry === undefined || chat === undefined) return say.INQUIRY_UNKNOWN;
  const agency = agencyById(work.tx, inquiry.agencyId)?.name ?? 'đơn vị';
  const given = answersGiven(work.tx, id);
  const own = given.find(({ key }) => key === keyOfAnswer(id, inboxKey));
  if (given.some(({ payload }) => saysAlready(payload, words, files))) return say.answeredBefore(agency);
  if (own !== undefined && given.filter(({ key }) => key.startsWith(own.key)).length >= MOST_VERSIONS)
    return say.TOO_MANY_VERSIONS;
  const card = inquiry.assignmentId === null ? null : (cardById(work.tx, inquiry.assignmentId) ?? null);
  noteInquiryAnswered(work.tx, id, work.now);
  const named = files.map(({ name }) => name ?? 'tệp').join(', ');
  note(
    work,
    by.author,
    'inquiry_answered',
    inquiry.agencyId,
    card,
    [words, named].filter((part) => part !== '').join(' – '),
  );
  // A messenger keeps only what was sent on it.
  const isHere = by.author.channel === chat.channel;
  const manner = own !== undefined ? 'corrected' : given.length > 0 ? 'more' : 'first';
  const answer = { by: by.author.actor, words, asked: inquiry.text, replyTo: inquiry.messageId, manner } as const;
  const messages = say.inquiryAnswered(answer, isHere ? files : [], isHere ? [] : files);
  const key = own === undefined ? keyOfAnswer(id, inboxKey) : `${own.key}:${String(given.length + 1)}`;
  for (const [at, message] of messages.entries())
    tell(
      work,
      chat,
      { ...message, topic: { id: inquiry.threadId } },
      {
        key: at === 0 ? key : `${key}/${String(at + 1)}`,
        kind: 'answer',
        about: card === null ? [] : [card.assignment.id],
      },
    );
  return say.answerPassedBack(agency, manner, isHere ? [] : files.map(({ name }) => name ?? 'tệp'));
}

function keyOfAnswer(id: number, inboxKey: string): string {
  return `inquiry_answer:${String(id)}:${inboxKey}`;
}

/** Words alone: the same answer by two people, or an edit that changed nothing. */
function saysAlready(payload: string, words: string, files: readonly IncomingFile[]): boolean {
  const read = payloadOf(payload);
  return files.length === 0 && read.kind === 'message' && say.isAnswerOf(read.message, words);
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
