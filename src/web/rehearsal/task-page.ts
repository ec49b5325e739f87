/** One task: the words of the decision, where each lead stands, and everything that happened. */

import { html } from 'hono/html';
import { eventWords } from '../../conversation/compose/event-words.ts';
import {
  deadlineWords,
  distanceWords,
  momentWords,
  placeWords,
  stateWords,
  taskName,
} from '../../conversation/compose/words.ts';
import { formatDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Html } from '../door/html.ts';
import { recordsLink } from './links.ts';
import { backLinks, type RecordsPage } from './records-page.ts';
import type { HistoryEntry } from '../../usecases/show/task-history.ts';

/** `cards` are all assignments of the task; at least one. */
export function taskPage(
  cards: readonly Card[],
  events: readonly HistoryEntry[],
  timeZone: string,
  page: RecordsPage,
): Html {
  const [first] = cards;
  if (first === undefined) throw new RangeError('A task needs at least one lead.');
  const { task } = first;
  const { deadline } = task;
  return html`<article class="records">
    ${backLinks(page, true)}
    <h1>Nhiệm vụ ${taskName(task)}</h1>
    <p>${task.title}</p>
    <dl>
      <dt>Căn cứ</dt>
      <dd>${placeWords(task)} ngày ${formatDate(task.programme.issuedOn)}</dd>
      <dt>Thời hạn theo văn bản</dt>
      <dd>
        “${deadline.text}”${deadline.end === null ? '' : ` – đến ${formatDate(deadline.end)}`}
        <span class="quiet">(${deadline.rule})</span>
      </dd>
      ${
        task.product === ''
          ? ''
          : html`<dt>Sản phẩm</dt>
              <dd>${task.product}</dd>`
      }
      ${
        task.coordinating === ''
          ? ''
          : html`<dt>Đơn vị phối hợp</dt>
              <dd>${task.coordinating}</dd>`
      }
      <dt>Nơi nhận báo cáo</dt>
      <dd>${task.reportTo}</dd>
    </dl>
    <h2>Đơn vị chủ trì</h2>
    <ul>
      ${cards.map((card) => leadItem(card, page))}
    </ul>
    <h2>Lịch sử</h2>
    ${
      events.length === 0
        ? html`<p>Chưa có gì được ghi.</p>`
        : html`<ol class="history">
            ${events.map((event) => eventItem(event, timeZone))}
          </ol>`
    }
  </article>`;
}

function leadItem({ agency, assignment }: Card, { today, chat }: RecordsPage): Html {
  const distance = distanceWords(assignment, today);
  return html`<li>
    <a href="${recordsLink(agency.id, chat?.id ?? null)}">${agency.name}</a>:
    ${deadlineWords(assignment)}${distance === '' ? '' : `, ${distance}`}; ${stateWords(assignment, today)}
  </li>`;
}

function eventItem(event: HistoryEntry, timeZone: string): Html {
  // The text of a reminder is the rule's own key, not anybody's words.
  const words = event.kind === 'reminded' ? null : event.text;
  return html`<li>
    <time datetime="${event.at}">${momentWords(event.at, timeZone)}</time>
    <span>
      <b>${event.actor}</b>${event.agency === null ? '' : ` (${event.agency})`}:
      ${eventWords(event)}${words === null ? '' : html` – “${words}”`}
    </span>
  </li>`;
}
