/** One answer for every task of a bundle: by its button, by a word, or by a command. */

import {
  composeWholeReceipt,
  composeWholeUndone,
  NO_BUNDLE,
  NOTHING_LEFT_TO_UNDO,
  otherCount,
  wholeLeftWords,
  type WholeOutcome,
} from '../../../conversation/compose/compose-whole.ts';
import * as say from '../../../conversation/compose/say-report.ts';
import { ANONYMOUS, PRESSED_OUTDATED, PRESSED_STALE, RECORDED } from '../../../conversation/compose/say.ts';
import { MAY_NOT_UNDO } from '../../../conversation/compose/say-taken-back.ts';
import { write } from '../../../conversation/compose/write.ts';
import type { Action } from '../../../conversation/message/message.ts';
import type { Toast } from '../../../conversation/message/toast.ts';
import type { WholeAnswer, WholeReading } from '../../../conversation/read/answer/read-whole-answer.ts';
import { NOTHING_SAID, type Reading } from '../../../conversation/read/reading.ts';
import { mayReport, mayUndo, sees } from '../../../domain/people/access.ts';
import { isOpen } from '../../../domain/tasks/assignment.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import { payloadOf } from '../../../outbox/payload.ts';
import { lastAbout } from '../../../store/outbox/outbox-bundles.ts';
import { aboutOf, outboxByMessage, type OutboxRow } from '../../../store/outbox/outbox.ts';
import { cardsById } from '../../../store/programmes/assignments.ts';
import { standingChanges } from '../../../store/record/standing-changes.ts';
import { hasChangedSince } from '../../../usecases/report/has-changed-since.ts';
import { reportStatus } from '../../../usecases/report/report-status.ts';
import { undoEvent } from '../../../usecases/report/undo-event.ts';
import type { Work } from '../../../usecases/work.ts';
import type { Context } from '../../context/message-context.ts';
import { sightFrom, type Origin } from '../../context/origin.ts';
import { alert, toast, type Press } from '../../context/press.ts';
import { closeQuestionsAbout, finish, newResult, type Result } from '../record-reading.ts';
import { refreshAbout, refreshInPlace } from '../../context/press-in-place.ts';
import type { Recorded } from '../../../conversation/compose/compose-receipt.ts';

/** What the answer is recorded as; `recorded` are the same tasks as in the outcome. */
interface Answered {
  readonly outcome: WholeOutcome;
  readonly recorded: readonly Recorded[];
}

/** The person's own tasks among those of the message; `row` is the bundle where it is known. */
function answerEach(
  work: Work,
  origin: Origin,
  own: readonly Card[],
  said: { readonly answer: WholeAnswer; readonly text: string; readonly row: OutboxRow | null },
): Answered {
  const { answer, text, row } = said;
  const reading = readingOf(answer, text);
  const recorded: Recorded[] = [];
  const unreported: Card[] = [];
  const kept: Card[] = [];
  for (const card of own) {
    if (standsAsItIs(work, card, answer) || hasChangedSince(work, card, revisionIn(row, card))) {
      kept.push(card);
      continue;
    }
    const outcome = reportStatus(work, origin, card, { reading, files: [], album: null });
    if (outcome.kind === 'recorded') recorded.push(outcome.recorded);
    else if (outcome.kind === 'ask' && outcome.about === 'first_report') unreported.push(card);
    else kept.push(card);
  }
  closeQuestionsAbout(
    work,
    origin,
    recorded.map(({ card }) => card),
    text,
  );
  return { outcome: { answer, recorded: recorded.map(({ card }) => card), unreported, kept }, recorded };
}

/** What was answered today, or waits for a decision, is not answered by words that are said of all. */
function standsAsItIs({ today }: Work, { assignment }: Card, answer: WholeAnswer): boolean {
  if (!isOpen(assignment) || assignment.waitingFor !== null) return true;
  return (answer === 'acknowledged' ? assignment.answeredOn : assignment.reportedOn) === today;
}

function readingOf(answer: WholeAnswer, text: string): Reading {
  const said = { ...NOTHING_SAID, text, needsQuestion: false };
  return answer === 'acknowledged'
    ? { ...said, intent: 'acknowledge', status: null }
    : { ...said, intent: 'report', status: answer };
}

/** The revision at which a task was put into a bundle; its own where the message was no bundle. */
function revisionIn(row: OutboxRow | null, { assignment }: Card): number {
  const payload = row === null ? null : payloadOf(row.payload);
  const item =
    payload?.kind === 'nudge' ? payload.items.find(({ assignmentId }) => assignmentId === assignment.id) : null;
  return item?.rev ?? assignment.rev;
}

/** A button of the bundle: of all its tasks that the person may report on. */
export function pressWhole(press: Press, answer: WholeAnswer): Toast | null {
  const { work, origin, messageId } = press;
  const row = messageId === null ? undefined : outboxByMessage(work.tx, origin.chat.id, messageId);
  const cards = row === undefined ? [] : cardsById(work.tx, aboutOf(work.tx, row.id));
  const [first] = cards;
  if (row === undefined || first === undefined) return alert(PRESSED_OUTDATED);
  const own = cards.filter((card) => mayReport(origin.actor, card.agency.id) === 'yes');
  if (own.length === 0) return alert(say.onlyFocalPoints(first.agency.name));
  const answered = answerEach(work, origin, own, { answer, text: '', row });
  const { outcome, recorded } = answered;
  if (recorded.length === 0) return toast(nothingRecorded(work, outcome));
  refreshInPlace(press);
  if (answer === 'acknowledged' && recorded.length > 1) return toast(say.acknowledgedMany(recorded.length));
  receive(work, origin, answered);
  return toast(answer === 'acknowledged' ? say.acknowledgedMany(recorded.length) : RECORDED);
}

function nothingRecorded({ today }: Work, outcome: WholeOutcome): string {
  if (outcome.unreported.length > 0) return say.NOTHING_REPORTED_BEFORE;
  if (outcome.kept.some(({ assignment }) => assignment.answeredOn !== today)) return PRESSED_STALE;
  return outcome.answer === 'acknowledged' ? say.ACKNOWLEDGED_BEFORE : say.ANSWERED_BEFORE;
}

/** Words or a command, under a bundle or, under nothing, of the chat's last one; `except`: named on other lines. */
export function sayWhole(
  work: Work,
  origin: Origin,
  { about, row }: Pick<Context, 'about' | 'row'>,
  {
    reading,
    text,
    except,
  }: { readonly reading: WholeReading; readonly text: string; readonly except: readonly Card[] },
  result: Result,
): void {
  const sight = sightFrom(origin);
  const asked = about.length > 0 ? about : lastAbout(work.tx, origin.chat.id);
  const cards = cardsById(work.tx, asked).filter(({ agency }) => sees(sight, agency.id));
  const [first] = cards;
  if (first === undefined) {
    result.notes.push(NO_BUNDLE);
    return;
  }
  const own = cards.filter((card) => mayReport(origin.actor, card.agency.id) === 'yes');
  if (own.length === 0) {
    const refusal = sight.kind === 'all' ? say.notInItsPlace(first) : say.onlyFocalPoints(first.agency.name);
    result.notes.push(origin.actor.anonymous ? ANONYMOUS : refusal);
    return;
  }
  if (reading.count !== null && reading.count !== own.length) {
    result.notes.push(otherCount(reading.count, own));
    return;
  }
  const named = new Set(except.map(({ assignment }) => assignment.id));
  const meant = own.filter(({ assignment }) => !named.has(assignment.id));
  const answered = answerEach(work, origin, meant, { answer: reading.answer, text, row });
  if (answered.recorded.length > 0) receive(work, origin, answered);
  else {
    const { unreported } = answered.outcome;
    const why = unreported.length > 0 ? wholeLeftWords(answered.outcome) : nothingRecorded(work, answered.outcome);
    origin.reply(
      write([why], { replyTo: origin.messageId, silent: true }),
      'answer',
      meant.map(({ assignment }) => assignment.id),
    );
  }
}

/** The one receipt of all of them. */
function receive(work: Work, origin: Origin, { outcome, recorded }: Answered): void {
  const [only, ...others] = recorded;
  if (only !== undefined && others.length === 0 && outcome.unreported.length === 0) {
    finish(work, origin, newResult(only));
    return;
  }
  const { timeZone } = work.rules;
  const context = { by: origin.person.name, at: work.now, today: work.today, timeZone, replyTo: origin.messageId };
  origin.reply(
    composeWholeReceipt(outcome, Math.max(...recorded.map(({ eventId }) => eventId)), context),
    'receipt',
    outcome.recorded.map(({ assignment }) => assignment.id),
  );
  refreshAbout(
    work,
    outcome.recorded.map(({ assignment }) => assignment.id),
  );
}

/** Takes back what the receipt that carries the button tells of, as far as nothing newer was said. */
export function pressUndoAll(
  { work, origin, messageId }: Press,
  { event }: Action & { kind: 'undo_all' },
): Toast | null {
  const row = messageId === null ? undefined : outboxByMessage(work.tx, origin.chat.id, messageId);
  if (row === undefined) return alert(PRESSED_OUTDATED);
  const cards = cardsById(work.tx, aboutOf(work.tx, row.id));
  if (cards.length === 0) return alert(PRESSED_OUTDATED);
  const own = cards.filter(({ agency }) => mayUndo(origin.actor, agency.id) === 'yes');
  if (own.length === 0) return alert(MAY_NOT_UNDO);
  const undone = own.flatMap(({ assignment }): Card[] => {
    const [latest] = standingChanges(work.tx, assignment.id, 1);
    const isTold = latest?.at === row.createdAt && latest.chatId === origin.chat.id && latest.id <= event;
    if (!isTold) return [];
    const outcome = undoEvent(work, origin, latest);
    return outcome.kind === 'undone' ? [outcome.card] : [];
  });
  if (undone.length === 0) return toast(NOTHING_LEFT_TO_UNDO);
  origin.reply(
    composeWholeUndone(undone, origin.person.name, origin.messageId),
    'answer',
    undone.map(({ assignment }) => assignment.id),
  );
  return null;
}
