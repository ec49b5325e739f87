/** Real drawings, decoded again by the browser's own rules of PNG: what a phone would get. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Picture } from '../../src/conversation/message/picture.ts';
import { agenciesPicture, type PictureGroup } from '../../src/conversation/compose/picture.ts';
import { day } from '../../src/domain/calendar/dates.ts';
import { figuresOf } from '../../src/domain/tasks/figures.ts';
import { chartOf, WIDTH } from '../../src/reports/chart-options.ts';
import { drawPicture } from '../../src/reports/draw-picture.ts';
import { charactersOf } from './font-coverage.ts';

const TODAY = day('2026-11-23');
const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
);

function pictureOf(names: readonly string[]): Picture {
  const figures = { ...figuresOf([], TODAY), total: 3, overdue: 2, within: 1 };
  const groups = names.map((name): PictureGroup => ({ name, figures }));
  const all = { ...figures, total: 3 * names.length, overdue: 2 * names.length, within: names.length };
  return agenciesPicture(all, groups, TODAY);
}

/** Width, height, and how many pixels are not white. */
function look(png: Buffer): { width: number; height: number; inked: number } {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const rows = unfilter(inflateSync(Buffer.concat(data)), width * 4);
  let inked = 0;
  for (let at = 0; at < rows.length; at += 4) if ((rows[at] ?? 0) < 250 || (rows[at + 1] ?? 0) < 250) inked += 1;
  return { width, height, inked };
}

/** Undoes the five filters of the PNG specification, section 9, for four bytes a pixel. */
function unfilter(raw: Buffer, stride: number): Uint8Array {
  const rows = new Uint8Array((raw.length / (stride + 1)) * stride);
  for (let row = 0; row * stride < rows.length; row += 1) {
    const kind = raw[row * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = row * stride + x;
      const left = x < 4 ? 0 : (rows[at - 4] ?? 0);
      const up = row === 0 ? 0 : (rows[at - stride] ?? 0);
      const corner = row === 0 || x < 4 ? 0 : (rows[at - stride - 4] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0;
      rows[at] = (raw[row * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return rows;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

describe('a drawn picture', () => {
  test('is a PNG of the size that was planned, and not blank', async () => {
    const picture = pictureOf(['Sở Xây dựng', 'UBND huyện Thọ Xuân']);
    const { width, height, inked } = look(await drawPicture(picture));
    expect({ width, height }).toEqual({ width: WIDTH, height: chartOf(picture).height });
    expect(width).toBeGreaterThanOrEqual(1200);
    expect(width).toBeLessThanOrEqual(1600);
    expect(inked / (width * height)).toBeGreaterThan(0.05);
    expect(inked / (width * height)).toBeLessThan(0.6);
  });

  test('of 40 agencies is no taller than a phone shows at once', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `Ủy ban nhân dân huyện số ${String(index + 1)}`);
    const { width, height } = look(await drawPicture(pictureOf(names)));
    expect(height / width).toBeLessThan(1.4);
  });

  test('shows each letter: one diacritic more or less is another drawing', async () => {
    const drawn = (name: string): Promise<string> =>
      drawPicture(pictureOf([name])).then((png) => png.toString('base64'));
    const right = await drawn('Huyện Thọ Xuân');
    for (const wrong of ['Huyên Thọ Xuân', 'Huyện Tho Xuân', 'Huyện Thọ Xuan', 'Huyện Thọ □uân']) {
      expect(await drawn(wrong), wrong).not.toBe(right);
    }
    expect(await drawn('Huyện Thọ Xuân'.normalize('NFD'))).toBe(right);
  });

  test.each([
    ['markup', '<b>Sở & "Sở"</b> </text><script>'],
    ['signs of a template', '{a|Sở} {b} {c} ${d}'],
    ['what XML forbids', 'Sở\u0000\u0001\uD800 Y tế'],
    ['signs that no font has', '😀 部 ﷽'],
    ['a name without end', 'Ủy'.repeat(3000)],
    ['nothing', ''],
  ])('takes %s for words', async (_what, name) => {
    expect(look(await drawPicture(pictureOf([name]))).width).toBe(WIDTH);
  });
});

test('the font has every letter of Vietnamese, so that none becomes an empty box', () => {
  const has = charactersOf(readFileSync(FONT));
  const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
  const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
  const letters = vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')));
  const all = [...letters, ...letters.map((letter) => letter.toLocaleUpperCase('vi'))].join('');
  const missing = Array.from(`${all}đĐ0123456789…–·:;,()&“”/Ủy ban nhân dân huyện Thọ Xuân`).filter(
    (letter) => letter !== ' ' && !has.has(letter.codePointAt(0) ?? 0),
  );
  expect(missing).toEqual([]);
});
