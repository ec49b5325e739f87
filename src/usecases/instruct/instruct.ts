/** A leader instructs the leads of one task; their answers return to the chat of the instruction. */

import {
  composeFollowUp,
  composeForNobody,
  composeInstruction,
  composeInstructionAnswer,
  composeWithdrawn,
} from '../../conversation/compose/compose-instruction.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import type { InstructionReading } from '../../conversation/read/read-instruction.ts';
import { mayInstruct, speaksOnBehalf, type Verdict } from '../../domain/people/access.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { beginsOn, isAhead, isOpen } from '../../domain/tasks/assignment.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { cardById, cardsOfTask } from '../../store/programmes/assignments.ts';
import { chatsOf, type Chat } from '../../store/people/chats.ts';
import { eventById, type Event } from '../../store/record/events.ts';
import { isUndone } from '../../store/record/standing-changes.ts';
import { record } from '../../store/record/record-event.ts';
import { heldAmong } from '../../store/reminders/holds.ts';
import {
  insertInstruction,
  instructionById,
  instructionsDue,
  instructionsOf,
  instructionsOfEvent,
  setAnswered,
  setFollowed,
  setWithdrawn,
} from '../../store/record/instructions.ts';
import { outboxByKey } from '../../store/outbox/outbox.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import type { Acting } from '../acting.ts';
import { queueOnFreeDay } from '../chats/queue-on-free-day.ts';
import { notify, queueUnasked } from '../chats/notify.ts';
import type { Work } from '../work.ts';

/** The speaker, and the chat that receives the answers. */
export type Instructor = Pick<Acting, 'actor' | 'author' | 'person' | 'chat' | 'threadId'>;

export type InstructOutcome =
  | {
      readonly kind: 'instructed';
      readonly eventId: number;
      readonly cards: readonly Card[];
      readonly reached: readonly string[];
      readonly without: readonly string[];
      /** Ended, and nobody has taken the task over yet: it is passed on to whoever does. */
      readonly ended: readonly string[];
    }
  | { readonly kind: 'refused'; readonly why: Exclude<Verdict, 'yes'> | 'closed' };

/** `cards` are the assignments of one task: every lead with an open one is told, of a duty about its oldest period. */
export function instruct(
  work: Work,
  by: Instructor,
  cards: readonly Card[],
  said: InstructionReading,
): InstructOutcome {
  const verdict = mayInstruct(by.actor);
  if (verdict !== 'yes') return { kind: 'refused', why: verdict };
  const open = onePerLead(cards, work.today);
  const [first] = open;
  if (first === undefined) return { kind: 'refused', why: 'closed' };
  const eventId = record(work.tx, {
    at: work.now,
    kind: 'instructed',
    taskId: first.task.id,
    assignmentId: open.length === 1 ? first.assignment.id : null,
    text: said.text,
    ...by.author,
  });
  const reached: string[] = [];
  const without: string[] = [];
  const ended: string[] = [];
  for (const card of open) {
    const id = insertInstruction(
      work.tx,
      {
        assignmentId: card.assignment.id,
        eventId,
        text: said.text,
        dueOn: said.dueOn,
        author: by.author.actor,
        onBehalf: speaksOnBehalf(by.actor) ? 1 : 0,
        personId: by.person.id,
        chatId: by.chat.id,
        threadId: by.threadId,
      },
      work.now,
    );
    if (card.assignment.orphanedOn !== null) {
      ended.push(card.agency.name);
      continue;
    }
    const isReached = queueInstruction(work, card, id);
    (isReached ? reached : without).push(card.agency.name);
  }
  if (ended.length > 0) tellOfNobody(work, by, { card: first, ended, text: said.text, eventId });
  return { kind: 'instructed', eventId, cards: open, reached, without, ended };
}

/** False where the agency has no chat. */
function queueInstruction(work: Work, card: Card, id: number): boolean {
  const chat = agencyChat(work, card.agency.id);
  if (chat === undefined) return false;
  const queued = { key: `instruction:${String(id)}`, kind: 'notice', about: [card.assignment.id] } as const;
  queueUnasked(work, chat, { kind: 'instruction', instruction: id, message: null }, queued);
  return true;
}

/** The secretariat is to say who takes the task over. */
function tellOfNobody(
  work: Work,
  by: Instructor,
  {
    card,
    eventId,
    ...said
  }: { readonly card: Card; readonly ended: readonly string[]; readonly text: string; readonly eventId: number },
): void {
  const message = composeForNobody(card.task, { ...said, author: by.author.actor });
  for (const chat of chatsOf(work.tx, 'secretariat').filter(({ id }) => id !== by.chat.id)) {
    const key = `instruction-waits:${String(eventId)}`;
    notify(work, chat, message, { key, kind: 'notice', about: [card.assignment.id] });
  }
}

/** Whoever took over what waited for a successor is told of what was instructed meanwhile. */
export function passInstructions(work: Work, cards: readonly Card[]): void {
  for (const card of cards) {
    for (const { id, answeredAt, withdrawnAt } of instructionsOf(work.tx, [card.assignment.id])) {
      if (answeredAt === null && withdrawnAt === null) queueInstruction(work, card, id);
    }
  }
}

/** The open assignment of each lead; of a recurring duty the oldest period that has begun. */
function onePerLead(cards: readonly Card[], today: LocalDate): Card[] {
  const open = cards.filter(({ assignment }) => isOpen(assignment));
  const begun = open.filter(({ assignment }) => !isAhead(assignment, today));
  const byLead = Map.groupBy(begun.length === 0 ? open : begun, ({ agency }) => agency.id);
  return [...byLead.values()].flatMap((own) => own.toSorted(byPeriod).slice(0, 1));
}

function byPeriod(a: Card, b: Card): number {
  const [first, second] = [beginsOn(a.assignment) ?? '', beginsOn(b.assignment) ?? ''];
  return first < second ? -1 : first > second ? 1 : a.assignment.id - b.assignment.id;
}

/** Passes the answer in event `eventId` to the chat of the instruction about this assignment. False without one. */
export function relayAnswer(work: Work, card: Card, eventId: number): boolean {
  const open = openInstructions(work, card);
  for (const { id, chatId } of open) {
    setAnswered(work.tx, id, work.now);
    queueUnasked(
      work,
      { id: chatId },
      { kind: 'instruction_answer', instruction: id, event: eventId, message: null },
      { key: `instruction_answer:${id}:${eventId}`, kind: 'notice', about: [card.assignment.id] },
    );
  }
  return open.length > 0;
}

/** The instructions on an assignment that no report has answered. */
export function openInstructions(work: Work, card: Card) {
  const { assignment, task, agency } = card;
  // An instruction about a duty is answered by a report on any of its periods.
  const own =
    assignment.period === null
      ? [card]
      : cardsOfTask(work.tx, task.id).filter((other) => other.agency.id === agency.id);
  const ids = own.map((other) => other.assignment.id);
  return instructionsOf(work.tx, ids).filter(({ answeredAt }) => answeredAt === null);
}

/** Takes an instruction back and tells the agencies that received it. */
export function withdrawInstruction(work: Work, by: Acting, event: Event): Card | null {
  const given = instructionsOfEvent(work.tx, event.id).filter(({ withdrawnAt }) => withdrawnAt === null);
  const cards = given.flatMap(({ assignmentId }) => cardById(work.tx, assignmentId) ?? []);
  const [first] = cards;
  if (first === undefined || isUndone(work.tx, event.id)) return null;
  record(work.tx, {
    at: work.now,
    kind: 'instruction_withdrawn',
    taskId: event.taskId,
    assignmentId: event.assignmentId,
    text: event.text,
    undoes: event.id,
    ...by.author,
  });
  for (const told of given) {
    setWithdrawn(work.tx, told.id, work.now);
    const card = cards.find(({ assignment }) => assignment.id === told.assignmentId);
    const chat = card === undefined ? undefined : agencyChat(work, card.agency.id);
    const sent = chat === undefined ? undefined : outboxByKey(work.tx, `instruction:${told.id}:${chat.id}`);
    if (card === undefined || chat === undefined || sent?.state !== 'sent') continue;
    const queued = { key: `withdrawn:${told.id}`, kind: 'notice', about: [told.assignmentId] } as const;
    notify(work, chat, composeWithdrawn(card, told), queued);
  }
  return first;
}

/** Asks once, on the named day, about unanswered instructions: one message per chat. */
export function followUp(work: Work, sending: Work = work): void {
  const byChat = new Map<number, { chat: Chat; items: number[]; about: number[] }>();
  const due = instructionsDue(work.tx, work.today);
  const held = heldAmong(
    work.tx,
    due.map(({ assignmentId }) => assignmentId),
  );
  for (const told of due.filter(({ assignmentId }) => !held.has(assignmentId))) {
    const card = cardById(work.tx, told.assignmentId);
    const isOver = card === undefined || !isOpen(card.assignment) || hasEnded(card.task.programme, work.today);
    const chat = isOver ? undefined : agencyChat(work, card.agency.id);
    if (chat === undefined) continue;
    const group = byChat.get(chat.id) ?? { chat, items: [], about: [] };
    group.items.push(told.id);
    group.about.push(told.assignmentId);
    byChat.set(chat.id, group);
  }
  for (const { chat, items, about } of byChat.values()) {
    const outboxId = queueOnFreeDay(sending, `follow_up:${chat.id}`, (key, dueAt) =>
      enqueue(
        work.tx,
        {
          key,
          chatId: chat.id,
          kind: 'notice',
          payload: { kind: 'follow_up', items, message: null },
          unprompted: true,
          dueAt,
          about,
        },
        sending.now,
      ),
    );
    for (const id of items) setFollowed(work.tx, id, outboxId);
  }
}

/** Null when the instruction was taken back before it was sent. */
export function wordInstruction(work: Work, id: number): OutgoingMessage | null {
  const told = instructionById(work.tx, id);
  const card = told === undefined ? undefined : cardById(work.tx, told.assignmentId);
  return told === undefined || card === undefined || told.withdrawnAt !== null ? null : composeInstruction(card, told);
}

/** Null when the agency took its answer back: the instruction is open again. */
export function wordInstructionAnswer(work: Work, id: number, eventId: number): OutgoingMessage | null {
  const told = instructionById(work.tx, id);
  const event = eventById(work.tx, eventId);
  const card = told === undefined ? undefined : cardById(work.tx, told.assignmentId);
  if (told === undefined || event === undefined || card === undefined || told.withdrawnAt !== null) return null;
  if (isUndone(work.tx, eventId)) {
    setAnswered(work.tx, id, null);
    return null;
  }
  return composeInstructionAnswer(card, told, { ...event, by: event.actor }, work.today);
}

/** Null when all were answered or taken back meanwhile. */
export function wordFollowUp(work: Work, items: readonly number[]): OutgoingMessage | null {
  const asked = items.flatMap((id) => {
    const told = instructionById(work.tx, id);
    const card = told === undefined ? undefined : cardById(work.tx, told.assignmentId);
    if (told === undefined || card === undefined) return [];
    const isOver = !isOpen(card.assignment) || hasEnded(card.task.programme, work.today);
    return told.answeredAt !== null || told.withdrawnAt !== null || isOver ? [] : [{ card, told }];
  });
  return asked.length === 0 ? null : composeFollowUp(asked);
}
