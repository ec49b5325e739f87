/** Whoever links a chat is asked for name and title, once; the question may be let be. */

import type { OutgoingMessage } from '../../conversation/message/message.ts';
import type { OutboxKind } from '../../domain/people/outbox-kind.ts';
import type { Chat } from '../../store/people/chats.ts';
import { presentationOf, setPresentation, type Person } from '../../store/people/people.ts';
import { newestEventId } from '../../store/record/acts-since.ts';
import { ask, setQuestionMessage } from '../../store/record/questions.ts';
import { record } from '../../store/record/record-event.ts';
import type { Author } from '../acting.ts';
import type { Work } from '../work.ts';

interface Presented {
  readonly chat: Chat;
  readonly person: Person;
  /** The messenger's id of the person's message that used the code; null where there is none in the chat. */
  readonly usedIn: string | null;
  readonly reply: (message: OutgoingMessage, kind: OutboxKind) => number | null;
}

/** Sends what `compose` says; it asks where the person has not said it before. */
export function askToPresent(
  work: Work,
  { chat, person, usedIn, reply }: Presented,
  compose: (asksName: boolean) => OutgoingMessage,
): void {
  if (presentationOf(work.tx, person.id) !== null) {
    reply(compose(false), 'answer');
    return;
  }
  const data = JSON.stringify({ kind: 'presentation', after: newestEventId(work.tx) });
  const question = ask(work.tx, { chatId: chat.id, personId: person.id, data }, work.now);
  const outboxId = reply(opening({ chat, person, usedIn, reply }, compose(true)), 'question');
  if (outboxId !== null) setQuestionMessage(work.tx, question, outboxId);
}

/** In a group the welcome opens the reply of whoever linked it: the bot hears nothing else there in privacy mode. */
function opening({ chat, person, usedIn }: Presented, welcome: OutgoingMessage): OutgoingMessage {
  if (chat.type !== 'group' || chat.channel === 'zalo') return welcome;
  const whom = usedIn === null ? { externalId: person.externalId, name: person.name } : null;
  return { ...welcome, replyTo: usedIn, asks: { placeholder: 'Họ tên, chức vụ', whom, stays: true } };
}

/** Keeps what the person wrote: "Nguyễn Thị Lan, chuyên viên Văn phòng Sở". */
export function present(work: Work, author: Author, person: Person, agencyId: number | null, words: string): void {
  setPresentation(work.tx, person.id, words);
  record(work.tx, { at: work.now, kind: 'person_presented', agencyId, text: words, ...author });
}
