/** One chat: its messages, and the form through which all messages are written and all buttons pressed. */

import { html } from 'hono/html';
import { pictureInWords } from '../../conversation/compose/picture.ts';
import { momentWords, shorten } from '../../conversation/compose/words.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { BotUtterance, PersonUtterance, Utterance } from '../../usecases/show/read-transcript.ts';
import { noteBox } from './frame.ts';
import type { Html } from '../door/html.ts';
import { boardLink, chatLink, pictureLink } from './links.ts';
import type { Note } from '../door/notes.ts';
import { showText } from '../door/show-text.ts';
import type { ChatRole } from '../../domain/people/chat-kind.ts';

const BOT = 'Đôn Đốc';

export interface ChatPage {
  readonly chat: {
    readonly id: number;
    readonly title: string;
    readonly role: ChatRole;
    readonly agencyId: number | null;
  };
  readonly utterances: readonly Utterance[];
  /** The number of messages to ask for to see earlier ones; null when all are shown. */
  readonly olderLimit: number | null;
  readonly speakers: readonly { readonly id: number; readonly name: string; readonly as: string }[];
  readonly as: number;
  readonly replyTo: BotUtterance | PersonUtterance | null;
  /** The person's own message that is being edited. */
  readonly editing: PersonUtterance | null;
  readonly draft: string;
  readonly waiting: readonly Instant[];
  readonly note: Note | undefined;
  readonly timeZone: string;
}

/** One chat of the rehearsal, with its messages and a form to write in. */
export function chatPage(page: ChatPage): Html {
  const { chat } = page;
  return html`<div class="chat">
    <div class="chat-head">
      <h1>${chat.title}</h1>
      <a href="${boardLink(chat.agencyId)}">Hồ sơ</a>
    </div>
    <div class="scroll" role="region" aria-label="Tin nhắn" tabindex="0">
      ${
        page.olderLimit === null
          ? ''
          : html`<p class="older"><a href="/chat/${chat.id}?as=${page.as}&limit=${page.olderLimit}">Tin cũ hơn</a></p>`
      }
      ${page.utterances.length === 0 ? html`<p class="empty">Chưa có tin nào trong nhóm này.</p>` : ''}
      <ol class="transcript">
        ${page.utterances.map((utterance) => utteranceItem(utterance, page))}
      </ol>
      ${waitingLine(page)}
      <div id="latest">${noteBox(page.note)}</div>
    </div>
    ${composer(page)}
  </div>`;
}

function utteranceItem(utterance: Utterance, page: ChatPage): Html {
  const { timeZone } = page;
  const when = html`<time datetime="${utterance.at}">${momentWords(utterance.at, timeZone)}</time>`;
  switch (utterance.kind) {
    case 'press':
      return html`<li class="press"><p>${utterance.person.name} bấm “${utterance.label}” · ${when}</p></li>`;
    case 'person':
      return html`<li class="person">
        <p class="author"><b>${utterance.person.name}</b> ${when} ${utterance.edited ? '(đã sửa)' : ''}</p>
        ${quoted(utterance.replyTo, page)}
        <span class="text">${showText(utterance.text, [])}</span>
        <p class="tools">${replyButton(utterance.messageId)} ${editButton(utterance.messageId)}</p>
      </li>`;
    case 'bot':
      return html`<li class="bot">
        <p class="author"><b>${BOT}</b> ${when}</p>
        ${quoted(utterance.replyTo, page)} ${shownPicture(utterance, page)}
        <span class="text">${showText(utterance.text, utterance.bold)}</span>
        ${pressButtons(utterance)}
        <p class="tools">${replyButton(utterance.messageId)}</p>
      </li>`;
  }
}

function quoted(messageId: string | null, page: ChatPage): Html | string {
  if (messageId === null) return '';
  const answered = page.utterances.find(
    (other): other is BotUtterance | PersonUtterance => other.kind !== 'press' && other.messageId === messageId,
  );
  return answered === undefined
    ? html`<p class="quoted">trả lời một tin cũ hơn</p>`
    : html`<p class="quoted">trả lời ${authorOf(answered)}: ${shorten(answered.text, 80)}</p>`;
}

function authorOf(utterance: BotUtterance | PersonUtterance): string {
  return utterance.kind === 'bot' ? BOT : utterance.person.name;
}

function shownPicture({ picture, messageId }: BotUtterance, { chat }: ChatPage): Html | string {
  if (picture === null) return '';
  const address = pictureLink(chat.id, messageId);
  return html`<a class="picture" href="${address}"><img src="${address}" alt="${pictureInWords(picture)}" /></a>`;
}

/** The buttons submit the form below, so that the person chosen there presses them. */
function pressButtons({ messageId, buttons }: BotUtterance): Html | string {
  if (buttons.length === 0) return '';
  return html`<div class="buttons" role="group" aria-label="Nút trả lời của tin này">
    ${buttons.map(
      (row, rowIndex) =>
        html`<div class="row">
          ${row.map(
            (button, index) =>
              html`<button form="composer" name="press" value="${messageId}.${rowIndex}.${index}">
                ${button.label}
              </button>`,
          )}
        </div>`,
    )}
  </div>`;
}

/** Submits the form too, which keeps the chosen person and the unsent text. */
function replyButton(messageId: string): Html {
  return html`<button class="link" form="composer" formmethod="get" formaction="#latest" name="to" value="${messageId}">
    Trả lời
  </button>`;
}

function editButton(messageId: string): Html {
  return html`<button
    class="link"
    form="composer"
    formmethod="get"
    formaction="#latest"
    name="rewrite"
    value="${messageId}"
  >
    Sửa
  </button>`;
}

function waitingLine({ waiting, timeZone }: ChatPage): Html | string {
  const [first] = waiting;
  if (first === undefined) return '';
  return html`<p class="waiting">
    ${waiting.length} tin đang chờ khung giờ gửi, sớm nhất ${momentWords(first, timeZone)}. Bấm “Đến tin kế tiếp” để tới
    lúc đó.
  </p>`;
}

const QUICK = {
  agency: ['xong', '70%', 'vướng mặt bằng', 'đã nhận', '/viec', '/daumoi', '/hoantac'],
  secretariat: ['/tonghop', '/quahan', '/imlang', '/sapden', '/trogiup'],
  leaders: ['/quahan', '/tonghop', '/imlang', '/tim quy hoạch', '/trogiup'],
  none: ['/trogiup'],
} as const;

function composer(page: ChatPage): Html {
  const { chat, replyTo, editing } = page;
  return html`<form id="composer" method="post" action="/chat/${chat.id}" aria-label="Soạn tin">
    ${
      editing === null
        ? ''
        : html`<p class="answering">
            Sửa tin của ${editing.person.name}: “${shorten(editing.text, 60)}”
            <a href="${chatLink(chat.id, { as: page.as })}">Bỏ</a>
            <input type="hidden" name="edit" value="${editing.messageId}" />
          </p>`
    }
    ${
      replyTo === null
        ? ''
        : html`<p class="answering">
            Trả lời tin của ${authorOf(replyTo)}: “${shorten(replyTo.text, 60)}”
            <a href="${chatLink(chat.id, { as: page.as })}">Bỏ</a>
            <input type="hidden" name="reply" value="${replyTo.messageId}" />
          </p>`
    }
    <p class="who">
      <label for="as">Nói và bấm nút với tư cách</label>
      <select id="as" name="as">
        ${page.speakers.map(
          ({ id, name, as }) =>
            html`<option value="${id}" ${id === page.as ? 'selected' : ''}>${name} – ${as}</option>`,
        )}
      </select>
    </p>
    <p class="write">
      <label class="unseen" for="text">Nội dung</label>
      <textarea id="text" name="text" rows="2" maxlength="4096" placeholder="Ví dụ: #12 xong, #15 70%, hoặc /trogiup">
${page.draft}</textarea>
      <button class="primary">Gửi</button>
    </p>
    <p class="quick">
      <span class="quiet">Thử nhanh:</span>
      ${QUICK[chat.role].map((words) => html`<button name="quick" value="${words}">${words}</button> `)}
    </p>
  </form>`;
}
