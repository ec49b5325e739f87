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
  readonly reply: (message: OutgoingMessage, kind: OutboxKind) => number | null;
}

/** Sends what `compose` says; it asks where the person has not said it before. */
export function askToPresent(
  work: Work,
  { chat, person, reply }: Presented,
  compose: (asksName: boolean) => OutgoingMessage,
): void {
  if (presentationOf(work.tx, person.id) !== null) {
    reply(compose(false), 'answer');
    return;
  }
  const data = JSON.stringify({ kind: 'presentation', after: newestEventId(work.tx) });
  const question = ask(work.tx, { chatId: chat.id, personId: person.id, data }, work.now);
  const outboxId = reply(compose(true), 'question');
  if (outboxId !== null) setQuestionMessage(work.tx, question, outboxId);
}

/** Keeps what the person wrote: "Nguyễn Thị Lan, chuyên viên Văn phòng Sở". */
export function present(work: Work, author: Author, person: Person, agencyId: number | null, words: string): void {
  setPresentation(work.tx, person.id, words);
  record(work.tx, { at: work.now, kind: 'person_presented', agencyId, text: words, ...author });
}
