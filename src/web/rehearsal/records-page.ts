/** What the record holds, as tables. */

import { html } from 'hono/html';
import { count, deadlineWords, placeWords, stateWords } from '../../conversation/compose/words.ts';
import { countedOf, isOpen, standingOf } from '../../domain/tasks/assignment.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Html } from '../door/html.ts';
import { chatLink, recordsLink, taskLink } from './links.ts';

export interface RecordsPage {
  readonly today: LocalDate;
  /** Where the reader came from. */
  readonly chat: { readonly id: number; readonly title: string } | null;
}

/** The tasks of one agency. */
export function agencyRecords(agency: string, cards: readonly Card[], page: RecordsPage): Html {
  return html`<article class="records">
    ${backLinks(page, true)}
    <h1>Hồ sơ: ${agency}</h1>
    <div class="table" role="region" aria-label="Nhiệm vụ của ${agency}" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Số</th>
            <th scope="col" class="widest">Nhiệm vụ</th>
            <th scope="col" class="wide">Thời hạn</th>
            <th scope="col" class="wide">Tình trạng</th>
            <th scope="col" class="number">Quá hạn (ngày)</th>
          </tr>
        </thead>
        <tbody>
          ${cards.map((card) => cardRow(card, page))}
        </tbody>
      </table>
    </div>
  </article>`;
}

function cardRow({ task, assignment }: Card, { today, chat }: RecordsPage): Html {
  const { daysOverdue: late } = standingOf(assignment, today);
  return html`<tr>
    <th scope="row">
      <a href="${taskLink(task.id, chat?.id ?? null)}">#${task.id}</a>
    </th>
    <td data-label="Nhiệm vụ">${task.title} <span class="quiet">(${placeWords(task)})</span></td>
    <td data-label="Thời hạn">${deadlineWords(assignment)}</td>
    <td data-label="Tình trạng">${stateWords(assignment, today)}</td>
    <td data-label="Quá hạn (ngày)" class="number ${late > 0 ? 'late' : ''}">${late > 0 ? count(late) : '–'}</td>
  </tr>`;
}

/** Every agency with its figures. */
export function allRecords(cards: readonly Card[], page: RecordsPage): Html {
  const { today } = page;
  const agencies = Map.groupBy(cards, (card) => card.agency.id);
  const byName = new Intl.Collator('vi');
  const rows = [...agencies.values()].sort((a, b) => byName.compare(a[0]?.agency.name ?? '', b[0]?.agency.name ?? ''));
  return html`<article class="records">
    ${backLinks(page, false)}
    <h1>Hồ sơ mọi đơn vị</h1>
    <div class="table" role="region" aria-label="Số nhiệm vụ của từng đơn vị" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            <th scope="col" class="number">Nhiệm vụ</th>
            <th scope="col" class="number">Đang mở</th>
            <th scope="col" class="number">Quá hạn</th>
            <th scope="col" class="number">Đang chờ</th>
            <th scope="col" class="number">Vướng mắc</th>
            <th scope="col" class="number">Hoàn thành</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((own) => agencyRow(own, today, page))}
        </tbody>
      </table>
    </div>
  </article>`;
}

function agencyRow(cards: readonly Card[], today: LocalDate, page: RecordsPage): Html {
  const agency = cards[0]?.agency;
  const figure = (label: string, holds: (card: Card) => boolean): Html => {
    const found = cards.filter(holds).length;
    return html`<td data-label="${label}" class="number">${found === 0 ? '–' : count(found)}</td>`;
  };
  return html`<tr>
    <th scope="row">
      <a href="${recordsLink(agency?.id ?? null, page.chat?.id ?? null)}">${agency?.name}</a>
    </th>
    ${figure('Nhiệm vụ', () => true)} ${figure('Đang mở', ({ assignment }) => isOpen(assignment))}
    ${figure('Quá hạn', ({ assignment }) => standingOf(assignment, today).timeliness === 'overdue')}
    ${figure('Đang chờ', ({ assignment }) => countedOf(assignment) === 'waiting')}
    ${figure('Vướng mắc', ({ assignment }) => isOpen(assignment) && assignment.obstacle !== null)}
    ${figure('Hoàn thành', ({ assignment }) => assignment.status === 'completed')}
  </tr>`;
}

/** Where the reader came from, and the list of all. */
export function backLinks({ chat }: RecordsPage, withAll: boolean): Html {
  return html`<p class="back">
    ${chat === null ? '' : html`<a href="${chatLink(chat.id)}">← Nhóm ${chat.title}</a>`}
    ${withAll ? html`<a href="${recordsLink(null, chat?.id ?? null)}">Mọi đơn vị</a>` : ''}
  </p>`;
}
