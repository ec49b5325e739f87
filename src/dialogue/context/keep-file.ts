import type { IncomingFile, IncomingMessage } from '../../conversation/message/incoming.ts';
import { keepEvidence } from '../../store/record/evidence.ts';
import type { Work } from '../../usecases/work.ts';
import type { Origin } from './origin.ts';

/** What a file is evidence of; an event only together with its assignment. */
interface Of {
  readonly assignmentId: number | null;
  readonly eventId: number | null;
}

/** A reply to its message, a button or an answer finds such a file again. */
const NO_TASK_YET: Of = { assignmentId: null, eventId: null };

/** Keeps a file that came with a message, with who sent it and where. */
export function keepFile(
  { tx, now }: Work,
  { person, chat }: Origin,
  { messageId, album }: IncomingMessage,
  file: IncomingFile,
  of: Of = NO_TASK_YET,
): void {
  keepEvidence(tx, { at: now, ...of, personId: person.id, chatId: chat.id, messageId, album, ...file });
}
