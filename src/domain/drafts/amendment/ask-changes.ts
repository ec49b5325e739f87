/** Asks for each group of an amendment's changes, and gives what was accepted of them. */

import { parseLocalDate } from '../../calendar/dates.ts';
import type { AmendedField } from '../../tasks/amendment.ts';
import { refKey } from '../../tasks/match-rows.ts';
import type { Asking } from '../asking.ts';
import type { DraftAnswer, DraftRow, TaskNamed } from '../draft.ts';
import { questionId } from '../question-id.ts';
import { groupChanges, type Change, type ChangeGroup } from './change-groups.ts';

/** Agencies that become one, as somebody said of leads that moved. */
export interface Merger {
  readonly from: readonly string[];
  readonly into: string;
  /** "YYYY-MM-DD", the first day of the new order. */
  readonly on: string;
  readonly document: string;
}

export interface AcceptedChanges {
  /** All rows that stay, with what they keep of their tasks. */
  readonly rows: readonly DraftRow[];
  /** Of those the ones that change something or are new. */
  readonly changed: readonly DraftRow[];
  /** "#12" of tasks that are no longer followed, or at whose former leads they are not. */
  readonly withdraw: readonly string[];
  readonly mergers: readonly Merger[];
  /** Changes by what became of them. */
  readonly accepted: readonly Change[];
  readonly held: readonly Change[];
}

/** A group of another content is another question: nobody accepts what was not shown. */
function changeKey({ kind, changes }: ChangeGroup): string {
  const content = changes.map(({ task, field, before, after, leads }) => [
    task.id,
    task.ref,
    field,
    before,
    after,
    leads,
  ]);
  return `change:${kind}:${questionId(JSON.stringify(content))}`;
}

/** A question for each group; what is not accepted keeps of each row what its task has. */
export function askChanges(rows: readonly DraftRow[], changes: readonly Change[], asking: Asking): AcceptedChanges {
  const accepted: Change[] = [];
  const held: Change[] = [];
  const withdraw: string[] = [];
  const mergers: Merger[] = [];
  for (const group of groupChanges(changes)) {
    const answer = asking.put(
      {
        key: changeKey(group),
        asks: { kind: 'change', group },
        rows: [],
        proposal: proposedFor(group),
        isRequired: true,
      },
      (each) => fitsChange(group, each),
    );
    const isHeld = heldBy(answer, group);
    for (const change of group.changes) (isHeld(change.task) ? held : accepted).push(change);
    const taken = group.changes.filter(({ task }) => !isHeld(task));
    const [first] = taken;
    if (answer?.kind === 'merger' && first?.leads !== undefined) {
      if (contradicts(mergers, first.leads)) {
        asking.reopen(changeKey(group));
        continue;
      }
      mergers.push({ from: [first.leads.from], into: first.leads.to, on: answer.from, document: answer.document });
    } else if (group.kind === 'moved_lead' || group.kind === 'lead' || answer?.kind === 'withdraw') {
      withdraw.push(...taken.map(({ task }) => `#${String(task.id)}`));
    }
  }
  const merged = new Set(
    accepted.filter(
      ({ leads }) =>
        leads !== undefined && mergers.some(({ from, into }) => from.includes(leads.from) && into === leads.to),
    ),
  );
  const kept = Map.groupBy([...held, ...merged], ({ position }) => position);
  const left = rows.flatMap((row, at): readonly { readonly row: DraftRow; readonly at: number }[] => {
    const own = kept.get(at) ?? [];
    if (own.some(({ kind }) => kind === 'new')) return [];
    const fields = own.flatMap(({ field }): readonly AmendedField[] => (field === null ? [] : [field]));
    if (fields.length === 0) return [{ row, at }];
    return [{ row: { ...row, keeps: [...new Set([...(row.keeps ?? []), ...fields])] }, at }];
  });
  const touched = new Set(accepted.filter((change) => !merged.has(change)).map(({ position }) => position));
  return {
    rows: left.map(({ row }) => row),
    changed: left.filter(({ at }) => touched.has(at)).map(({ row }) => row),
    withdraw: [...new Set(withdraw)],
    mergers: joined(mergers),
    accepted,
    held,
  };
}

/** An agency ends in one other only, and what ends takes nobody in. */
function contradicts(
  mergers: readonly Merger[],
  { from, to }: { readonly from: string; readonly to: string },
): boolean {
  return mergers.some((other) => other.from.includes(from) || other.into === from || other.from.includes(to));
}

/** Those into one agency on one day by one document are one merger. */
function joined(mergers: readonly Merger[]): readonly Merger[] {
  const groups = Map.groupBy(mergers, ({ into, on, document }) => JSON.stringify([into, on, document]));
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, from: [first, ...others].flatMap(({ from }) => from) }],
  );
}

function proposedFor({ kind }: ChangeGroup): DraftAnswer | null {
  switch (kind) {
    case 'gone':
    case 'moved_lead':
      // What nobody should lose by one tap for everything is answered by itself.
      return null;
    case 'given_up':
      return { kind: 'withdraw', except: [] };
    default:
      return { kind: 'keep' };
  }
}

/** Whether an answer can be given to a group of changes. */
export function fitsChange({ kind, changes }: ChangeGroup, answer: DraftAnswer): boolean {
  const areTheirs = (names: readonly string[]): boolean =>
    names.every((name) => changes.some(({ task }) => isNamed(task, name)));
  switch (answer.kind) {
    case 'keep':
    case 'aside':
      return true;
    case 'except':
      // Places change together: two tasks cannot stand in one.
      return (
        kind !== 'gone' && kind !== 'given_up' && kind !== 'place' && answer.tasks.length > 0 && areTheirs(answer.tasks)
      );
    case 'merger':
      return kind === 'moved_lead' && parseLocalDate(answer.from) !== null && answer.document.trim() !== '';
    case 'withdraw':
      return (kind === 'gone' || kind === 'given_up') && areTheirs(answer.except);
    default:
      return false;
  }
}

/** Without an answer nothing is accepted; a task that is gone stays followed unless somebody says otherwise. */
function heldBy(answer: DraftAnswer | null, { kind }: ChangeGroup): (task: TaskNamed) => boolean {
  const isGone = kind === 'gone' || kind === 'given_up';
  switch (answer?.kind) {
    case 'keep':
      return () => isGone;
    case 'merger':
      return () => false;
    case 'withdraw':
      return (task) => answer.except.some((name) => isNamed(task, name));
    case 'except':
      return (task) => answer.tasks.some((name) => isNamed(task, name));
    default:
      return () => true;
  }
}

function isNamed({ id, ref }: TaskNamed, name: string): boolean {
  const number = /^#(\d{1,9})$/u.exec(name.trim())?.[1];
  return number === undefined ? refKey(ref) === refKey(name) : id !== 0 && id === Number(number);
}
