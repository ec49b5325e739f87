/** The buttons with which an agency answers: a status, an extension, an acknowledgement. */

import { offerAnswers } from '../../../conversation/compose/compose-question.ts';
import { refusalWords, type Recorded } from '../../../conversation/compose/compose-receipt.ts';
import * as say from '../../../conversation/compose/say-report.ts';
import { OBSTACLES } from '../../../conversation/compose/task-buttons.ts';
import { RECORDED } from '../../../conversation/compose/say.ts';
import { cardName } from '../../../conversation/compose/words.ts';
import type { Action } from '../../../conversation/message/message.ts';
import type { Toast } from '../../../conversation/message/toast.ts';
import { readReport } from '../../../conversation/read/read-report.ts';
import { NOTHING_SAID, type Reading } from '../../../conversation/read/reading.ts';
import { formatDate } from '../../../domain/calendar/dates.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import { hasChangedSince } from '../../../usecases/report/has-changed-since.ts';
import { reportStatus, type Said } from '../../../usecases/report/report-status.ts';
import { askedAbout, saidBefore, sentIn, withKept, withKeptFiles } from '../../context/kept-words.ts';
import type { Sent } from '../../context/pending-question.ts';
import { alert, onTask, toast, type Press } from '../../context/press.ts';
import { showInPlace, tickInPlace } from '../../context/press-in-place.ts';
import { takeDocumentLine } from '../files/add-document.ts';
import {
  askAboutState,
  askDay,
  closeQuestionsAbout,
  askMeant,
  askUnclear,
  finish,
  newResult,
} from '../record-reading.ts';

/** A task was chosen from a list: its own answer buttons are shown. */
export function pressChoose(press: Press, { assignment }: Action & { kind: 'choose' }): Toast | null {
  return onTask(press, assignment, (card) => {
    if (!showInPlace(press, card, 'answers')) {
      press.origin.reply(offerAnswers(card), 'question', [card.assignment.id]);
      return null;
    }
    return toast(say.chosen(card));
  });
}

/** A press of a status. */
export function pressReport(press: Press, action: Action & { kind: 'report' }): Toast | null {
  return onTask(press, action.assignment, (card) => {
    // Pressed twice, or by two people: the first press counts.
    if (action.rev !== card.assignment.rev && saysTheSame(card, action)) return toast(say.recordedBefore(card));
    if (hasChangedSince(press.work, card, action.rev)) return alert(say.changedMeanwhile(card, press.work.today));
    const said = saidBefore(press);
    if (action.status === 'blocked') {
      if (showInPlace(press, card, 'obstacle')) return toast(say.chosen(card));
      askAboutState(press.work, press.origin, card, 'obstacle', said ?? sentIn(press.origin, ''));
      return null;
    }
    const reading = withKept(pressedReading(action.status), said, press.work.today);
    return reportByPress(ofMessage(press, said), card, {
      reading,
      chosen: action.status,
      ...withKeptFiles(NO_FILES, said),
      ...askedAbout(said),
    });
  });
}

/** A press that opens the choice of a new day. */
export function pressExtend(
  { work, origin, ...press }: Press,
  { assignment, rev }: Action & { kind: 'extend' },
): Toast | null {
  return onTask({ work, origin, ...press }, assignment, (card) => {
    if (hasChangedSince(work, card, rev)) return alert(say.changedMeanwhile(card, work.today));
    if (card.assignment.dueOn === null) return alert(refusalWords(card, 'no_date', work.today));
    if (showInPlace({ work, origin, ...press }, card, 'extension')) return toast(say.chosen(card));
    const said = saidBefore({ work, origin, ...press });
    askAboutState(work, origin, card, 'extension_date', said ?? sentIn(origin, ''), '');
    return null;
  });
}

/** A press of *Đã nhận*. */
export function pressAcknowledge(press: Press, { assignment, rev }: Action & { kind: 'acknowledge' }): Toast | null {
  return onTask(press, assignment, (card) =>
    hasChangedSince(press.work, card, rev)
      ? alert(say.changedMeanwhile(card, press.work.today))
      : acknowledge(ofMessage(press, saidBefore(press)), card, saidBefore(press)),
  );
}

/** A figure that stands ready. */
export function pressProgress(press: Press, { percent, ...action }: Action & { kind: 'progress' }): Toast | null {
  return pressReady(press, action, `${String(percent)}%`);
}

/** A press of an obstacle; *khác* asks for words. */
export function pressObstacle(press: Press, { which, ...action }: Action & { kind: 'obstacle' }): Toast | null {
  if (which !== 'other') return pressReady(press, action, `vướng mắc: ${lowered(OBSTACLES[which])}`);
  return askInWords(press, action, 'obstacle');
}

/** A press of a new day that is offered. */
export function pressExtendTo(press: Press, { on, ...action }: Action & { kind: 'extend_to' }): Toast | null {
  return pressReady(press, action, `xin gia hạn đến ${formatDate(on)}`);
}

/** A press of *ngày khác*, which asks for words. */
export function pressExtendOther(press: Press, action: Action & { kind: 'extend_other' }): Toast | null {
  return askInWords(press, action, 'extension_date');
}

/** A press of *Không thuộc trách nhiệm*. */
export function pressHandover(press: Press, action: Action & { kind: 'handover' }): Toast | null {
  return pressReady(press, action, 'không thuộc trách nhiệm của đơn vị');
}

interface OnAssignment {
  readonly assignment: number;
  readonly rev: number;
}

/** Recorded as if it had been typed. */
function pressReady(press: Press, { assignment, rev }: OnAssignment, words: string): Toast | null {
  return onTask(press, assignment, (card) => {
    if (hasChangedSince(press.work, card, rev)) return alert(say.changedMeanwhile(card, press.work.today));
    const said = saidBefore(press);
    const reading = withKept(readReport(words, press.work.today), said, press.work.today);
    const outcome = reportByPress(ofMessage(press, said), card, {
      reading,
      ...withKeptFiles(NO_FILES, said),
      ...askedAbout(said),
    });
    // Where it was asked about instead, that question waits.
    if (outcome?.alert === false) closeQuestionsAbout(press.work, press.origin, [card], words);
    return outcome;
  });
}

/** What no button says is asked for in words. */
function askInWords(
  press: Press,
  { assignment, rev }: OnAssignment,
  about: 'obstacle' | 'extension_date',
): Toast | null {
  return onTask(press, assignment, (card) => {
    if (hasChangedSince(press.work, card, rev)) return alert(say.changedMeanwhile(card, press.work.today));
    askAboutState(press.work, press.origin, card, about, saidBefore(press) ?? sentIn(press.origin, ''), '', false);
    return null;
  });
}

function lowered(label: string): string {
  return `${label.charAt(0).toLocaleLowerCase('vi')}${label.slice(1)}`;
}

/** Stands as it was reported last. */
export function pressUnchanged(press: Press, { assignment, rev }: Action & { kind: 'unchanged' }): Toast | null {
  return onTask(press, assignment, (card) => {
    if (hasChangedSince(press.work, card, rev)) return alert(say.changedMeanwhile(card, press.work.today));
    if (card.assignment.reportedOn === press.work.today) return toast(say.recordedBefore(card));
    const reading = { ...pressedReading(null), status: 'unchanged' as const };
    return reportByPress(press, card, { reading, ...NO_FILES });
  });
}

/** Records a press, and answers with a receipt, a question or a refusal. */
export function reportByPress(press: Press, card: Card, said: Said): Toast | null {
  const { work, origin } = press;
  const outcome = reportStatus(work, origin, card, said);
  switch (outcome.kind) {
    case 'recorded':
      return receive(press, outcome.recorded);
    case 'refused':
      return alert(`${cardName(card)}: ${refusalWords(card, outcome.why, work.today)}`);
    case 'ask_day':
      askDay(work, origin, card, outcome.why, {
        report: said.reading.text,
        words: said.reading.text,
        sent: sentIn(origin, '', said),
        chosen: said.chosen,
      });
      return null;
    case 'ask_meant':
      askMeant(work, origin, card, { ...said, text: said.reading.text, statedOn: outcome.statedOn });
      return null;
    case 'ask':
      if (!takeDocumentLine(work, origin, card, said.reading.text))
        askUnclear(work, origin, card, outcome.about, sentIn(origin, said.reading.text, said));
      return null;
  }
}

const NO_FILES = { files: [], album: null } as const;

/** What is recorded came of the message that was asked about: a new version of that one replaces it. */
export function ofMessage(press: Press, said: Sent | undefined): Press {
  if (said === undefined || said.messageId === null) return press;
  const { messageId } = said;
  const author = { ...press.origin.author, messageId };
  return { ...press, origin: { ...press.origin, messageId, author } };
}

function acknowledge(press: Press, card: Card, said?: Sent): Toast | null {
  const { work, origin } = press;
  if (card.assignment.answeredOn === work.today) return toast(say.ACKNOWLEDGED_BEFORE);
  const reading = withKept({ ...pressedReading(null), intent: 'acknowledge' }, said, work.today);
  const outcome = reportStatus(work, origin, card, {
    reading,
    ...withKeptFiles(NO_FILES, said),
    ...askedAbout(said),
  });
  if (outcome.kind !== 'recorded') return toast(say.NOTHING_TO_ACKNOWLEDGE);
  return receive(press, outcome.recorded, say.acknowledgedMany(1));
}

/** In a bundle the tick is the receipt; under any other message one is sent. */
function receive(press: Press, recorded: Recorded, words = RECORDED): Toast {
  const ticked = tickInPlace(press, recorded);
  if (ticked !== null) return ticked;
  finish(press.work, press.origin, newResult(recorded));
  return toast(words);
}

function saysTheSame({ assignment }: Card, action: Action & { kind: 'report' }): boolean {
  if (action.status === 'completed')
    return assignment.status === 'pending_confirmation' || assignment.status === 'completed';
  return action.status === 'in_progress' && assignment.status === 'in_progress' && assignment.obstacle === null;
}

/** What a button says, without words. */
export function pressedReading(status: Reading['status']): Reading {
  return {
    ...NOTHING_SAID,
    text: '',
    intent: 'report',
    status,
    needsQuestion: false,
  };
}
