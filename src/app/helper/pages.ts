/** The read-only pages: the board, calendars, JSON, and reports at an address; and the forms of drafts. */

import { Hono } from 'hono';
import type { ReportFile } from '../../conversation/message/report-file.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { Log } from '../../domain/log.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { REPORT_PATH, readTicket } from '../../usecases/figures/report-link.ts';
import { isGoodToken } from '../../usecases/people/api-access.ts';
import { workAt, type Rules } from '../../usecases/work.ts';
import type { BoardOffice } from '../../web/board/board-office.ts';
import { addBoard } from '../../web/add-board.ts';
import { createNotes } from '../../web/door/notes.ts';
import { protectiveHeaders } from '../../web/door/protective-headers.ts';
import { addReportRoutes } from '../../web/door/report-routes.ts';
import type { PageRequest } from '../../web/door/page-request.ts';

export interface Pages {
  show(request: PageRequest, now: Instant, signal: AbortSignal): Promise<Response>;
}

export interface PagesOptions {
  readonly database: Database;
  /** Writes what a form of a draft says. */
  readonly transact: Database['transact'];
  readonly rules: Rules;
  readonly log: Log;
  readonly report: (file: ReportFile, signal: AbortSignal) => Promise<Buffer>;
  /** Reads the file of a draft anew. */
  readonly read: BoardOffice['readDocument'];
}

/** Answers requests for pages inside the helper, at the instant that the bot gives with each. */
export function createPages({ database, transact, rules, log, report, read }: PagesOptions): Pages {
  let latest: Instant | null = null;
  const clock = {
    now: (): Instant => {
      if (latest === null) throw new Error('Nobody has asked yet.');
      return latest;
    },
  };
  const notes = createNotes();
  const write = (file: ReportFile, signal: AbortSignal): Promise<Buffer | null> =>
    report(file, signal).catch((error: unknown) => {
      if (!signal.aborted) {
        log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'a report could not be written');
      }
      return null;
    });
  const app = new Hono();
  app.use(protectiveHeaders);
  addReportRoutes(app, REPORT_PATH, {
    read: (ticket) => database.read((tx) => readTicket(workAt(tx, clock.now(), rules), ticket)),
    write,
  });
  addBoard(
    app,
    {
      database: { ...database, transact },
      rules,
      clock,
      notes,
      writeReport: write,
      readDocument: read,
      wake: () => undefined,
    },
    log,
    // The bot's process records the token's use.
    (token) => database.read((tx) => isGoodToken(tx, clock.now(), token)),
  );
  return {
    async show({ method, url, headers, note, body }, now, signal) {
      latest = now;
      // The note is kept here under another id: the one in the address belongs to the bot's process.
      const address = new URL(url);
      if (note !== null) address.searchParams.set('note', notes.keep(note));
      return app.fetch(
        new Request(address, {
          method,
          headers: headers.map(([name, value]) => [name, value]),
          signal,
          ...(body !== undefined && { body: new Uint8Array(body) }),
        }),
      );
    },
  };
}
