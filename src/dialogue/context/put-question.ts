import type { OutgoingMessage } from '../../conversation/message/message.ts';
import type { OutboxKind } from '../../domain/people/outbox-kind.ts';
import { ask, setQuestionMessage } from '../../store/record/questions.ts';
import type { Work } from '../../usecases/work.ts';
import type { Origin } from './origin.ts';
import type { PendingQuestion } from './pending-question.ts';

/** How a question is worded: `compose` receives its id, which buttons carry; `about` are assignments. */
interface Putting {
  readonly kind?: Extract<OutboxKind, 'question' | 'receipt'>;
  readonly about?: readonly number[];
  readonly compose: (question: number) => OutgoingMessage;
}

/** Stores a question to the person who wrote and asks it in the same chat; an earlier one to them there is dropped. */
export function putQuestion(work: Work, origin: Origin, pending: PendingQuestion, putting: Putting): void {
  const { kind = 'question', about = [], compose } = putting;
  const data = JSON.stringify(pending);
  const id = ask(work.tx, { chatId: origin.chat.id, personId: origin.person.id, data }, work.now);
  const outboxId = origin.reply(compose(id), kind, about);
  if (outboxId !== null) setQuestionMessage(work.tx, id, outboxId);
}
