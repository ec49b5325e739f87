/** Grey pictures in memory: rows of one byte a pixel, 0 black. */

export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const WHITE = 255;
/** A portable greymap's header: its kind, width, height and brightest value. */
const HEADER = /^P5\s+(\d{1,6})\s+(\d{1,6})\s+255\s/u;
const LONGEST_HEADER = 64;

/** A portable greymap (PGM, "P5") as `pdftoppm` writes it; null for anything else. */
export function readPgm(bytes: Uint8Array): Raster | null {
  const [header, width, height] =
    HEADER.exec(
      Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LONGEST_HEADER)).toString('latin1'),
    ) ?? [];
  if (header === undefined) return null;
  const picture = { width: Number(width), height: Number(height) };
  const data = bytes.subarray(header.length);
  return data.length < picture.width * picture.height ? null : { ...picture, data };
}

/** The picture as a portable greymap. */
export function pgmOf({ width, height, data }: Raster): Uint8Array {
  return Buffer.concat([
    Buffer.from(`P5\n${String(width)} ${String(height)}\n255\n`),
    data.subarray(0, width * height),
  ]);
}

/** Turned clockwise by quarters. */
export function quarterTurned(picture: Raster, quarters: number): Raster {
  let turned = picture;
  for (let left = ((quarters % 4) + 4) % 4; left > 0; left -= 1) turned = turnedOnce(turned);
  return turned;
}

function turnedOnce({ width, height, data }: Raster): Raster {
  const turned = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) turned[x * height + (height - 1 - y)] = data[y * width + x] ?? WHITE;
  }
  return { width: height, height: width, data: turned };
}

/** Turned about its middle by a small angle in radians, clockwise on the screen; what comes from outside is white. */
export function tilted({ width, height, data }: Raster, angle: number): Raster {
  const turned = new Uint8Array(width * height).fill(WHITE);
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const [middleX, middleY] = [width / 2, height / 2];
  for (let y = 0; y < height; y += 1) {
    let fromX = middleX + (y - middleY) * sin - middleX * cos;
    let fromY = middleY + (y - middleY) * cos + middleX * sin;
    for (let x = 0; x < width; x += 1, fromX += cos, fromY -= sin) {
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const at = top * width + left;
      const [right, down] = [fromX - left, fromY - top];
      const above = (data[at] ?? 0) * (1 - right) + (data[at + 1] ?? 0) * right;
      const below = (data[at + width] ?? 0) * (1 - right) + (data[at + width + 1] ?? 0) * right;
      turned[y * width + x] = above * (1 - down) + below * down;
    }
  }
  return { width, height, data: turned };
}

/** A side of the tiles whose paper is looked for, in pixels. */
const TILE = 64;
/** The share of a tile's pixels that are darker than its paper. */
const DARKER_THAN_PAPER = 0.8;
/** Ink is darker than this share of the paper around it. */
const INK = 0.78;

/** 1 where there is ink, by the brightness of the paper around, so that shadows and yellowed paper are none. */
export function inkOf({ width, height, data }: Raster): Uint8Array {
  const [columns, rows] = [Math.ceil(width / TILE), Math.ceil(height / TILE)];
  const paper = new Float32Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      counts.fill(0);
      let all = 0;
      for (let y = row * TILE; y < Math.min((row + 1) * TILE, height); y += 2) {
        for (let x = column * TILE; x < Math.min((column + 1) * TILE, width); x += 2) {
          const value = data[y * width + x] ?? 0;
          counts[value] = (counts[value] ?? 0) + 1;
          all += 1;
        }
      }
      let value = 0;
      for (let seen = counts[0] ?? 0; seen < all * DARKER_THAN_PAPER && value < WHITE; seen += counts[value] ?? 0)
        value += 1;
      paper[row * columns + column] = value;
    }
  }
  // A tile full of letters or of a rule takes its paper from the tiles around it.
  const smooth = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let brightest = 0;
      for (let y = Math.max(row - 1, 0); y <= Math.min(row + 1, rows - 1); y += 1) {
        for (let x = Math.max(column - 1, 0); x <= Math.min(column + 1, columns - 1); x += 1) {
          brightest = Math.max(brightest, paper[y * columns + x] ?? 0);
        }
      }
      smooth[row * columns + column] = brightest * INK;
    }
  }
  const ink = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / TILE) * columns;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if ((data[at] ?? WHITE) < (smooth[row + Math.floor(x / TILE)] ?? 0)) ink[at] = 1;
    }
  }
  return ink;
}

/** A rectangle of it; what lies outside is white. */
export function cutOut({ width, height, data }: Raster, box: Box, margin: number): Raster {
  const wide = box.right - box.left + 2 * margin;
  const high = box.bottom - box.top + 2 * margin;
  const cut = new Uint8Array(wide * high).fill(WHITE);
  for (let y = Math.max(box.top, 0); y < Math.min(box.bottom, height); y += 1) {
    const from = Math.max(box.left, 0);
    const to = Math.max(Math.min(box.right, width), from);
    cut.set(data.subarray(y * width + from, y * width + to), (y - box.top + margin) * wide + margin + from - box.left);
  }
  return { width: wide, height: high, data: cut };
}

/** In pixels; `right` and `bottom` are outside. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
