/** Plays a transcript. Whatever the bot says that the transcript does not expect is an error, and so is silence. */

import type { Assignment } from '../../src/domain/tasks/assignment.ts';
import { groups, people, type GroupCode, type Person } from '../people.ts';
import type { Scene, Step } from './read-scene.ts';
import type { Seen, SeenToast, Stage } from './stage.ts';

/** Said when a group is linked; every scene would have to repeat it. */
const WHEN_LINKED = ['Nhóm này đã được liên kết', 'Nhóm này là nhóm của', 'Đã liên kết nhóm chat'];

type Where = GroupCode | Person;
const EVERYWHERE: readonly Where[] = [...(Object.keys(groups) as GroupCode[]), ...Object.values(people)];

export async function playScene(scene: Scene, stage: Stage): Promise<void> {
  const heard = new Map<Where, number>();
  let toast: { readonly person: Person; readonly seen: SeenToast } | null = null;
  /** Where nobody is shown a toast, a message in the chat stands for it, unless the receipt says it all. */
  let mayAnswerInstead = false;

  const unheard = (where: Where): readonly Seen[] => stage.sent(where).slice(heard.get(where) ?? 0);

  function nothingLeft(): void {
    for (const where of EVERYWHERE) {
      if (mayAnswerInstead && unheard(where).length === 1) {
        heard.set(where, (heard.get(where) ?? 0) + 1);
        mayAnswerInstead = false;
      }
      const [message] = unheard(where);
      if (message !== undefined) throw new Error(`Unexpected in ${nameOf(where)}:\n${shown(message)}`);
    }
    if (toast?.seen.alert === true) throw new Error(`Unexpected alert for ${toast.person.name}: ${toast.seen.text}`);
    toast = null;
    mayAnswerInstead = false;
  }

  function hear(step: Step & { kind: 'hears' }): void {
    const [message] = unheard(step.where);
    if (message === undefined) throw new Error(`Nothing was said in ${nameOf(step.where)}`);
    heard.set(step.where, (heard.get(step.where) ?? 0) + 1);
    const text = flat(message.text);
    let from = 0;
    for (const fragment of step.fragments.map(flat)) {
      const at = text.indexOf(fragment, from);
      if (at < 0) throw new Error(`Expected “${fragment}” in ${nameOf(step.where)}:\n${shown(message)}`);
      from = at + fragment.length;
    }
    if (step.buttons !== null && step.buttons.join('|') !== message.buttons.join('|')) {
      throw new Error(`Expected the buttons [${step.buttons.join('] [')}]:\n${shown(message)}`);
    }
  }

  async function play(step: Step): Promise<void> {
    switch (step.kind) {
      case 'moves':
        nothingLeft();
        await stage.moveTo(step.to);
        return;
      case 'starts_again':
        nothingLeft();
        await stage.startAgainAt(step.at);
        return;
      case 'links':
        nothingLeft();
        await stage.links(step.person, step.group, step.office ?? step.group, step.days);
        if (step.days > 1) return;
        for (const where of EVERYWHERE) {
          const skipped = unheard(where).filter(({ text }) => WHEN_LINKED.some((words) => text.startsWith(words)));
          heard.set(where, (heard.get(where) ?? 0) + skipped.length);
        }
        return;
      case 'leaves':
        nothingLeft();
        await stage.leaves(step.person, step.group);
        return;
      case 'says':
        nothingLeft();
        await stage.says(step.person, step.place, step.speech);
        return;
      case 'presses': {
        nothingLeft();
        const seen = await stage.presses(step.person, step.group, step.label);
        toast = seen === null ? null : { person: step.person, seen };
        return;
      }
      case 'orders':
        nothingLeft();
        await stage.orders(step.order);
        return;
      case 'imports':
        nothingLeft();
        await stage.imports(step.order);
        return;
      case 'hears':
        hear(step);
        mayAnswerInstead = false;
        return;
      case 'hears_nothing':
        nothingLeft();
        return;
      case 'sees':
        if (!stage.hasButtons) {
          mayAnswerInstead = true;
          return;
        }
        if (toast?.person !== step.person || !flat(toast.seen.text).includes(flat(step.text))) {
          throw new Error(`${step.person.name} was shown: ${toast?.seen.text ?? 'nothing'}`);
        }
        toast = null;
        return;
      case 'record':
        same(factsOf(stage.record(step.task, step.agency ?? undefined)), step.facts);
        return;
      case 'history':
        same(stage.history(step.task, step.agency ?? undefined).join(', ') || 'trống', step.kinds);
    }
  }

  for (const step of scene.steps) {
    try {
      await play(step);
    } catch (error) {
      throw new Error(`Line ${String(step.line)}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
  nothingLeft();
}

/** "in_progress, 70, vướng “mặt bằng”, chờ gia hạn đến 2022-07-15": what there is to say, in this order. */
function factsOf(assignment: Assignment): string {
  const { status, progress, obstacle, waitingFor, requestedDueOn, completedOn, dueOn, deadline } = assignment;
  return [
    status,
    progress === null ? '–' : String(progress),
    ...(obstacle === null ? [] : [`vướng “${obstacle}”`]),
    ...(waitingFor === 'extension' ? [`chờ gia hạn đến ${requestedDueOn ?? ''}`] : []),
    ...(completedOn === null ? [] : [`hoàn thành ${completedOn}`]),
    ...(deadline.kind === 'recurring' ? [`kỳ này ${dueOn ?? ''}`] : []),
  ].join(', ');
}

function same(actual: string, expected: string): void {
  if (actual !== expected) throw new Error(`The record says “${actual}”, not “${expected}”`);
}

function flat(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

function shown({ text, buttons }: Seen): string {
  return buttons.length === 0 ? text : `${text}\n[${buttons.join('] [')}]`;
}

function nameOf(where: Where): string {
  return typeof where === 'string' ? groups[where].title : `private chat of ${where.name}`;
}
