/** `/baocao`: the periodic report as files, or as links on a messenger without files. */

import { composeReportComing, REPORT_USAGE, NO_REPORT_FILES } from '../../../conversation/compose/compose-report.ts';
import { REPORT_FORMATS, reportFileName } from '../../../conversation/message/report-file.ts';
import { write } from '../../../conversation/compose/write.ts';
import { unneededWords } from '../../../conversation/read/unneeded-words.ts';
import type { LocalDate } from '../../../domain/calendar/dates.ts';
import { periodOf } from '../../../domain/deadlines/period.ts';
import { readDeadline } from '../../../domain/deadlines/read-deadline.ts';
import { lastAssignmentId } from '../../../store/programmes/assignments.ts';
import { answerAsked } from '../../context/answer-asked.ts';
import { leavingOut, scopeNamed, type Call } from '../../context/call.ts';
import { REPORT_PATH, reportTicket } from '../../../usecases/figures/report-link.ts';

/**
 * The argument names a period ("quý III/2026", "năm 2026") and an agency, in either order; without a period it is the
 * current quarter until today.
 */
export function askReport(call: Call): void {
  const shown = scopeNamed(call);
  if (shown === null) return;
  const { scope } = shown;
  const { work } = shown.call;
  const period = periodNamed(shown.words, work.today);
  if (period === null) {
    shown.call.origin.reply(write([REPORT_USAGE]), 'answer');
    return;
  }
  const used = leavingOut(shown.call, period.unused);
  const { origin } = used;
  const { from, to } = period;
  const agencyId = scope.kind === 'all' ? null : scope.agencyId;
  const { programmeIds } = scope.narrow ?? {};
  const report = {
    agencyId,
    ...(programmeIds !== undefined && { programmes: programmeIds }),
    from,
    to,
    asOf: work.now,
  };
  const { publicUrl } = work.rules;
  if (origin.chat.channel === 'telegram') {
    // An agency's own file is a matter of moments.
    const coming = agencyId === null ? composeReportComing(lastAssignmentId(work.tx)) : null;
    if (coming !== null) origin.reply(coming, 'answer');
    answerAsked(used, { kind: 'report', asOf: work.now, report, links: null });
  } else if (origin.chat.channel === 'zalo' && publicUrl !== null) {
    const links = REPORT_FORMATS.map((format) => {
      const file = { format, ...report };
      return { format, address: `${publicUrl}${REPORT_PATH}/${reportTicket(work, file)}/${reportFileName(file)}` };
    });
    answerAsked(used, { kind: 'report', asOf: work.now, report, links });
  } else {
    origin.reply(write([NO_REPORT_FILES]), 'answer');
  }
}

/** Both days included, the last not after `today`; null for words that name no period, or one that has not begun. */
function periodNamed(words: string, today: LocalDate): (Period & { readonly unused: string }) | null {
  if (words === '') return { from: periodOf(today, 'quarterly').start, to: today, unused: '' };
  const period = periodIn(words, today);
  if (period === null) return null;
  const means = (fewer: string): boolean => {
    const said = periodIn(fewer, today);
    return said?.from === period.from && said.to === period.to;
  };
  return { ...period, unused: unneededWords(words, means, OF_PERIODS).unneeded };
}

/** Said with a period, and not needed to read it. Without diacritics. */
const OF_PERIODS = new Set(['bao', 'cao', 'ky', 'quy', 'thang', 'nam', 'trong', 'cua', 'cho', 'den', 'het']);

interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

function periodIn(words: string, today: LocalDate): Period | null {
  const { start, end, kind } = readDeadline(words);
  const from = kind === 'year' && end !== null ? periodOf(end, 'yearly').start : start;
  if (from === null || end === null || from > today) return null;
  return { from, to: end < today ? end : today };
}
