/** Puts figures and names into a picture, and says a picture in words. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Figures } from '../../domain/tasks/figures.ts';
import {
  PICTURE_STATES,
  totalOf,
  type Picture,
  type PictureCounts,
  type PictureRow,
  type PictureState,
} from '../message/picture.ts';
import { count } from './words.ts';

export const PICTURE_STATE_WORDS: Record<PictureState, string> = {
  overdue: 'Quá hạn',
  silent: 'Chưa báo cáo kỳ vừa qua',
  waiting: 'Chờ xác nhận, quyết định',
  orphaned: 'Chờ giao đơn vị kế thừa',
  suspended: 'Tạm dừng',
  within: 'Còn trong hạn, không hạn',
  completedLate: 'Hoàn thành quá hạn',
  completedOnTime: 'Hoàn thành đúng hạn',
};

/** The figures of one agency, or of one part of a decision. */
export interface PictureGroup {
  readonly name: string;
  readonly figures: Figures;
}

/** More bars than this cannot be read on a phone. */
const MOST_ROWS = 12;

/** So many more groups that find no place, and their figures together. */
export interface FurtherGroups {
  readonly count: number;
  readonly figures: Figures;
}

/** Tasks per lead agency, those with most overdue first; `further` stand behind all of these. */
export function agenciesPicture(
  all: Figures,
  groups: readonly PictureGroup[],
  today: LocalDate,
  further: FurtherGroups | null = null,
): Picture {
  const rows = groups.map(({ name, figures }) => ({ label: shortAgencyName(name), counts: countsOf(figures) }));
  const ranked = rows.toSorted((a, b) => urgency(a, b) || a.label.localeCompare(b.label, 'vi'));
  return picture('Nhiệm vụ theo đơn vị chủ trì', all, ranked, 'Các đơn vị khác', today, further);
}

/** One agency's tasks per part of the decision, those with most overdue first and else in its order. */
export function sectionsPicture(
  agency: string,
  all: Figures,
  groups: readonly PictureGroup[],
  today: LocalDate,
): Picture {
  const rows = groups.map(({ name, figures }) => ({ label: name, counts: countsOf(figures) }));
  return picture(`Nhiệm vụ của ${shortAgencyName(agency)}`, all, rows.toSorted(urgency), 'Các mục khác', today);
}

function picture(
  title: string,
  all: Figures,
  rows: readonly PictureRow[],
  restName: string,
  today: LocalDate,
  further: FurtherGroups | null = null,
): Picture {
  // One row too many gets its own bar: "Các đơn vị khác (1)" would take as much room.
  const shown = further === null && rows.length <= MOST_ROWS + 1 ? rows : rows.slice(0, MOST_ROWS);
  const others = rows.slice(shown.length).map(({ counts }) => counts);
  const rest = further === null ? others : [...others, countsOf(further.figures)];
  const restCount = others.length + (further?.count ?? 0);
  const notDrawn = all.unreviewed === 0 ? '' : ` · không vẽ ${count(all.unreviewed)} phần việc chưa rà soát hiện trạng`;
  return {
    title: title.normalize('NFC'),
    asOf: `Tính đến ngày ${formatDate(today)}${notDrawn}`,
    totals: countsOf(all),
    rows: shown.map(({ label, counts }) => ({ label: label.normalize('NFC'), counts })),
    rest: restCount === 0 ? null : { label: `${restName} (${count(restCount)})`, counts: sumOf(rest) },
  };
}

/** The parts of `figures`, each assignment once but what is not yet reviewed: the silent are those of "còn trong hạn". */
function countsOf(figures: Figures): PictureCounts {
  const { overdue, silent, waiting, orphaned, suspended, within, completedLate, completedOnTime } = figures;
  return { overdue, silent, waiting, orphaned, suspended, within: within - silent, completedLate, completedOnTime };
}

function sumOf(all: readonly PictureCounts[]): PictureCounts {
  const sum = (state: PictureState): number => all.reduce((total, counts) => total + counts[state], 0);
  return {
    overdue: sum('overdue'),
    silent: sum('silent'),
    waiting: sum('waiting'),
    orphaned: sum('orphaned'),
    suspended: sum('suspended'),
    within: sum('within'),
    completedLate: sum('completedLate'),
    completedOnTime: sum('completedOnTime'),
  };
}

function urgency(a: PictureRow, b: PictureRow): number {
  return (
    b.counts.overdue - a.counts.overdue || b.counts.silent - a.counts.silent || totalOf(b.counts) - totalOf(a.counts)
  );
}

/** "quá hạn 12, chờ xác nhận, quyết định 3": the states that occur. */
export function countsInWords(counts: PictureCounts): string {
  return PICTURE_STATES.filter((state) => counts[state] > 0)
    .map((state) => `${PICTURE_STATE_WORDS[state].toLocaleLowerCase('vi')}: ${count(counts[state])}`)
    .join('; ');
}

/** For whoever cannot see the picture. */
export function pictureInWords({ title, asOf, totals }: Picture): string {
  return `Biểu đồ ${title.toLocaleLowerCase('vi')}. ${asOf}: ${countsInWords(totals)}.`;
}

/** The usual official abbreviations, so that a name fits beside its bar. */
const SHORTER: readonly (readonly [RegExp, string])[] = [
  [/^[ỦU][yỷ] ban nhân dân(?= )/iu, 'UBND'],
  [/^Ban quản lý(?= )/iu, 'BQL'],
  [/(?<= )khu kinh tế(?= )/iu, 'KKT'],
  [/(?<= )khu công nghiệp/iu, 'KCN'],
  [/^Công ty cổ phần(?= )/iu, 'Công ty CP'],
  [/^Công ty trách nhiệm hữu hạn(?= )/iu, 'Công ty TNHH'],
  [/(?<= )phát triển nông thôn$/iu, 'PTNT'],
];

function shortAgencyName(name: string): string {
  return SHORTER.reduce((short, [words, abbreviation]) => short.replace(words, abbreviation), name.normalize('NFC'));
}
