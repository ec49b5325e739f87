/** What reorganisations did in some time, in one sentence. */

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
