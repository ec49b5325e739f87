/** Finds the words of what a chat asked for, where that may take long. Only reads, but for a draft, which it rolls back. */

import { composeDraft } from '../../conversation/compose/compose-draft.ts';
import { composeFound } from '../../conversation/compose/compose-lists.ts';
import { composeReportLinks, composeReportMessage } from '../../conversation/compose/compose-report.ts';
import type { ReportHead } from '../../conversation/compose/report/report.ts';
import type { Asked, OfDrafts, Worded } from '../../conversation/message/asked.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { REPORT_FORMATS, type ReportPeriod } from '../../conversation/message/report-file.ts';
import { isOf, readCursor } from '../../domain/tasks/list-cursor.ts';
import { everybodysScope, type Scope } from '../../store/programmes/assignments.ts';
import { digestFor } from '../figures/gather-digest.ts';
import { reportHead } from '../figures/gather-report.ts';
import type { Work } from '../work.ts';
import { draftNextTick } from './draft-next-tick.ts';
import { namesOf } from './names-of.ts';
import { foundIn } from './read-registry.ts';

type AskedReport = Asked & { readonly kind: 'report' };

/** One message, or one for each file. What is asked of drafts is worded by `wordOfDrafts`. */
export function wordAsked(work: Work, asked: Exclude<Worded, OfDrafts>): readonly OutgoingMessage[] {
  switch (asked.kind) {
    case 'found': {
      const { agencyId, also, programmes, words, page, after } = asked;
      const scope = scopeOf(agencyId, { also, programmes });
      const cursor = readCursor(after ?? '');
      return [
        composeFound(words, foundIn(work, scope, words), {
          today: work.today,
          ...namesOf(work, scope),
          argument: '',
          page,
          after: isOf(cursor, ['all']) ? cursor : null,
        }),
      ];
    }
    case 'digest':
      return [digestFor(work, scopeOf(asked.agencyId, asked), { reader: asked.reader })];
    case 'draft':
      return [
        composeDraft(draftNextTick(work), work.rules.timeZone, {
          page: asked.page,
          after: readCursor(asked.after ?? ''),
        }),
      ];
    case 'report': {
      const { from, to } = asked.report;
      return wordReport(reportHead(work, { scope: scopeOfReport(asked.report), programme: null, from, to }), asked);
    }
  }
}

/** A report of which the head is known. */
export function wordReport(head: ReportHead, { report, links }: AskedReport): readonly OutgoingMessage[] {
  return links === null
    ? REPORT_FORMATS.map((format) => composeReportMessage(head, { format, ...report }))
    : [composeReportLinks(head, links)];
}

/** Everybody's assignments or one agency's, of the programmes that the report is about. */
export function scopeOfReport({ agencyId, programmes }: Pick<ReportPeriod, 'agencyId' | 'programmes'>): Scope {
  return scopeOf(agencyId, { programmes });
}

interface Further {
  readonly also?: readonly number[] | undefined;
  readonly programmes?: readonly number[] | undefined;
}

function scopeOf(agencyId: number | null, { also = [], programmes }: Further = {}): Scope {
  const everybody = everybodysScope(programmes);
  return agencyId === null ? everybody : { ...everybody, kind: 'agency', agencyId, also };
}
