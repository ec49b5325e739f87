import type { OutgoingMessage } from '../../conversation/message/message.ts';
import type { OutboxKind } from '../../domain/people/outbox-kind.ts';
import { newestEventId } from '../../store/record/acts-since.ts';
import { ask, openQuestionsTo, setQuestionMessage } from '../../store/record/questions.ts';
import type { Work } from '../../usecases/work.ts';
import type { Origin } from './origin.ts';
import { endQuestion } from './end-question.ts';
import { pendingQuestionOf, storedQuestion, type PendingQuestion } from './pending-question.ts';
import { stateOfQuestion } from './question-state.ts';

/** How a question is worded: `compose` receives its id, which buttons carry; `about` are assignments. */
interface Putting {
  readonly kind?: Extract<OutboxKind, 'question' | 'receipt'>;
  readonly about?: readonly number[];
  readonly compose: (question: number) => OutgoingMessage;
}

/**
 * Stores a question to the person who wrote and asks it in the same chat. An earlier one of the same kind about the same
 * matter is closed; others go on waiting for their own answers.
 */
export function putQuestion(work: Work, origin: Origin, pending: PendingQuestion, putting: Putting): void {
  const { kind = 'question', about = [], compose } = putting;
  for (const earlier of openQuestionsTo(work.tx, origin.person.id, origin.chat.id)) {
    const read = pendingQuestionOf(earlier.data);
    if (read.kind === 'unreadable') continue;
    const isOver = stateOfQuestion(work, earlier, read) !== 'open';
    if (isOver || matterOf(read) === matterOf(pending)) endQuestion(work, earlier.id);
  }
  const data = storedQuestion(withMessageOf(origin, pending), newestEventId(work.tx));
  const id = ask(work.tx, { chatId: origin.chat.id, personId: origin.person.id, data }, work.now);
  const outboxId = origin.reply(opening(origin, pending, compose(id), kind), kind, about);
  if (outboxId !== null) setQuestionMessage(work.tx, id, outboxId);
}

/** What a question wants that no button answers; a receipt is none. */
const WANTED: Partial<Record<PendingQuestion['kind'], string>> = {
  obstacle: 'Khó khăn, vướng mắc; cơ quan cần tháo gỡ',
  extension_date: 'Ngày xin gia hạn và lý do',
  completed_on: 'Ngày hoàn thành: ngày, tháng, năm',
  objection: 'Nội dung đề nghị xem lại',
};

/** In a group a question without buttons opens its own reply: the bot hears nothing else there in privacy mode. */
function opening(
  { chat, person, pressed }: Origin,
  pending: PendingQuestion,
  message: OutgoingMessage,
  kind: OutboxKind,
): OutgoingMessage {
  const placeholder =
    pending.kind === 'decision'
      ? pending.ruling === 'approve_other'
        ? 'Ngày mới, hoặc đơn vị mới'
        : 'Lý do'
      : WANTED[pending.kind];
  const isForWords = kind === 'question' && message.buttons.every((row) => row.length === 0);
  if (placeholder === undefined || !isForWords || chat.type !== 'group' || chat.channel === 'zalo') return message;
  // A button's message is our own: whoever pressed is named instead.
  const whom =
    pressed === true || message.replyTo === null ? { externalId: person.externalId, name: person.name } : null;
  return { ...message, asks: { placeholder, whom } };
}

/** Files are kept under the message that they came with, whichever answer they are recorded with. */
function withMessageOf({ messageId }: Origin, pending: PendingQuestion): PendingQuestion {
  if (messageId === null || !('files' in pending)) return pending;
  return { ...pending, files: pending.files.map((file) => ({ messageId, ...file })) };
}

function matterOf(pending: PendingQuestion): string {
  switch (pending.kind) {
    case 'which_task':
    case 'which_reading':
      return `${pending.kind}:${pending.text}`;
    case 'instruction':
      return `instruction:${pending.assignments.join()}`;
    case 'presentation':
      return pending.kind;
    case 'echo':
      return matterOf(pending.of);
    case 'obstacle':
    case 'extension_date':
    case 'how_far':
    case 'proposal':
      return `state:${String(pending.assignment)}`;
    default:
      return `${pending.kind}:${String(pending.assignment)}`;
  }
}
