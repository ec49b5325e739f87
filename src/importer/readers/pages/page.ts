/** A page as it is drawn: signs and straight rules, in points from its upper left corner, y growing downwards. */

import type { OldFont } from '../old-fonts.ts';

/** Quarters of a turn, clockwise, by which writing is turned. */
export type Turn = 0 | 1 | 2 | 3;

/** A letter or a few; `y` is the line that it stands on, `size` its height. */
export interface Sign {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly turn: Turn;
  /** The old font that it is written in, whose letters stand for others. */
  readonly old?: OldFont;
  /** The cell of a scanned page that it was recognised in. */
  readonly scan?: CellScan;
}

/** A cell as it was recognised: the name of its picture, and how sure its least sure word is, in percent. */
export interface CellScan {
  readonly picture: string;
  readonly confidence: number;
}

/** A straight rule; `at` is its y when it lies across the page, its x when it runs down. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly signs: readonly Sign[];
  readonly across: readonly Rule[];
  readonly down: readonly Rule[];
}

/** The page turned so that most of its writing stands upright. */
export function upright(page: Page): Page {
  const counts = [0, 0, 0, 0];
  for (const { turn, text } of page.signs) counts[turn] = (counts[turn] ?? 0) + text.length;
  const turn = counts.indexOf(Math.max(...counts)) as Turn;
  return turn === 0 ? page : turned(page, turn);
}

function turned({ width, height, signs, across, down }: Page, turn: Turn): Page {
  const swapped = turn % 2 === 1;
  const flip = ({ at, from, to }: Rule, length: number, other: number, flipAt: boolean, flipSpan: boolean): Rule => ({
    at: flipAt ? length - at : at,
    from: flipSpan ? other - to : from,
    to: flipSpan ? other - from : to,
  });
  // Reading downwards: x' = y, y' = width - x. Reading upwards: x' = height - y, y' = x.
  const [newAcross, newDown] = swapped
    ? [
        down.map((rule) => flip(rule, width, height, turn === 1, turn === 3)),
        across.map((rule) => flip(rule, height, width, turn === 3, turn === 1)),
      ]
    : [
        across.map((rule) => flip(rule, height, width, true, true)),
        down.map((rule) => flip(rule, width, height, true, true)),
      ];
  return {
    width: swapped ? height : width,
    height: swapped ? width : height,
    signs: signs.map((sign) => turnedSign(sign, turn, width, height)),
    across: newAcross,
    down: newDown,
  };
}

/** A sign's place after its writing is set upright on a page of this size. */
export function turnedSign(sign: Sign, turn: Turn, width: number, height: number): Sign {
  const own = ((sign.turn - turn + 4) % 4) as Turn;
  switch (turn) {
    case 0:
      return sign;
    case 1:
      return { ...sign, x: sign.y, y: width - sign.x, turn: own };
    case 2:
      return { ...sign, x: width - sign.x, y: height - sign.y, turn: own };
    case 3:
      return { ...sign, x: height - sign.y, y: sign.x, turn: own };
  }
}
