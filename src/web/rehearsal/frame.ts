/** The frame of every page: the clock with its controls, and the list of chats. */

import { html } from 'hono/html';
import { dateWithWeekday, momentWords } from '../../conversation/compose/words.ts';
import { addDays, localDateOf, localTimeOf, type Instant } from '../../domain/calendar/dates.ts';
import { FARTHEST_YEARS } from '../../usecases/operate/move-clock.ts';
import type { Html } from '../door/html.ts';
import { boardLink, chatLink } from './links.ts';
import type { Note } from '../door/notes.ts';
import type { ChatRole } from '../../domain/people/chat-kind.ts';

export interface ListedChat {
  readonly id: number;
  readonly title: string;
  readonly role: ChatRole;
  readonly lastAt: Instant | null;
  readonly unread: number;
}

export interface Surroundings {
  readonly now: Instant;
  readonly timeZone: string;
  readonly chats: readonly ListedChat[];
  /** The open chat, or the one from which the reader came. */
  readonly chatId: number | null;
  readonly as: number | null;
}

/** A page of the rehearsal around its content. */
export function frame(title: string, around: Surroundings, content: Html): Html {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Diễn tập Đôn Đốc</title>
        <link rel="stylesheet" href="/base.css" />
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">Đến nội dung chính</a>
        <header class="top">
          <p class="brand"><a href="/">Đôn Đốc</a> <span class="badge">Diễn tập</span></p>
          ${clockBar(around)}
        </header>
        <div class="columns">
          <nav aria-label="Nhóm chat">
            ${chatPicker(around)} ${chatList(around)}
            <p class="all"><a href="${boardLink(null)}">Bảng theo dõi (vai Văn phòng)</a></p>
          </nav>
          <main id="main">${content}</main>
        </div>
      </body>
    </html>`;
}

function clockBar(around: Surroundings): Html {
  const { now, timeZone } = around;
  const today = localDateOf(now, timeZone);
  const here = html`<input type="hidden" name="chat" value="${around.chatId ?? ''}" /><input
      type="hidden"
      name="as"
      value="${around.as ?? ''}"
    />`;
  return html`<section class="clock" aria-label="Đồng hồ diễn tập">
    <p class="moment">
      <span class="quiet">Đồng hồ diễn tập</span>
      <time datetime="${now}">${dateWithWeekday(today)}, ${localTimeOf(now, timeZone)}</time>
    </p>
    <form method="post" action="/clock/next">${here}<button class="primary">Đến tin kế tiếp</button></form>
    <form method="post" action="/clock/date" class="to-date">
      ${here}
      <label
        >Đến ngày
        <input
          type="date"
          name="date"
          required
          min="${today}"
          max="${addDays(today, FARTHEST_YEARS * 365)}"
          value="${addDays(today, 1)}"
      /></label>
      <label>Lúc <input type="time" name="time" value="09:00" required /></label>
      <button>Đi</button>
    </form>
  </section>`;
}

/** On a narrow screen: the same list as one field. */
function chatPicker({ chats, chatId }: Surroundings): Html {
  return html`<form class="picker" method="get" action="/chat">
    <label for="picker">Nhóm</label>
    <select id="picker" name="id">
      ${chats.map(
        (chat) =>
          html`<option value="${chat.id}" ${chat.id === chatId ? 'selected' : ''}>
            ${chat.title}${chat.unread === 0 ? '' : ` (${String(chat.unread)} tin mới)`}
          </option>`,
      )}
    </select>
    <button>Mở</button>
  </form>`;
}

function chatList(around: Surroundings): Html {
  const central = around.chats.filter((chat) => chat.role !== 'agency');
  const agencies = around.chats.filter((chat) => chat.role === 'agency');
  return html`<div class="chats">
    <h2>Văn phòng và lãnh đạo</h2>
    <ul>
      ${central.map((chat) => chatItem(chat, around))}
    </ul>
    <h2>Đơn vị</h2>
    <ul>
      ${agencies.map((chat) => chatItem(chat, around))}
    </ul>
  </div>`;
}

function chatItem(chat: ListedChat, { chatId, timeZone }: Surroundings): Html {
  const current = chat.id === chatId ? html`aria-current="page"` : '';
  return html`<li>
    <a href="${chatLink(chat.id)}" ${current}>
      <span class="name">${chat.title}</span>
      ${chat.lastAt === null ? '' : html`<span class="quiet">${momentWords(chat.lastAt, timeZone)}</span>`}
      ${chat.unread === 0 ? '' : html`<span class="unread">${chat.unread}<span class="unseen"> tin mới</span></span>`}
    </a>
  </li>`;
}

/** The outcome of the last action. */
export function noteBox(note: Note | undefined): Html | string {
  if (note === undefined || note.text === '') return '';
  const chats = note.chats ?? [];
  return html`<div class="note ${note.tone}" role="${note.tone === 'refused' ? 'alert' : 'status'}">
    <p>${note.text}</p>
    ${
      chats.length === 0
        ? ''
        : html`<ul>
            ${chats.map((chat) => html`<li><a href="${chatLink(chat.id)}">${chat.title}</a></li>`)}
          </ul>`
    }
  </div>`;
}
