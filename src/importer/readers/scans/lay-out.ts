/** A scanned page is set straight and cut along its ruling lines, so that each cell is read by itself. */

import { cellsOf, ruledFrames, type RuledFrame } from '../pages/ruled-tables.ts';
import type { Rule } from '../pages/page.ts';
import { aroundInk, findCells, glyphsIn } from './cell-boxes.ts';
import { rulesOf, type PixelRule } from './find-rules.ts';
import { cutOut, inkOf, quarterTurned, tilted, type Box, type Raster } from './raster.ts';
import { tiltOf } from './straighten.ts';

/** Pages are rendered at 300 dots an inch. */
export const POINTS_PER_PIXEL = 72 / 300;
/** Less is turned in vain: the rules of a page drift by one pixel. */
const LEAST_TILT = 0.0003;
/** Fewer pixels of ink outside of tables are specks. */
const LEAST_INK = 150;
const MARGIN = 12;

export interface LaidOut {
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly across: readonly Rule[];
  readonly down: readonly Rule[];
  readonly cells: readonly LaidCell[];
  /** What stands outside of tables, without rules; null where there is nothing. */
  readonly free: Raster | null;
}

export interface LaidCell {
  /** Where its picture begins, in pixels of the page that was set straight. */
  readonly left: number;
  readonly top: number;
  /** It stands in the narrow first column, where rows are numbered. */
  readonly isNumber: boolean;
  /** Of a number: letters and dots that stand apart; 0 of any other cell. */
  readonly glyphs: number;
  readonly picture: Raster;
}

/** `quarters`: how often it is turned clockwise first. */
export function layOut(page: Raster, quarters: number): LaidOut {
  const upright = quarterTurned(page, quarters);
  const tilt = tiltOf(inkOf(upright), upright.width, upright.height);
  const straight = Math.abs(tilt) < LEAST_TILT ? upright : tilted(upright, -tilt);
  const { width, height } = straight;
  const ink = inkOf(straight);
  const rules = rulesOf(ink, width, height);
  const [across, down] = [rules.across.map(inPoints), rules.down.map(inPoints)];
  // A frame of one cell is a box around a text.
  const frames = ruledFrames({ across, down }).filter(({ xs, ys }) => xs.length > 2 || ys.length > 2);
  const cells = frames.flatMap((frame) =>
    findCells(
      ink,
      width,
      cellsOf(frame).map((cell) => ({ ...boxOf(frame, cell), isNumber: isNumberColumn(frame, cell) })),
    ),
  );
  const shown = cells.map((cell) => (cell.isNumber ? aroundInk(ink, width, cell) : cell));
  return {
    width: width * POINTS_PER_PIXEL,
    height: height * POINTS_PER_PIXEL,
    across,
    down,
    cells: shown.map((cell) => ({
      left: cell.left - MARGIN,
      top: cell.top - MARGIN,
      isNumber: cell.isNumber,
      glyphs: cell.isNumber ? glyphsIn(ink, width, cell) : 0,
      picture: cutOut(straight, cell, MARGIN),
    })),
    free: outsideOf(straight, ink, frames, rules),
  };
}

function inPoints({ at, from, to }: PixelRule): Rule {
  return { at: at * POINTS_PER_PIXEL, from: from * POINTS_PER_PIXEL, to: to * POINTS_PER_PIXEL };
}

function inPixels(points: number | undefined): number {
  return Math.round((points ?? 0) / POINTS_PER_PIXEL);
}

function boxOf({ xs, ys }: RuledFrame, { left, top, right, bottom }: Box): Box {
  return { left: inPixels(xs[left]), top: inPixels(ys[top]), right: inPixels(xs[right]), bottom: inPixels(ys[bottom]) };
}

/** As wide as a number with its dot, in points. */
const WIDEST_NUMBER = 60;

function isNumberColumn({ xs }: RuledFrame, { left, right }: Box): boolean {
  return left === 0 && right === 1 && (xs[1] ?? 0) - (xs[0] ?? 0) <= WIDEST_NUMBER;
}

function outsideOf(
  { width, height, data }: Raster,
  ink: Uint8Array,
  frames: readonly RuledFrame[],
  { across, down }: ReturnType<typeof rulesOf>,
): Raster | null {
  const free = { width, height, data: data.slice(0, width * height) };
  const left = ink.slice();
  const clear = (box: Box): void => {
    for (let y = Math.max(box.top, 0); y < Math.min(box.bottom, height); y += 1) {
      const [from, to] = [y * width + Math.max(box.left, 0), y * width + Math.min(box.right, width)];
      free.data.fill(255, from, to);
      left.fill(0, from, to);
    }
  };
  for (const { xs, ys } of frames) {
    clear({
      left: inPixels(xs[0]) - 4,
      top: inPixels(ys[0]) - 4,
      right: inPixels(xs.at(-1)) + 4,
      bottom: inPixels(ys.at(-1)) + 4,
    });
  }
  for (const { at, from, to, thickness } of across) {
    const half = Math.ceil(thickness / 2) + 1;
    clear({ left: from, right: to, top: Math.floor(at) - half, bottom: Math.floor(at) + half });
  }
  for (const { at, from, to, thickness } of down) {
    const half = Math.ceil(thickness / 2) + 1;
    clear({ top: from, bottom: to, left: Math.floor(at) - half, right: Math.floor(at) + half });
  }
  let found = 0;
  for (const each of left) found += each;
  return found < LEAST_INK ? null : free;
}
