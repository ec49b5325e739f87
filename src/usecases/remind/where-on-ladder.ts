/** Where assignments stand on their ladders, by what became of the messages that told of each step. */

import { localDateOf } from '../../domain/calendar/dates.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';
import type { PassedStep } from '../../domain/tasks/overdue-ladder.ts';
import { escalationKey, ESCALATED_TO, type ToldOn } from '../../domain/tasks/reminder.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { forgetSteps, ladderSteps, type LadderStep } from '../../store/reminders/ladder-steps.ts';
import type { StageKey } from '../../store/reminders/reminders.ts';
import type { Work } from '../work.ts';

/**
 * The key under which a step of an assignment is recorded: a recurring deadline restarts its ladder in each period, and an
 * heir has a ladder of its own.
 */
export function stageKeyOf(assignment: Assignment, stage: string): StageKey {
  const period = assignment.deadline.kind === 'recurring' && assignment.dueOn !== null ? `@${assignment.dueOn}` : '';
  const heir = assignment.takenOverOn === null ? '' : `@heir-${assignment.takenOverOn}`;
  return { assignmentId: assignment.id, deadlineRev: assignment.deadlineRev, stage: stage + period + heir };
}

/**
 * Where each of `assignments` stands in the period that runs. Steps that reached nobody they were meant for are forgotten,
 * so that they are decided again. A run as of another day takes each step for delivered on the day of its decision.
 */
export function whereOnLadder(
  work: Work,
  assignments: readonly Assignment[],
  { isAsOf }: { readonly isAsOf: boolean },
): (assignment: Assignment) => ToldOn {
  const { tx, rules } = work;
  const known = stepsOf(work, assignments);
  // A chat that was replaced since has no role any more. In shadow delivery the secretariat follows the ladder.
  const isLost = ({ fate, to, stage }: LadderStep): boolean =>
    !isAsOf &&
    (fate === 'lost' || (fate === 'arrived' && isUrging(stage) && to === 'secretariat' && rules.delivery === 'live'));
  forgetSteps(tx, known.filter(isLost));
  return standingBy(
    work,
    known.filter((step) => !isLost(step)),
    isAsOf,
  );
}

/** The same by what is recorded, and nothing is forgotten: for the words of a message that is about to be sent. */
export function readLadder(work: Work, assignments: readonly Assignment[]): (assignment: Assignment) => ToldOn {
  return standingBy(
    work,
    stepsOf(work, assignments).filter(({ fate }) => fate !== 'lost'),
    false,
  );
}

function stepsOf({ tx }: Work, assignments: readonly Assignment[]): readonly LadderStep[] {
  return ladderSteps(
    tx,
    assignments.map(({ id }) => id),
  );
}

function standingBy(
  { tx, rules }: Work,
  known: readonly LadderStep[],
  isAsOf: boolean,
): (assignment: Assignment) => ToldOn {
  const steps = Map.groupBy(known, ({ assignmentId }) => assignmentId);
  const hasSecretariat = chatsOf(tx, 'secretariat').length > 0;
  return (assignment) => {
    const own = (steps.get(assignment.id) ?? []).filter(
      ({ deadlineRev, stage }) =>
        deadlineRev === assignment.deadlineRev && stage === stageKeyOf(assignment, stage.split('@')[0] ?? '').stage,
    );
    const urgings = own.filter(({ stage }) => isUrging(stage));
    const passed = urgings
      .filter(({ fate }) => isAsOf || fate !== 'pending')
      .map((step): PassedStep => {
        const { stage, fate, to, at, decidedOn } = step;
        const on = at === null || fate === 'held' || isAsOf ? decidedOn : localDateOf(at, rules.timeZone);
        return { key: stage.split('@')[0] ?? '', on, reached: (isAsOf || fate === 'arrived') && to !== 'secretariat' };
      })
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    const told = own.find(({ stage, fate }) => {
      return stage.startsWith(escalationKey('secretariat')) && fate === 'arrived';
    });
    const first = passed.find(({ reached }) => reached);
    const formerly = (steps.get(assignment.id) ?? []).findLast(
      (step) => step.fate === 'arrived' && step.at !== null && isUrging(step.stage) && !own.includes(step),
    )?.at;
    return {
      climb: {
        passed,
        formerly: formerly == null ? null : localDateOf(formerly, rules.timeZone),
        isPending: !isAsOf && urgings.some(({ fate }) => fate === 'pending'),
      },
      // Without a secretariat's chat there is no such step to wait for.
      secretariat: hasSecretariat
        ? told?.at == null
          ? null
          : localDateOf(told.at, rules.timeZone)
        : (first?.on ?? null),
    };
  };
}

function isUrging(stage: string): boolean {
  return !ESCALATED_TO.some((to) => stage.startsWith(escalationKey(to)));
}
