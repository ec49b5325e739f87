/** QR codes by `uqr`: no dependencies of its own, typed, and it gives the bare squares, which fit a page in a few bytes. */

import { encode, renderUnicodeCompact } from 'uqr';

/** Readable with a stain or a fold across it. */
const CORRECTION = 'M';
/** White squares around it, without which phones do not find it (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** As an SVG of its own, black on white, of no fixed size. */
export function qrAsSvg(text: string): string {
  const { size, data } = encode(text, { ecc: CORRECTION, border: QUIET_ZONE });
  const path = data.flatMap((row, y) => runsOf(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`));
  const side = String(size);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${path.join('')}"/></svg>`
  );
}

/** For a dark terminal: two squares in one character. */
export function qrAsText(text: string): string {
  return renderUnicodeCompact(text, { ecc: CORRECTION, border: 2 });
}

function runsOf(row: readonly boolean[]): { readonly from: number; readonly length: number }[] {
  const runs: { from: number; length: number }[] = [];
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1);
    if (!isDark) continue;
    if (last !== undefined && last.from + last.length === x) last.length += 1;
    else runs.push({ from: x, length: 1 });
  }
  return runs;
}
