/** Pages as a scanner or a telephone makes them of a printed document: tilted, with noise, as JPEG. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { pdfOf } from './drawn-page.ts';
import { quarterTurned, readPgm, tilted, type Raster } from '../../src/importer/readers/scans/raster.ts';

export interface Scanning {
  readonly dpi?: number;
  /** Degrees, clockwise. */
  readonly tilt?: number;
  readonly quarters?: number;
  /** Shades by which a pixel may differ. */
  readonly noise?: number;
  /** Of black ink on white paper: 1 is as printed, 0.3 a faint copy. */
  readonly contrast?: number;
}

/** Whether the programs that recognise a scan are on this machine. */
export const canRecognise =
  existsSync('/usr/bin/tesseract') &&
  existsSync('/usr/bin/pdftoppm') &&
  execFileSync('/usr/bin/tesseract', ['--list-langs'], { encoding: 'utf8' }).split('\n').includes('vie');

/** A JPEG for each of the pages of a PDF, counted from 1. */
export function scanned(
  pdf: Uint8Array,
  pages: readonly number[],
  { dpi = 200, tilt = 0, quarters = 0, noise = 0, contrast = 1 }: Scanning,
): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-scanned-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, pdf);
    return pages.map((page, nth) => {
      const only = ['-f', String(page), '-l', String(page), '-singlefile', '-gray', '-r', String(dpi)];
      execFileSync('pdftoppm', [...only, file, join(folder, 'page')]);
      const drawn = readPgm(readFileSync(join(folder, 'page.pgm')));
      if (drawn === null) throw new Error('The page was not drawn.');
      const turned = quarterTurned(tilted(drawn, (tilt * Math.PI) / 180), quarters);
      writeFileSync(join(folder, 'worn.pdf'), onePage(worn(turned, noise, contrast, nth)));
      const longest = String(Math.max(turned.width, turned.height));
      const jpeg = ['-singlefile', '-gray', '-jpeg', '-jpegopt', 'quality=70', '-scale-to', longest];
      execFileSync('pdftoppm', [...jpeg, join(folder, 'worn.pdf'), join(folder, 'worn')]);
      return new Uint8Array(readFileSync(join(folder, 'worn.jpg')));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function worn({ width, height, data }: Raster, noise: number, contrast: number, seed: number): Raster {
  let state = 12_345 + seed;
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 4_294_967_296;
  };
  const paper = 245;
  const made = data.slice(0, width * height).map((value) => {
    const shade = paper - (255 - value) * contrast * 0.9 + (random() + random() + random() - 1.5) * noise * 1.6;
    return Math.max(0, Math.min(255, shade));
  });
  return { width, height, data: made };
}

function onePage({ width, height, data }: Raster): Uint8Array {
  const content = deflateSync(data, { level: 1 });
  const [wide, high] = [String(width), String(height)];
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>`,
    `<< /Length ${String(wide.length + high.length + 20)} >>\nstream\n${`${wide} 0 0 ${high} 0 0 cm /P Do`.padEnd(wide.length + high.length + 20)}\nendstream`,
    `<< /Type /XObject /Subtype /Image /Width ${wide} /Height ${high} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter [/ASCIIHexDecode /FlateDecode] /Length ${String(content.length * 2 + 1)} >>\nstream\n${content.toString('hex')}>\nendstream`,
  ]);
}
