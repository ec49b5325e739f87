/** A leader's line about one task, in the leaders' chat, in private, or passed on by the secretariat. */

import { askInstruction, composeInstructed } from '../../conversation/compose/compose-instruction.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import { splitReport, type ReportLine, type TaskRef } from '../../conversation/read/task/identify-task.ts';
import { instructionOf, readInstruction, type InstructionReading } from '../../conversation/read/read-instruction.ts';
import type { Reading } from '../../conversation/read/reading.ts';
import * as say from '../../conversation/compose/say.ts';
import { CLOSED_FOR_INSTRUCTION, ONLY_LEADERS_INSTRUCT } from '../../conversation/compose/say-decision.ts';
import { taskName } from '../../conversation/compose/words.ts';
import { write } from '../../conversation/compose/write.ts';
import { mayInstruct, mayReport, speaksOnBehalf } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardsById } from '../../store/programmes/assignments.ts';
import { type Question } from '../../store/record/questions.ts';
import { cardsNamed } from '../context/message-context.ts';
import { endQuestion } from '../context/end-question.ts';
import { instruct } from '../../usecases/instruct/instruct.ts';
import type { Context } from '../context/message-context.ts';
import { sightFrom, type Origin } from '../context/origin.ts';
import { putQuestion } from '../context/put-question.ts';
import { alert, type Press } from '../context/press.ts';
import type { PendingQuestion } from '../context/pending-question.ts';
import type { Work } from '../../usecases/work.ts';

type Asking = PendingQuestion & { readonly kind: 'instruction' };

/** True when the line was an instruction, or was asked about as one; it must be about one task. `said`: the whole message. */
export function instructByLine(
  work: Work,
  origin: Origin,
  line: ReportLine,
  context: Context,
  reading: Reading,
  said: string,
): boolean {
  const sight = sightFrom(origin);
  if (sight.kind !== 'all' || mayInstruct(origin.actor) !== 'yes' || line.rest.trim() === '') return false;
  const cards = line.ref === null ? cardsById(work.tx, context.about) : cardsNamed(work, sight, line.ref);
  const [first] = cards;
  if (first === undefined || cards.some(({ task }) => task.id !== first.task.id)) return false;
  if (cards.some(({ agency }) => mayReport(origin.actor, agency.id) === 'yes')) return false;
  if (reading.intent === 'undo' || reading.intent === 'question' || reading.intent === 'acknowledge') return false;
  const isCertain = line.ref === null || namesForCertain(said, line.ref);
  const instruction = readInstruction(line.rest, work.today);
  const isOtherwiseClear = reading.intent !== 'unclear' && !reading.needsQuestion;
  if (instruction !== null && isCertain && !(isOtherwiseClear && reading.intent === 'extension')) {
    pass(work, origin, cards, instruction);
    return true;
  }
  if (isOtherwiseClear && reading.intent === 'report') return false;
  askWhether(work, origin, first, cards, line.rest);
  return true;
}

/** "27 UBND huyện khẩn trương …" may as well count them, although there is a task 27. */
function namesForCertain(said: string, ref: TaskRef): boolean {
  const nameOf = (named: TaskRef): string | number => (named.kind === 'number' ? named.number : named.place);
  return splitReport(said).some((line) => line.ref !== null && nameOf(line.ref) === nameOf(ref));
}

/** The button that passes the words on; only their author may press it. */
export function passOnByPress({ work, origin }: Press, question: Question, pending: Asking): Toast | null {
  if (question.personId !== origin.person.id) return alert(say.PRESSED_OUTDATED);
  endQuestion(work, question.id);
  passOnQuoted(work, origin, pending);
  return null;
}

/** Passes on the words that were asked about. */
export function passOnQuoted(work: Work, origin: Origin, { assignments, text }: Asking): void {
  pass(work, origin, cardsById(work.tx, assignments), instructionOf(text, work.today));
}

function pass(work: Work, origin: Origin, cards: readonly Card[], instruction: InstructionReading): void {
  const outcome = instruct(work, origin, cards, instruction);
  if (outcome.kind === 'refused') {
    const [first] = cards;
    const closed = first === undefined ? '' : `${taskName(first.task)}: ${CLOSED_FOR_INSTRUCTION}`;
    const words = { closed, anonymous: say.ANONYMOUS, not_enrolled: ONLY_LEADERS_INSTRUCT }[outcome.why];
    origin.reply(write([words], { replyTo: origin.messageId }), 'answer');
    return;
  }
  const told = { ...instruction, author: origin.person.name, onBehalf: speaksOnBehalf(origin.actor) ? 1 : 0 } as const;
  origin.reply(
    composeInstructed(outcome.cards, told, outcome, outcome.eventId, origin.messageId),
    'receipt',
    outcome.cards.map((card) => card.assignment.id),
  );
}

/** Asks whether the words are an instruction. */
function askWhether(work: Work, origin: Origin, first: Card, cards: readonly Card[], said: string): void {
  const pending: Asking = { kind: 'instruction', text: said, assignments: cards.map((card) => card.assignment.id) };
  putQuestion(work, origin, pending, {
    about: pending.assignments,
    compose: (question) => askInstruction(first, said, question, origin.messageId),
  });
}
