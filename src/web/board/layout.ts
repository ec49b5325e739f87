/** The frame of every page of the board. */

import { html } from 'hono/html';
import { dateWithWeekday, shorten } from '../../conversation/compose/words.ts';
import { formatDate, localDateOf, localTimeOf } from '../../domain/calendar/dates.ts';
import { mayPrepareDraft } from '../../domain/people/access.ts';
import type { Html } from '../door/html.ts';
import type { Note } from '../door/notes.ts';
import { filterQuery, type Sighting } from './filter.ts';
import type { SignedIn } from './session.ts';

export interface Around extends Sighting {
  readonly viewer: SignedIn;
  readonly note: Note | undefined;
  /** The address of the rehearsal; null on a live board. */
  readonly rehearsal: string | null;
}

/** A page of the board around its content. */
export function boardFrame(title: string, around: Around, content: Html): Html {
  const { viewer, work, filter } = around;
  const { now, rules } = work;
  const keep = filterQuery(filter, { agency: null, q: null, section: null });
  const own = viewer.sight.kind === 'agency';
  return page(
    title,
    html`<header class="top">
        <p class="brand"><a href="/board${keep}">Đôn Đốc</a></p>
        <nav aria-label="Các trang">
          <a href="/board${keep}">Tổng quan</a>
          ${own ? '' : html`<a href="/board/agencies${keep}">Đơn vị</a>`}
          <a href="/board/tasks${keep}">Nhiệm vụ</a>
          <a href="/board/calendar">Lịch</a>
          ${own || mayPrepareDraft(viewer.actor) !== 'yes' ? '' : html`<a href="/board/drafts">Văn bản</a>`}
          ${around.rehearsal === null ? '' : html`<a href="${around.rehearsal}">Về diễn tập</a>`}
        </nav>
        <form method="get" action="/board/tasks" class="search" role="search">
          ${filter.at === null ? '' : html`<input type="hidden" name="at" value="${filter.at}" />`}
          <label class="unseen" for="words">Tìm nhiệm vụ</label>
          <input id="words" type="search" name="q" value="${filter.words}" placeholder="Tìm, có dấu hoặc không" />
          <button>Tìm</button>
        </form>
        <form method="post" action="/board/sign-out" class="who">
          <span class="quiet">${shorten(viewer.person.name, 40)}</span>
          ${formToken(viewer)}<button class="link">Thoát</button>
        </form>
      </header>
      ${
        filter.at === null
          ? ''
          : html`<p class="past" role="status">
              Số liệu tính đến hết ngày ${dateWithWeekday(filter.at)}, dựng lại từ lịch sử ghi nhận.
              <a href="${filterQuery(filter, { at: null }) || '?'}">Về hôm nay</a>
            </p>`
      }
      <main id="main">
        ${noteBox(around.note)} ${content}
        <p class="quiet foot">
          Trang lập lúc ${localTimeOf(now, rules.timeZone)} ngày ${formatDate(localDateOf(now, rules.timeZone))}.
        </p>
      </main>`,
  );
}

/** A page for a visitor who is not signed in. */
export function outsideFrame(title: string, content: Html): Html {
  return page(
    title,
    html`<header class="top"><p class="brand">Đôn Đốc</p></header>
      <main id="main" class="narrow">${content}</main>`,
  );
}

/** The hidden field that every form of a session returns. */
export function formToken(viewer: SignedIn): Html {
  return html`<input type="hidden" name="token" value="${viewer.formToken}" />`;
}

function page(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · Đôn Đốc</title>
        <link rel="stylesheet" href="/board/base.css" />
        <link rel="stylesheet" href="/board/board.css" />
        <link rel="icon" href="/board/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">Đến nội dung chính</a>
        ${body}
      </body>
    </html>`;
}

function noteBox(note: Note | undefined): Html | string {
  if (note === undefined || note.text === '') return '';
  return html`<div class="note ${note.tone}" role="${note.tone === 'refused' ? 'alert' : 'status'}">
    <p class="text">${note.text}</p>
  </div>`;
}
