/** Picture → chart → SVG → PNG, in this process. Loaded with the first picture: it is large, and most hours need none. */

import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import { BarChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Picture } from '../conversation/message/picture.ts';
import { chartOf, FONT_FAMILY } from './chart-options.ts';

use([BarChart, GridComponent, GraphicComponent, SVGRenderer]);

const require = createRequire(import.meta.url);

/** Be Vietnam Pro has every letter of Vietnamese; the machine's own fonts may not, or may not be there. */
const FONTS = [
  require.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'),
  require.resolve('@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf'),
];

/** A PNG, as wide as `WIDTH` of chart-options.ts. */
export async function drawPicture(picture: Picture): Promise<Buffer> {
  const png = await renderAsync(svgOf(picture), {
    font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  });
  return png.asPng();
}

function svgOf(picture: Picture): string {
  const { width, height, option } = chartOf(picture);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    // Its clock would keep the process alive.
    chart.dispose();
  }
}
