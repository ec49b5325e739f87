import { proposalAnswers } from '../../conversation/read/answer/read-proposal-answer.ts';
import type { ProposedStatus } from '../../domain/tasks/proposed-status.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Work } from '../../usecases/work.ts';
import { cardsNamed } from './message-context.ts';
import { sightFrom, type Origin } from './origin.ts';

/** Where there are no buttons, each answer is typed. */
const TYPED: readonly ChannelName[] = ['zalo'];

/**
 * The figures that answer a proposal about a task, as the question prints them. One that is the number of another task in
 * sight means that task; 1 may be the task's own.
 */
export function figuresOffered(
  work: Work,
  origin: Origin,
  { task }: Card,
  proposed: ProposedStatus,
): readonly number[] {
  const sight = sightFrom(origin);
  const isTask = (number: number): boolean => cardsNamed(work, sight, { kind: 'number', number }).length > 0;
  const figures = proposalAnswers(proposed).map((_, index) => index + 1);
  const areTyped = TYPED.includes(origin.chat.channel) && !figures.some((figure) => figure > 1 && isTask(figure));
  const yes = task.id === 1 || !isTask(1);
  return figures.filter((figure) => (figure === 1 ? yes : areTyped));
}
