/** The columns "kết quả", "lý do" and "kiến nghị" of one lead's assignment. */

import { lastReportOn, standingOf, type Assignment } from '../../../domain/tasks/assignment.ts';
import { followedUntil, hasEnded } from '../../../domain/tasks/programme-end.ts';
import { formatDate, type LocalDate } from '../../../domain/calendar/dates.ts';
import { continuedWords, leadName } from '../heir-words.ts';
import { feederWords, objectionWords } from '../card-line.ts';
import { atEndWords, keptBackWords, overdueWords, silenceWords } from '../deadline-words.ts';
import { inQuotes } from '../quoted-words.ts';
import { NO_REPORT, stateOf } from '../state-words.ts';
import { shorten } from '../words.ts';
import { passedOnWords, sinceWords } from '../waiting-words.ts';
import type { ReportAssignment } from './report.ts';

/** Longest quotation of what an agency wrote, in characters. */
const LONGEST_QUOTE = 500;

/** "Sở A, tiếp nhận 01/03/2025; trước đây Sở B", "Sở A, gồm phần việc nhập từ Sở B" */
export function agencyWords({
  card,
  formerly,
  joined,
}: Pick<ReportAssignment, 'card' | 'formerly' | 'joined'>): string {
  const whose = card.assignment.takenOverOn === null ? withFormer(card.agency.name, formerly) : leadName(card);
  const others = [...new Set(joined)].filter((name) => name !== card.agency.name);
  return others.length === 0 ? whose : `${whose}, gồm phần việc nhập từ ${others.join(', ')}`;
}

/** `former` are the names under which it went before; its own is not repeated. */
export function withFormer(name: string, former: readonly string[]): string {
  const others = former.filter((each) => each !== name);
  return others.length === 0 ? name : `${name} (trước đây: ${others.join(', ')})`;
}

/** "Đang thực hiện, 70 %. Đơn vị báo ngày 05/11/2026: “…”." */
export function resultWords({ card, report }: ReportAssignment, today: LocalDate): string {
  const state = stateOf(card, today);
  const said =
    report === null
      ? state.startsWith(NO_REPORT)
        ? ''
        : 'Chưa có báo cáo.'
      : report.text === ''
        ? `Báo cáo ngày ${formatDate(report.on)}.`
        : `${report.by ?? 'Đơn vị'} báo ngày ${formatDate(report.on)}: ${inQuotes(report, LONGEST_QUOTE)}.`;
  const continued = continuedWords(card);
  return `${capital(state)}. ${said}${continued === '' ? '' : ` ${capital(continued)}.`}`.trimEnd();
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);

/** Why it is not done: the obstacle, or that the date has passed without one named; "" when nothing needs a reason. */
export function reasonWords({ card }: ReportAssignment, now: LocalDate): string {
  const today = followedUntil(card.task.programme, now);
  const { assignment } = card;
  const { programme } = card.task;
  const { daysOverdue: late, unansweredSince } = standingOf(assignment, today);
  const silence = atEndWords(programme, silenceWords(assignment, today), now);
  const [feeder, objection] = [feederWords(card), objectionWords(card)];
  const isUnexplained = assignment.obstacle === null && unansweredSince === null && feeder === '';
  const reasons = [
    ...(assignment.obstacle === null || assignment.status === 'completed'
      ? []
      : [`Vướng mắc${reportedWords(assignment)}: ${shorten(assignment.obstacle, LONGEST_QUOTE)}.`]),
    ...(silence === '' ? [] : [`${capital(silence)}.`]),
    ...(feeder === '' ? [] : [`${capital(feeder)}.`]),
    ...(objection === '' ? [] : [`${capital(objection)}.`]),
    ...(late === 0
      ? []
      : [
          `${capital(atEndWords(programme, overdueWords(assignment, today), now))}${isUnexplained ? ', chưa nêu lý do' : ''}.`,
        ]),
  ];
  return reasons.join(' ');
}

/** " (báo ngày 08/07/2025)"; empty without a report. */
function reportedWords(assignment: Assignment): string {
  const on = lastReportOn(assignment);
  return on === null ? '' : ` (báo ngày ${formatDate(on)})`;
}

/** A clause that asks the authority for something. */
const PROPOSAL = /(?:^|[\s.;,(])((?:kiến nghị|đề xuất|đề nghị)\s[^.;\n]{3,})/iu;

/** What the agency asks for: another date, or what it wrote after "kiến nghị"; "" when nothing. */
export function proposalWords({ card, report }: ReportAssignment): string {
  const { assignment } = card;
  const asked =
    assignment.waitingFor === 'extension' && assignment.requestedDueOn !== null
      ? [`Xin gia hạn đến ${formatDate(assignment.requestedDueOn)}.`]
      : assignment.waitingFor === 'handover'
        ? ['Đề nghị xem lại đơn vị chủ trì.']
        : assignment.waitingFor === 'suspension'
          ? ['Đề nghị xác nhận tạm dừng.']
          : [];
  const said = report === null ? [] : [report.text, ...report.added];
  const [written] = said.flatMap((words) => PROPOSAL.exec(words)?.[1] ?? []);
  return [...asked, ...(written === undefined ? [] : [`“${shorten(written, LONGEST_QUOTE)}”.`])].join(' ');
}

/** How an assignment stands against its date, in official words: "quá hạn 12 ngày", "trong hạn", "không hạn". */
export function timelinessWords({ card }: ReportAssignment, now: LocalDate): string {
  const today = followedUntil(card.task.programme, now);
  const { assignment } = card;
  const { programme } = card.task;
  const atEnd = (words: string): string => atEndWords(programme, words, now);
  if (assignment.status === 'cancelled') return 'thôi theo dõi';
  const { timeliness, counted } = standingOf(assignment, today);
  if (counted === 'waiting') {
    return [`đang ${sinceWords(assignment, today)}`, passedOnWords(card)].filter((words) => words !== '').join('; ');
  }
  const kept = keptBackWords(assignment, today);
  if (kept !== null) return kept;
  switch (timeliness) {
    case 'overdue':
      return atEnd(overdueWords(assignment, today));
    case 'completed_on_time':
      return 'hoàn thành đúng hạn';
    case 'completed_late':
      return 'hoàn thành quá hạn';
    case 'due_today':
      return hasEnded(programme, now) ? atEnd('đến hạn ngày đó') : 'đến hạn hôm nay';
    case 'due_soon':
      return hasEnded(programme, now) ? atEnd('trong hạn') : 'sắp đến hạn';
    case 'no_deadline':
      return ['không hạn', atEnd(silenceWords(assignment, today))].filter((words) => words !== '').join('; ');
    case 'within_deadline':
      return atEnd('trong hạn');
  }
}
