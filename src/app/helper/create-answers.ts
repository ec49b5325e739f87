/** Answers the helper's questions: the same in a process of its own, in the rehearsal and in tests. */

import { createHash } from 'node:crypto';
import type { ReadDocument } from '../../importer/read-for-draft.ts';
import type { Worded } from '../../conversation/message/asked.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import type { ColumnChoice } from '../../domain/drafts/column-choice.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { Log } from '../../domain/log.ts';
import {
  REPORT_FORMATS,
  type ReportFile,
  type ReportFormat,
  type ReportPeriod,
} from '../../conversation/message/report-file.ts';
import type { Database, Tx } from '../../store/sqlite/database.ts';
import { patiently } from '../../store/sqlite/patiently.ts';
import { transactOptimistically } from '../../store/sqlite/optimistically.ts';
import { withOverlay } from '../../store/sqlite/overlay.ts';
import { withSnapshot } from '../../store/sqlite/snapshot.ts';
import { registryState } from '../../store/figures/registry-state.ts';
import { wordOfDrafts } from '../../usecases/drafts/act-later.ts';
import { tablesOfDraft } from '../../usecases/show/draft-next-tick.ts';
import { scopeOfReport, wordAsked, wordReport } from '../../usecases/show/word-asked.ts';
import { workAt, type Rules } from '../../usecases/work.ts';
import { writeReport, type WrittenReport } from '../write-report.ts';
import { carryOut } from './carry-out.ts';
import { createLane } from './lane.ts';
import type { Pages } from './pages.ts';
import type { PageListener, PageRequest } from '../../web/door/page-request.ts';
import type { Question } from './question.ts';

/** Reports that may wait behind the running one: each may take 30 seconds. */
const REPORTS_QUEUED = 16;
const REPORTS_KEPT = 4;
/** Askings of a report whose files are still found by them. */
const ASKINGS_KEPT = 32;
const WORDS_QUEUED = 64;
const WORDS_KEPT = 16;
const DOCUMENTS_QUEUED = 4;
const PICTURES_QUEUED = 32;
const PICTURES_KEPT = 4;
/** What is asked about more than `registryState` tells. */
const NOT_IN_STATE: ReadonlySet<Worded['kind']> = new Set(['draft', 'drafts', 'on_draft']);
/** Bytes of an answer that are sent at a time. */
const SLICE = 256 * 1024;

export type Answers = (question: Question, listener: PageListener, signal: AbortSignal) => Promise<void>;

/** Opens a connection that writes, for one act; its `close` is called after it. */
export type OpenWriter = () => Pick<Database, 'raw' | 'transact' | 'close'>;

/** Only reads from `database`; acts on drafts alone are written, by default on it as well. */
export function createAnswers(
  database: Database,
  rules: Rules,
  log: Log,
  openWriter: OpenWriter = () => keptOpen(database),
): Answers {
  const reports = createLane<WrittenReport>({ queue: REPORTS_QUEUED, kept: REPORTS_KEPT });
  /** An asking → the key of the files that were made for it: what was written about them goes with these files. */
  const askings = new Map<string, string>();
  const wordings = createLane<readonly OutgoingMessage[]>({ queue: WORDS_QUEUED, kept: WORDS_KEPT });
  const documents = createLane<ReadDocument>({ queue: DOCUMENTS_QUEUED, kept: 1 });
  const pictures = createLane<Buffer>({ queue: PICTURES_QUEUED, kept: PICTURES_KEPT });
  let pages: Promise<Pages> | null = null;

  async function report(file: ReportFile, both: boolean, signal: AbortSignal): Promise<Buffer> {
    const { files } = await written(file, both ? REPORT_FORMATS : [file.format], signal);
    const bytes = files.get(file.format);
    if (bytes === undefined) throw new Error(`The report was not made as ${file.format}.`);
    return bytes;
  }

  function written(report: ReportPeriod, wanted: readonly ReportFormat[], signal: AbortSignal): Promise<WrittenReport> {
    const { agencyId, programmes, from, to, asOf } = report;
    const asking = JSON.stringify([agencyId, programmes, from, to, asOf]);
    const known = askings.get(asking);
    const formats = known === undefined ? wanted : REPORT_FORMATS;
    const key = known ?? `${formats.join('+')} ${keyOf(report)} ${database.read(registryState)}`;
    if (formats === REPORT_FORMATS) keepAsking(asking, key);
    const question = { scope: scopeOfReport(report), programme: null, from, to };
    return reports.ask(
      key,
      (over) => withSnapshot(database, (tx) => writeReport(formats, workAt(tx, asOf, rules), question, over)),
      signal,
    );
  }

  function keepAsking(asking: string, key: string): void {
    askings.set(asking, key);
    for (const oldest of askings.keys()) if (askings.size > ASKINGS_KEPT) askings.delete(oldest);
  }

  async function words(asked: Worded, signal: AbortSignal): Promise<readonly OutgoingMessage[]> {
    if (asked.kind === 'report' && asked.links === null) {
      return wordReport((await written(asked.report, REPORT_FORMATS, signal)).head, asked);
    }
    // What is queued, held or not live yet, no figure of the registry tells.
    const state = NOT_IN_STATE.has(asked.kind) ? database.raw.pragma('data_version', { simple: true }) : null;
    const key = JSON.stringify([{ ...asked, asOf: minuteOf(asked.asOf) }, state, database.read(registryState)]);
    return wordings.ask(key, () => Promise.resolve(worded(asked)), signal);
  }

  function worded(asked: Worded): readonly OutgoingMessage[] {
    if (asked.kind === 'on_draft' || asked.kind === 'drafts') {
      return [wordOfDrafts(database, (tx) => workAt(tx, asked.asOf, rules), asked)];
    }
    return asked.kind === 'draft'
      ? withOverlay(
          database,
          database.read((tx) => tablesOfDraft(workAt(tx, asked.asOf, rules))),
          (tx) => wordAsked(workAt(tx, asked.asOf, rules), asked),
        )
      : database.read((tx) => wordAsked(workAt(tx, asked.asOf, rules), asked));
  }

  async function readDocument(
    bytes: Uint8Array,
    signal: AbortSignal,
    choices: readonly ColumnChoice[] = [],
  ): Promise<ReadDocument> {
    const { readForDraft } = await import('../../importer/read-for-draft.ts');
    const key = createHash('sha256').update(bytes).update(JSON.stringify(choices)).digest('hex');
    return documents.ask(key, () => readForDraft(bytes, choices), signal);
  }

  function transact<T>(work: (tx: Tx) => T): T {
    const writer = openWriter();
    try {
      return transactOptimistically(writer, work);
    } finally {
      writer.close();
    }
  }

  async function page(request: PageRequest, now: Instant, listener: PageListener, signal: AbortSignal): Promise<void> {
    pages ??= import('./pages.ts').then(({ createPages }) =>
      createPages({
        database,
        transact,
        rules,
        log,
        report: (file, over) => report(file, false, over),
        read: readDocument,
      }),
    );
    const answer = await (await pages).show(request, now, signal);
    listener.head(answer.status, [...answer.headers]);
    if (answer.body === null || request.method === 'HEAD') return;
    for await (const bytes of answer.body as AsyncIterable<Uint8Array>) handOver(bytes, listener);
  }

  return async (question, listener, signal) => {
    signal.throwIfAborted();
    switch (question.kind) {
      case 'report':
        handOver(await report(question.file, question.both, signal), listener);
        return;
      case 'words':
        handOver(Buffer.from(JSON.stringify(await words(question.asked, signal))), listener);
        return;
      case 'act':
        await patiently(() => {
          transact((tx) => {
            carryOut(workAt(tx, question.now, rules), question.answer);
          });
        }, signal);
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
      case 'read': {
        const read = await readDocument(question.bytes, signal, question.choices);
        handOver(Buffer.from(JSON.stringify(read)), listener);
        return;
      }
      case 'page':
        await page(question.request, question.now, listener, signal);
    }
  };
}

/** The one connection that there is: no act closes it. */
function keptOpen(database: Database): ReturnType<OpenWriter> {
  return { ...database, close: () => undefined };
}

/** Reports show their moment to the minute only. */
function keyOf({ agencyId, programmes = [], from, to, asOf }: ReportPeriod): string {
  return [agencyId ?? 'all', programmes.join('+'), from, to, minuteOf(asOf)].join(' ');
}

function minuteOf(asOf: Instant): string {
  return asOf.slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

function handOver(bytes: Uint8Array, listener: PageListener): void {
  for (let at = 0; at < bytes.length; at += SLICE) listener.slice(bytes.subarray(at, at + SLICE));
}
