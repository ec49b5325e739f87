/** What reorganisations, amendments and rulings did in some time, a sentence each. */

import { count } from './words.ts';

/** Agencies that ended, and their assignments: moved to an heir, joined with an heir's own, or left to wait for one. */
export interface StructuralChanges {
  readonly ended: number;
  readonly moved: number;
  readonly joined: number;
  readonly waiting: number;
}

export const NO_STRUCTURAL_CHANGES: StructuralChanges = { ended: 0, moved: 0, joined: 0, waiting: 0 };

/** Why totals and names differ from before: "Sắp xếp đơn vị: 2 đơn vị kết thúc, chuyển 5, nhập 12 phần việc."; none without a change. */
export function structureSentence({ ended, moved, joined, waiting }: StructuralChanges, name: string): string[] {
  const parts = [
    ...(ended === 0 ? [] : [`${count(ended)} đơn vị kết thúc`]),
    ...(moved === 0 ? [] : [`chuyển ${count(moved)} phần việc`]),
    ...(joined === 0 ? [] : [`nhập ${count(joined)} phần việc`]),
    ...(waiting === 0 ? [] : [`${count(waiting)} phần việc chờ giao đơn vị kế thừa`]),
  ];
  return parts.length === 0 ? [] : [`${name}: ${parts.join(', ')}.`];
}

/** How many assignments, and their tasks' numbers where they are few. */
interface Ruled {
  readonly count: number;
  readonly tasks: readonly number[];
}

/** Dates that an amendment changed; what was suspended, goes on again, or is followed up no more. */
export interface RulingChanges {
  readonly amended: Ruled;
  readonly suspended: Ruled;
  readonly resumed: Ruled;
  readonly ended: Ruled;
}

/** "Điều chỉnh thời hạn theo văn bản: 1 phần việc (#4); tạm dừng: 12 phần việc."; none without a change. */
export function rulingSentence({ amended, suspended, resumed, ended }: RulingChanges): string[] {
  const parts = [
    ...ruled('điều chỉnh thời hạn theo văn bản', amended),
    ...ruled('tạm dừng', suspended),
    ...ruled('cho tiếp tục', resumed),
    ...ruled('thôi theo dõi', ended),
  ].join('; ');
  return parts === '' ? [] : [`${parts.charAt(0).toLocaleUpperCase('vi')}${parts.slice(1)}.`];
}

function ruled(what: string, { count: all, tasks }: Ruled): string[] {
  if (all === 0) return [];
  const numbers = tasks.length === 0 ? '' : ` (${tasks.map((id) => `#${String(id)}`).join(', ')})`;
  return [`${what}: ${count(all)} phần việc${numbers}`];
}
