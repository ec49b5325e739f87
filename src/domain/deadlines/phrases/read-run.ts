/** Points that stand together: "quý I, II", "từ … đến …", "giai đoạn 2021-2025 và 2026-2030". */

import type { Item } from './items.ts';
import type { Point } from './point.ts';
import type { Meaning } from './vocabulary.ts';

/** One point, or several from … to … (`range`). */
export interface Group {
  readonly points: readonly Point[];
  readonly range: 'dash' | 'to' | null;
}

export interface Run {
  readonly groups: readonly Group[];
  readonly either: boolean;
  /** "giai đoạn" stands between the points. */
  readonly phase: boolean;
  readonly next: number;
}

/** A point and the points joined to it by a dash, "đến", a comma or "và". */
export function readRun(items: readonly Item[], at: number): Run {
  const groups: { points: Point[]; range: 'dash' | 'to' | null }[] = [];
  let either = false;
  let phase = false;
  let how: Link['how'] = 'and';
  let place = at;
  for (;;) {
    const item = items[place];
    if (item?.type !== 'point') break;
    const group = groups.at(-1);
    const before = group?.points.at(-1);
    if (group !== undefined && before?.unit === 'day' && item.point.unit === 'weekday' && how === 'and') {
      // "15/6/2023 (thứ Năm)": the weekday checks the day.
      group.points.splice(-1, 1, { ...before, weekday: item.point.weekday });
    } else if (group !== undefined && (how === 'dash' || how === 'to')) {
      group.points.push(item.point);
      group.range = how;
    } else {
      groups.push({ points: [item.point], range: null });
    }
    if (how === 'or') either = true;
    const link = readLink(items, place + 1);
    if (link === null) return { groups, either, phase, next: place + 1 };
    how = link.how;
    phase ||= items.slice(place, link.next).some(({ type }) => type === 'phase');
    place = link.next;
  }
  return { groups, either, phase, next: place };
}

interface Link {
  readonly how: 'dash' | 'to' | 'and' | 'or';
  readonly next: number;
}

function readLink(items: readonly Item[], at: number): Link | null {
  const item = items[at];
  const how = item === undefined ? null : linkOf(item);
  if (how === null) return null;
  const skipped: ReadonlySet<Meaning['type']> = how === 'dash' || how === 'to' ? RANGE_FILLERS : LIST_FILLERS;
  let next = at + 1;
  for (;;) {
    const further = items[next];
    if (further === undefined) return null;
    if (further.type === 'point') return { how, next };
    const isUntil = further.type === 'edge' && further.edge === 'until' && (how === 'dash' || how === 'to');
    if (!isUntil && !(skipped as ReadonlySet<string>).has(further.type)) return null;
    next += 1;
  }
}

const RANGE_FILLERS: ReadonlySet<Meaning['type']> = new Set<Meaning['type']>(['filler', 'named_day', 'ending']);
const LIST_FILLERS: ReadonlySet<Meaning['type']> = new Set<Meaning['type']>(['filler', 'named_day', 'phase']);

function linkOf(item: Item): Link['how'] | null {
  if (item.type === 'join') return item.how;
  if (item.type === 'edge') return item.edge === 'until' ? 'to' : null;
  return item.type === 'break' && (item.sign === ',' || item.sign === '(') ? 'and' : null;
}
