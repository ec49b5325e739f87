/** Tables by their ruling lines: where rules cross there are cells, and cells without a rule between them are one. */

import { linesInCell, textOfLines, type Line } from './lines-of-signs.ts';
import type { CellScan, Page, Rule, Sign } from './page.ts';

/** Rules nearer than this are one, in points: borders are drawn double, or cell by cell. */
const SAME_RULE = 3;
const MEETS = 4;
/** Shorter ones are no border of a cell. */
const SHORTEST = 5;
/** Rules that reach further than the last one that crosses them have a border that is not drawn. */
const OPEN_SIDE = 8;
/** More is a drawing, no table. */
const MOST_RULES = 4000;
const MOST_COLUMNS = 100;
const MOST_ROWS = 1000;

export interface RuledCell {
  readonly lines: readonly Line[];
  /** The room of its lines. */
  readonly width: number;
  readonly text: string;
  /** Where it was recognised; a cell that pages part has several pictures. */
  readonly scans: readonly CellScan[];
}

export interface RuledRow {
  readonly cells: readonly RuledCell[];
  readonly lent: ReadonlySet<number>;
}

/** `xs` and `ys` are where its rules are. */
export interface RuledFrame {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly down: readonly Rule[];
  readonly across: readonly Rule[];
}

export interface RuledTable extends RuledFrame {
  readonly signs: readonly Sign[];
}

/** The tables of a page from top to bottom, and the signs that stand in none. */
export function ruledTables(page: Page): {
  readonly tables: readonly RuledTable[];
  readonly free: readonly Sign[];
} {
  const kept = ruledFrames(page);
  const inside = kept.map((): Sign[] => []);
  const free: Sign[] = [];
  for (const sign of page.signs) {
    const at = kept.findIndex((frame) => within(frame, sign));
    (inside[at] ?? free).push(sign);
  }
  const tables = kept
    .map((frame, at) => ({ ...frame, signs: inside[at] ?? [] }))
    .filter((table) => table.signs.length > 0);
  return { tables: tables.toSorted((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0)), free };
}

/** Where rules cross each other, the smallest first, whatever stands between them. */
export function ruledFrames({ across, down }: Pick<Page, 'across' | 'down'>): readonly RuledFrame[] {
  const [flat, steep] = [joined(across), joined(down)];
  if (flat.length + steep.length > MOST_RULES) return [];
  const frames = components(flat, steep)
    .flatMap((component) => frameOf(component))
    .toSorted((a, b) => area(a) - area(b));
  // A frame around another table, or around the page, is none.
  return frames.filter(
    (frame, at) =>
      frame.xs.length > 2 || frame.ys.length > 2 || !frames.slice(0, at).some((other) => holds(frame, other)),
  );
}

/** The cells of a table, merged ones once; places are indexes into its `xs` and `ys`. */
export function cellsOf(frame: RuledFrame): readonly RuledPlace[] {
  const width = frame.xs.length - 1;
  const find = owners(frame, frame.xs);
  const cells = new Map<number, { left: number; top: number; right: number; bottom: number }>();
  for (let at = 0; at < width * (frame.ys.length - 1); at += 1) {
    const [row, column] = [Math.floor(at / width), at % width];
    const known = cells.get(find(at));
    if (known === undefined) cells.set(find(at), { left: column, top: row, right: column + 1, bottom: row + 1 });
    else {
      known.left = Math.min(known.left, column);
      known.right = Math.max(known.right, column + 1);
      known.bottom = Math.max(known.bottom, row + 1);
    }
  }
  return [...cells.values()];
}

export interface RuledPlace {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The rows of a table; with the `xs` of its other pages every page has the same columns. */
export function rowsOf(table: RuledTable, xs: readonly number[]): readonly RuledRow[] {
  const { ys, signs } = table;
  const width = xs.length - 1;
  const height = ys.length - 1;
  const find = owners(table, xs);
  const signsOf = new Map<number, Sign[]>();
  for (const sign of signs) {
    const at = find(place(ys, middleOf(sign).y) * width + place(xs, middleOf(sign).x));
    const own = signsOf.get(at);
    if (own === undefined) signsOf.set(at, [sign]);
    else own.push(sign);
  }
  const right = new Map<number, number>();
  for (let at = 0; at < width * height; at += 1) {
    const top = find(at);
    right.set(top, Math.max(right.get(top) ?? 0, at % width));
  }
  const cellOf = (top: number): RuledCell => {
    const own = signsOf.get(top) ?? [];
    const lines = linesInCell(own);
    const from = xs[top % width] ?? 0;
    const to = xs[(right.get(top) ?? 0) + 1] ?? from;
    const room = roomOf(lines, from, to);
    return {
      lines,
      width: room,
      text: textOfLines(lines, room),
      scans: [...new Set(own.flatMap(({ scan }) => scan ?? []))],
    };
  };
  const cells = new Map<number, RuledCell>();
  return Array.from({ length: height }, (_, row): RuledRow => {
    const lent = new Set<number>();
    const own = Array.from({ length: width }, (__, column): RuledCell => {
      const at = row * width + column;
      const top = find(at);
      // A cell shows its text where it begins; the rows that it spans borrow it.
      if (top % width !== column) return EMPTY_CELL;
      const cell = cells.get(top) ?? cellOf(top);
      cells.set(top, cell);
      if (top !== at) lent.add(column);
      return cell;
    });
    return { cells: own, lent };
  });
}

/** Of each cell the first one of those that it is one with, for no rule is drawn between them. */
function owners({ ys, down, across }: Omit<RuledFrame, 'xs'>, xs: readonly number[]): (at: number) => number {
  const width = xs.length - 1;
  const height = ys.length - 1;
  const owner = Array.from({ length: width * height }, (_, at) => at);
  const find = (at: number): number => {
    let top = at;
    while (owner[top] !== top) top = owner[top] ?? top;
    return top;
  };
  const join = (one: number, other: number): void => {
    const [a, b] = [find(one), find(other)];
    owner[Math.max(a, b)] = Math.min(a, b);
  };
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column;
      if (column + 1 < width && !isRuled(down, xs[column + 1] ?? 0, middle(ys, row))) join(at, at + 1);
      if (row + 1 < height && !isRuled(across, ys[row + 1] ?? 0, middle(xs, column))) join(at, at + width);
    }
  }
  return find;
}

/** A cell with nothing in it. */
export const EMPTY_CELL: RuledCell = { lines: [], width: 0, text: '', scans: [] };

/** The width of a cell without its margins, as wide as its widest line at least. */
function roomOf(lines: readonly Line[], from: number, to: number): number {
  if (lines.length === 0) return 0;
  const margin = Math.min(...lines.map(({ left, right }) => Math.max(Math.min(left - from, to - right), 0)));
  const widest = Math.max(...lines.map(({ left, right }) => right - left));
  return Math.max(to - from - 2 * margin, widest);
}

/** One list of places for several pages. */
export function sharedPlaces(lists: readonly (readonly number[])[]): readonly number[] {
  return clustered(lists.flat());
}

/** The index of the place that is nearest. */
export function nearest(places: readonly number[], at: number): number {
  let found = 0;
  for (const [index, place] of places.entries()) {
    if (Math.abs(place - at) < Math.abs((places[found] ?? Infinity) - at)) found = index;
  }
  return found;
}

function joined(rules: readonly Rule[]): Rule[] {
  const kept: { at: number; from: number; to: number }[] = [];
  let group: Rule[] = [];
  const flush = (): void => {
    if (group.length === 0) return;
    const at = group.reduce((sum, rule) => sum + rule.at, 0) / group.length;
    let open: { at: number; from: number; to: number } | null = null;
    for (const { from, to } of group.toSorted((a, b) => a.from - b.from)) {
      if (open !== null && from - open.to <= SAME_RULE) open.to = Math.max(open.to, to);
      else {
        open = { at, from, to };
        kept.push(open);
      }
    }
    group = [];
  };
  for (const rule of rules.toSorted((a, b) => a.at - b.at)) {
    const [first] = group;
    if (first !== undefined && rule.at - first.at > SAME_RULE) flush();
    group.push(rule);
  }
  flush();
  return kept.filter(({ from, to }) => to - from >= SHORTEST);
}

interface Component {
  readonly across: Rule[];
  readonly down: Rule[];
}

/** Rules that cross each other, directly or by others. */
function components(across: readonly Rule[], down: readonly Rule[]): readonly Component[] {
  const group = new Map<Rule, Component>();
  for (const flat of across) {
    for (const steep of down) {
      if (!crosses(flat, steep)) continue;
      const [one, other] = [group.get(flat), group.get(steep)];
      if (one !== undefined && one === other) continue;
      const merged: Component = {
        across: [...(one?.across ?? [flat]), ...(other?.across ?? [])],
        down: [...(one?.down ?? []), ...(other?.down ?? [steep])],
      };
      for (const rule of [...merged.across, ...merged.down]) group.set(rule, merged);
    }
  }
  return [...new Set(group.values())];
}

function crosses(flat: Rule, steep: Rule): boolean {
  return (
    steep.at >= flat.from - MEETS &&
    steep.at <= flat.to + MEETS &&
    flat.at >= steep.from - MEETS &&
    flat.at <= steep.to + MEETS
  );
}

function frameOf({ across, down }: Component): readonly RuledFrame[] {
  if (across.length < 2 && down.length < 2) return [];
  const xs = withOpenSides(clustered(down.map(({ at }) => at)), across);
  const ys = withOpenSides(clustered(across.map(({ at }) => at)), down);
  const isTable = xs.length >= 2 && ys.length >= 2 && xs.length <= MOST_COLUMNS && ys.length <= MOST_ROWS;
  return isTable ? [{ xs, ys, across, down }] : [];
}

function withOpenSides(places: readonly number[], crossing: readonly Rule[]): readonly number[] {
  const from = Math.min(...crossing.map((rule) => rule.from));
  const to = Math.max(...crossing.map((rule) => rule.to));
  const [first = from] = places;
  const last = places.at(-1) ?? to;
  return [...(first - from > OPEN_SIDE ? [from] : []), ...places, ...(to - last > OPEN_SIDE ? [to] : [])];
}

function clustered(places: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const at of places.toSorted((a, b) => a - b)) {
    if (kept.length === 0 || at - (kept.at(-1) ?? 0) > SAME_RULE) kept.push(at);
  }
  return kept;
}

function isRuled(rules: readonly Rule[], at: number, along: number): boolean {
  return rules.some(
    (rule) => Math.abs(rule.at - at) <= SAME_RULE && rule.from - MEETS <= along && rule.to + MEETS >= along,
  );
}

function middle(places: readonly number[], at: number): number {
  return ((places[at] ?? 0) + (places[at + 1] ?? 0)) / 2;
}

/** Which interval a place is in; what lies outside belongs to the nearest. */
function place(places: readonly number[], at: number): number {
  let found = 0;
  while (found < places.length - 2 && at >= (places[found + 1] ?? 0)) found += 1;
  return found;
}

function middleOf({ x, y, width, size, turn }: Sign): { readonly x: number; readonly y: number } {
  const [along, up] = [width / 2, size * 0.3];
  switch (turn) {
    case 0:
      return { x: x + along, y: y - up };
    case 1:
      return { x: x + up, y: y + along };
    case 2:
      return { x: x - along, y: y + up };
    case 3:
      return { x: x - up, y: y - along };
  }
}

function within(frame: Frame, sign: Sign): boolean {
  const { x, y } = middleOf(sign);
  return contains(frame, x, y);
}

type Frame = Pick<RuledTable, 'xs' | 'ys'>;

function holds(frame: Frame, { xs, ys }: Frame): boolean {
  return contains(frame, xs[0] ?? 0, ys[0] ?? 0) && contains(frame, xs.at(-1) ?? 0, ys.at(-1) ?? 0);
}

function contains({ xs, ys }: Frame, x: number, y: number): boolean {
  return x >= (xs[0] ?? 0) && x <= (xs.at(-1) ?? 0) && y >= (ys[0] ?? 0) && y <= (ys.at(-1) ?? 0);
}

function area({ xs, ys }: Frame): number {
  return ((xs.at(-1) ?? 0) - (xs[0] ?? 0)) * ((ys.at(-1) ?? 0) - (ys[0] ?? 0));
}
