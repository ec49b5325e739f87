/** A picture as a chart: bars of the groups, each cut into states, with a legend that carries the totals. Pure. */

import type { EChartsCoreOption } from 'echarts/core';
import { PICTURE_STATES, totalOf, type Picture, type PictureState } from '../conversation/message/picture.ts';
import { countsInWords, PICTURE_STATE_WORDS } from '../conversation/compose/picture.ts';
import { count } from '../conversation/compose/words.ts';
import { wrapText } from './wrap-text.ts';

export const FONT_FAMILY = 'Be Vietnam Pro';

/** Pixels. A phone shows the picture at about a third of its width: text of 30 is read as 10 there. @internal Also for tests. */
export const WIDTH = 1280;
const MARGIN = 48;
const LABEL_WIDTH = 430;
const BAR_LEFT = MARGIN + LABEL_WIDTH + 24;
/** Room for the total at the end of the longest bar. */
const TOTAL_ROOM = 90;
const BAR_ROOM = WIDTH - BAR_LEFT - MARGIN - TOTAL_ROOM;
const ROW_HEIGHT = 82;
const BAR_HEIGHT = 52;
/** A part of a bar that is narrower does not carry its number. */
const NARROWEST_WITH_NUMBER = 26;

/** Tasks: a single one does not fill the width. */
const LEAST_SCALE = 6;

const TITLE_SIZE = 44;
const TITLE_LINE = 56;
const AS_OF_LINE = 52;
const LEGEND_LINE = 50;
const TEXT_SIZE = 30;
const TEXT_LINE = 37;
const INK = '#1d2733';
const FAINT_INK = '#4a5766';

/**
 * Neighbours differ in lightness as well as in hue, so that the parts can be told apart in grey and by people who do
 * not see red and green; each number has a contrast of at least 4.5 to its part.
 */
const COLOURS: Record<PictureState, { readonly fill: string; readonly ink: string }> = {
  overdue: { fill: '#b3261e', ink: '#ffffff' },
  silent: { fill: '#f5b942', ink: INK },
  waiting: { fill: '#6b4fa0', ink: '#ffffff' },
  orphaned: { fill: '#8fd3d8', ink: INK },
  suspended: { fill: '#5b6b7a', ink: '#ffffff' },
  within: { fill: '#a9c9ea', ink: INK },
  completedLate: { fill: '#61770f', ink: '#ffffff' },
  completedOnTime: { fill: '#a5dcb0', ink: INK },
};

export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly option: EChartsCoreOption;
}

/** The options of the chart for ECharts, and its height in pixels. */
export function chartOf(picture: Picture): Chart {
  const title = wrapText(picture.title, (WIDTH - 2 * MARGIN) / TITLE_SIZE, 2);
  const states = PICTURE_STATES.filter((state) => picture.totals[state] > 0);
  const rest = picture.rest === null ? [] : restLines(picture.rest);
  const asOfTop = MARGIN + title.length * TITLE_LINE;
  const legendTop = asOfTop + AS_OF_LINE + 12;
  const barsTop = legendTop + Math.ceil(states.length / 2) * LEGEND_LINE + 20;
  const barsHeight = picture.rows.length * ROW_HEIGHT;
  const restTop = barsTop + barsHeight + 16;
  return {
    width: WIDTH,
    height: restTop + rest.length * TEXT_LINE + MARGIN - 16,
    option: {
      animation: false,
      backgroundColor: '#ffffff',
      textStyle: { fontFamily: FONT_FAMILY },
      graphic: [
        ...title.map((line, index) =>
          text(line, MARGIN, MARGIN + index * TITLE_LINE, { size: TITLE_SIZE, bold: true }),
        ),
        text(asOfLine(picture), MARGIN, asOfTop, { fill: FAINT_INK }),
        ...states.flatMap((state, index) => legendEntry(state, picture, legendTop, index)),
        ...rest.map((line, index) => text(line, MARGIN, restTop + index * TEXT_LINE, { fill: FAINT_INK })),
      ],
      grid: { left: BAR_LEFT, right: MARGIN + TOTAL_ROOM, top: barsTop, height: barsHeight, containLabel: false },
      xAxis: { type: 'value', show: false, min: 0, max: longest(picture) },
      yAxis: {
        type: 'category',
        inverse: true,
        z: 10,
        data: picture.rows.map(({ label }) => wrapText(label, LABEL_WIDTH / TEXT_SIZE, 2).join('\n')),
        axisTick: { show: false },
        axisLine: { show: true, lineStyle: { color: '#8a96a3', width: 2 } },
        axisLabel: {
          interval: 0,
          align: 'left',
          margin: BAR_LEFT - MARGIN,
          fontSize: TEXT_SIZE,
          lineHeight: TEXT_LINE,
          color: INK,
        },
      },
      series: [...states.map((state) => stateSeries(state, picture)), totalSeries(picture)],
    },
  };
}

function asOfLine({ asOf, totals }: Picture): string {
  return `${asOf} · tổng ${count(totalOf(totals))} phần việc`;
}

function longest({ rows }: Picture): number {
  return Math.max(LEAST_SCALE, ...rows.map(({ counts }) => totalOf(counts)));
}

function stateSeries(state: PictureState, picture: Picture): object {
  const { fill, ink } = COLOURS[state];
  const perTask = BAR_ROOM / longest(picture);
  return {
    type: 'bar',
    name: PICTURE_STATE_WORDS[state],
    stack: 'states',
    barWidth: BAR_HEIGHT,
    itemStyle: { color: fill, borderColor: '#ffffff', borderWidth: 2 },
    label: { position: 'inside', color: ink, fontSize: 26, fontWeight: 600 },
    data: picture.rows.map(({ counts }) => {
      const words = count(counts[state]);
      const room = Math.max(NARROWEST_WITH_NUMBER, words.length * 18);
      const shown = counts[state] > 0 && counts[state] * perTask >= room;
      return { value: counts[state], label: { show: shown, formatter: () => words } };
    }),
  };
}

/** Nothing but the number behind each bar. */
function totalSeries(picture: Picture): object {
  return {
    type: 'bar',
    stack: 'states',
    barWidth: BAR_HEIGHT,
    itemStyle: { color: 'transparent' },
    label: { show: true, position: 'right', color: INK, fontSize: 28, fontWeight: 600 },
    data: picture.rows.map(({ counts }) => ({ value: 0, label: { formatter: () => count(totalOf(counts)) } })),
  };
}

/** Two columns, read line by line. */
function legendEntry(state: PictureState, { totals }: Picture, top: number, index: number): object[] {
  const left = MARGIN + (index % 2) * ((WIDTH - 2 * MARGIN) / 2);
  const y = top + Math.floor(index / 2) * LEGEND_LINE;
  return [
    {
      type: 'rect',
      shape: { x: left, y: y + 2, width: 34, height: 34, r: 4 },
      style: { fill: COLOURS[state].fill },
      silent: true,
    },
    text(`${PICTURE_STATE_WORDS[state]}: ${count(totals[state])}`, left + 50, y, {}),
  ];
}

function restLines({ label, counts }: NonNullable<Picture['rest']>): string[] {
  const words = `${label}: ${count(totalOf(counts))} phần việc – ${countsInWords(counts)}.`;
  return wrapText(words, (WIDTH - 2 * MARGIN) / TEXT_SIZE, 3);
}

function text(words: string, x: number, y: number, look: { size?: number; bold?: boolean; fill?: string }): object {
  const { size = TEXT_SIZE, bold = false, fill = INK } = look;
  return {
    type: 'text',
    style: {
      text: words,
      x,
      y,
      fill,
      fontFamily: FONT_FAMILY,
      fontSize: size,
      fontWeight: bold ? 600 : 400,
      textVerticalAlign: 'top',
    },
    silent: true,
  };
}
