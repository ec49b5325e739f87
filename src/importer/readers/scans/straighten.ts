/** By how much a scanned page is tilted: at the right angle its lines of writing and its rules fill few rows of pixels. */

/** Radians. A page that is tilted more was laid wrong, and nobody scans it so. */
const MOST = (8 * Math.PI) / 180;
const COARSE = (0.25 * Math.PI) / 180;
const FINE = (0.02 * Math.PI) / 180;
/** Every so many pixels are looked at, first and then. */
const COARSE_STEP = 4;
const FINE_STEP = 2;
/** Points of ink that are looked at; more say nothing new. */
const MOST_POINTS = 120_000;

/** The angle in radians, clockwise on the screen, by which the page is tilted; 0 for a page without ink. */
export function tiltOf(ink: Uint8Array, width: number, height: number): number {
  const coarse = pointsOf(ink, width, height, COARSE_STEP);
  if (coarse.xs.length === 0) return 0;
  const near = best(coarse, width, height / COARSE_STEP, { from: -MOST, to: MOST, by: COARSE, step: COARSE_STEP });
  const fine = pointsOf(ink, width, height, FINE_STEP);
  return best(fine, width, height / FINE_STEP, { from: near - COARSE, to: near + COARSE, by: FINE, step: FINE_STEP });
}

interface Points {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

function pointsOf(ink: Uint8Array, width: number, height: number, step: number): Points {
  let found = 0;
  for (let y = 0; y < height; y += step) for (let x = 0; x < width; x += step) found += ink[y * width + x] ?? 0;
  const every = Math.max(1, Math.ceil(found / MOST_POINTS));
  const xs = new Float32Array(Math.ceil(found / every));
  const ys = new Float32Array(xs.length);
  let seen = 0;
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      if (ink[y * width + x] !== 1) continue;
      if (seen % every === 0) {
        xs[seen / every] = x;
        ys[seen / every] = y / step;
      }
      seen += 1;
    }
  }
  return { xs, ys };
}

function best(
  { xs, ys }: Points,
  width: number,
  height: number,
  { from, to, by, step }: { from: number; to: number; by: number; step: number },
): number {
  const margin = Math.ceil((Math.tan(MOST + COARSE) * width) / step);
  const rows = new Uint32Array(Math.ceil(height) + 2 * margin + 2);
  let found = { angle: 0, score: -1 };
  for (let angle = from; angle <= to + by / 2; angle += by) {
    rows.fill(0);
    const slope = Math.tan(angle) / step;
    for (let at = 0; at < xs.length; at += 1) {
      const row = Math.round((ys[at] ?? 0) - (xs[at] ?? 0) * slope) + margin;
      rows[row] = (rows[row] ?? 0) + 1;
    }
    let score = 0;
    for (let row = 1; row < rows.length; row += 1) score += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2;
    if (score > found.score) found = { angle, score };
  }
  return found.angle;
}
