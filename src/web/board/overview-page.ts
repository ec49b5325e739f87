/** The board's first page: totals and rates, agencies, sections, and the lists that call for action. */

import { html } from 'hono/html';
import type { AwaitedWords } from '../../conversation/compose/say-joining.ts';
import { count, decisionWordsOf, shorten } from '../../conversation/compose/words.ts';
import { addDays, formatDate, localDateOf, type LocalDate } from '../../domain/calendar/dates.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import type { Programme } from '../../domain/tasks/task.ts';
import { listProgrammes } from '../../store/programmes/tasks.ts';
import {
  figuresByAgency,
  figuresBySection,
  type AgencyFigures,
  type SectionFigures,
} from '../../usecases/figures/figures.ts';
import {
  countUnlinkedAgencies,
  unlinkedAgencies,
  type UnlinkedAgency,
} from '../../store/programmes/unlinked-agencies.ts';
import type { ListName } from '../../domain/tasks/list-name.ts';
import { patternsWaiting } from '../../usecases/learn/rule-on-pattern.ts';
import type { WaitingInquiry } from '../../conversation/compose/say-talk.ts';
import { inquiriesWaiting } from '../../usecases/instruct/inquiries.ts';
import { awaitedNow } from '../../usecases/join/await-link.ts';
import { listOf, type List } from '../../usecases/show/read-list.ts';
import type { Html } from '../door/html.ts';
import { filterQuery, isAmong, type Filter, type Sighting } from './filter.ts';
import { awaitedPanel } from './join-page.ts';
import type { Around } from './layout.ts';
import {
  agencyLink,
  FIGURE_HEADS,
  figureCells,
  listPanel,
  PRESSING_LISTS,
  rateList,
  stateBar,
  tiles,
} from './parts.ts';
import { draftsWaiting } from '../../usecases/drafts/show-draft.ts';
import { mayPrepareHere } from './drafts/drafts-page.ts';
import { mayRuleOnReadings } from './readings-page.ts';
import type { SignedIn } from './session.ts';

const LISTS: readonly ListName[] = [...PRESSING_LISTS, 'extended'];
const LINES_OF_A_LIST = 8;
const AGENCIES_SHOWN = 12;
const SECTIONS_SHOWN = 30;
const UNLINKED_SHOWN = 12;

export interface Overview {
  readonly figures: ReturnType<typeof figuresByAgency>;
  readonly sections: readonly SectionFigures[];
  readonly lists: readonly { readonly name: ListName; readonly list: List }[];
  readonly programmes: readonly Programme[];
  /** Of everybody: agencies with open tasks and no chat. */
  readonly unlinked: { readonly total: number; readonly agencies: readonly UnlinkedAgency[] };
  /** Groups that wait for the secretariat's yes. */
  readonly awaited: readonly AwaitedWords[];
  /** What agencies' words were learned to mean, and waits for the secretariat. */
  readonly readings: number;
  /** What agencies asked the secretariat, and nobody has answered. */
  readonly inquiries: readonly WaitingInquiry[];
  /** Decisions that wait to be taken in. */
  readonly drafts: number;
}

/** Reads what the first page shows. */
export function readOverview(sighting: Sighting, viewer: SignedIn): Overview {
  const { work, scope } = sighting;
  const figures = figuresByAgency(work, scope);
  const firstPage = { limit: LINES_OF_A_LIST, offset: 0 };
  return {
    figures,
    sections: figuresBySection(work, scope),
    lists: LISTS.map((name) => ({ name, list: listOf(work, scope, name, firstPage, figures.all) })).filter(
      // Only an upgrade from 0.1.0 fills it.
      ({ name, list }) => name !== 'unchecked' || list.total > 0,
    ),
    programmes: listProgrammes(work.tx).filter(({ id }) => isAmong(scope, id)),
    unlinked:
      scope.kind === 'all' && endedProgramme(sighting) === null
        ? {
            total: countUnlinkedAgencies(work.tx, work.today, scope.narrow?.programmeIds),
            agencies: unlinkedAgencies(work.tx, work.today, UNLINKED_SHOWN, scope.narrow?.programmeIds),
          }
        : { total: 0, agencies: [] },
    awaited: viewer.sight.kind === 'all' && mayConfirm(viewer.actor) === 'yes' ? awaitedNow(work) : [],
    inquiries: viewer.sight.kind === 'all' && mayConfirm(viewer.actor) === 'yes' ? inquiriesWaiting(work) : [],
    readings: mayRuleOnReadings(viewer) ? patternsWaiting(work).length : 0,
    drafts: mayPrepareHere(viewer) ? draftsWaiting(work, { all: false }).length : 0,
  };
}

/** The first page: figures, what needs attention, agencies. */
export function overviewPage(overview: Overview, around: Around): Html {
  const { filter, work, viewer } = around;
  const { all, agencies } = overview.figures;
  return html`<h1>
      Tình hình thực hiện nhiệm vụ${filter.agency === null ? '' : ` – ${shorten(filter.agency.name, 120)}`}
      <span class="quiet">tính đến ngày ${formatDate(work.today)}</span>
    </h1>
    ${endedNotice(around)} ${filterForm(overview.programmes, around)} ${reportLinks(filter)}
    ${awaitedPanel(overview.awaited, viewer)} ${inquiriesPanel(overview.inquiries)}
    ${unlinkedNotice(overview.unlinked, filter)} ${readingsNotice(overview.readings)} ${draftsNotice(overview.drafts)}
    <section aria-label="Số liệu chung">${tiles(all, filter)} ${stateBar(all)} ${rateList(all)}</section>
    <div class="sides">
      <div class="panels">${overview.lists.map(({ name, list }) => listPanel(name, list, filter, work.today))}</div>
      <div class="panels">
        ${viewer.sight.kind === 'all' && filter.agency === null ? agencyPanel(agencies, filter) : ''}
        ${sectionPanel(overview.sections, filter)}
      </div>
    </div>`;
}

/** A programme that has ended is read as it was left: nothing of it is to be done here, and no day is added. */
function endedNotice({ filter, work, viewer }: Around): Html | string {
  const ended = endedProgramme({ filter, work });
  if (ended === null) return '';
  return html`<p>
    ${decisionWordsOf(ended.programme)} đã kết thúc ngày ${formatDate(ended.on)}. Số liệu và danh sách giữ như ngày đó,
    không tính thêm ngày quá hạn, không còn tin nhắc.
    ${mayConfirm(viewer.actor) === 'yes' ? 'Việc còn mở được chuyển tiếp sang chương trình mới trên trang của từng nhiệm vụ.' : ''}
  </p>`;
}

/** The programme that the page is of, where it had ended by the day that was asked for. */
function endedProgramme({
  filter: { programme, at },
  work,
}: Pick<Sighting, 'filter' | 'work'>): { readonly programme: Programme; readonly on: LocalDate } | null {
  const asked = at ?? localDateOf(work.now, work.rules.timeZone);
  const on = programme?.endsOn ?? null;
  return programme === null || on === null || !hasEnded({ endsOn: on }, asked) ? null : { programme, on };
}

/** The secretariat's to-do: nobody can be asked who has no chat. */
function unlinkedNotice({ total, agencies }: Overview['unlinked'], filter: Filter): Html | string {
  if (total === 0) return '';
  const keep = filterQuery(filter, { agency: null, section: null, q: null });
  return html`<section class="panel wide" aria-label="Đơn vị chưa liên kết">
    <h2>Chưa liên kết: ${count(total)} đơn vị <span class="quiet">chưa có nhóm chat để hỏi, nhắc</span></h2>
    <ul>
      ${agencies.map((agency) => html`<li>${agencyLink(agency, keep)}: ${count(agency.count)} nhiệm vụ</li>`)}
      ${
        total > agencies.length
          ? html`<li><a href="/board/agencies${keep}">và ${count(total - agencies.length)} đơn vị khác</a></li>`
          : ''
      }
    </ul>
  </section>`;
}

const MOST_INQUIRIES = 20;

/** Questions of agencies that wait; they are answered in the secretariat's chat. */
function inquiriesPanel(inquiries: readonly WaitingInquiry[]): Html | string {
  const [first] = inquiries;
  if (first === undefined) return '';
  return html`<section class="panel wide">
    <h2>Câu hỏi của đơn vị chưa trả lời <span class="quiet">${count(inquiries.length)}</span></h2>
    <ul>
      ${inquiries
        .slice(0, MOST_INQUIRIES)
        .map(
          ({ id, agency, person, on, task, text }) =>
            html`<li>
              ${id}. <b>${shorten(agency, 200)}</b>, ${shorten(person, 60)},
              ${formatDate(on)}${task === null ? '' : html`, về <a href="/board/task/${task}">#${task}</a>`}:
              “${shorten(text, 300)}”
            </li>`,
        )}
    </ul>
    <p class="quiet">
      Trả lời trong nhóm của Văn phòng: trả lời tin có câu hỏi, hoặc /dap ${first.id} kèm câu trả lời.
    </p>
  </section>`;
}

function readingsNotice(waiting: number): Html | string {
  if (waiting === 0) return '';
  return html`<p><a href="/board/readings">${count(waiting)} cách hiểu câu trả lời chờ duyệt</a></p>`;
}

function draftsNotice(waiting: number): Html | string {
  if (waiting === 0) return '';
  return html`<p><a href="/board/drafts">${count(waiting)} văn bản chờ nhận vào sổ</a></p>`;
}

/** Reports of the current quarter, or of the quarter of the day shown. */
function reportLinks(filter: Filter): Html {
  const to = (format: string): string => `/board/report${filterQuery(filter, { section: null, q: null, format })}`;
  return html`<p class="reports">
    Báo cáo của quý, tính đến ngày đang xem:
    <a href="${to('docx')}">Word</a> · <a href="${to('xlsx')}">Excel</a>
  </p>`;
}

function filterForm(programmes: readonly Programme[], { filter, work }: Around): Html {
  const today = filter.at === null ? work.today : null;
  return html`<form method="get" action="/board" class="filter">
    <label>
      Chương trình
      <select name="programme">
        <option value="">Tất cả</option>
        ${programmes.map(
          ({ code, number, title }) =>
            html`<option value="${code}" ${code === filter.programme?.code ? 'selected' : ''}>
              ${shorten(`${number} – ${title}`, 80)}
            </option>`,
        )}
      </select>
    </label>
    ${filter.agency === null ? '' : html`<input type="hidden" name="agency" value="${filter.agency.code}" />`}
    ${filter.section === null ? '' : html`<input type="hidden" name="section" value="${filter.section}" />`}
    <label>
      Tính đến hết ngày
      <input
        type="date"
        name="at"
        value="${filter.at ?? ''}"
        ${today === null ? '' : html`max="${addDays(today, -1)}"`}
      />
    </label>
    <button>Xem</button>
    ${
      filter.section === null
        ? ''
        : html`<a href="/board${filterQuery(filter, { section: null })}"
            >Bỏ lọc mục “${shorten(filter.section, 60)}”</a
          >`
    }
  </form>`;
}

function agencyPanel(agencies: readonly AgencyFigures[], filter: Filter): Html {
  const keep = filterQuery(filter, { section: null, q: null });
  return html`<section class="panel wide">
    <h2>Theo đơn vị <span class="quiet">quá hạn nhiều nhất trước</span></h2>
    ${agencyTable(agencies.slice(0, AGENCIES_SHOWN), filter)}
    ${
      agencies.length > AGENCIES_SHOWN
        ? html`<p><a href="/board/agencies${keep}">Cả ${count(agencies.length)} đơn vị, và tình trạng liên lạc</a></p>`
        : html`<p><a href="/board/agencies${keep}">Tình trạng liên lạc của từng đơn vị</a></p>`
    }
  </section>`;
}

function agencyTable(agencies: readonly AgencyFigures[], filter: Filter): Html {
  const keep = filterQuery(filter, { agency: null, section: null, q: null });
  return html`<div class="table" role="region" aria-label="Số liệu theo đơn vị" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Đơn vị</th>
          ${FIGURE_HEADS.map((head) => html`<th scope="col" class="number">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${agencies.map(
          ({ agency, figures, isEnded }) =>
            html`<tr>
              <th scope="row">${agencyLink(agency, keep)}</th>
              ${figureCells(figures, isEnded)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function sectionPanel(sections: readonly SectionFigures[], filter: Filter): Html {
  return html`<section class="panel wide">
    <h2>Theo mục của chương trình</h2>
    <div class="table" role="region" aria-label="Số liệu theo mục" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Mục</th>
            ${FIGURE_HEADS.map((head) => html`<th scope="col" class="number">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${sections.slice(0, SECTIONS_SHOWN).map(
            ({ programme, section, figures }) =>
              html`<tr>
                <th scope="row">
                  <a href="/board${filterQuery(filter, { programme: programme.code, section })}"
                    >${shorten(section === '' ? '(không có mục)' : section, 160)}</a
                  >
                  <span class="quiet">${programme.number}</span>
                </th>
                ${figureCells(figures)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      sections.length > SECTIONS_SHOWN
        ? html`<p class="quiet">Còn ${count(sections.length - SECTIONS_SHOWN)} mục; chọn một chương trình để xem.</p>`
        : ''
    }
  </section>`;
}
