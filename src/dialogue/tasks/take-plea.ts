import { sendUnderNew } from '../../conversation/compose/compose-continuation.ts';
import { composePleaKept } from '../../conversation/compose/compose-plea.ts';
import { besidePeriod } from '../../conversation/read/read-period.ts';
import { readPlea } from '../../conversation/read/read-plea.ts';
import type { Reading } from '../../conversation/read/reading.ts';
import { mayReport } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { keepFiles, type SentFiles } from '../../usecases/report/keep-files.ts';
import { statePlea } from '../../usecases/report/state-plea.ts';
import type { Work } from '../../usecases/work.ts';
import type { Origin } from '../context/origin.ts';

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
