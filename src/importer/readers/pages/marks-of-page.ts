/**
 * The drawing operators of a page (PDF 32000-1, 8 and 9) become its signs and rules. `pdfjs-dist` reads them: it alone
 * tells where each letter stands and each rule is drawn, in JavaScript only, from any writer's file.
 */

import { AnnotationMode, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { oldFontOf, type OldFont } from '../old-fonts.ts';
import type { Page, Rule, Sign, Turn } from './page.ts';

type Matrix = readonly [number, number, number, number, number, number];

/** Signs and rules of one page; more is a map or a drawing. */
const MOST_SIGNS = 200_000;
const MOST_RULES = 100_000;
const MOST_NOTES = 1000;
/** Filled shapes this thin are rules, in points. */
const THICKEST = 3;
/** Out of the straight by so much, in points. */
const CROOKED = 0.7;
const UNIT: Matrix = [1, 0, 0, 1, 0, 0];
const STROKES: ReadonlySet<number> = new Set([
  OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke,
]); // prettier-ignore
const FILLS: ReadonlySet<number> = new Set([
  OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke,
]); // prettier-ignore

interface State {
  readonly ctm: Matrix;
  readonly font: FontUsed;
  readonly size: number;
  readonly spacing: number;
  readonly wordSpacing: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
  readonly fillWhite: boolean;
  readonly strokeWhite: boolean;
}

interface FontUsed {
  readonly old: OldFont | null;
  /** Of a glyph's width to that of a letter of size 1. */
  readonly scale: number;
}

const PLAIN: FontUsed = { old: null, scale: 0.001 };

/** What was laid over a page, as stamps, signatures and remarks are, is no part of its text: `notesOn` tells it. */
export async function marksOfPage(page: PDFPageProxy): Promise<Page> {
  const view = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  const signs: Sign[] = [];
  const across: Rule[] = [];
  const down: Rule[] = [];
  const fonts = new Map<string, FontUsed>();
  const fontNamed = (name: string): FontUsed => {
    const known = fonts.get(name);
    if (known !== undefined) return known;
    const font = fontOf(page, name);
    fonts.set(name, font);
    return font;
  };
  let state: State = {
    ctm: asMatrix(view.transform) ?? UNIT,
    font: PLAIN,
    size: 0,
    spacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    fillWhite: false,
    strokeWhite: false,
  };
  const stack: State[] = [];
  let line: Matrix = UNIT;
  let text: Matrix = UNIT;
  const move = (x: number, y: number): void => {
    line = times([1, 0, 0, 1, x, y], line);
    text = line;
  };
  const show = (glyphs: readonly unknown[]): void => {
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        text = times([1, 0, 0, 1, (-glyph * state.size * state.stretch) / 1000, 0], text);
        continue;
      }
      if (!isGlyph(glyph)) continue;
      const width = glyph.width * state.font.scale * state.size;
      const whole = times([state.size * state.stretch, 0, 0, state.size, 0, state.rise], times(text, state.ctm));
      const sign = signOf(glyph.unicode, whole, state.size === 0 ? 0 : width / state.size, state.font.old);
      if (sign !== null && signs.length < MOST_SIGNS) signs.push(sign);
      const advance = (width + state.spacing + (glyph.isSpace ? state.wordSpacing : 0)) * state.stretch;
      text = times([1, 0, 0, 1, advance, 0], text);
    }
  };
  const draw = (way: number, path: ArrayLike<number>): void => {
    const strokes = STROKES.has(way) && !state.strokeWhite;
    const fills = FILLS.has(way) && !state.fillWhite;
    if ((!strokes && !fills) || across.length + down.length > MOST_RULES) return;
    for (const points of subpaths(path, state.ctm)) {
      if (fills) addRule(boxRule(points), across, down);
      if (!strokes) continue;
      for (const [at, point] of points.entries()) {
        const next = points[at + 1];
        if (next !== undefined) addRule(segmentRule(point, next), across, down);
      }
    }
  };
  for (const [at, fn] of fnArray.entries()) {
    const args: unknown = argsArray[at];
    const given: readonly unknown[] = Array.isArray(args) ? args : [];
    const [first, second] = given;
    const number = typeof first === 'number' ? first : 0;
    switch (fn) {
      case OPS.save:
        if (stack.length < 1000) stack.push(state);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = stack.pop() ?? state;
        break;
      case OPS.transform:
        state = { ...state, ctm: times(asMatrix(given) ?? UNIT, state.ctm) };
        break;
      case OPS.paintFormXObjectBegin:
        if (stack.length < 1000) stack.push(state);
        state = { ...state, ctm: times(asMatrix(first) ?? UNIT, state.ctm) };
        break;
      case OPS.beginText:
        line = UNIT;
        text = UNIT;
        break;
      case OPS.setFont:
        state = { ...state, font: fontNamed(String(first)), size: typeof second === 'number' ? second : 0 };
        break;
      case OPS.setCharSpacing:
        state = { ...state, spacing: number };
        break;
      case OPS.setWordSpacing:
        state = { ...state, wordSpacing: number };
        break;
      case OPS.setHScale:
        state = { ...state, stretch: number / 100 };
        break;
      case OPS.setLeading:
        state = { ...state, leading: -number };
        break;
      case OPS.setTextRise:
        state = { ...state, rise: number };
        break;
      case OPS.setTextMatrix:
        line = asMatrix(first) ?? asMatrix(given) ?? UNIT;
        text = line;
        break;
      case OPS.moveText:
        move(number, typeof second === 'number' ? second : 0);
        break;
      case OPS.setLeadingMoveText:
        state = { ...state, leading: typeof second === 'number' ? second : 0 };
        move(number, state.leading);
        break;
      case OPS.nextLine:
        move(0, state.leading);
        break;
      case OPS.showText:
      case OPS.showSpacedText:
        if (Array.isArray(first)) show(first);
        break;
      case OPS.setFillRGBColor:
        state = { ...state, fillWhite: isWhite(first) };
        break;
      case OPS.setStrokeRGBColor:
        state = { ...state, strokeWhite: isWhite(first) };
        break;
      case OPS.constructPath: {
        const path: unknown = Array.isArray(second) ? second[0] : null;
        if (path instanceof Float32Array) draw(number, path);
        break;
      }
    }
  }
  return { width: view.width, height: view.height, signs, across, down };
}

/** The words of stamps and remarks that were laid over a page. */
export async function notesOn(page: PDFPageProxy): Promise<readonly string[]> {
  const annotations: readonly unknown[] = await page.getAnnotations();
  return annotations.slice(0, MOST_NOTES).flatMap((annotation) => {
    if (typeof annotation !== 'object' || annotation === null) return [];
    const contents = 'contentsObj' in annotation ? annotation.contentsObj : null;
    const said = typeof contents === 'object' && contents !== null && 'str' in contents ? [contents.str] : [];
    const drawn: readonly unknown[] =
      'textContent' in annotation && Array.isArray(annotation.textContent) ? annotation.textContent : [];
    const texts: readonly unknown[] = [...said, ...drawn, drawn.join(' ')];
    return texts.filter((text) => typeof text === 'string' && text.trim() !== '') as string[];
  });
}

function fontOf(page: PDFPageProxy, name: string): FontUsed {
  if (!page.commonObjs.has(name)) return PLAIN;
  const font: unknown = page.commonObjs.get(name);
  if (typeof font !== 'object' || font === null) return PLAIN;
  const called = 'name' in font && typeof font.name === 'string' ? font.name.replace(/^[A-Z]{6}\+/u, '') : '';
  const matrix = 'fontMatrix' in font ? asMatrix(font.fontMatrix) : null;
  return { old: oldFontOf(called), scale: matrix?.[0] ?? PLAIN.scale };
}

function signOf(unicode: string, [a, b, c, d, x, y]: Matrix, width: number, old: OldFont | null): Sign | null {
  const across = Math.hypot(a, b);
  const size = Math.hypot(c, d);
  if (!(size > 0.5 && size < 2000 && Number.isFinite(x + y))) return null;
  const turn = (Math.abs(a) >= Math.abs(b) ? (a >= 0 ? 0 : 2) : b >= 0 ? 1 : 3) satisfies Turn;
  return { text: unicode, x, y, width: width * across, size, turn, ...(old !== null && { old }) };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Straight parts of a path as pdf.js packs it: an operator, then its numbers. Curves only move on. */
function subpaths(path: ArrayLike<number>, ctm: Matrix): readonly (readonly Point[])[] {
  const found: Point[][] = [];
  const take = (at: number): Point => {
    const [x, y] = [path[at] ?? 0, path[at + 1] ?? 0];
    return { x: ctm[0] * x + ctm[2] * y + ctm[4], y: ctm[1] * x + ctm[3] * y + ctm[5] };
  };
  for (let at = 0; at < path.length;) {
    const current = found.at(-1);
    switch (path[at]) {
      case 0:
        found.push([take(at + 1)]);
        at += 3;
        break;
      case 1:
        current?.push(take(at + 1));
        at += 3;
        break;
      case 2:
        found.push([take(at + 5)]);
        at += 7;
        break;
      case 3:
        found.push([take(at + 3)]);
        at += 5;
        break;
      default:
        if (current?.[0] !== undefined) current.push(current[0]);
        at += 1;
    }
  }
  return found;
}

type Drawn = { readonly kind: 'across' | 'down'; readonly rule: Rule } | null;

function segmentRule(one: Point, other: Point): Drawn {
  if (Math.abs(one.y - other.y) <= CROOKED && one.x !== other.x) {
    return {
      kind: 'across',
      rule: { at: (one.y + other.y) / 2, from: Math.min(one.x, other.x), to: Math.max(one.x, other.x) },
    };
  }
  if (Math.abs(one.x - other.x) <= CROOKED && one.y !== other.y) {
    return {
      kind: 'down',
      rule: { at: (one.x + other.x) / 2, from: Math.min(one.y, other.y), to: Math.max(one.y, other.y) },
    };
  }
  return null;
}

/** A filled shape that is as good as a rule. */
function boxRule(points: readonly Point[]): Drawn {
  if (points.length < 4) return null;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= THICKEST && right - left > bottom - top) {
    return { kind: 'across', rule: { at: (top + bottom) / 2, from: left, to: right } };
  }
  if (right - left <= THICKEST && bottom - top > right - left) {
    return { kind: 'down', rule: { at: (left + right) / 2, from: top, to: bottom } };
  }
  return null;
}

function addRule(drawn: Drawn, across: Rule[], down: Rule[]): void {
  if (drawn?.kind === 'across') across.push(drawn.rule);
  if (drawn?.kind === 'down') down.push(drawn.rule);
}

function isGlyph(
  value: unknown,
): value is { readonly unicode: string; readonly width: number; readonly isSpace: boolean } {
  return (
    typeof value === 'object' && value !== null &&
    'unicode' in value && typeof value.unicode === 'string' &&
    'width' in value && typeof value.width === 'number'
  ); // prettier-ignore
}

function isWhite(colour: unknown): boolean {
  return typeof colour === 'string' && colour.toLowerCase() === '#ffffff';
}

function asMatrix(value: unknown): Matrix | null {
  if (typeof value !== 'object' || value === null || !('length' in value) || value.length !== 6) return null;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(value as ArrayLike<number>, Number);
  return [a, b, c, d, e, f];
}

/** First `one`, then `other`. */
function times(one: Matrix, other: Matrix): Matrix {
  return [
    one[0] * other[0] + one[1] * other[2],
    one[0] * other[1] + one[1] * other[3],
    one[2] * other[0] + one[3] * other[2],
    one[2] * other[1] + one[3] * other[3],
    one[4] * other[0] + one[5] * other[2] + other[4],
    one[4] * other[1] + one[5] * other[3] + other[5],
  ];
}
