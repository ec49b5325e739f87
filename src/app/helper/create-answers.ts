/** Answers the helper's questions: the same in a process of its own, in the rehearsal and in tests. */

import type { Instant } from '../../domain/calendar/dates.ts';
import type { Log } from '../../domain/log.ts';
import type { ReportFile } from '../../conversation/message/report-file.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { withSnapshot } from '../../store/sqlite/snapshot.ts';
import { registryState } from '../../store/figures/registry-state.ts';
import { workAt, type Rules } from '../../usecases/work.ts';
import { writeReport } from '../write-report.ts';
import { createLane } from './lane.ts';
import type { Pages } from './pages.ts';
import type { PageListener, PageRequest } from '../../web/door/page-request.ts';
import type { Question } from './question.ts';

/** Reports that may wait behind the running one: each may take 30 seconds. */
const REPORTS_QUEUED = 8;
const REPORTS_KEPT = 4;
const PICTURES_QUEUED = 32;
const PICTURES_KEPT = 4;
/** Bytes of an answer that are sent at a time. */
const SLICE = 256 * 1024;

export type Answers = (question: Question, listener: PageListener, signal: AbortSignal) => Promise<void>;

/** Only reads from `database`. */
export function createAnswers(database: Database, rules: Rules, log: Log): Answers {
  const reports = createLane<Buffer>({ queue: REPORTS_QUEUED, kept: REPORTS_KEPT });
  const pictures = createLane<Buffer>({ queue: PICTURES_QUEUED, kept: PICTURES_KEPT });
  let pages: Promise<Pages> | null = null;

  function report(file: ReportFile, signal: AbortSignal): Promise<Buffer> {
    const state = database.read(registryState);
    return reports.ask(`${keyOf(file)} ${state}`, (over) => written(file, over), signal);
  }

  function written({ format, agencyId, from, to, asOf }: ReportFile, signal: AbortSignal): Promise<Buffer> {
    const scope = agencyId === null ? ({ kind: 'all' } as const) : ({ kind: 'agency', agencyId } as const);
    const question = { scope, programme: null, from, to };
    return withSnapshot(database, (tx) => writeReport(format, workAt(tx, asOf, rules), question, signal));
  }

  async function page(request: PageRequest, now: Instant, listener: PageListener, signal: AbortSignal): Promise<void> {
    pages ??= import('./pages.ts').then(({ createPages }) => createPages({ database, rules, log, report }));
    const answer = await (await pages).show(request, now, signal);
    listener.head(answer.status, [...answer.headers]);
    if (answer.body === null || request.method === 'HEAD') return;
    for await (const bytes of answer.body as AsyncIterable<Uint8Array>) handOver(bytes, listener);
  }

  return async (question, listener, signal) => {
    signal.throwIfAborted();
    switch (question.kind) {
      case 'report':
        handOver(await report(question.file, signal), listener);
        return;
      case 'picture': {
        const { picture } = question;
        const png = await pictures.ask(
          JSON.stringify(picture),
          async () => {
            const { drawPicture } = await import('../../reports/draw-picture.ts');
            return drawPicture(picture);
          },
          signal,
        );
        handOver(png, listener);
        return;
      }
      case 'page':
        await page(question.request, question.now, listener, signal);
    }
  };
}

/** Reports show their moment to the minute only. */
function keyOf({ format, agencyId, from, to, asOf }: ReportFile): string {
  return [format, agencyId ?? 'all', from, to, asOf.slice(0, 'YYYY-MM-DDTHH:MM'.length)].join(' ');
}

function handOver(bytes: Uint8Array, listener: PageListener): void {
  for (let at = 0; at < bytes.length; at += SLICE) listener.slice(bytes.subarray(at, at + SLICE));
}
