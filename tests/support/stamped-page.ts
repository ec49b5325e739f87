/** A page of a decision as a picture, with a stamp somewhere on it. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

export interface Stamp {
  readonly text: string;
  readonly colour?: string;
  /** Degrees, clockwise. */
  readonly turn?: number;
  readonly size?: number;
  /** The share of it that did not take the ink, in specks. */
  readonly broken?: number;
  readonly x?: number;
  readonly y?: number;
}

const FONTS = fileURLToPath(new URL('./', import.meta.resolve('@expo-google-fonts/be-vietnam-pro/package.json')));
const [WIDTH, HEIGHT] = [1654, 2339];
const ROWS = [
  ['TT', 'Nội dung', 'Đơn vị chủ trì', 'Thời gian'],
  ['1', 'Xây dựng kế hoạch phát triển đô thị', 'Sở Xây dựng', 'Quý IV/2026'],
  ['2', 'Rà soát quy hoạch sử dụng đất', 'Sở Tài chính', 'Năm 2027'],
] as const;
const EDGES = [120, 220, 860, 1230, 1530] as const;

/** An A4 page at 200 dots an inch, as PNG: letterhead, a table of two tasks, and the stamp. */
export function stampedPage(stamp: Stamp | null): Uint8Array {
  const [top, high] = [900, 90];
  const lines = [
    ...EDGES.map((x) => `M${String(x)} ${String(top)}V${String(top + high * ROWS.length)}`),
    ...Array.from({ length: ROWS.length + 1 }, (_, at) => `M120 ${String(top + high * at)}H1530`),
  ].join('');
  const cells = ROWS.flatMap((row, at) =>
    row.map((text, column) => textAt(text, (EDGES[column] ?? 0) + 14, top + high * at + 56, 30)),
  );
  const head = [
    textAt('ỦY BAN NHÂN DÂN TỈNH', 150, 160, 32),
    textAt('Số: 45/KH-UBND', 200, 220, 30),
    textAt('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 800, 160, 32),
    textAt('Độc lập - Tự do - Hạnh phúc', 950, 220, 30),
    textAt('KẾ HOẠCH', 740, 600, 36),
    textAt('Phát triển đô thị năm 2026', 620, 660, 32),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(HEIGHT)}"><rect width="100%" height="100%" fill="white"/><path d="${lines}" stroke="black" stroke-width="3" fill="none"/>${[...head, ...cells].join('')}${stamp === null ? '' : drawn(stamp)}</svg>`;
  const files = readdirSync(FONTS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?:400Regular|700Bold)\/[^/]*\.ttf$/u.test(name),
  );
  const fontFiles = files.map((name) => join(FONTS, name));
  return new Resvg(svg, { font: { fontFiles, loadSystemFonts: false } }).render().asPng();
}

function textAt(text: string, x: number, y: number, size: number): string {
  return `<text x="${String(x)}" y="${String(y)}" font-family="Be Vietnam Pro" font-size="${String(size)}">${text}</text>`;
}

function drawn({ text, colour = 'black', turn = 0, size = 56, broken = 0, x = 330, y = 360 }: Stamp): string {
  const wide = text.length * size * 0.75 + 40;
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 4_294_967_296;
  };
  const specks = Array.from({ length: Math.round((broken * wide * size * 1.6) / 16) }, () => {
    const [left, top] = [(random() - 0.5) * wide, (random() - 0.5) * size * 1.6];
    return `<rect x="${left.toFixed(0)}" y="${top.toFixed(0)}" width="4" height="4" fill="white"/>`;
  });
  const frame = `<rect x="${String(-wide / 2)}" y="${String(-size * 0.8)}" width="${String(wide)}" height="${String(size * 1.6)}" fill="none" stroke="${colour}" stroke-width="5"/>`;
  const word = `<text y="${String(size * 0.36)}" text-anchor="middle" font-family="Be Vietnam Pro" font-weight="700" font-size="${String(size)}" fill="${colour}">${text}</text>`;
  return `<g transform="translate(${String(x)} ${String(y)}) rotate(${String(turn)})">${frame}${word}${specks.join('')}</g>`;
}
