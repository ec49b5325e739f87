/** What stands outside of tables and was not read, as a stamp that is turned or broken: set straight, to be read again. */

import { cutOut, inkOf, quarterTurned, tilted, type Box, type Raster } from './raster.ts';

/** Sides of the tiles whose ink is one cluster where they touch, in pixels. */
const TILE = 20;
const LEAST_SIDE = 36;
const LONGEST_SIDE = 1500;
/** Fewer pixels of ink are specks. */
const LEAST_INK = 400;
/** Of a page; signatures and seals are among them. */
const MOST_STAMPS = 8;
const STEP_DEGREES = 2;
/** A stain over so much of the cluster's room is its frame. */
const FRAME = 0.6;

export interface FoundStamp {
  readonly box: Box;
  /** The same in several ways: as it stands, along its longer side and upside down, each also with its gaps closed. */
  readonly pictures: readonly Raster[];
}

/** `read` are the words that need no second look, in pixels of the page. */
export function findStamps(page: Raster, read: readonly Box[]): readonly FoundStamp[] {
  const { width, height } = page;
  const left: Raster = { width, height, data: page.data.slice(0, width * height) };
  for (const box of read) {
    for (let y = Math.max(box.top - 4, 0); y < Math.min(box.bottom + 4, height); y += 1) {
      left.data.fill(255, y * width + Math.max(box.left - 4, 0), y * width + Math.min(box.right + 4, width));
    }
  }
  const ink = inkOf(left);
  return clustersOf(ink, width, height)
    .slice(0, MOST_STAMPS)
    .map((box) => ({ box, pictures: straightened(cutOut(left, box, 0)) }));
}

function clustersOf(ink: Uint8Array, width: number, height: number): readonly Box[] {
  const [columns, rows] = [Math.ceil(width / TILE), Math.ceil(height / TILE)];
  const counts = new Uint16Array(columns * rows);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / TILE) * columns;
    for (let x = 0; x < width; x += 1) {
      const at = row + Math.floor(x / TILE);
      counts[at] = (counts[at] ?? 0) + (ink[y * width + x] ?? 0);
    }
  }
  const found: { readonly box: Box; readonly ink: number }[] = [];
  for (let start = 0; start < counts.length; start += 1) {
    if ((counts[start] ?? 0) < 6) continue;
    const box = { left: columns, top: rows, right: 0, bottom: 0 };
    let all = 0;
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if ((counts[at] ?? 0) < 6) continue;
      all += counts[at] ?? 0;
      counts[at] = 0;
      const [x, y] = [at % columns, Math.floor(at / columns)];
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
      for (let down = Math.max(y - 1, 0); down <= Math.min(y + 1, rows - 1); down += 1) {
        for (let across = Math.max(x - 1, 0); across <= Math.min(x + 1, columns - 1); across += 1) {
          open.push(down * columns + across);
        }
      }
    }
    const { left, top, right, bottom } = box;
    found.push({
      box: { left: left * TILE, top: top * TILE, right: right * TILE, bottom: bottom * TILE },
      ink: all,
    });
  }
  return found
    .filter(({ box, ink: all }) => {
      const [wide, high] = [box.right - box.left, box.bottom - box.top];
      return all >= LEAST_INK && Math.min(wide, high) >= LEAST_SIDE && Math.max(wide, high) <= LONGEST_SIDE;
    })
    .map(({ box }) => box);
}

function straightened(cut: Raster): readonly Raster[] {
  const bare = withoutFrame(cut);
  const angle = angleOf(cut);
  return [bare, thickened(bare)].flatMap((drawn) => {
    const half = halved(drawn);
    const along = turned(half, -angle);
    return [half, along, quarterTurned(along, 2)];
  });
}

/** Stains that reach over most of the room are a frame. */
function withoutFrame(cut: Raster): Raster {
  const { width, height } = cut;
  const ink = inkOf(cut);
  const data = cut.data.slice(0, width * height);
  for (let start = 0; start < ink.length; start += 1) {
    if (ink[start] !== 1) continue;
    const stain: number[] = [];
    let [left, right, top, bottom] = [width, 0, height, 0];
    const open = [start];
    ink[start] = 0;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      stain.push(at);
      const [x, y] = [at % width, Math.floor(at / width)];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      for (let down = Math.max(y - 1, 0); down <= Math.min(y + 1, height - 1); down += 1) {
        for (let across = Math.max(x - 1, 0); across <= Math.min(x + 1, width - 1); across += 1) {
          const next = down * width + across;
          if (ink[next] !== 1) continue;
          ink[next] = 0;
          open.push(next);
        }
      }
    }
    if ((right - left) * (bottom - top) < FRAME * width * height) continue;
    for (const at of stain) {
      const [x, y] = [at % width, Math.floor(at / width)];
      for (let down = Math.max(y - 2, 0); down <= Math.min(y + 2, height - 1); down += 1) {
        data.fill(255, down * width + Math.max(x - 2, 0), down * width + Math.min(x + 3, width));
      }
    }
  }
  return { width, height, data };
}

/** By how much its longer side is turned, clockwise, in radians: the room that it takes across that is the least. */
function angleOf(cut: Raster): number {
  const ink = inkOf(cut);
  const points: (readonly [number, number])[] = [];
  for (let y = 0; y < cut.height; y += 2) {
    for (let x = 0; x < cut.width; x += 2) if (ink[y * cut.width + x] === 1) points.push([x, y]);
  }
  let best = { angle: 0, high: Infinity };
  for (let degrees = -90; degrees < 90; degrees += STEP_DEGREES) {
    const angle = (degrees * Math.PI) / 180;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    let [least, most] = [Infinity, -Infinity];
    for (const [x, y] of points) {
      const across = y * cos - x * sin;
      least = Math.min(least, across);
      most = Math.max(most, across);
    }
    if (most - least < best.high) best = { angle, high: most - least };
  }
  return best.angle;
}

/** Each pixel as dark as the darkest around it: what did not take the ink is closed. */
function thickened({ width, height, data }: Raster): Raster {
  const thick = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let darkest = 255;
      for (let down = Math.max(y - 2, 0); down <= Math.min(y + 2, height - 1); down += 1) {
        for (let across = Math.max(x - 2, 0); across <= Math.min(x + 2, width - 1); across += 1) {
          darkest = Math.min(darkest, data[down * width + across] ?? 255);
        }
      }
      thick[y * width + x] = darkest;
    }
  }
  return { width, height, data: thick };
}

/** Half as wide and high: letters of a stamp are larger than those of a text. */
function halved({ width, height, data }: Raster): Raster {
  const [wide, high] = [width >> 1, height >> 1];
  const half = new Uint8Array(wide * high);
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const at = 2 * y * width + 2 * x;
      half[y * wide + x] =
        ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + width] ?? 0) + (data[at + width + 1] ?? 0)) >> 2;
    }
  }
  return cutOut({ width: wide, height: high, data: half }, { left: 0, top: 0, right: wide, bottom: high }, MARGIN);
}

/** White around what is read, in pixels. */
const MARGIN = 20;

function turned(picture: Raster, angle: number): Raster {
  const { width, height } = picture;
  const side = Math.ceil(Math.hypot(width, height));
  const [x, y] = [(side - width) >> 1, (side - height) >> 1];
  return tilted(cutOut(picture, { left: -x, top: -y, right: side - x, bottom: side - y }, 0), angle);
}
