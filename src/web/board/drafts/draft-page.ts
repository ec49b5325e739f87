/** A draft: what was read, the questions with their proposals, what was answered by whom, and its acceptance. */

import { html } from 'hono/html';
import { groupHead, groupLines, leftOutName } from '../../../conversation/compose/draft/amendment-questions.ts';
import type { ChangeGroup } from '../../../domain/drafts/amendment/change-groups.ts';
import {
  answerWords,
  choicesOf,
  hintWords,
  questionWords,
} from '../../../conversation/compose/draft/question-words.ts';
import { DRAFT_DISCARDED, foreseenWords, headWords, readWords } from '../../../conversation/compose/draft/say-draft.ts';
import { count, shorten } from '../../../conversation/compose/words.ts';
import { formatDate, localDateOf } from '../../../domain/calendar/dates.ts';
import { pageOf } from '../../../domain/drafts/ask-scans.ts';
import type { DraftAnswer, DraftContent, DraftQuestion } from '../../../domain/drafts/draft.ts';
import { isTakeable } from '../../../domain/drafts/read-draft.ts';
import { mayAcceptDraft } from '../../../domain/people/access.ts';
import { readingMark } from '../../../domain/drafts/reading-mark.ts';
import { listProgrammes } from '../../../store/programmes/tasks.ts';
import type { Foreseen } from '../../../usecases/drafts/foresee-acceptance.ts';
import type { ShownDraft } from '../../../usecases/drafts/show-draft.ts';
import type { Html } from '../../door/html.ts';
import { formToken, type Around } from '../layout.ts';
import { columnsForm } from './columns-form.ts';

/** Questions of one form: a phone sends no more fields than these need. */
export const QUESTIONS_ASKED = 40;
const ROWS_SHOWN = 100;
const LONGEST_CELL = 400;
/** Changes that are shown without a tap. */
const FEW_CHANGES = 12;
const LONGEST_ANSWER = 1000;

const STATE_WORDS = { open: 'đang chờ', accepted: 'đã nhận vào sổ', discarded: 'đã bỏ' } as const;

/** `from` is the first row shown, counted from 0. */
export function draftPage(shown: ShownDraft, from: number, around: Around): Html {
  const { draft } = shown;
  const { work } = around;
  return html`<h1>Dự thảo ${draft.id} <span class="quiet">${STATE_WORDS[draft.state]}</span></h1>
    <p>
      ${shorten(draft.fileName, 200)}; ${shorten(draft.takenBy, 60)} đưa vào ngày
      ${formatDate(localDateOf(draft.takenAt, work.rules.timeZone))}.
    </p>
    ${draft.state === 'discarded' ? html`<p>${DRAFT_DISCARDED}</p>` : draftParts(shown, from, around)}
    <p><a href="/board/drafts">Về danh sách văn bản</a></p>`;
}

function draftParts(shown: ShownDraft, from: number, around: Around): Html {
  const { draft, reading, open } = shown;
  const { viewer } = around;
  const isOpen = draft.state === 'open';
  return html`${headWords(reading).map((line) => html`<p>${line}</p>`)}
    <p><b>${readWords(reading)}</b></p>
    ${columnsForm(shown, around, isOpen)} ${reading.notices.map((notice) => html`<p class="quiet">${notice}</p>`)}
    ${isOpen && open.length > 0 ? questionsForm(shown, around) : ''}
    ${isOpen && open.length === 0 && isTakeable(reading) ? acceptForm(shown, around) : ''}
    ${draft.state === 'accepted' ? undoForm(shown, around) : ''} ${answeredList(shown, around)}
    ${isOpen ? headForm(shown, around) : ''} ${isOpen ? amendsForm(shown, around) : ''} ${rowsTable(shown, from)}
    ${
      isOpen
        ? html`<form method="post" action="/board/drafts/${draft.id}/discard" class="decide">
            ${formToken(viewer)}
            <label><input type="checkbox" name="sure" value="1" /> Bỏ dự thảo này cùng các câu trả lời</label>
            <button>Bỏ dự thảo</button>
          </form>`
        : ''
    }`;
}

function questionsForm({ draft, open, content }: ShownDraft, { viewer }: Around): Html {
  const asked = open.slice(0, QUESTIONS_ASKED);
  const more = open.length - asked.length;
  return html`<form method="post" action="/board/drafts/${draft.id}/answers" class="panel wide">
    ${formToken(viewer)}
    <h2>Câu cần trả lời: ${count(open.length)}</h2>
    <p class="quiet">
      Đề xuất của chương trình đã được chọn sẵn; đề nghị xem từng câu trước khi ghi. Ghi bằng lời thì lời đó thay cho
      lựa chọn.
    </p>
    ${asked.map((question) => questionFields(question, content, draft.id))}
    <button class="primary">Ghi các câu trả lời</button>
    ${more > 0 ? html`<p class="quiet">Còn ${count(more)} câu nữa, hiện ra sau khi ghi các câu trên.</p>` : ''}
  </form>`;
}

function questionFields(question: DraftQuestion, content: DraftContent, draft: number): Html {
  const { rows } = content;
  const { id, proposal } = question;
  return html`<fieldset>
    ${
      question.asks.kind === 'change'
        ? changeFields(question.asks.group, id)
        : html`<legend>${questionWords(question, rows)}</legend>`
    }
    ${scanPictures(question, content, draft)}
    ${choicesOf(question).map(
      (choice) =>
        html`<label class="choice"
          ><input
            type="radio"
            name="choice.${id}"
            value="${choice.id}"
            ${isSame(choice.answer, proposal) ? 'checked' : ''}
          />
          ${shorten(choice.label, 200)}</label
        >`,
    )}
    <label for="words-${id}" class="quiet">${hintWords(question)}</label>
    <input id="words-${id}" type="text" name="words.${id}" maxlength="${LONGEST_ANSWER}" />
  </fieldset>`;
}

/** Every change of a group, each with a box that leaves it out. */
function changeFields(group: ChangeGroup, id: string): Html {
  const lines = groupLines(group);
  const isWhole = group.kind === 'place';
  return html`<legend>${groupHead(group)}</legend>
    <details ${lines.length > FEW_CHANGES ? '' : 'open'}>
      <summary>Xem từng việc${isWhole ? '' : '; đánh dấu việc muốn để lại'}</summary>
      <ul>
        ${group.changes.map(
          ({ task }, at) =>
            html`<li>
              ${
                isWhole
                  ? lines[at]
                  : html`<label
                      ><input type="checkbox" name="except.${id}.${at}" value="${leftOutName(task)}" />
                      ${lines[at]}</label
                    >`
              }
            </li>`,
        )}
      </ul>
    </details>`;
}

/** Beside what was recognised, its picture: of one cell at once, of a page's cells when somebody opens them. */
function scanPictures({ asks }: DraftQuestion, { scans = [] }: DraftContent, draft: number): Html | string {
  const picture = (name: string): Html =>
    html`<img src="/board/drafts/${draft}/pictures/${name}.png" alt="ảnh ô ${name}" loading="lazy" />`;
  if (asks.kind === 'scan') return html`<p>${asks.pictures.map(picture)}</p>`;
  if (asks.kind !== 'scanned') return '';
  const own = scans.filter((scan) => scan.pictures.length > 0 && pageOf(scan) === asks.page);
  return own.length === 0
    ? ''
    : html`<details>
        <summary>Xem ảnh ô: ${count(own.length)}</summary>
        <ul>
          ${own.map(({ text, pictures }) => html`<li>${shorten(text, LONGEST_CELL)}<br />${pictures.map(picture)}</li>`)}
        </ul>
      </details>`;
}

function isSame(answer: DraftAnswer, proposal: DraftAnswer | null): boolean {
  return proposal !== null && JSON.stringify(answer) === JSON.stringify(proposal);
}

function acceptForm({ draft }: ShownDraft, { viewer }: Around): Html {
  if (mayAcceptDraft(viewer.actor) !== 'yes') return html`<p>Không còn câu hỏi; chờ người có quyền nhận vào sổ.</p>`;
  return html`<form method="post" action="/board/drafts/${draft.id}/preview" class="panel wide">
    ${formToken(viewer)}
    <p>
      Không còn câu hỏi.
      ${draft.firstBy === null ? '' : `${shorten(draft.firstBy, 60)} đã đồng ý; cần thêm một người nữa.`}
    </p>
    <button class="primary">Xem sẽ gửi cho ai, rồi nhận vào sổ</button>
  </form>`;
}

/** The last look before acceptance. */
export function acceptPage(shown: ShownDraft, foreseen: Foreseen, { viewer, work }: Around): Html {
  const { draft, reading } = shown;
  const { agencies, groups } = reading.names;
  return html`<h1>Nhận vào sổ: dự thảo ${draft.id}</h1>
    ${headWords(reading).map((line) => html`<p>${line}</p>`)}
    <p><b>${readWords(reading)}</b></p>
    ${agencies.length === 0 ? '' : html`<p>Đơn vị mới: ${agencies.join(', ')}.</p>`}
    ${groups.map(({ name, members }) => html`<p>“${name}” gồm: ${members.join(', ')}.</p>`)}
    ${foreseenWords(foreseen, work.rules.timeZone).map((line) => html`<p class="lines">${line}</p>`)}
    <form method="post" action="/board/drafts/${draft.id}/accept" class="decide">
      ${formToken(viewer)} <input type="hidden" name="seen" value="${readingMark(reading)}" />
      <button class="primary">Nhận vào sổ</button>
      <p class="quiet">Rút lại được khi chưa gửi tin nào về văn bản này.</p>
    </form>
    <p><a href="/board/drafts/${draft.id}">Quay lại dự thảo</a></p>`;
}

function undoForm({ draft, code }: ShownDraft, { viewer }: Around): Html {
  return html`<p>
      ${shorten(draft.settledBy ?? '', 60)} đã nhận vào sổ. <a href="/board?programme=${code}">Xem chương trình</a>
    </p>
    ${
      mayAcceptDraft(viewer.actor) === 'yes'
        ? html`<form method="post" action="/board/drafts/${draft.id}/undo">
            ${formToken(viewer)} <button>Rút lại khỏi sổ</button>
            <span class="quiet">được khi chưa gửi tin nào và chưa có báo cáo nào</span>
          </form>`
        : ''
    }`;
}

function answeredList({ draft, reading, content }: ShownDraft, { viewer }: Around): Html | string {
  const answered = reading.questions.flatMap((question) =>
    question.given === null ? [] : [{ question, given: question.given }],
  );
  if (answered.length === 0) return '';
  return html`<details class="panel wide">
    <summary>Đã trả lời: ${count(answered.length)} câu</summary>
    <ul>
      ${answered.map(
        ({ question, given }) =>
          html`<li>
            ${questionWords(question, content.rows)} <b>${answerWords(given.answer)}</b> (${shorten(given.actor, 60)})
            ${
              draft.state === 'open'
                ? html`<form method="post" action="/board/drafts/${draft.id}/reopen">
                    ${formToken(viewer)}<input type="hidden" name="question" value="${question.id}" /><button
                      class="link"
                    >
                      Hỏi lại câu này
                    </button>
                  </form>`
                : ''
            }
          </li>`,
      )}
    </ul>
  </details>`;
}

/** What the document says of itself may have been misread. */
function headForm({ draft, reading }: ShownDraft, { viewer }: Around): Html {
  const { number, title, issued, authority } = reading.head;
  return html`<details class="panel wide">
    <summary>Sửa số, ngày, tên văn bản, cơ quan ban hành</summary>
    <form method="post" action="/board/drafts/${draft.id}/head" class="decide">
      ${formToken(viewer)} ${headField('number', 'Số văn bản', number)}
      ${headField('issued', 'Ngày ban hành', issued === null ? null : formatDate(issued))}
      ${headField('title', 'Tên văn bản', title)} ${headField('authority', 'Cơ quan ban hành', authority)}
      <button>Ghi</button>
    </form>
  </details>`;
}

/** A person may say of any document that it amends one that stands. */
function amendsForm({ draft, reading }: ShownDraft, { viewer, work }: Around): Html | string {
  const programmes = listProgrammes(work.tx);
  if (programmes.length === 0) return '';
  const chosen = reading.amendment;
  const option = (code: string, number: string, how: 'part' | 'whole', label: string): Html => {
    const isChosen = chosen?.programme.code === code && chosen.whole === (how === 'whole');
    return html`<option value="${code}|${how}" ${isChosen ? 'selected' : ''}>${label} ${number}</option>`;
  };
  return html`<details class="panel wide">
    <summary>Văn bản mới, hay sửa đổi văn bản đã có</summary>
    <form method="post" action="/board/drafts/${draft.id}/amends" class="decide">
      ${formToken(viewer)}
      <label for="amends-of">Văn bản này là</label>
      <select id="amends-of" name="programme">
        <option value="" ${chosen === undefined ? 'selected' : ''}>văn bản mới</option>
        ${programmes.map(
          ({ code, number }) =>
            html`${option(code, number, 'part', 'sửa đổi một phần của')}
            ${option(code, number, 'whole', 'danh mục mới đầy đủ thay')}`,
        )}
      </select>
      <button>Ghi</button>
    </form>
  </details>`;
}

function headField(name: string, label: string, value: string | null): Html {
  return html`<label for="head-${name}">${label}</label>
    <input type="hidden" name="was.${name}" value="${value ?? ''}" />
    <input id="head-${name}" type="text" name="${name}" value="${value ?? ''}" maxlength="${LONGEST_ANSWER}" />`;
}

/** What acceptance takes, and nothing else. */
function rowsTable({ draft, reading }: ShownDraft, from: number): Html {
  const { rows, aside } = reading;
  const page = rows.slice(from, from + ROWS_SHOWN);
  const pageLink = (at: number, label: string): Html =>
    html`<a href="/board/drafts/${draft.id}?from=${at}">${label}</a>`;
  return html`<h2>Các việc sẽ nhận: ${count(rows.length)}</h2>
    <div class="table" role="region" aria-label="Các việc sẽ nhận" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Số</th>
            <th scope="col">Nội dung</th>
            <th scope="col">Đơn vị chủ trì</th>
            <th scope="col">Thời hạn</th>
          </tr>
        </thead>
        <tbody>
          ${page.map(
            ({ ref, line, title, leads = [], deadline, dated }) =>
              html`<tr>
                <td class="id" data-label="Số">${ref === '' ? `dòng ${String(line)}` : ref}</td>
                <td data-label="Nội dung">${shorten(title, LONGEST_CELL)}</td>
                <td data-label="Đơn vị chủ trì">${shorten(leads.join(', '), LONGEST_CELL)}</td>
                <td data-label="Thời hạn">
                  ${shorten(deadline, LONGEST_CELL)}${dated === undefined ? '' : ` (${dated})`}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      rows.length > ROWS_SHOWN
        ? html`<p class="pager">
            ${from > 0 ? pageLink(Math.max(0, from - ROWS_SHOWN), 'Trang trước') : ''}
            ${from + ROWS_SHOWN < rows.length ? pageLink(from + ROWS_SHOWN, 'Trang sau') : ''}
          </p>`
        : ''
    }
    ${
      aside.length === 0
        ? ''
        : html`<h2>Để lại, chưa nhận: ${count(aside.length)}</h2>
            <ul>
              ${aside.slice(0, ROWS_SHOWN).map(({ ref, title }) => html`<li>${ref} ${shorten(title, LONGEST_CELL)}</li>`)}
            </ul>`
    }`;
}
