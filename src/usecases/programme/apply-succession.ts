/** Carries out a reorganisation in the caller's transaction: open assignments, chats and people move, history stays. */

import * as words from '../../conversation/compose/compose-succession.ts';
import { addDays, type LocalDate } from '../../domain/calendar/dates.ts';
import { awaitSuccessor, fateOf, problemOfPlan, type SuccessionPlan } from '../../domain/agencies/succession.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { addMember, findAgency, insertAgency, membersOf } from '../../store/programmes/agencies.ts';
import { cardsOfTask, openCards } from '../../store/programmes/assignments.ts';
import { chatsOf, type Chat } from '../../store/people/chats.ts';
import { record } from '../../store/record/record-event.ts';
import { setWake } from '../../store/reminders/reminders.ts';
import { forgetAsked } from '../../store/reminders/asked.ts';
import { reopenReview } from '../../store/reminders/reviews.ts';
import * as successions from '../../store/programmes/successions.ts';
import { changeAssignment } from '../report/change-assignment.ts';
import { notify, notifySecretariat } from '../chats/notify.ts';
import { joinShare } from './join-share.ts';
import { tellHeir } from '../chats/tell-heir.ts';
import type { Work } from '../work.ts';
import { PROGRAM } from '../acting.ts';

export type SuccessionOutcome =
  | { readonly kind: 'applied'; readonly summary: words.SuccessionSummary }
  /** Recorded, to be carried out on its day. */
  | { readonly kind: 'planned' }
  /** One sentence with the problem and the cure. */
  | { readonly kind: 'refused'; readonly problem: string };

/** Records a plan and, when its day has come, carries it out. A refusal has written nothing. */
export function recordSuccession(work: Work, plan: SuccessionPlan): SuccessionOutcome {
  const problem = problemOfPlan(plan) ?? problemInRegistry(work, plan);
  if (problem !== null) return { kind: 'refused', problem };
  const id = successions.insertSuccession(work.tx, plan, work.now);
  if (plan.from > work.today) return { kind: 'planned' };
  return { kind: 'applied', summary: carryOut(work, id, plan) };
}

/** Carries out the plans for today or earlier; one that cannot be, is left and reported to the secretariat. */
export function applyDueSuccessions(work: Work): void {
  for (const { id, plan, from, document } of successions.dueSuccessions(work.tx, work.today)) {
    const key = `succession_unfit:${String(id)}`;
    if (plan.kind === 'unreadable') {
      notifySecretariat(work, words.planUnreadable(from, document), { key });
      continue;
    }
    const problem = problemInRegistry(work, plan);
    if (problem === null) carryOut(work, id, plan);
    else notifySecretariat(work, words.planDoesNotFit(plan, problem), { key });
  }
}

/** Why the registry does not allow the plan; null when it does. */
function problemInRegistry(work: Work, plan: SuccessionPlan): string | null {
  for (const code of plan.predecessors) {
    const agency = findAgency(work.tx, code);
    if (agency === undefined) return `No agency has the code ${code}; list them with "agencies".`;
    if (agency.kind === 'group') return `${code} is a group of agencies; reorganise its members.`;
    if (successions.endedOn(work.tx, agency.id) !== null) return `${code} has ended already.`;
  }
  for (const { code, name } of plan.successors) {
    const agency = findAgency(work.tx, code);
    if (agency === undefined) {
      if (name === null)
        return `No agency has the code ${code}; give the new agency's name, such as --into "${code}=Sở A".`;
      if (findAgency(work.tx, name) !== undefined) return `Another agency goes by “${name}” already; name its code.`;
    } else if (agency.kind === 'group') return `${code} is a group of agencies; a successor is one agency.`;
    else if (successions.endedOn(work.tx, agency.id) !== null) return `${code} has ended already.`;
  }
  return null;
}

function carryOut(work: Work, id: number, plan: SuccessionPlan): words.SuccessionSummary {
  const { tx, now } = work;
  const predecessors = plan.predecessors.flatMap((code) => findAgency(tx, code) ?? []);
  const successors = plan.successors.map(({ code, name }) => agencyFor(work, code, name));
  const moved: { card: Card; to: Agency }[] = [];
  const joined: { card: Card; to: Agency; whole: number }[] = [];
  const waiting: Card[] = [];
  let chats = 0;
  let people = 0;
  const oldGroups: { readonly chat: Chat; readonly predecessor: Agency }[] = [];
  for (const predecessor of predecessors) {
    // A merger may keep the name of one of the merged agencies, and a split that of the divided one.
    const stays = successors.some((successor) => successor.id === predecessor.id);
    if (stays && plan.kind !== 'split') continue;
    if (!stays) moveMemberships(work, plan, predecessor, successors);
    for (const card of openCards(tx, { kind: 'agency', agencyId: predecessor.id }, null)) {
      const to = takerOf(plan, card, successors);
      if (stays && (to === null || to.id === predecessor.id)) continue;
      const there = to === null ? undefined : ownShare(work, card, to);
      const fate = fateOf(to?.id ?? null, there?.assignment);
      if (fate.kind === 'waits' || to === null) {
        if (!stays) waiting.push(letWait(work, plan, card));
      } else if (fate.kind === 'joins' && there !== undefined) {
        joinShare(work, plan.document, card, there);
        joined.push({ card, to, whole: there.assignment.id });
      } else {
        handTo(work, { successionId: id, document: plan.document, from: plan.from }, card, to);
        moved.push({ card, to });
      }
    }
    if (stays) {
      oldGroups.push(...chatsOf(tx, 'agency', predecessor.id).map((chat) => ({ chat, predecessor })));
      continue;
    }
    successions.endAgency(tx, predecessor.id, plan.from);
    for (const successor of successors) {
      successions.addSuccessor(tx, { predecessorId: predecessor.id, successorId: successor.id, successionId: id });
    }
    const [first] = successors;
    oldGroups.push(...chatsOf(tx, 'agency', predecessor.id).map((chat) => ({ chat, predecessor })));
    chats +=
      first === undefined
        ? successions.unlinkChatsOf(tx, predecessor.id)
        : successions.moveChats(tx, predecessor.id, first.id);
    people += successions.moveRoles(tx, predecessor.id, first?.id ?? null, now);
    record(tx, {
      at: now,
      kind: 'agency_ended',
      agencyId: predecessor.id,
      actor: PROGRAM.actor,
      text: words.endedWords(plan, predecessor, successors),
    });
  }
  successions.markApplied(tx, id, now);
  const withoutChat = successors.filter(
    ({ id: own }) => [...moved, ...joined].some(({ to }) => to.id === own) && chatsOf(tx, 'agency', own).length === 0,
  );
  const summary = { plan, predecessors, successors, moved, joined, waiting, chats, people, withoutChat };
  tellEverybody(work, id, summary, oldGroups);
  return summary;
}

/** The successor's own assignment of the same task, and of the same period of a recurring one. */
export function ownShare({ tx }: Work, card: Card, to: Agency): Card | undefined {
  return cardsOfTask(tx, card.task.id).find(
    ({ agency, assignment }) => agency.id === to.id && assignment.period === card.assignment.period,
  );
}

function agencyFor(work: Work, code: string, name: string | null): Agency {
  const known = findAgency(work.tx, code);
  if (known !== undefined) return known;
  const fresh = { code: code.toUpperCase(), name: name ?? code, kind: 'agency' as const };
  return { id: insertAgency(work.tx, { ...fresh, aliases: [] }), ...fresh };
}

/** The agency that takes a task: the only successor, or in a split the chosen one. */
function takerOf(plan: SuccessionPlan, card: Card, successors: readonly Agency[]): Agency | null {
  if (plan.kind !== 'split') return successors[0] ?? null;
  const chosen = plan.choices.find(({ task }) => task === card.task.id)?.successor;
  return successors.find(({ code }) => code === chosen) ?? null;
}

/** Collective leads: the predecessor is a member until the day before, its successors from that day. */
function moveMemberships(
  work: Work,
  { from, document }: SuccessionPlan,
  predecessor: Agency,
  successors: readonly Agency[],
): void {
  const groups = successions.groupsOf(work.tx, predecessor.id, from);
  successions.endMemberships(work.tx, predecessor.id, addDays(from, -1));
  for (const groupId of groups) {
    const members = membersOf(work.tx, groupId).filter((member) => member.to === null || member.to >= from);
    for (const { id } of successors) {
      if (members.some((member) => member.id === id)) continue;
      addMember(work.tx, { groupId, memberId: id, from, to: null, document });
    }
  }
}

/** What orders a move, and the day from which it counts. */
interface Order {
  readonly successionId: number;
  readonly document: string;
  readonly from: LocalDate;
}

/** Moves an assignment to another agency with its dates, state and history. */
export function handTo(work: Work, { successionId, document, from }: Order, card: Card, to: Agency): void {
  const { assignment, agency, task } = card;
  successions.moveAssignment(
    work.tx,
    { assignmentId: assignment.id, from: agency.id, to: to.id, successionId, on: from },
    work.now,
  );
  record(work.tx, {
    at: work.now,
    kind: 'agency_succeeded',
    taskId: task.id,
    assignmentId: assignment.id,
    agencyId: to.id,
    actor: PROGRAM.actor,
    text: `${agency.name} → ${to.name} (${document})`,
  });
  reopenReview(work.tx, assignment.id, work.today);
  forgetAsked(work.tx, assignment.id);
  setWake(work.tx, assignment.id, work.today);
}

function letWait(work: Work, { document, from }: SuccessionPlan, card: Card): Card {
  const next = awaitSuccessor(card.assignment, from);
  return changeAssignment(work, card, next, { kind: 'successor_awaited', text: document, author: PROGRAM }).card;
}

function tellEverybody(
  work: Work,
  id: number,
  summary: words.SuccessionSummary,
  oldGroups: readonly { readonly chat: Chat; readonly predecessor: Agency }[],
): void {
  const key = `succession:${String(id)}`;
  for (const successor of summary.successors) {
    const moved = summary.moved.filter(({ to }) => to.id === successor.id).map(({ card }) => card.assignment.id);
    const joined = summary.joined.filter(({ to }) => to.id === successor.id).map(({ whole }) => whole);
    if (moved.length + joined.length > 0) {
      tellHeir(work, { agencyId: successor.id, succession: id, moved, joined }, key);
      continue;
    }
    if (summary.predecessors.every((predecessor) => predecessor.id === successor.id)) continue;
    for (const chat of chatsOf(work.tx, 'agency', successor.id)) {
      notify(work, chat, words.toldOfNothing(summary, successor), { key, kind: 'notice' });
    }
  }
  const [first] = summary.successors;
  for (const { chat, predecessor } of oldGroups) {
    const isAllHere = [...summary.moved, ...summary.joined].every(
      ({ card, to }) => card.agency.id !== predecessor.id || to.id === first?.id,
    );
    const isLeft = summary.waiting.some(({ agency }) => agency.id === predecessor.id);
    const stays = summary.successors.some(({ id: own }) => own === predecessor.id);
    const hasGivenUp = [...summary.moved, ...summary.joined].some(({ card }) => card.agency.id === predecessor.id);
    // The taking-over notice says it all in a group whose agency took everything.
    if (stays ? !hasGivenUp : first !== undefined && isAllHere && !isLeft) continue;
    notify(work, chat, words.toldToOldGroup(summary, predecessor), { key: `${key}:ended`, kind: 'notice' });
  }
  notifySecretariat(work, words.toldToSecretariat(summary), { key });
}
