/** What is said beside reports: a reminder put off, a question to the secretariat, and its answer. */

import * as say from '../../conversation/compose/say-talk.ts';
import { onlyFocalPoints } from '../../conversation/compose/say-report.ts';
import { write } from '../../conversation/compose/write.ts';
import type { ReportLine } from '../../conversation/read/task/identify-task.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import { readReport } from '../../conversation/read/read-report.ts';
import type { Intent } from '../../conversation/read/reading.ts';
import { isThanks } from '../../conversation/read/small-talk.ts';
import { readInquiry } from '../../conversation/read/talk/read-inquiry.ts';
import { readSnooze, type SnoozeReading } from '../../conversation/read/talk/read-snooze.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { mayReport } from '../../domain/people/access.ts';
import { isAgencysTurn, isOpen, standingOf } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { answerInquiry, inquire, inquiryOf } from '../../usecases/instruct/inquiries.ts';
import { snooze } from '../../usecases/remind/snooze.ts';
import type { Work } from '../../usecases/work.ts';
import type { Call } from '../context/call.ts';
import { askedAbout, candidatesOf, cardsNamed, type Context } from '../context/message-context.ts';
import { sightFrom, type Origin } from '../context/origin.ts';

/** A reply of the secretariat to a question that was passed on, in words or by a file; false for any other message. */
export function answerInquiryByReply(
  work: Work,
  origin: Origin,
  { text, files }: Pick<IncomingMessage, 'text' | 'files'>,
  context: Context,
): boolean {
  const id = inquiryOf(context.row);
  const words = text.trim();
  if (id === null || (files.length === 0 && (words === '' || isThanks(text)))) return false;
  answer(origin, answerInquiry(work, origin, id, { words, files, inboxKey: keyOf(origin) }));
  return true;
}

/** `/dap 3 nộp trước thứ Sáu`: where no reply tells which question is meant. */
export function answerByCommand({ work, origin, command }: Call): void {
  const [, number, words = ''] = /^#?(\d{1,9})\s+(\S.*)$/su.exec(command.argument) ?? [];
  answer(
    origin,
    number === undefined
      ? say.INQUIRY_UNKNOWN
      : answerInquiry(work, origin, Number(number), { words: words.trim(), files: [], inboxKey: keyOf(origin) }),
  );
}

/** Passes a question on; false where the words are none, or their author does not speak for the agency. */
export function passInquiry(work: Work, origin: Origin, lines: readonly ReportLine[], context: Context): boolean {
  const sight = sightFrom(origin);
  const [line, ...others] = lines;
  if (sight.kind !== 'agency' || line === undefined || others.length > 0) return false;
  const text = readInquiry(line.rest);
  const agency = text === null ? undefined : agencyById(work.tx, sight.agencyId);
  if (text === null || agency === undefined || mayReport(origin.actor, agency.id) !== 'yes') return false;
  const { intent, needsQuestion } = readReport(text, work.today);
  // "Xin gia hạn đến 15/12 được không ạ" asks for something that the record has a place for.
  if (ASKED_OF_THE_RECORD.has(intent)) return false;
  const named = line.ref === null ? candidatesOf(work, origin, context) : cardsNamed(work, sight, line.ref);
  const [only, ...more] = named;
  const card = only !== undefined && more.length === 0 ? only : null;
  const outcome = inquire(work, origin, agency, card, text);
  if (outcome === 'same') return true;
  const said = SAID[outcome];
  const holdsReport = intent === 'question' && needsQuestion;
  answer(origin, holdsReport ? `${said} ${say.reportApart(card)}` : said, card === null ? [] : [card]);
  return true;
}

const SAID = {
  passed: say.INQUIRY_PASSED,
  no_office: say.NO_OFFICE_TO_ASK,
  too_many: say.TOO_MANY_INQUIRIES,
  corrected: say.INQUIRY_CORRECTED,
  corrected_late: say.INQUIRY_CORRECTED_LATE,
} as const;

const ASKED_OF_THE_RECORD: ReadonlySet<Intent> = new Set(['extension', 'handover', 'undo']);

/** Puts off what lines ask to be reminded of later; the other lines are left to be read. */
export function takeSnoozes(
  work: Work,
  origin: Origin,
  lines: readonly ReportLine[],
  context: Context,
): readonly ReportLine[] {
  if (sightFrom(origin).kind !== 'agency') return lines;
  return lines.filter((line) => {
    const reading = snoozeIn(line.rest, work.today);
    return reading === null || !takeSnooze(work, origin, line, reading, context);
  });
}

/** A report that names a day reports. */
function snoozeIn(words: string, today: LocalDate): SnoozeReading | null {
  const reading = readSnooze(words, today);
  if (reading === null || reading.isWish) return reading;
  const { intent, status, needsQuestion, document } = readReport(words, today);
  const isReport = (intent === 'report' && status !== null && !needsQuestion) || intent === 'extension';
  return isReport || document !== null ? null : reading;
}

/** False where no task is meant: the words are read on their own. */
function takeSnooze(work: Work, origin: Origin, { ref }: ReportLine, { on }: SnoozeReading, context: Context): boolean {
  const sight = sightFrom(origin);
  const meant =
    ref === null
      ? askedAbout(work, origin, context, candidatesOf(work, origin, context))
      : cardsNamed(work, sight, ref);
  const cards = meant.filter(({ assignment }) => isOpen(assignment) && isAgencysTurn(assignment));
  const [first] = cards;
  if (first === undefined) return false;
  if (mayReport(origin.actor, first.agency.id) !== 'yes') {
    answer(origin, onlyFocalPoints(first.agency.name));
    return true;
  }
  const { put, refused, until, isCut, times } = snooze(work, origin.author, cards, on);
  const isOverdue = put.some(({ assignment }) => standingOf(assignment, work.today).timeliness === 'overdue');
  const said = [
    ...(put.length === 0 ? [] : [say.snoozed({ cards: put, until, by: origin.person.name, times, isCut, isOverdue })]),
    ...(refused.length === 0 ? [] : [say.notSnoozed(refused)]),
  ];
  answer(origin, said.join('\n'), cards);
  return true;
}

function keyOf({ chat, messageId }: Origin): string {
  return `${String(chat.id)}:${messageId ?? ''}`;
}

function answer(origin: Origin, text: string, cards: readonly Card[] = []): void {
  origin.reply(
    write(text.split('\n'), { replyTo: origin.messageId }),
    'answer',
    cards.map(({ assignment }) => assignment.id),
  );
}
