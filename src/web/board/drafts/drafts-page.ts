/** Decisions that wait to be taken into the registry, and the form that takes another one in. */

import { html } from 'hono/html';
import { count, shorten } from '../../../conversation/compose/words.ts';
import { formatDate, localDateOf } from '../../../domain/calendar/dates.ts';
import { mayPrepareDraft } from '../../../domain/people/access.ts';
import { draftsWaiting, showDraft, type ShownDraft } from '../../../usecases/drafts/show-draft.ts';
import type { Work } from '../../../usecases/work.ts';
import type { Html } from '../../door/html.ts';
import { formToken, type Around } from '../layout.ts';
import type { SignedIn } from '../session.ts';

const LONGEST_NAME = 120;
/** Those that are settled, the newest first; those that wait are all shown. */
const MOST_SETTLED = 50;

/** The secretariat alone: what is read is of every agency. */
export function mayPrepareHere({ actor, sight }: Pick<SignedIn, 'actor' | 'sight'>): boolean {
  return mayPrepareDraft(actor) === 'yes' && sight.kind === 'all';
}

/** A line for each draft; `shown` is null for one that cannot be read any more. */
interface DraftLine {
  readonly id: number;
  readonly fileName: string;
  readonly shown: ShownDraft | null;
}

export interface Drafts {
  readonly waiting: readonly DraftLine[];
  readonly settled: readonly DraftLine[];
}

/** Reads what the page of drafts shows. */
export function readDrafts(work: Work): Drafts {
  const waiting = draftsWaiting(work, { all: false }).map(({ id, fileName }) => {
    const found = showDraft(work, id);
    return { id, fileName, shown: found.kind === 'draft' ? found.shown : null };
  });
  const settled = draftsWaiting(work, { all: true })
    .filter(({ state }) => state !== 'open')
    .slice(0, MOST_SETTLED)
    .map(({ id, fileName }) => ({ id, fileName, shown: null }));
  return { waiting, settled };
}

/** The drafts that wait and those that are settled, with the form that takes a document in. */
export function draftsPage({ waiting, settled }: Drafts, { viewer, work }: Around): Html {
  return html`<h1>Văn bản giao nhiệm vụ</h1>
    <p class="lead">
      Văn bản nộp ở đây là dự thảo: chương trình đọc, hỏi những chỗ chưa rõ, và chỉ nhắc các đơn vị sau khi có người
      nhận vào sổ. Văn bản mang dấu độ mật bị từ chối, không lưu.
    </p>
    ${takeInForm(viewer)}
    <section class="panel wide" aria-label="Đang chờ">
      <h2>Đang chờ: ${count(waiting.length)}</h2>
      ${
        waiting.length === 0
          ? html`<p class="quiet">Hiện không có dự thảo nào chờ.</p>`
          : html`<ul>
              ${waiting.map((line) => html`<li>${link(line)} ${waitingWords(line, work)}</li>`)}
            </ul>`
      }
    </section>
    ${
      settled.length === 0
        ? ''
        : html`<section class="panel wide" aria-label="Đã xong">
            <h2>Đã nhận hoặc đã bỏ</h2>
            <ul>
              ${settled.map((line) => html`<li>${link(line)}</li>`)}
            </ul>
          </section>`
    }`;
}

function link({ id, fileName }: DraftLine): Html {
  return html`<a href="/board/drafts/${id}">Dự thảo ${id}: ${shorten(fileName, LONGEST_NAME)}</a>`;
}

function waitingWords({ shown }: DraftLine, work: Work): string {
  if (shown === null) return 'không đọc được nữa';
  const { draft, reading, open } = shown;
  const taken = formatDate(localDateOf(draft.takenAt, work.rules.timeZone));
  const asked = open.length === 0 ? 'không còn câu hỏi' : `còn ${count(open.length)} câu cần hỏi`;
  return `${count(reading.rows.length)} việc, ${asked}; ${shorten(draft.takenBy, 60)} đưa vào ngày ${taken}`;
}

function takeInForm(viewer: SignedIn): Html {
  return html`<form method="post" action="/board/drafts" enctype="multipart/form-data" class="panel wide decide">
    ${formToken(viewer)}
    <label for="file">Tệp văn bản <span class="quiet">Word, Excel, PDF, CSV, trang web; đến 20 MB</span></label>
    <input id="file" type="file" name="file" />
    <label for="text">hoặc dán nội dung văn bản, bảng</label>
    <textarea id="text" name="text" rows="4"></textarea>
    <button class="primary">Đọc văn bản</button>
    <p class="quiet">Tệp dài có thể cần đến một phút để đọc; xin chờ trang mở ra.</p>
  </form>`;
}
