/** The secretariat's decisions on the board: the same use cases, with the same inputs, as in the chats. */

import { composeDayCorrected, composeDecided } from '../../conversation/compose/compose-decision.ts';
import { composeHandedOver, handOverRefused } from '../../conversation/compose/compose-handover.ts';
import { laterDayNeeded } from '../../conversation/compose/compose-pending-decision.ts';
import { composePleaAnswered } from '../../conversation/compose/compose-plea.ts';
import { composeUndone } from '../../conversation/compose/compose-receipt.ts';
import * as continuation from '../../conversation/compose/compose-continuation.ts';
import { PRESSED_STALE } from '../../conversation/compose/say.ts';
import { formUnclear, pleaAnswerUnclear } from '../../conversation/compose/say-ruling-unclear.ts';
import { basisOfEndNeeded, notEnded } from '../../conversation/compose/say-following.ts';
import { limits } from '../../conversation/read/ruling/agrees.ts';
import { limitsBasis } from '../../conversation/read/ruling/limits-basis.ts';
import { answersObjection } from '../../conversation/read/ruling/read-objection-answer.ts';
import { readEndOfFollowing } from '../../conversation/read/ruling/read-end-of-following.ts';
import { readReasonAnswer } from '../../conversation/read/ruling/read-reason-answer.ts';
import { isUnclearRefusal } from '../../conversation/read/ruling/unclear-beside.ts';
import * as say from '../../conversation/compose/say-decision.ts';
import { agencyUnknown, unknownTask } from '../../conversation/compose/say-which-task.ts';
import { NOTHING_TO_UNDO, instructionWithdrawn, undoRefused } from '../../conversation/compose/say-taken-back.ts';
import { parseLocalDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { SuspensionScope } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { findAgency } from '../../store/programmes/agencies.ts';
import { cardById, cardsOfTask } from '../../store/programmes/assignments.ts';
import { eventById } from '../../store/record/events.ts';
import type { Viewer } from '../../usecases/people/board-access.ts';
import { answerPlea } from '../../usecases/decide/answer-plea.ts';
import { correctDay } from '../../usecases/decide/correct-day.ts';
import { actorOf, decide, told, type Decision } from '../../usecases/decide/decide.ts';
import { dutyOf } from '../../usecases/decide/duty-of.ts';
import { continueTask, takeBackContinuation } from '../../usecases/programme/continue-task.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import { undoEvent } from '../../usecases/report/undo-event.ts';
import { actingOnBoard } from '../../usecases/people/acting-on-board.ts';
import type { Work } from '../../usecases/work.ts';

export const BOARD_ACTIONS = [
  'confirm',
  'correct',
  'excuse',
  'refuse',
  'answer',
  'return',
  'approve',
  'reject',
  'hand_over',
  'suspend',
  'resume',
  'cancel',
  'continue',
  'take_back',
  'undo',
] as const;
export type BoardAction = (typeof BOARD_ACTIONS)[number];

/** The submitted form. `rev` is the revision that the page showed. */
export interface Decided {
  readonly action: BoardAction;
  readonly taskId: number;
  readonly assignmentId: number;
  readonly rev: number;
  readonly reason: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string;
  /** Of a suspension; null where none was chosen. */
  readonly scope: SuspensionScope | null;
  readonly eventId: number | null;
  /** An agency's code or name, or empty. */
  readonly agency: string;
  /** The task under which one of a programme that has ended goes on; `isSure` also where that has reports of its own. */
  readonly into: number | null;
  readonly isSure: boolean;
}

/** The text to show on the page; `did` is false when nothing changed. */
export interface Acted {
  readonly did: boolean;
  readonly text: string;
}

const SCOPE_NEEDED = 'Đề nghị chọn tạm dừng cả nhiệm vụ hay chỉ kỳ này; chưa quyết định gì.';

const STALE: Acted = { did: false, text: PRESSED_STALE };

/** Does what a form of a task's page asks, if the task still stands as the page showed it. */
export function actOnBoard(work: Work, viewer: Viewer, decided: Decided): Acted {
  const card = cardById(work.tx, decided.assignmentId);
  if (card?.task.id !== decided.taskId || card.assignment.rev !== decided.rev) return STALE;
  if (decided.action === 'undo') return undoOnBoard(work, viewer, card, decided.eventId);
  if (decided.action === 'continue' || decided.action === 'take_back') return continueOnBoard(work, viewer, decided);
  if (decided.action === 'correct') return correctOnBoard(work, viewer, card, decided);
  if (isPleaAnswer(decided.action)) return answerOnBoard(work, viewer, card, decided.action, decided.reason);
  const decision = decisionOf(work, decided.action, decided);
  if (decision === null) return { did: false, text: unreadable(card, decided, work.today) };
  const unclear = unclearBasis(card, decision, work.today);
  if (unclear !== null) return { did: false, text: unclear };
  const outcome = decide(work, actingOnBoard(viewer), card, decision);
  switch (outcome.kind) {
    case 'decided': {
      const by = actorOf(work, outcome.eventId);
      if (decision.kind === 'hand_over') {
        return { did: true, text: composeHandedOver({ card: outcome.card, by, ...decision }, null).text };
      }
      const message = composeDecided(outcome.card, told(outcome.what), {
        reason: outcome.reason,
        by,
        today: work.today,
        before: card.assignment,
        duty: dutyOf(work, outcome.card),
        periods: outcome.periods,
        replyTo: null,
        undo: outcome.eventId,
      });
      return { did: true, text: message.text };
    }
    case 'refused':
      return {
        did: false,
        text: outcome.why === 'not_waiting' ? STALE.text : say.rulingRefused(outcome.why, RULED_AS[decision.kind]),
      };
    case 'reason_missing':
      return {
        did: false,
        text: decision.kind === 'cancel' ? basisOfEndNeeded(card, 'missing') : say.REASON_NEEDED,
      };
    case 'cannot_cancel':
      return { did: false, text: notEnded(card, outcome.why) };
    case 'scope_missing':
      return { did: false, text: SCOPE_NEEDED };
    case 'impossible_suspension':
      return { did: false, text: say.suspensionDayRefused(card, outcome.why) };
    case 'impossible_resumption':
      return {
        did: false,
        text: say.resumptionDayRefused(card, outcome.why, { since: outcome.since, today: work.today }),
      };
    case 'too_soon':
      return { did: false, text: laterDayNeeded({ ...outcome, today: work.today }) };
    case 'impossible_day':
      return { did: false, text: say.completionDayRefused(card, outcome.why, work.today) };
    case 'cannot_take': {
      const to = decision.kind === 'hand_over' ? decision.to : card.agency;
      return { did: false, text: handOverRefused(card, to, outcome.why) };
    }
  }
}

/** A reason, or a basis, that says the contrary of the button. */
function unclearBasis(card: Card, decision: Decision, today: LocalDate): string | null {
  switch (decision.kind) {
    case 'return':
    case 'reject': {
      const { kind, reason } = decision;
      return isUnclearRefusal(reason, kind) ? formUnclear(card, 'reason', reason) : null;
    }
    case 'approve':
    case 'suspend':
    case 'hand_over':
    case 'resume': {
      const basis = decision.basis ?? '';
      return limitsBasis(basis, today) ? formUnclear(card, 'basis', basis) : null;
    }
    case 'cancel': {
      const { kind } = readEndOfFollowing(decision.reason);
      return kind === 'basis' ? null : basisOfEndNeeded(card, kind === 'unclear' ? 'unclear' : 'missing');
    }
    case 'confirm':
      return null;
  }
}

/** Why the form's day or agency cannot be read. */
function unreadable(card: Card, { action, agency }: Decided, today: LocalDate): string {
  if (action === 'hand_over') return agencyUnknown(card, agency);
  if (action === 'resume') {
    return say.resumptionDayRefused(card, 'unclear', { since: card.assignment.suspendedOn, today });
  }
  return action === 'confirm' ? say.completionDayRefused(card, 'unclear', today) : say.DATE_UNCLEAR;
}

/** Null when the date is invalid, or the agency unknown. */
function decisionOf(
  work: Work,
  action: Exclude<BoardAction, 'undo' | 'correct' | 'continue' | 'take_back' | keyof typeof PLEA_ANSWERS>,
  { reason, date, agency, scope }: Decided,
): Decision | null {
  const basis = reason === '' ? null : reason;
  switch (action) {
    case 'confirm': {
      const on = parseLocalDate(date);
      return date !== '' && on === null ? null : { kind: 'confirm', on };
    }
    case 'return':
    case 'reject':
    case 'cancel':
      return { kind: action, reason };
    case 'approve': {
      if (date === '') return { kind: 'approve', dueOn: null, basis };
      const dueOn = parseLocalDate(date);
      return dueOn === null ? null : { kind: 'approve', dueOn, basis };
    }
    case 'suspend': {
      const from = parseLocalDate(date);
      return date !== '' && from === null ? null : { kind: 'suspend', basis, scope, from };
    }
    case 'resume': {
      const on = parseLocalDate(date);
      return date !== '' && on === null ? null : { kind: 'resume', on, basis };
    }
    case 'hand_over': {
      const to = findAgency(work.tx, agency);
      return to === undefined ? null : { kind: 'hand_over', to, basis };
    }
  }
}

function continueOnBoard(work: Work, viewer: Viewer, { action, taskId, into, isSure }: Decided): Acted {
  const { actor, author } = actingOnBoard(viewer);
  if (mayConfirm(actor) !== 'yes' || viewer.sight.kind !== 'all') {
    return { did: false, text: continuation.ONLY_SECRETARIAT_CONTINUES };
  }
  const [first, ...others] = cardsOfTask(work.tx, taskId);
  if (first === undefined) return STALE;
  const from = [first, ...others] as const;
  if (action === 'take_back') {
    const gone = from.find(({ assignment }) => assignment.continuedIn !== null) ?? first;
    const takenBack = takeBackContinuation(work, author, from);
    return takenBack === null
      ? { did: false, text: continuation.notContinuedBefore(first) }
      : { did: true, text: continuation.continuationTakenBack(gone, takenBack) };
  }
  const [next, ...more] = into === null ? [] : cardsOfTask(work.tx, into);
  if (next === undefined) return { did: false, text: unknownTask({ kind: 'number', number: into ?? 0 }) };
  const outcome = continueTask(work, author, { from, into: [next, ...more], isSure });
  return outcome.kind === 'continued'
    ? { did: true, text: continuation.continued(first, next, outcome) }
    : { did: false, text: continuation.continuationRefused(outcome.why, from, [next, ...more], work.today) };
}

/** `reason` is the basis of the correction. */
function correctOnBoard(work: Work, viewer: Viewer, card: Card, { date, reason }: Decided): Acted {
  const on = parseLocalDate(date);
  if (on === null) return { did: false, text: say.completionDayRefused(card, 'unclear', work.today) };
  const outcome = correctDay(work, actingOnBoard(viewer), card, { on, basis: reason });
  if (outcome.kind !== 'corrected') return { did: false, text: say.correctionRefused(card, outcome, work.today) };
  const context = { was: outcome.was, basis: reason, by: actorOf(work, outcome.eventId), today: work.today };
  return { did: true, text: composeDayCorrected(outcome.card, { ...context, replyTo: null, undo: null }).text };
}

const PLEA_ANSWERS = {
  excuse: { kind: 'objective_reason', accepted: true },
  refuse: { kind: 'objective_reason', accepted: false },
  answer: { kind: 'objection', accepted: true },
} as const;

function isPleaAnswer(action: BoardAction): action is keyof typeof PLEA_ANSWERS {
  return action in PLEA_ANSWERS;
}

function answerOnBoard(
  work: Work,
  viewer: Viewer,
  card: Card,
  action: keyof typeof PLEA_ANSWERS,
  words: string,
): Acted {
  const given = { ...PLEA_ANSWERS[action], answer: words === '' ? null : words };
  if (isUnclearAnswer(action, words)) return { did: false, text: pleaAnswerUnclear(card, given.kind, words) };
  const outcome = answerPlea(work, actingOnBoard(viewer), card, given);
  return outcome.kind === 'answered'
    ? { did: true, text: composePleaAnswered(card, { ...outcome, ...given }, null).text }
    : { did: false, text: say.pleaRefused(card, given.kind, outcome.why) };
}

/** Words that are no answer, or say the contrary of the button: what the commands in a chat do not take either. */
function isUnclearAnswer(action: keyof typeof PLEA_ANSWERS, words: string): boolean {
  switch (action) {
    case 'answer':
      return words !== '' && !answersObjection(words);
    case 'excuse':
      return limits(words) || readReasonAnswer(words).kind === 'refused';
    case 'refuse':
      return isUnclearRefusal(words, 'reject');
  }
}

function undoOnBoard(work: Work, viewer: Viewer, card: Card, eventId: number | null): Acted {
  const event = eventId === null ? undefined : eventById(work.tx, eventId);
  if (event?.assignmentId !== card.assignment.id) return STALE;
  const outcome = undoEvent(work, actingOnBoard(viewer), event);
  switch (outcome.kind) {
    case 'undone':
      return {
        did: true,
        text: composeUndone(outcome, viewer.person.name, work.today, null).text,
      };
    case 'instruction_withdrawn':
      return outcome.card === null
        ? { did: false, text: NOTHING_TO_UNDO }
        : { did: true, text: instructionWithdrawn(outcome.card) };
    case 'refused':
    case 'decided':
    case 'unreadable':
    case 'not_the_latest':
      return { did: false, text: undoRefused(outcome, work.today) };
  }
}

/** Whose right a decision is, for the refusal. */
const RULED_AS = {
  confirm: 'confirm',
  return: 'return',
  approve: 'approve',
  reject: 'reject',
  hand_over: 'handover',
  suspend: 'suspension',
  resume: 'resume',
  cancel: 'cancel',
} as const satisfies Record<Decision['kind'], string>;
