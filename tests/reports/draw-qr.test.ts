import { expect, test } from 'vitest';
import { encode } from 'uqr';
import { qrAsSvg, qrAsText } from '../../src/reports/draw-qr.ts';

const LINK = 'https://t.me/dondoc_tinh_bot?startgroup=K7QM-2F9X-TR4B';

/** The squares that the path of the picture blackens. */
function blackOf(svg: string): Set<string> {
  const path = /fill="#000" d="([^"]*)"/u.exec(svg)?.[1] ?? '';
  return new Set(
    [...path.matchAll(/M(\d+) (\d+)h(\d+)/gu)].flatMap(([, x, y, length]) =>
      Array.from({ length: Number(length) }, (_, step) => `${String(Number(x) + step)},${String(y)}`),
    ),
  );
}

test.each([
  LINK,
  'https://t.me/b?start=AAAA-BBBB-CC22',
  'https://t.me/ten_rat_dai_cua_tinh_bot?startgroup=ABCD-EFGH-JKM2',
])('the picture of %s blackens the squares of its code and no others', (link) => {
  const { data } = encode(link, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${String(x)},${String(y)}`] : [])));
  expect([...blackOf(qrAsSvg(link))].sort()).toEqual(dark.sort());
});

test('four white squares stand around it', () => {
  const side = Number(/viewBox="0 0 (\d+)/u.exec(qrAsSvg(LINK))?.[1]);
  const places = [...blackOf(qrAsSvg(LINK))].flatMap((place) => place.split(',').map(Number));
  expect([Math.min(...places), Math.max(...places)]).toEqual([4, side - 5]);
});

test('in a terminal it is as wide as it is high', () => {
  const rows = qrAsText(LINK).trimEnd().split('\n');
  expect(Math.abs((rows[0]?.length ?? 0) - rows.length * 2)).toBeLessThanOrEqual(1);
});
