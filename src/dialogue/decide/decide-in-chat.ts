/** Decisions by a command, a button, or the answer to "why?" and "until when?". */

import { refusalWords } from '../../conversation/compose/compose-receipt.ts';
import {
  askDecision,
  askedByItsAgency,
  askLaterDay,
  askWhichLead,
  askWhichPeriodStops,
} from '../../conversation/compose/compose-pending-decision.ts';
import { composeDecided } from '../../conversation/compose/compose-decision.ts';
import { askWhichAgency, composeHandedOver, handOverRefused } from '../../conversation/compose/compose-handover.ts';
import { actedBy } from '../../conversation/compose/event-words.ts';
import type { OutgoingMessage, Ruling } from '../../conversation/message/message.ts';
import * as say from '../../conversation/compose/say-decision.ts';
import { agencyUnknown } from '../../conversation/compose/say-which-task.ts';
import { taskOrCount } from '../../conversation/compose/say-unused.ts';
import { waitingInstead } from '../../conversation/compose/say-ruling-unclear.ts';
import { cardName, taskName } from '../../conversation/compose/words.ts';
import { adding, write } from '../../conversation/compose/write.ts';
import type { CommandName } from '../../conversation/read/parse-command.ts';
import { askSuspensionScope } from '../../conversation/compose/compose-suspension.ts';
import { readSuspensionScope } from '../../conversation/read/suspension-scope.ts';
import { readConfirmedDay } from '../../conversation/read/answer/read-confirmed-day.ts';
import { agrees } from '../../conversation/read/ruling/agrees.ts';
import { limitsBasis } from '../../conversation/read/ruling/limits-basis.ts';
import { readBasis } from '../../conversation/read/ruling/read-basis.ts';
import { BY_REPORT, OF_DATES } from '../../conversation/read/ruling/unclear-beside.ts';
import { unneededWords } from '../../conversation/read/unneeded-words.ts';
import { formatDate } from '../../domain/calendar/dates.ts';
import { readDate } from '../../domain/deadlines/read-date.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { isStopped } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { eventById } from '../../store/record/events.ts';
import { pendingClaim } from '../../store/record/pending-claim.ts';
import { decide, mayDecide, told, type Decision, type DecisionOutcome } from '../../usecases/decide/decide.ts';
import { claimedScope, claimedWith, isScopeAsked, namesPeriod } from '../../usecases/suspended-periods.ts';
import { askedDayIn } from './asked-day.ts';
import { agencyIn, leavingOut, namedTasks, type Call } from '../context/call.ts';
import { dutyOf } from '../../usecases/decide/duty-of.ts';
import type { Origin } from '../context/origin.ts';
import { putQuestion } from '../context/put-question.ts';
import type { PendingQuestion } from '../context/pending-question.ts';
import type { Work } from '../../usecases/work.ts';
import { assignmentsMeant, type Meant } from './assignments-meant.ts';
import { unclearWords } from './unclear-words.ts';

type Asking = PendingQuestion & { readonly kind: 'decision' };

type Typed = 'confirm' | 'return' | 'approve' | 'reject';

const RULINGS: Partial<Record<CommandName, Typed>> = {
  confirm: 'confirm',
  return: 'return',
  approve: 'approve',
  reject: 'reject',
};

/**
 * `/xacnhan`, `/tralai`, `/dongy`, `/khongdongy`: the tasks' numbers, an agency's code where several wait, then the
 * reason or the date. Each task is decided and answered by itself.
 */
export function decideByCommand(call: Call): void {
  const ruling = RULINGS[call.command.name];
  const named = namedTasks(call);
  if (ruling === undefined || named === null) return;
  const { tasks, words, perhaps } = named;
  const counted = perhaps?.cards.find((card) => waitsFor(card, ruling));
  if (counted !== undefined && perhaps !== null) {
    answer(call.origin, taskOrCount(counted, call.command, perhaps.beyond));
    return;
  }
  for (const cards of tasks) decideOnTask(named.call, cards, ruling, words);
}

function decideOnTask(call: Call, cards: readonly Card[], ruling: Typed, words: string): void {
  const [first] = cards;
  if (first === undefined) return;
  const { work, origin } = call;
  const what = ruling === 'confirm' || ruling === 'return' ? 'confirmation' : 'extension';
  const waiting = cards.filter((card) => waitsFor(card, ruling));
  const { meant, rest, idle, among, isPeriodAlone } = isAboutLead(waiting, ruling)
    ? allOf(waiting, words)
    : onceEach(work, { waiting, cards, words, ruling });
  const judged = meant.length > 0 ? meant : among.length > 0 ? among : [first];
  const [refusal = null, ...others] = judged.map((card) => refusalOf(work, origin, card, ruling));
  if (refusal !== null && !others.includes(null)) {
    answer(origin, refusal);
    return;
  }
  if (waiting.length === 0 || idle !== null) {
    const whose = idle === null ? '' : ` – ${idle}`;
    const stopped = cards.find(({ assignment }) => isStopped(assignment));
    const instead = stopped === undefined ? '' : ` ${say.stoppedNow(stopped)}`;
    const nothing = what === 'confirmation' ? say.NOTHING_TO_CONFIRM : say.NOTHING_WAITS;
    // A period that was named stands in the answer.
    const others = idle === null ? '' : waitingInstead(waiting, ruling);
    answer(leavingOut(call, rest).origin, `${taskName(first.task)}${whose}: ${nothing}${instead}${others}`);
    return;
  }
  const unclear = unclearWords(work, meant[0] ?? among[0] ?? first, ruling, rest);
  if (unclear !== null) {
    answer(origin, unclear);
    return;
  }
  const [one] = meant;
  if (one !== undefined && meant.length === 1 && isVaguePeriod(work, one, words, ruling)) {
    const claimed = [one, ...claimedWith(work, one)];
    origin.reply(askWhichPeriodStops(withEvents(work, claimed), origin.messageId), 'answer', idsOf(claimed));
    return;
  }
  const isOfStop = one?.assignment.waitingFor === 'suspension';
  const used = isOfStop ? { call, words: rest } : usedBy(call, ruling, rest);
  if (meant.length === 0) {
    used.call.origin.reply(askWhichLead(withEvents(work, among), ruling, origin.messageId), 'answer', idsOf(waiting));
    return;
  }
  if (one !== undefined && isPeriodAlone === true) {
    refusePeriod(work, used.call.origin, one, used.words);
    return;
  }
  for (const card of meant) {
    const refused = refusalOf(work, origin, card, ruling);
    if (refused === null) decideOn(work, used.call.origin, card, ruling, used.words);
    else answer(origin, `${cardName(card)} – ${card.agency.name}: ${refused}`);
  }
}

/** "/khongdongy 1 quý II chưa có văn bản": of a claim that the whole duty was stopped, that period alone. */
function refusePeriod(work: Work, origin: Origin, card: Card, reason: string): void {
  const refused = refusalOf(work, origin, card, 'reject');
  if (refused !== null || reason === '') {
    answer(origin, refused ?? say.reasonOfPeriodNeeded(card));
    return;
  }
  const decision: Decision = { kind: 'reject', reason, scope: 'period' };
  tellDecider(work, origin, { before: card, ruling: 'reject', decision }, decide(work, origin, card, decision));
}

/** "Chỉ kỳ này" of a duty of which several periods are claimed: none of them is named. */
function isVaguePeriod(work: Work, card: Card, words: string, ruling: Typed): boolean {
  if (ruling !== 'approve' || claimedWith(work, card).length === 0) return false;
  const { scope } = readSuspensionScope(readBasis(words).rest);
  return scope === 'period' && !namesOnePeriod(work, card, words);
}

/** "Chỉ kỳ tháng 5/2022", "kỳ này tháng 5/2022". */
function namesOnePeriod(work: Work, { assignment }: Card, words: string): boolean {
  const { scope, rest } = readSuspensionScope(readBasis(words).rest);
  return scope === 'period' && namesPeriod(rest, assignment, work.today);
}

/** What waits, each with the event that asks for it. */
function withEvents({ tx }: Work, cards: readonly Card[]): { readonly card: Card; readonly event: number }[] {
  return cards.flatMap((card) => {
    const event = pendingClaim(tx, card.assignment);
    return event === undefined ? [] : [{ card, event: event.id }];
  });
}

interface Addressed {
  readonly waiting: readonly Card[];
  readonly cards: readonly Card[];
  readonly words: string;
  readonly ruling: Typed;
}

/**
 * Of what waits that which the words are about. That a whole duty was stopped is one claim, whatever else of it waits; a
 * period that is named is that one alone.
 */
function onceEach(work: Work, { waiting, cards, words, ruling }: Addressed): Meant {
  const whole = ruling === 'approve' ? ofWholeDuty(words) : null;
  const stopped = waiting.filter(
    ({ assignment }) => assignment.waitingFor === 'suspension' && assignment.period !== null,
  );
  if (whole !== null && stopped.length > 0) {
    const found = assignmentsMeant(oncePerDuty(work, stopped), cards, whole, work.today);
    return { ...found, rest: `cả nhiệm vụ ${found.rest}`.trim() };
  }
  const isOnly = ruling === 'approve' && stopped.some((card) => namesOnePeriod(work, card, words));
  // "Chỉ kỳ tháng 5/2022"
  const said = isOnly ? words.replace(/^(?:chỉ|riêng|chi|rieng)\s+/iu, '') : words;
  const found = assignmentsMeant(waiting, cards, said, work.today);
  const [only, ...others] = found.meant;
  if (only !== undefined && others.length === 0) {
    const named = said.slice(0, Math.max(0, said.length - found.rest.length));
    const isNamed = stopped.includes(only) && namesPeriod(named, only.assignment, work.today);
    if (isNamed && ruling === 'reject' && claimedWith(work, only).length > 0) return { ...found, isPeriodAlone: true };
    const isOne = isNamed && ruling === 'approve';
    return isOne && readSuspensionScope(found.rest).scope === null
      ? { ...found, rest: `chỉ kỳ này ${found.rest}`.trim() }
      : found;
  }
  if (found.meant.length > 0) return { ...found, meant: oncePerDuty(work, found.meant) };
  const among = oncePerDuty(work, found.among);
  return among.length === 1 && found.among.length > 1 ? { ...found, meant: among } : { ...found, among };
}

/** The other words where they say that all of the duty is meant; null where they do not. */
function ofWholeDuty(words: string): string | null {
  const { rest: said, basis } = readBasis(words);
  const { scope, rest } = readSuspensionScope(said);
  return scope !== 'duty' ? null : basis === null ? rest : `${rest} theo ${basis}`.trim();
}

/** Of the periods that wait under one claim of the whole duty only the first. */
function oncePerDuty(work: Work, cards: readonly Card[]): Card[] {
  const claims = new Set<number>();
  return cards.filter((card) => {
    if (claimedScope(work, card) !== 'duty') return true;
    const isFirst = !claims.has(card.agency.id);
    claims.add(card.agency.id);
    return isFirst;
  });
}

/** "/dongy 12 STC": the agency that follows takes the task, it is none of those that wait. */
function isAboutLead(waiting: readonly Card[], ruling: Ruling): boolean {
  return ruling === 'approve' && waiting.length === 1 && waiting[0]?.assignment.waitingFor === 'handover';
}

function allOf(waiting: readonly Card[], words: string): Meant {
  return { meant: waiting, rest: words, idle: null, among: waiting };
}

function waitsFor({ assignment: { waitingFor } }: Card, ruling: Ruling): boolean {
  if (ruling === 'confirm' || ruling === 'return') return waitingFor === 'confirmation';
  return waitingFor === 'extension' || waitingFor === 'handover' || waitingFor === 'suspension';
}

/** The words that the ruling takes, and the call that names the others. */
function usedBy(call: Call, ruling: Ruling, words: string): { readonly call: Call; readonly words: string } {
  const { today } = call.work;
  if (ruling === 'confirm') {
    if (BY_REPORT.test(words)) return { call, words };
    const { day, unused } = readConfirmedDay(words, today);
    return { call: leavingOut(call, unused), words: day.kind === 'day' ? formatDate(day.on) : '' };
  }
  if (ruling !== 'approve') return { call, words };
  if (agrees(words)) return { call, words: '' };
  if (readBasis(words).basis !== null) return { call, words };
  const date = readDate(words, today);
  if (date.kind !== 'date') return { call, words };
  const means = (fewer: string): boolean => {
    const said = readDate(fewer, today);
    return said.kind === 'date' && said.date === date.date;
  };
  const { unneeded } = unneededWords(words, means, OF_DATES);
  return { call: leavingOut(call, unneeded), words: formatDate(date.date) };
}

/** Why the decision may not be made here; null when it may. */
export function refusalOf(work: Work, origin: Origin, card: Card, ruling: Ruling): string | null {
  const may = mayDecide(work, origin, card, KIND_OF[ruling]);
  if (may === 'yes') return null;
  return say.rulingRefused(may, rightIn(card, ruling));
}

/** What the right to decide is about. */
function rightIn({ assignment: { waitingFor } }: Card, ruling: Ruling): Ruling | 'handover' | 'suspension' {
  return waitingFor === 'handover' || waitingFor === 'suspension' ? waitingFor : ruling;
}

const KIND_OF = {
  confirm: 'confirm',
  confirm_reported: 'confirm',
  return: 'return',
  approve: 'approve',
  approve_other: 'approve',
  approve_duty: 'suspend',
  approve_period: 'suspend',
  reject: 'reject',
  resume: 'resume',
} as const satisfies Record<Ruling, Decision['kind']>;

/** Makes a decision whose words are complete, or asks for what is missing. */
export function decideOn(
  work: Work,
  origin: Origin,
  card: Card,
  ruling: Ruling,
  words: string,
): DecisionOutcome | null {
  const unclear = unclearWords(work, card, ruling, words);
  if (unclear !== null) {
    answer(origin, unclear);
    return null;
  }
  const decision = decisionOf(work, card, ruling, words);
  if (decision === null && card.assignment.waitingFor === 'handover' && words !== '') {
    answer(origin, agencyUnknown(card, words));
    return null;
  }
  if (decision?.kind === 'suspend' && decision.scope === null && isScopeAsked(work, card)) {
    askForScope(work, origin, card);
    return null;
  }
  if (decision === null && card.assignment.waitingFor === 'suspension' && isApproval(ruling)) {
    answer(origin, say.suspensionUnclear(card));
    return null;
  }
  if (decision === null) {
    const isOfAnother = isApproval(ruling) && askedDayIn(work, card, words) === 'another';
    const note = isOfAnother ? askedByItsAgency(card) : null;
    putDecisionQuestion(work, origin, card, isApproval(ruling) ? 'approve_other' : ruling, note);
    return null;
  }
  const outcome = decide(work, origin, card, decision);
  tellDecider(work, origin, { before: card, ruling, decision }, outcome);
  return outcome;
}

/** Without a question of its own: the buttons, or the command with the scope behind it, answer it. */
function askForScope(work: Work, origin: Origin, card: Card): void {
  const event = pendingClaim(work.tx, card.assignment);
  if (event === undefined) return;
  origin.reply(askSuspensionScope(card, event.id, origin.messageId), 'answer', [card.assignment.id]);
}

function isApproval(ruling: Ruling): ruling is Exclude<Ruling, 'return' | 'reject'> {
  return ruling !== 'return' && ruling !== 'reject';
}

/** Asks the decider for the reason or the date in one question; `note` says why the words were not enough. */
export function putDecisionQuestion(
  work: Work,
  origin: Origin,
  card: Card,
  ruling: 'return' | 'reject' | 'approve_other',
  note: string | null = null,
): void {
  askForDecision(work, origin, card, ruling, () => {
    if (ruling === 'approve_other' && card.assignment.waitingFor === 'handover') {
      return askWhichAgency(card, origin.messageId);
    }
    const question = askDecision(card, ruling, origin.messageId);
    return note === null ? question : adding(question, note);
  });
}

function askForDecision(
  work: Work,
  origin: Origin,
  card: Card,
  ruling: Asking['ruling'],
  compose: () => OutgoingMessage,
): void {
  const event = pendingClaim(work.tx, card.assignment);
  if (event === undefined) return;
  const pending: Asking = { kind: 'decision', ruling, assignment: card.assignment.id, event: event.id };
  putQuestion(work, origin, pending, { about: [card.assignment.id], compose });
}

/** Null when the words lack the reason, or a day after today. */
function decisionOf(work: Work, card: Card, ruling: Ruling, words: string): Decision | null {
  switch (ruling) {
    case 'confirm_reported':
      return { kind: 'confirm', on: card.assignment.waitingSince };
    case 'confirm': {
      if (BY_REPORT.test(words)) return decisionOf(work, card, 'confirm_reported', '');
      const { day } = readConfirmedDay(words, work.today);
      return { kind: 'confirm', on: day.kind === 'day' ? day.on : null };
    }
    case 'return':
    case 'reject':
      return words === '' ? null : { kind: ruling, reason: words };
    case 'approve_duty':
      return { kind: 'suspend', basis: null, scope: 'duty', from: null };
    case 'approve_period':
      return { kind: 'suspend', basis: null, scope: 'period', from: null };
    case 'resume':
      return null;
    case 'approve':
      if (card.assignment.waitingFor === 'suspension') return suspending(work, words);
      if (card.assignment.waitingFor === 'handover') return handingOver(work, words);
      if (askedDayIn(work, card, words) === 'own') return { kind: 'approve', dueOn: null, basis: null };
      if (agrees(readBasis(words).rest)) return { kind: 'approve', dueOn: null, basis: readBasis(words).basis };
      return decisionOf(work, card, 'approve_other', words);
    case 'approve_other': {
      if (card.assignment.waitingFor === 'suspension') return suspending(work, words);
      if (card.assignment.waitingFor === 'handover') return handingOver(work, words);
      if (askedDayIn(work, card, words) === 'own') return { kind: 'approve', dueOn: null, basis: null };
      const { rest, basis } = readBasis(words);
      const date = readDate(rest, work.today);
      return date.kind === 'date' && date.date > work.today ? { kind: 'approve', dueOn: date.date, basis } : null;
    }
  }
}

/**
 * "cả nhiệm vụ từ 01/6/2022 theo Công văn số 12/UBND-TH": of what, since when and by which document, where the decider says
 * so; null for other words.
 */
function suspending({ today }: Work, words: string): Decision | null {
  const since = SINCE.exec(words);
  const without =
    since === null ? words : `${words.slice(0, since.index)} ${words.slice(since.index + since[0].length)}`;
  const { rest, basis } = readBasis(without.trim());
  const { scope, rest: others } = readSuspensionScope(rest);
  if (limitsBasis(basis ?? '', today)) return null;
  const said = [others, since?.[1] ?? ''].filter((each) => each !== '').join(' ');
  if (agrees(said)) return { kind: 'suspend', basis, scope, from: null };
  const ahead = readDate(said, today);
  if (ahead.kind === 'date' && ahead.date > today) return { kind: 'suspend', basis, scope, from: ahead.date };
  const { day, unused } = readConfirmedDay(said, today);
  return day.kind === 'day' && agrees(unused) ? { kind: 'suspend', basis, scope, from: day.on } : null;
}

/** "từ ngày 01/6/2022", before or behind the document. */
const SINCE =
  /(?<![\p{L}\d])(?:kể |ke )?(?:từ|tu) (?:ngày |ngay )?(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)(?![\p{L}\d/])/iu;

/** "STC theo Công văn số 12/UBND-TH": the agency that takes the task, and the document that says so. */
function handingOver(work: Work, words: string): Decision | null {
  const { rest, basis } = readBasis(words);
  const { agency: to, words: beyond } = agencyIn(work, rest.replace(LEADS_TO_AGENCY, ''));
  const isSaid = beyond.split(/[\s,;.]+/u).every((word) => SAID_OF_TAKING.has(strip(word)));
  return to === null || !isSaid || limitsBasis(basis ?? '', work.today) ? null : { kind: 'hand_over', to, basis };
}

/** Words for the secretariat's answer that name no agency: it stays open. */
export function lacksAgency(work: Work, { assignment }: Card, ruling: Ruling, words: string): boolean {
  const isOfLead = isApproval(ruling) && assignment.waitingFor === 'handover';
  return isOfLead && words !== '' && handingOver(work, words) === null;
}

/** Said with the agency's name; other words may deny it, or ask it first. Without diacritics. */
const SAID_OF_TAKING = new Set([
  '',
  ...'chu tri thuc hien tiep nhan xu ly theo doi thay nhe nhi a anh chi em giup di'.split(' '),
]);

const LEADS_TO_AGENCY = /^(?:(?:chuyển|chuyen|giao|sang|cho|về|ve|đơn vị|don vi|là|la)\s+){1,4}/iu;

interface Ruled {
  readonly before: Card;
  readonly ruling: Ruling;
  readonly decision: Decision;
}

function tellDecider(work: Work, origin: Origin, { before, ruling, decision }: Ruled, outcome: DecisionOutcome): void {
  switch (outcome.kind) {
    case 'decided': {
      const event = eventById(work.tx, outcome.eventId);
      if (decision.kind === 'hand_over') {
        const { to, basis } = decision;
        const by = event === undefined ? origin.person.name : actedBy(event);
        origin.reply(composeHandedOver({ card: outcome.card, to, basis, by }, origin.messageId), 'receipt');
        return;
      }
      const message = composeDecided(outcome.card, told(outcome.what), {
        reason: event?.text ?? null,
        by: event === undefined ? origin.person.name : actedBy(event),
        today: work.today,
        before: before.assignment,
        duty: dutyOf(work, outcome.card),
        periods: outcome.periods,
        replyTo: origin.messageId,
        undo: outcome.eventId,
      });
      origin.reply(message, 'receipt', [before.assignment.id]);
      return;
    }
    case 'refused':
      answer(
        origin,
        outcome.why === 'not_waiting'
          ? `${cardName(before)}: ${say.NOTHING_WAITS}`
          : say.rulingRefused(outcome.why, rightIn(before, ruling)),
      );
      return;
    case 'reason_missing':
      answer(origin, say.REASON_NEEDED);
      return;
    case 'scope_missing':
      askForScope(work, origin, before);
      return;
    case 'impossible_suspension':
      answer(origin, say.suspensionDayRefused(before, outcome.why));
      return;
    case 'impossible_resumption':
      answer(origin, say.resumptionDayRefused(before, outcome.why, { since: outcome.since, today: work.today }));
      return;
    case 'too_soon': {
      const tooSoon = { ...outcome, today: work.today };
      askForDecision(work, origin, before, 'approve_other', () => askLaterDay(before, tooSoon, origin.messageId));
      return;
    }
    case 'cannot_take':
      if (decision.kind === 'hand_over') answer(origin, handOverRefused(before, decision.to, outcome.why));
      return;
    case 'cannot_cancel':
      answer(origin, `${cardName(before)}: ${refusalWords(before, outcome.why, work.today)}`);
      return;
    case 'impossible_day':
      answer(origin, say.completionDayRefused(before, outcome.why, work.today));
  }
}

function answer(origin: Origin, text: string): void {
  origin.reply(write([text], { replyTo: origin.messageId }), 'answer');
}

function idsOf(cards: readonly Card[]): number[] {
  return cards.map((card) => card.assignment.id);
}
