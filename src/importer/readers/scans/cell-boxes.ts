/** The inside of cells: without the rules around them, and without those that hold nothing but specks. */

import type { Box } from './raster.ts';

/** Pixels from the middle of a rule that are its own. */
const RULE = 4;
/** A rule that drifts is followed so far. */
const DRIFT = 14;
const RULED = 0.45;
const SMALLEST = 12;
/** Pixels of ink of a full stop. */
const LEAST_INK = 30;

/** Those that hold something, smaller by their rules. */
export function findCells<T extends Box>(ink: Uint8Array, width: number, cells: readonly T[]): readonly T[] {
  return cells.flatMap((cell) => {
    const inside = trimmed(ink, width, cell);
    return inside === null || inkIn(ink, width, inside) < LEAST_INK ? [] : [{ ...cell, ...inside }];
  });
}

/** Lines of pixels with fewer of ink are specks. */
const LEAST_IN_LINE = 2;

/** The room that the ink of a cell takes: a number alone at the top of a high cell is not found in it. */
export function aroundInk<T extends Box>(ink: Uint8Array, width: number, cell: T): T {
  const { left, top, right, bottom } = cell;
  const rows = Array.from({ length: bottom - top }, (_, at) =>
    inkIn(ink, width, { left, right, top: top + at, bottom: top + at + 1 }),
  );
  const columns = Array.from({ length: right - left }, (_, at) =>
    inkIn(ink, width, { left: left + at, right: left + at + 1, top, bottom }),
  );
  const isInk = (count: number): boolean => count >= LEAST_IN_LINE;
  const [first, last] = [rows.findIndex(isInk), rows.findLastIndex(isInk)];
  const [start, end] = [columns.findIndex(isInk), columns.findLastIndex(isInk)];
  if (first < 0 || start < 0) return cell;
  return { ...cell, left: left + start, right: left + end + 1, top: top + first, bottom: top + last + 1 };
}

/** Letters and dots that stand apart in a line of writing. */
export function glyphsIn(ink: Uint8Array, width: number, { left, top, right, bottom }: Box): number {
  let count = 0;
  let open = false;
  for (let x = left; x < right; x += 1) {
    const isInk = inkIn(ink, width, { left: x, right: x + 1, top, bottom }) >= LEAST_IN_LINE;
    if (isInk && !open) count += 1;
    open = isInk;
  }
  return count;
}

function trimmed(ink: Uint8Array, width: number, cell: Box): Box | null {
  let { left, top, right, bottom } = cell;
  [left, top, right, bottom] = [left + RULE, top + RULE, right - RULE, bottom - RULE];
  if (right - left < SMALLEST || bottom - top < SMALLEST) return null;
  const share = (box: Box): number => inkIn(ink, width, box) / ((box.right - box.left) * (box.bottom - box.top));
  for (let cut = 0; cut < DRIFT && share({ left, top, right: left + 1, bottom }) > RULED; cut += 1) left += 1;
  for (let cut = 0; cut < DRIFT && share({ left: right - 1, top, right, bottom }) > RULED; cut += 1) right -= 1;
  for (let cut = 0; cut < DRIFT && share({ left, top, right, bottom: top + 1 }) > RULED; cut += 1) top += 1;
  for (let cut = 0; cut < DRIFT && share({ left, top: bottom - 1, right, bottom }) > RULED; cut += 1) bottom -= 1;
  return right - left < SMALLEST || bottom - top < SMALLEST ? null : { left, top, right, bottom };
}

function inkIn(ink: Uint8Array, width: number, { left, top, right, bottom }: Box): number {
  let found = 0;
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) found += ink[y * width + x] ?? 0;
  return found;
}
