/** Records one answer about one task and tells those concerned, or returns why not. */

import type { Reading, UnclearDay } from '../../conversation/read/reading.ts';
import { unfit } from '../../conversation/read/answer/unfit-day.ts';
import { besidePeriod } from '../../conversation/read/read-period.ts';
import { leavesOpen, saysGoingOn } from '../../conversation/read/ruling/going-on.ts';
import { namesImpreciseTime } from '../../conversation/read/imprecise-time.ts';
import { readCitedDocument } from '../../conversation/read/read-cited-document.ts';
import type { Recorded } from '../../conversation/compose/compose-receipt.ts';
import { addDays, addMonths, type LocalDate } from '../../domain/calendar/dates.ts';
import { isOngoing, isStopped, lastReportOn } from '../../domain/tasks/assignment.ts';
import type { LearnedStatus } from '../../domain/tasks/learned-status.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Change, Refusal } from '../../domain/tasks/transition/change.ts';
import { dayRefused, type DayRefusal } from '../../domain/tasks/transition/completion.ts';
import { applyExtensionRequest } from '../../domain/tasks/transition/extension.ts';
import { applyHandoverClaim } from '../../domain/tasks/transition/handover.ts';
import { applyAcknowledgement, applyReport, applyUnchanged, overtakes } from '../../domain/tasks/transition/report.ts';
import { applySuspensionClaim, proposeResumption } from '../../domain/tasks/transition/suspension.ts';
import { keepCitedDocument } from '../../store/record/cited-documents.ts';
import { relayAnswer } from '../instruct/instruct.ts';
import { learnAnswer, type AskedAbout } from '../learn/learn-answer.ts';
import { announcePendingDecision } from './announce-pending-decision.ts';
import { changeAssignment } from './change-assignment.ts';
import type { Acting } from '../acting.ts';
import { keepFiles, type SentFiles } from './keep-files.ts';
import { tellOvertaken } from './overtaken.ts';
import { proposalAnswered, type ProposalAnswered } from './proposal-answered.ts';
import { namesPeriod, otherPeriods } from '../suspended-periods.ts';
import type { Work } from '../work.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';
import type { ProposedStatus } from '../../domain/tasks/proposed-status.ts';

export interface Said extends SentFiles {
  readonly reading: Reading;
  /** What a completion of an ongoing task means: the result of the period, or that the whole task is over. */
  readonly meant?: CompletionMeant;
  /** The reading was proposed, and this was said to it. */
  readonly proposed?: ProposalAnswered;
  /** What was chosen for the words, where they do not say it. */
  readonly chosen?: ProposedStatus | undefined;
  /** The words that the bot asked about, where this answers it. */
  readonly asked?: AskedAbout;
}

export type CompletionMeant = 'period' | 'whole';

/** `first_report`: how far the task is, where “như kỳ trước” follows no report. */
export type StateAsked = 'how_far' | 'obstacle' | 'extension_date' | 'first_report';

export type ReportOutcome =
  | { readonly kind: 'recorded'; readonly recorded: Recorded }
  | { readonly kind: 'refused'; readonly why: Refusal }
  /** The words are incomplete or ambiguous: ask. Nothing was written. */
  | { readonly kind: 'ask'; readonly about: StateAsked }
  /** Completed, but on which day? */
  | { readonly kind: 'ask_day'; readonly why: UnclearDay | DayRefusal }
  /** An ongoing task: is it the period's result, or is the whole task over? `statedOn`: the day that was stated. */
  | { readonly kind: 'ask_meant'; readonly statedOn: LocalDate | null };

/** `said.reading` must be a report, an extension, an acknowledgement or a handover. The caller checks permission. */
export function reportStatus(work: Work, by: Acting, card: Card, said: Said): ReportOutcome {
  const { reading } = said;
  if (isStopped(card.assignment)) return reportOnStopped(work, by, card, said);
  switch (reading.intent) {
    case 'report':
      return reportProgress(work, by, card, said);
    case 'extension':
      return requestExtension(work, by, card, said);
    case 'acknowledge':
      return take(
        work,
        by,
        card,
        said,
        applyAcknowledgement(card.assignment, work.today),
        'acknowledge',
        'acknowledged',
      );
    case 'handover':
      return take(
        work,
        by,
        card,
        said,
        applyHandoverClaim(card.assignment, work.today),
        'handover',
        'handover_claimed',
      );
    case 'question':
    case 'undo':
    case 'unclear':
      return { kind: 'ask', about: 'how_far' };
  }
}

/** Only the secretariat lets it go on: that it does, or is done, is put to it; anything else is answered with where it stands. */
function reportOnStopped(work: Work, by: Acting, card: Card, said: Said): ReportOutcome {
  const { intent, status, unclearDay, text } = said.reading;
  if (intent === 'report' && unclearDay !== null) return { kind: 'ask_day', why: unclearDay };
  if (!isOngoing(card.assignment) && saysCompleted(said.reading) && intent === 'report') {
    const asked = dayToAsk(work, card, said.reading);
    if (asked !== null) return asked;
    const completion = { statedOn: statedDayOf(card, said.reading) };
    const change = proposeResumption(card.assignment, completion, work.today);
    return take(work, by, card, said, change, 'kept_completion', 'completion_reported');
  }
  const isReportOfWork =
    intent === 'report' && !said.reading.needsQuestion && (status === 'in_progress' || status === 'completed');
  const goesOn = isReportOfWork ? !leavesOpen(text) : status !== 'suspended' && saysGoingOn(text);
  if (!goesOn) return { kind: 'refused', why: 'suspended' };
  const change = proposeResumption(card.assignment, null, work.today);
  return take(work, by, card, said, change, 'resumption', 'resumption_proposed');
}

/** "45/SXD-QLN", "12/TB-SXD" of SXD; not "45/UBND-SXD". */
function isOwnPaper({ agency }: Card, document: string | null): boolean {
  const signs = (document ?? '').toLocaleUpperCase('vi').split(/[/-]/u);
  return signs.includes(agency.code.toLocaleUpperCase('vi')) && !signs.includes('UBND') && !signs.includes('HĐND');
}

/** Of a recurring duty all periods that are open, unless the words name one; each waits until the secretariat has decided. */
function claimSuspension(work: Work, by: Acting, card: Card, said: Said): ReportOutcome {
  const { progress, text } = said.reading;
  const isOfPeriod = namesPeriod(text, card.assignment, work.today);
  const scope = card.assignment.period === null ? null : isOfPeriod ? 'period' : 'duty';
  const claim = applySuspensionClaim(card.assignment, { progress, scope }, work.today);
  const outcome = take(work, by, card, said, claim, 'suspension', 'suspension_claimed');
  if (outcome.kind !== 'recorded' || isOfPeriod) return outcome;
  const others = otherPeriods(work, card).flatMap((other) => {
    // What waits for another decision goes on waiting for it.
    if (other.assignment.waitingFor !== null && other.assignment.waitingFor !== 'suspension') return [];
    const change = applySuspensionClaim(other.assignment, { progress: null, scope }, work.today);
    if (change.kind === 'refused') return [];
    const event = {
      kind: 'suspension_claimed',
      text: text === '' ? null : text,
      chosen: text === '' ? null : (said.chosen ?? null),
      author: by.author,
    } as const;
    return [changeAssignment(work, other, change.next, event).card];
  });
  return { kind: 'recorded', recorded: { ...outcome.recorded, others } };
}

function reportProgress(work: Work, by: Acting, card: Card, said: Said): ReportOutcome {
  const { status, progress, obstacle, needsQuestion, unclearDay } = said.reading;
  if (isOngoing(card.assignment) && saysCompleted(said.reading)) return reportOnOngoing(work, by, card, said);
  if (unclearDay !== null) return { kind: 'ask_day', why: unclearDay };
  if (status === 'blocked' && obstacle === null) return { kind: 'ask', about: 'obstacle' };
  if (needsQuestion || status === null) return { kind: 'ask', about: 'how_far' };
  if (status === 'unchanged') return repeatReport(work, by, card, said);
  // An agency's own paper shows no decision of those above: it is asked first whether that is meant.
  const isOwnGround = status === 'suspended' && said.proposed === undefined && isOwnPaper(card, said.reading.document);
  if (isOwnGround) return { kind: 'ask', about: 'how_far' };
  if (status === 'suspended') return claimSuspension(work, by, card, said);
  const asked = dayToAsk(work, card, said.reading);
  if (asked !== null) return asked;
  const completedOn = statedDayOf(card, said.reading);
  const { document, expectedOn } = said.reading;
  const report = { status, progress, obstacle, completedOn, proven: document !== null, expectedOn };
  const change = applyReport(card.assignment, report, work.today, work.rules.confirmation);
  return take(work, by, card, said, change, 'report', status === 'completed' ? 'completion_reported' : 'reported');
}

/** The day of a completion is none that can stand; null where it is, or none is stated. */
function dayToAsk({ today }: Work, card: Card, reading: Reading): ReportOutcome | null {
  const completedOn = statedDayOf(card, reading);
  const isImprecise =
    reading.status === 'completed' &&
    completedOn === null &&
    namesImpreciseTime(besidePeriod(reading.text, card.assignment.period, today));
  if (isImprecise) return { kind: 'ask_day', why: 'no_single_day' };
  const refused = completedOn === null ? null : dayRefused(card.assignment, completedOn, today);
  return refused === null ? null : { kind: 'ask_day', why: refused };
}

/** “Như kỳ trước” says nothing of a task on which nobody has reported yet. */
function repeatReport(work: Work, by: Acting, card: Card, said: Said): ReportOutcome {
  if (lastReportOn(card.assignment) === null) return { kind: 'ask', about: 'first_report' };
  return take(work, by, card, said, applyUnchanged(card.assignment, work.today), 'report', 'reported');
}

/** Also “xong tháng 11”: what is reported for a period needs no day. */
function saysCompleted({ status, needsQuestion, unclearDay }: Reading): boolean {
  if (unclearDay !== null) return unclearDay !== 'ahead';
  return status === 'completed' && !needsQuestion;
}

function reportOnOngoing(work: Work, by: Acting, card: Card, said: Said): ReportOutcome {
  const { today, rules } = work;
  const stated = statedDayOf(card, said.reading);
  const completedOn = stated === null || dayRefused(card.assignment, stated, today) === null ? stated : null;
  if (said.meant === 'period') {
    // 100 % of a period is no figure of the task.
    const result = { status: 'in_progress', progress: null, obstacle: null, completedOn: null, proven: false } as const;
    const change = applyReport(card.assignment, result, today, rules.confirmation);
    return take(work, by, card, said, change, 'period_result', 'reported');
  }
  const isOver = said.meant === 'whole';
  const report = { status: 'completed', progress: 100, obstacle: null, completedOn, proven: false, isOver } as const;
  const change = applyReport(card.assignment, report, today, rules.confirmation);
  if (change.kind === 'refused' && change.why === 'ongoing') return { kind: 'ask_meant', statedOn: completedOn };
  return take(work, by, card, said, change, 'report', 'completion_reported');
}

/** The decision that assigned the task is no result of it: its own day says nothing of the work. */
function statedDayOf({ task }: Card, { completedOn, document, documentDate }: Reading): LocalDate | null {
  const isOwnDecision = document === task.programme.number && completedOn === documentDate;
  return isOwnDecision ? null : completedOn;
}

function requestExtension(work: Work, by: Acting, card: Card, said: Said): ReportOutcome {
  const { today } = work;
  if (card.assignment.dueOn === null) return { kind: 'refused', why: 'no_date' };
  const wanted = wantedDate(card, said.reading, today);
  if (wanted === null || unfit(wanted, card.assignment.dueOn, today) !== null)
    return { kind: 'ask', about: 'extension_date' };
  // "đang làm 60%, xin gia hạn đến …" holds both a report and a request.
  const { status, progress, obstacle, expectedOn } = said.reading;
  const told =
    status === null || status === 'completed' || status === 'unchanged' || status === 'suspended'
      ? null
      : applyReport(
          card.assignment,
          { status, progress, obstacle, completedOn: null, proven: false, expectedOn },
          today,
          work.rules.confirmation,
        );
  const change = applyExtensionRequest(told?.kind === 'changed' ? told.next : card.assignment, wanted, today);
  return take(work, by, card, said, change, 'extension', 'extension_requested');
}

/** "thêm 15 ngày" counts from the date in force, or from today when that has passed. */
function wantedDate(card: Card, reading: Reading, today: LocalDate): LocalDate | null {
  if (reading.requestedDeadline !== null || reading.requestedExtension === null) return reading.requestedDeadline;
  const { dueOn } = card.assignment;
  const base = dueOn !== null && dueOn > today ? dueOn : today;
  return addDays(addMonths(base, reading.requestedExtension.months), reading.requestedExtension.days);
}

function take(
  work: Work,
  by: Acting,
  card: Card,
  said: Said,
  change: Change,
  what: Recorded['what'],
  kind: EventKind,
): ReportOutcome {
  if (change.kind === 'refused') return { kind: 'refused', why: change.why };
  const { reading, files, album, proposed } = said;
  if (proposed !== undefined) proposalAnswered(work, by, card, proposed);
  const { card: changed, eventId } = changeAssignment(work, card, change.next, {
    kind,
    text: reading.text === '' ? null : reading.text,
    chosen: reading.text === '' ? null : (said.chosen ?? null),
    author: by.author,
  });
  const document = CITES.includes(kind) ? readCitedDocument(reading.text, work.today) : null;
  if (document !== null) {
    keepCitedDocument(work.tx, { ...document, assignmentId: changed.assignment.id, eventId }, work.now);
  }
  const kept = keepFiles(work, by, { assignmentId: changed.assignment.id, eventId }, { files, album });
  const recorded: Recorded = {
    card: changed,
    what,
    eventId,
    clearedObstacle: card.assignment.obstacle,
    document,
    files: album === null ? kept : 'album',
    overtaken: overtakes(card.assignment, changed.assignment) ? card.assignment : null,
    unrecorded: reading.beside ?? [],
  };
  tellOfReport(work, recorded);
  const meaning = said.asked === undefined ? null : meaningOf(what, kind, reading);
  if (said.asked !== undefined && meaning !== null) learnAnswer(work, by, said.asked, meaning, eventId);
  return { kind: 'recorded', recorded };
}

/** The events of a report that may name a document. */
const CITES: readonly EventKind[] = ['reported', 'completion_reported', 'suspension_claimed', 'resumption_proposed'];

/** Tells the deciders and the instructing leader of a report. An acknowledgement is told to none of them. */
function tellOfReport(work: Work, recorded: Recorded): void {
  const { what, card, eventId, overtaken } = recorded;
  if (overtaken !== null) tellOvertaken(work, overtaken, card, eventId);
  if (what === 'acknowledge') return;
  const waitsForConfirmation = what === 'report' && card.assignment.waitingFor === 'confirmation';
  if (waitsForConfirmation || NEEDS_DECISION.includes(what)) announcePendingDecision(work, card, eventId);
  relayAnswer(work, card, eventId);
}

const NEEDS_DECISION: readonly Recorded['what'][] = [
  'extension',
  'handover',
  'suspension',
  'resumption',
  'kept_completion',
];

/** What a report says that words like those before it meant; null where that is not for others to learn from. */
function meaningOf(what: Recorded['what'], kind: EventKind, { status, obstacle }: Reading): LearnedStatus | null {
  if (kind === 'acknowledged') return 'acknowledged';
  if (kind === 'completion_reported') return 'completed';
  const isPlain = kind === 'reported' && what === 'report' && obstacle === null;
  return isPlain && (status === 'in_progress' || status === 'not_started') ? status : null;
}
