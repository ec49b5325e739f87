/** What an agency states in its defence; of a bare "đề nghị xem lại ạ" what is meant is asked for first. */

import { sendUnderNew } from '../../conversation/compose/compose-continuation.ts';
import { askWhatIsWrong, composePleaKept } from '../../conversation/compose/compose-plea.ts';
import { ANONYMOUS } from '../../conversation/compose/say.ts';
import { onlyFocalPoints } from '../../conversation/compose/say-report.ts';
import { write } from '../../conversation/compose/write.ts';
import { besidePeriod } from '../../conversation/read/read-period.ts';
import { readPlea, type PleaReading } from '../../conversation/read/read-plea.ts';
import type { Reading } from '../../conversation/read/reading.ts';
import { withoutClosing } from '../../conversation/read/report/layout/signature.ts';
import { mayReport } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { type Question } from '../../store/record/questions.ts';
import { record } from '../../store/record/record-event.ts';
import { announceAddition } from '../../usecases/report/announce-pending-decision.ts';
import { keepFiles, type SentFiles } from '../../usecases/report/keep-files.ts';
import { statePlea } from '../../usecases/report/state-plea.ts';
import type { Work } from '../../usecases/work.ts';
import type { Files } from '../context/kept-words.ts';
import { endQuestion } from '../context/end-question.ts';
import type { Origin } from '../context/origin.ts';
import type { PendingQuestion, Sent } from '../context/pending-question.ts';
import { putQuestion } from '../context/put-question.ts';

/** `words` go to whoever wrote it. Of a task that goes on elsewhere nothing is stated. */
type Taken =
  | {
      readonly kind: 'stated';
      readonly assignmentId: number;
      readonly eventId: number;
      /** The message says nothing else; its files are kept with it then. */
      readonly isAll: boolean;
      readonly words: string;
    }
  | { readonly kind: 'elsewhere'; readonly assignmentId: number; readonly words: string };

/** States the objective reason or the objection that `words` hold; null for none, and from whom may not report. */
export function takePlea(
  work: Work,
  origin: Origin,
  card: Card,
  said: {
    readonly words: string;
    readonly reading: Reading;
    /** The words are the obstacle that was asked for. */
    readonly isObstacle?: boolean;
    readonly sent: SentFiles;
  },
): Taken | null {
  const plea = readPlea(besidePeriod(said.words, card.assignment.period, work.today));
  if (plea === null || mayReport(origin.actor, card.agency.id) !== 'yes') return null;
  const { id: assignmentId, continuedIn } = card.assignment;
  if (continuedIn !== null) return { kind: 'elsewhere', assignmentId, words: sendUnderNew(card, plea.kind) };
  const isAll = (plea.isWhole && said.isObstacle !== true) || said.reading.intent === 'unclear';
  const of = { assignmentId, eventId: statePlea(work, origin, card, plea) };
  const { files, album } = said.sent;
  if (isAll) keepFiles(work, origin, of, said.sent);
  const words = composePleaKept(card, plea, { isAll, files: album === null ? files.length : 'album' });
  return { kind: 'stated', ...of, isAll, words };
}

type Asking = PendingQuestion & { readonly kind: 'objection' };

/** The files of `said` are kept at once: whatever becomes of the question, they came for this task. */
export function askObjection(work: Work, origin: Origin, card: Card, said: Sent): void {
  const assignment = card.assignment.id;
  if (card.assignment.continuedIn !== null) {
    answer(origin, card, sendUnderNew(card, 'objection'));
    return;
  }
  const files = keepWithoutReport(work, origin, card, said);
  const pending: Asking = { kind: 'objection', assignment, said: { ...said, files: [] } };
  putQuestion(work, origin, pending, {
    about: [assignment],
    compose: () => askWhatIsWrong(card, files, origin.messageId),
  });
}

/** True when it was acted on, or refused to who may not report: the question waits on then. */
export function answerObjection(
  work: Work,
  origin: Origin,
  question: Question,
  { assignment }: Asking,
  { words, sent }: { readonly words: string; readonly sent: Files },
): boolean {
  const card = cardById(work.tx, assignment);
  if (card === undefined) return false;
  if (refusesObjection(origin, card)) return true;
  endQuestion(work, question.id);
  const plea: PleaReading = { kind: 'objection', text: objectionIn(words), isWhole: true };
  const eventId = statePlea(work, origin, card, plea);
  keepFiles(work, origin, { assignmentId: assignment, eventId }, sent);
  const files = sent.album === null ? sent.files.length : 'album';
  answer(origin, card, composePleaKept(card, plea, { isAll: true, files }));
  return true;
}

/** Who may not report states nothing: true, and said. */
export function refusesObjection(origin: Origin, card: Card): boolean {
  const verdict = mayReport(origin.actor, card.agency.id);
  if (verdict === 'yes') return false;
  answer(origin, card, verdict === 'anonymous' ? ANONYMOUS : onlyFocalPoints(card.agency.name));
  return true;
}

/** "đề nghị xem lại: đã nộp" answers with "đã nộp". */
function objectionIn(words: string): string {
  const plea = readPlea(words);
  return plea?.kind === 'objection' ? plea.text : withoutClosing(words).trim();
}

/** What came with words that record nothing is kept with the task; how many files those are. */
function keepWithoutReport(work: Work, origin: Origin, card: Card, sent: SentFiles): number {
  if (sent.files.length === 0) return 0;
  const assignmentId = card.assignment.id;
  const eventId = record(work.tx, {
    at: work.now,
    kind: 'evidence_received',
    taskId: card.task.id,
    assignmentId,
    agencyId: card.agency.id,
    ...origin.author,
  });
  keepFiles(work, origin, { assignmentId, eventId }, sent);
  announceAddition(work, card, eventId);
  return sent.files.length;
}

function answer(origin: Origin, { assignment }: Card, text: string): void {
  origin.reply(write([text], { replyTo: origin.messageId, silent: true }), 'answer', [assignment.id]);
}
