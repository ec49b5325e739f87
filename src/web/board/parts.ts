/** Tables and figures that several pages share. */

import { html } from 'hono/html';
import { LIST_WORDS } from '../../conversation/compose/list-words.ts';
import { rateWords } from '../../conversation/compose/rate-words.ts';
import { continuedWords, heirWords } from '../../conversation/compose/heir-words.ts';
import { count, percent, placeWords, shorten, titleWords } from '../../conversation/compose/words.ts';
import { deadlineWords, distanceOf } from '../../conversation/compose/deadline-words.ts';
import { feederWords, objectionWords } from '../../conversation/compose/card-line.ts';
import { stateOf } from '../../conversation/compose/state-words.ts';
import { standingOf } from '../../domain/tasks/assignment.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { comparedOf, ratesOf, type Figures } from '../../domain/tasks/figures.ts';
import { followedUntil } from '../../domain/tasks/programme-end.ts';
import type { ListName } from '../../domain/tasks/list-name.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { List } from '../../usecases/show/read-list.ts';
import type { Html } from '../door/html.ts';
import { filterQuery, type Filter } from './filter.ts';

/** The lists that call for action, the most pressing first. */
export const PRESSING_LISTS: readonly ListName[] = [
  'overdue',
  'unreviewed',
  'unchecked',
  'waiting',
  'orphaned',
  'suspended',
  'stuck',
  'silent',
  'upcoming',
];

/** Characters of a name in a table; the task's own page shows it whole. */
const LONGEST_NAME = 160;
const LONGEST_TITLE = 220;

/** A table of assignments that can be scrolled on a phone. */
export function taskTable(label: string, cards: readonly Card[], today: LocalDate, filter: Filter): Html {
  const keep = filterQuery(filter, { agency: null, section: null, q: null, programme: null });
  return html`<div class="table" role="region" aria-label="${label}" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Số</th>
          <th scope="col">Nhiệm vụ</th>
          <th scope="col">Đơn vị chủ trì</th>
          <th scope="col">Thời hạn</th>
          <th scope="col">Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        ${cards.map((card) => taskRow(card, today, keep))}
      </tbody>
    </table>
  </div>`;
}

/** The first rows of a list, with a link to all of it that keeps `filter`. */
export function listPanel(name: ListName, list: List, filter: Filter, today: LocalDate): Html {
  const { title, none } = LIST_WORDS[name];
  return html`<section class="panel wide">
    <h2>${title}: ${count(list.total)}</h2>
    ${list.cards.length === 0 ? html`<p class="quiet">${none}</p>` : taskTable(title, list.cards, today, filter)}
    ${
      list.total > list.cards.length
        ? html`<p>
            <a href="/board/tasks${filterQuery(filter, { list: name })}"
              >Xem cả ${count(list.total)}: ${title.toLowerCase()}</a
            >
          </p>`
        : ''
    }
  </section>`;
}

function taskRow(card: Card, now: LocalDate, keep: string): Html {
  const { task, agency, assignment } = card;
  const today = followedUntil(task.programme, now);
  const heir = heirWords(card);
  const remarks = [feederWords(card), continuedWords(card), objectionWords(card)].filter((words) => words !== '');
  const late = standingOf(assignment, today).timeliness === 'overdue';
  const distance = distanceOf(card, now);
  return html`<tr>
    <th scope="row" class="id"><a href="/board/task/${task.id}${keep}">#${task.id}</a></th>
    <td data-label="Nhiệm vụ" class="widest">
      ${titleWords(task, LONGEST_TITLE)} <span class="quiet">(${shorten(placeWords(task), LONGEST_NAME)})</span>
    </td>
    <td data-label="Đơn vị">
      ${agencyLink(agency, keep)}${heir === '' ? '' : html`<br /><span class="quiet">${shorten(heir, LONGEST_NAME)}</span>`}
    </td>
    <td data-label="Thời hạn">
      ${shorten(deadlineWords(assignment), LONGEST_NAME)}${
        distance === '' ? '' : html`<br /><span class="${late ? 'late' : 'quiet'}">${distance}</span>`
      }
    </td>
    <td data-label="Tình trạng">
      ${stateOf(card, now)}${remarks.map((words) => html`<br /><span class="quiet">${shorten(words, LONGEST_NAME)}</span>`)}
    </td>
  </tr>`;
}

/** A link to the page of an agency; `keep` is the query that stays. */
export function agencyLink(agency: { readonly code: string; readonly name: string }, keep: string): Html {
  return html`<a href="/board/agency/${encodeURIComponent(agency.code)}${keep}"
    >${shorten(agency.name, LONGEST_NAME)}</a
  >`;
}

/** Both rates with their numerator and denominator. */
export function rateList(figures: Figures): Html {
  return html`<dl class="rates">
    ${rateWords(figures).map(
      ({ name, percent: value, formula }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>
            <b>${value}</b>
            <span class="quiet">= ${formula}</span>
          </dd>
        </div>`,
    )}
  </dl>`;
}

interface Tile {
  readonly label: string;
  readonly value: number;
  readonly list: ListName | null;
  readonly tone: 'late' | 'wait' | 'done' | 'plain';
  /** Shown below a label that needs explaining. */
  readonly detail: string;
}

/** The totals; each links to its list. */
export function tiles(figures: Figures, filter: Filter): Html {
  const { total, completedOnTime, completedLate, overdue, waiting, unreviewed, within, noDate, ended, silent, stuck } =
    figures;
  const aside = (label: string, list: ListName, value: number, late: number): readonly Tile[] =>
    value === 0 ? [] : [{ label, value, list, tone: 'wait', detail: `trong đó đã quá hạn ${count(late)}` }];
  const all: Tile[] = [
    { label: 'Tổng', value: total, list: 'all', tone: 'plain', detail: 'phần việc của các đơn vị chủ trì' },
    {
      label: 'Hoàn thành',
      value: completedOnTime + completedLate,
      list: null,
      tone: 'done',
      detail: `đúng hạn ${count(completedOnTime)}, quá hạn ${count(completedLate)}`,
    },
    { label: 'Quá hạn', value: overdue, list: 'overdue', tone: 'late', detail: 'chưa hoàn thành' },
    ...(unreviewed === 0
      ? []
      : [
          {
            label: 'Chưa rà soát hiện trạng',
            value: unreviewed,
            list: 'unreviewed',
            tone: 'wait',
            detail: 'đơn vị chưa được hỏi hoặc chưa đến ngày trả lời',
          } as const,
        ]),
    { label: 'Đang chờ', value: waiting, list: 'waiting', tone: 'wait', detail: 'Văn phòng / lãnh đạo quyết định' },
    ...(figures.excused === 0
      ? []
      : [
          {
            label: 'Có lý do khách quan',
            value: figures.excused,
            list: null,
            tone: 'plain',
            detail: 'trong số quá hạn và hoàn thành quá hạn, đã được xác nhận',
          } as const,
        ]),
    ...aside(LIST_WORDS.orphaned.title, 'orphaned', figures.orphaned, figures.orphanedLate),
    ...aside(LIST_WORDS.suspended.title, 'suspended', figures.suspended, figures.suspendedLate),
    {
      label: 'Còn trong hạn',
      value: within,
      list: null,
      tone: 'plain',
      detail: `không ấn định ngày ${count(noDate)}${ended === 0 ? '' : `, đã kết thúc ${count(ended)}`}`,
    },
    { label: 'Chưa báo cáo', value: silent, list: 'silent', tone: 'wait', detail: 'kỳ vừa qua' },
    { label: 'Vướng mắc', value: stuck, list: 'stuck', tone: 'wait', detail: 'đang cần tháo gỡ' },
  ];
  return html`<ul class="tiles">
    ${all.map(({ label, value, list, tone, detail }) => {
      const inside = html`<span class="label">${label}</span> <b>${count(value)}</b>
        <span class="quiet">${detail}</span>`;
      return html`<li class="${tone}">
        ${list === null ? inside : html`<a href="/board/tasks${filterQuery(filter, { list })}">${inside}</a>`}
      </li>`;
    })}
  </ul>`;
}

/** The same totals as one bar, without what is not yet reviewed; hidden from screen readers, which read the tiles. */
export function stateBar(figures: Figures): Html {
  const { completedOnTime, completedLate, overdue, waiting, orphaned, suspended, within } = figures;
  const compared = comparedOf(figures);
  if (compared === 0) return html``;
  let x = 0;
  const part = (value: number, name: string): Html => {
    const width = (100 * value) / compared;
    const at = x;
    x += width;
    return html`<rect x="${at.toFixed(3)}%" width="${width.toFixed(3)}%" height="100%" class="${name}"></rect>`;
  };
  return html`<svg class="bar" aria-hidden="true" focusable="false">
    ${part(completedOnTime, 'on-time')} ${part(completedLate, 'done-late')} ${part(within, 'within')}
    ${part(orphaned + suspended, 'aside')} ${part(waiting, 'waiting')} ${part(overdue, 'overdue')}
  </svg>`;
}

/** Headings of the figure columns in a row of an agency or a section. */
export const FIGURE_HEADS = [
  'Tổng',
  'Hoàn thành',
  'Quá hạn',
  'Chưa rà soát',
  'Đang chờ',
  'Tạm dừng, chờ giao đơn vị',
  'Vướng mắc',
  'Chưa báo cáo',
  'Tỷ lệ hoàn thành',
  'Tỷ lệ đúng hạn',
] as const;

/** An agency that has ended has no rate: what it finished is all that is left of it. */
export function figureCells(figures: Figures, isEnded = false): Html[] {
  const { completed, onTime, base } = ratesOf(figures);
  const values = [
    count(figures.total),
    count(completed),
    count(figures.overdue),
    count(figures.unreviewed),
    count(figures.waiting),
    count(figures.suspended + figures.orphaned),
    count(figures.stuck),
    count(figures.silent),
    percent(completed, isEnded ? 0 : base),
    percent(onTime, isEnded ? 0 : base),
  ];
  return values.map((value, index) => {
    const late = index === 2 && figures.overdue > 0 ? ' late' : '';
    return html`<td class="number${late}" data-label="${FIGURE_HEADS[index] ?? ''}">
      ${value === '0' ? '–' : value}
    </td>`;
  });
}
