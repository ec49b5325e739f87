/** One task: the decision's words, the state of each lead's assignment, the possible decisions, and the history. */

import { html } from 'hono/html';
import { citedDocumentWords } from '../../conversation/compose/cited-document-words.ts';
import { originLines } from '../../conversation/compose/compose-continuation.ts';
import { actedBy, actedOn, eventWords } from '../../conversation/compose/event-words.ts';
import { pleaWords } from '../../conversation/compose/compose-plea.ts';
import { NOT_OWN_WORK } from '../../conversation/compose/say-decision.ts';
import { stageWords } from '../../conversation/compose/stage-words.ts';
import { continuedWords } from '../../conversation/compose/heir-words.ts';
import { count, decisionWordsOf, momentWords, placeWords, taskName } from '../../conversation/compose/words.ts';
import { deadlineWords, distanceOf } from '../../conversation/compose/deadline-words.ts';
import { stateAndReportOf } from '../../conversation/compose/state-words.ts';
import { periodWords } from '../../conversation/compose/period-words.ts';
import { mayConfirm, mayUndo } from '../../domain/people/access.ts';
import { addDays, formatDate, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import { isOpen, isStopped, type Assignment } from '../../domain/tasks/assignment.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import type { CitedDocument } from '../../domain/tasks/cited-document.ts';
import type { Plea } from '../../domain/tasks/plea.ts';
import type { Card, Programme, Task } from '../../domain/tasks/task.ts';
import { cardsOfTask } from '../../store/programmes/assignments.ts';
import { evidenceOf, type Evidence } from '../../store/record/evidence.ts';
import { standingChanges } from '../../store/record/standing-changes.ts';
import type { Event } from '../../store/record/events.ts';
import { pleasOf } from '../../store/record/pleas.ts';
import { citedDocumentsOf } from '../../store/record/cited-documents.ts';
import { followedShares } from '../../usecases/decide/cancel-following.ts';
import { mayDecide, type Decision } from '../../usecases/decide/decide.ts';
import { groundsOf } from '../../usecases/suspended-periods.ts';
import { heirNamer } from '../../usecases/heir-names.ts';
import { lineOf, originCards } from '../../usecases/past-seen.ts';
import { historyOf } from '../../usecases/show/task-history.ts';
import { actingOnBoard } from '../../usecases/people/acting-on-board.ts';
import type { Html } from '../door/html.ts';
import { filterQuery, isAmong, type Sighting } from './filter.ts';
import { formToken, type Around } from './layout.ts';
import { agencyLink } from './parts.ts';
import { entryOf, type HistoryEntry } from '../../usecases/show/task-history.ts';

const LONGEST_REASON = 1000;
const LONGEST_AGENCY = 200;

interface Lead {
  readonly card: Card;
  readonly evidence: readonly Evidence[];
  readonly documents: readonly CitedDocument[];
  readonly grounds: readonly CitedDocument[];
  readonly pleas: readonly Plea[];
  /** The newest change in force, which undo would take back. */
  readonly last: Event | undefined;
  /** Its following-up may be ended: of a duty one of its periods says so for all. */
  readonly isFollowed: boolean;
}

export interface TaskView {
  readonly leads: readonly [Lead, ...Lead[]];
  readonly events: readonly HistoryEntry[];
  /** Of the tasks of earlier programmes that it takes over. */
  readonly origins: readonly Card[];
}

/** Null when the task does not exist, or the viewer may see none of its leads. */
export function readTask({ work, scope }: Sighting, taskId: number): TaskView | null {
  const cards = cardsOfTask(work.tx, taskId, scope.past ?? null).filter(
    ({ agency, task }) => isAmong(scope, task.programme.id) && (scope.kind === 'all' || agency.id === scope.agencyId),
  );
  const followed = new Set(followedShares(work, cards).map(({ assignment }) => assignment.id));
  const [first, ...others] = cards.map(heirNamer(work.tx, work.today)).map((card): Lead => ({
    card,
    evidence: evidenceOf(work.tx, card.assignment.id),
    documents: citedDocumentsOf(work.tx, [card.assignment.id], 'of_results'),
    grounds: groundsOf(work, card),
    pleas: pleasAsOf(pleasOf(work.tx, [card.assignment.id]), scope.past?.before ?? null),
    last: standingChanges(work.tx, card.assignment.id, 1)[0],
    isFollowed: followed.has(card.assignment.id),
  }));
  if (first === undefined) return null;
  const past = scope.past ?? null;
  const reader = scope.kind === 'all' ? null : scope.agencyId;
  return {
    leads: [first, ...others],
    events: historyOf(work, taskId, reader, past),
    origins: originCards(lineOf(work.tx, taskId, past), reader),
  };
}

/** Those stated before `until`, without what was answered later; null for all. */
function pleasAsOf(pleas: readonly Plea[], until: Instant | null): Plea[] {
  if (until === null) return [...pleas];
  return pleas
    .filter(({ at }) => at < until)
    .map((plea) =>
      plea.answeredAt === null || plea.answeredAt < until
        ? plea
        : { ...plea, answeredAt: null, accepted: null, answer: null },
    );
}

/** One task: what the decision says, each lead's state, forms, history. */
export function taskPage({ leads, events, origins }: TaskView, around: Around): Html {
  const { task } = leads[0].card;
  const { today } = around.work;
  const { deadline } = task;
  const { timeZone } = around.work.rules;
  const fact = (name: string, value: string): Html | string =>
    value === ''
      ? ''
      : html`<dt>${name}</dt>
          <dd>${value}</dd>`;
  return html`<h1>Nhiệm vụ ${taskName(task)}</h1>
    <p class="text lead">${task.title}</p>
    <dl class="facts">
      ${fact('Căn cứ', `${placeWords(task)} ngày ${formatDate(task.programme.issuedOn)}`)} ${fact('Mục', task.section)}
      <dt>Thời hạn theo văn bản</dt>
      <dd>
        “${deadline.text}”${deadline.end === null ? '' : ` – đến ${formatDate(deadline.end)}`}
        <span class="quiet">(${deadline.rule})</span>
      </dd>
      ${fact('Sản phẩm', task.product)} ${fact('Đơn vị phối hợp', task.coordinating)}
      ${fact('Nơi nhận báo cáo', task.reportTo)} ${fact('Chương trình', endedWords(task.programme, today))}
    </dl>
    ${origins.length === 0 ? '' : html`<p>${originLines(origins, today).join(' ')} ${originLinks(origins)}</p>`}
    ${
      around.filter.at === null
        ? continuation(
            leads.map(({ card }) => card),
            around,
          )
        : ''
    }
    <h2>Đơn vị chủ trì: ${count(new Set(leads.map(({ card }) => card.agency.id)).size)}</h2>
    <div class="panels">${leads.map((lead) => leadPanel(lead, around))}</div>
    <h2>Lịch sử: ${count(events.length)}</h2>
    ${
      events.length === 0
        ? html`<p>Chưa có gì được ghi.</p>`
        : html`<ol class="history">
            ${events.map((event) => eventItem(event, task, timeZone))}
          </ol>`
    }`;
}

/** "đã kết thúc ngày 31/12/2030"; empty while it goes on. */
function endedWords({ endsOn, ...programme }: Programme, today: LocalDate): string {
  if (endsOn === null || !hasEnded({ endsOn }, today)) return '';
  return `${decisionWordsOf(programme)} đã kết thúc ngày ${formatDate(endsOn)}; nhiệm vụ được giữ trong hồ sơ, không nhắc nữa`;
}

function originLinks(origins: readonly Card[]): Html[] {
  return [...new Set(origins.map(({ task }) => task.id))].map((id) => html`<a href="/board/task/${id}">#${id}</a> `);
}

/** Where a task of a programme that has ended goes on; the secretariat says so, or takes it back. */
function continuation(cards: readonly Card[], around: Around): Html | string {
  const [first] = cards;
  if (first === undefined) return '';
  const mayContinue = mayConfirm(around.viewer.actor) === 'yes' && around.viewer.sight.kind === 'all';
  const gone = cards.find(({ assignment }) => assignment.continuedIn !== null);
  if (gone !== undefined) {
    const id = gone.assignment.continuedIn;
    return html`<p>Nhiệm vụ ${continuedWords(gone)}: <a href="/board/task/${id}">#${id}</a>.</p>
      ${mayContinue ? form(gone, 'take_back', around, html`<button>Bỏ chuyển tiếp</button>`) : ''}`;
  }
  const open = cards.find(({ assignment }) => isOpen(assignment));
  if (open === undefined || !mayContinue || !hasEnded(first.task.programme, around.work.today)) return '';
  const field = `into-${String(open.assignment.id)}`;
  return form(
    open,
    'continue',
    around,
    html`<label for="${field}">Tiếp tục theo dõi tại nhiệm vụ số (của chương trình mới)</label>
      <input id="${field}" type="text" name="into" inputmode="numeric" pattern="#?[0-9]{1,9}" required />
      <label><input type="checkbox" value="1" name="sure" /> Vẫn chuyển, nếu nhiệm vụ đó đã có báo cáo riêng</label>
      <button class="primary">Chuyển tiếp</button>`,
  );
}

function leadPanel({ card, evidence, documents, grounds, pleas, last, isFollowed }: Lead, around: Around): Html {
  const { work, filter, viewer } = around;
  const { agency, assignment } = card;
  const keep = filterQuery(filter, { agency: null, section: null, q: null, programme: null });
  const distance = distanceOf(card, work.today);
  const isNow = filter.at === null;
  const period = periodWords(assignment);
  return html`<section class="panel">
    <h3>${agencyLink(agency, keep)}${period === null ? '' : `, kỳ ${period}`}</h3>
    <dl class="facts">
      <dt>Thời hạn</dt>
      <dd>${deadlineWords(assignment)}${distance === '' ? '' : ` – ${distance}`}</dd>
      <dt>Tình trạng</dt>
      <dd>${stateAndReportOf(card, work.today).join('; ')}</dd>
      ${completionDays(assignment)}
      ${
        grounds.length === 0
          ? ''
          : html`<dt>Căn cứ tạm dừng</dt>
              <dd>${grounds.map(citedDocumentWords).join('; ')}</dd>`
      }
      <dt>Minh chứng</dt>
      <dd>
        ${
          evidence.length + documents.length === 0
            ? 'chưa có văn bản, chưa gửi tệp nào'
            : html`<ul>
                ${documents.map((document) => html`<li>${citedDocumentWords(document)}</li>`)}
                ${evidence.map(
                  ({ kind, name, at }) =>
                    html`<li>
                      ${name ?? (kind === 'photo' ? 'ảnh' : 'tệp')}, ${momentWords(at, work.rules.timeZone)}
                    </li>`,
                )}
              </ul>`
        }
      </dd>
    </dl>
    ${pleas.map((plea) => html`<p>${pleaWords(plea, work.rules.timeZone)}.</p>`)}
    ${isNow ? pleaForms(card, pleas, around) : ''} ${isNow ? decisions(card, around) : ''}
    ${isNow ? dayCorrection(card, around) : ''}
    ${isNow && isFollowed && mayConfirm(viewer.actor) === 'yes' ? endOfFollowing(card, around) : ''}
    ${isNow && mayUndo(viewer.actor, agency.id) === 'yes' ? correction(card, last, around) : ''}
  </section>`;
}

/** The day of completion beside that of the report: two facts. */
function completionDays({ statedOn, waitingFor, waitingSince }: Assignment): Html | string {
  if (waitingFor !== 'confirmation' || waitingSince === null) return '';
  return html`<dt>Ngày hoàn thành</dt>
    <dd>
      ${statedOn === null ? 'đơn vị chưa nêu' : `đơn vị nêu ${formatDate(statedOn)}`}; ngày báo cáo:
      ${formatDate(waitingSince)}
    </dd>`;
}

type DecisionKind = Decision['kind'];

/** The forms ask for what the chats ask for. Each carries the revision that was shown. */
function decisions(card: Card, around: Around): Html | string {
  const { assignment } = card;
  const id = String(assignment.id);
  const may = (kind: DecisionKind): boolean =>
    mayDecide(around.work, actingOnBoard(around.viewer), card, kind) === 'yes';
  /** The form of a grant; nobody grants what he asked for himself, and reads why. */
  const grant = (kind: 'confirm' | 'approve' | 'hand_over' | 'suspend' | 'resume', fields: Html): Html =>
    may(kind) ? form(card, kind, around, fields) : html`<p>${NOT_OWN_WORK}</p>`;
  if (assignment.waitingFor === 'confirmation' && may('return')) {
    return html`${grant('confirm', html`${completionDayField(card, around)}<button class="primary">Xác nhận hoàn thành</button>`)}
    ${form(
      card,
      'return',
      around,
      html`${reasonField(id, 'Lý do trả lại')}<button>Trả lại báo cáo hoàn thành</button>`,
    )}`;
  }
  if (assignment.waitingFor === 'handover' && may('reject')) {
    return html`${grant(
      'hand_over',
      html`<label for="agency-${id}">Tên hoặc mã đơn vị tiếp nhận</label>
        <input id="agency-${id}" type="text" name="agency" maxlength="${LONGEST_AGENCY}" required />
        <label for="basis-${id}">Căn cứ: văn bản giao đơn vị khác, nếu có</label>
        <input id="basis-${id}" type="text" name="reason" maxlength="${LONGEST_REASON}" />
        <button class="primary">Chuyển đơn vị chủ trì</button>`,
    )}
    ${form(card, 'reject', around, html`${reasonField(id, 'Lý do giữ nguyên đơn vị')}<button>Giữ nguyên đơn vị chủ trì</button>`)}`;
  }
  if (assignment.waitingFor === 'suspension' && may('reject')) {
    return html`${grant(
      'suspend',
      html`${scopeField(card)}<label for="date-${id}">Tạm dừng từ ngày, nếu trước hôm nay</label>
        <input id="date-${id}" type="date" name="date" min="${assignment.issuedOn}" max="${around.work.today}" />
        <label for="basis-${id}">Căn cứ: văn bản cho tạm dừng, nếu có</label>
        <input id="basis-${id}" type="text" name="reason" maxlength="${LONGEST_REASON}" />
        <button class="primary">Xác nhận tạm dừng</button>`,
    )}
    ${form(card, 'reject', around, html`${reasonField(id, 'Lý do không xác nhận')}<button>Không xác nhận tạm dừng</button>`)}`;
  }
  if (isStopped(assignment) && mayConfirm(around.viewer.actor) === 'yes') {
    return grant(
      'resume',
      html`<label for="date-${id}">Tiếp tục từ ngày</label>
        <input
          id="date-${id}"
          type="date"
          name="date"
          min="${assignment.suspendedOn ?? ''}"
          max="${around.work.today}"
          value="${around.work.today}"
        />
        <label for="basis-${id}">Căn cứ: văn bản cho tiếp tục, nếu có</label>
        <input id="basis-${id}" type="text" name="reason" maxlength="${LONGEST_REASON}" />
        <button class="primary">
          ${assignment.suspendedScope === 'duty' ? 'Cho cả nhiệm vụ tiếp tục' : 'Cho tiếp tục thực hiện'}
        </button>`,
    );
  }
  if (assignment.waitingFor === 'extension' && may('reject')) {
    return html`${grant(
      'approve',
      html`<label for="date-${id}">Ngày khác, nếu không theo ngày đơn vị xin</label>
        <input id="date-${id}" type="date" name="date" min="${addDays(around.work.today, 1)}" />
        <label for="basis-${id}">Căn cứ: văn bản cho gia hạn, nếu có</label>
        <input id="basis-${id}" type="text" name="reason" maxlength="${LONGEST_REASON}" />
        <button class="primary">Đồng ý gia hạn</button>`,
    )}
    ${form(card, 'reject', around, html`${reasonField(id, 'Lý do không đồng ý')}<button>Không đồng ý gia hạn</button>`)}`;
  }
  return '';
}

/** Of a recurring duty: all of it, or the period alone; nothing is chosen beforehand. */
function scopeField({ assignment }: Card): Html | string {
  const period = periodWords(assignment);
  if (period === null) return '';
  const id = `scope-${String(assignment.id)}`;
  return html`<label for="${id}">Tạm dừng</label>
    <select id="${id}" name="scope" required>
      <option value="">Chọn cả nhiệm vụ hay một kỳ</option>
      <option value="duty">Cả nhiệm vụ, mọi kỳ</option>
      <option value="period">Chỉ kỳ ${period}</option>
    </select>`;
}

/** The secretariat confirms or refuses a reason, and answers an objection. */
function pleaForms(card: Card, pleas: readonly Plea[], around: Around): (Html | string)[] {
  if (mayConfirm(around.viewer.actor) !== 'yes') return [];
  const id = String(card.assignment.id);
  const waits = (kind: Plea['kind']): boolean => pleas.some((plea) => plea.kind === kind && plea.answeredAt === null);
  return [
    ...(waits('objective_reason')
      ? [
          form(card, 'excuse', around, html`<button class="primary">Xác nhận lý do khách quan</button>`),
          form(
            card,
            'refuse',
            around,
            html`${reasonField(`${id}-refuse`, 'Vì sao không xác nhận')}<button>
                Không xác nhận lý do khách quan
              </button>`,
          ),
        ]
      : []),
    ...(waits('objection')
      ? [
          form(
            card,
            'answer',
            around,
            html`${reasonField(`${id}-answer`, 'Trả lời đề nghị xem lại')}<button>Gửi trả lời</button>`,
          ),
        ]
      : []),
  ];
}

/** The day that the agency stated stands in it; where none was stated, that of its report. */
function completionDayField({ assignment, task }: Card, { work }: Around): Html {
  const id = String(assignment.id);
  const { statedOn, waitingSince, completedOn } = assignment;
  const shown = completedOn ?? statedOn ?? waitingSince ?? '';
  return html`<label for="completed-${id}">Ngày hoàn thành</label>
    <input
      id="completed-${id}"
      type="date"
      name="date"
      min="${task.programme.issuedOn}"
      max="${work.today}"
      value="${shown}"
      required
    />`;
}

/** A confirmed day is put right with its basis. */
function dayCorrection(card: Card, around: Around): Html | string {
  if (card.assignment.status !== 'completed' || mayConfirm(around.viewer.actor) !== 'yes') return '';
  const basis = reasonField(String(card.assignment.id), 'Căn cứ sửa ngày hoàn thành');
  return form(
    card,
    'correct',
    around,
    html`${completionDayField(card, around)}${basis}<button>Sửa ngày hoàn thành</button>`,
  );
}

/** It is followed up no more: the task, or all of a recurring duty. */
function endOfFollowing(card: Card, around: Around): Html {
  const id = `${String(card.assignment.id)}-cancel`;
  const what = card.assignment.period === null ? 'Thôi theo dõi' : 'Thôi theo dõi cả nhiệm vụ, mọi kỳ';
  return html`<details>
    <summary>${what}</summary>
    ${form(
      card,
      'cancel',
      around,
      html`${reasonField(id, 'Căn cứ: văn bản, hoặc lý do thôi theo dõi')}<button>${what}</button>`,
    )}
  </details>`;
}

function correction(card: Card, last: Event | undefined, around: Around): Html | string {
  if (last === undefined) return '';
  return form(
    card,
    'undo',
    around,
    html`<p class="quiet">Ghi nhận gần nhất: ${actedBy(last)}, ${eventWords(entryOf(last))}.</p>
      <input type="hidden" name="event" value="${last.id}" /><button>Hoàn tác ghi nhận này</button>`,
  );
}

function reasonField(id: string, words: string): Html {
  return html`<label for="reason-${id}">${words}</label>
    <textarea id="reason-${id}" name="reason" rows="2" maxlength="${LONGEST_REASON}" required></textarea>`;
}

function form({ task, assignment }: Card, action: string, { viewer }: Around, content: Html): Html {
  return html`<form method="post" action="/board/task/${task.id}/${action}" class="decide">
    ${formToken(viewer)}<input type="hidden" name="share" value="${assignment.id}" /><input
      type="hidden"
      name="rev"
      value="${assignment.rev}"
    />${content}
  </form>`;
}

function eventItem(event: HistoryEntry, task: Task, timeZone: string): Html {
  const isOther = event.taskId !== null && event.taskId !== task.id;
  const isReminder = event.kind === 'reminded';
  const words = isReminder ? stageWords(event.text ?? '') : event.text;
  return html`<li>
    <time datetime="${event.at}">${momentWords(event.at, timeZone)}</time>
    <span>
      ${isOther ? `#${String(event.taskId)}, ` : ''}<b>${event.actor}</b>${actedOn(event).slice(event.actor.length)}:
      ${event.period === null ? '' : `kỳ ${event.period}, `}${eventWords(event)}${event.channel === 'web' ? ' (trên bảng)' : ''}${
        words === null || words === ''
          ? ''
          : isReminder
            ? ` – ${words}`
            : html` – “${words}”${event.added.map((each) => html`; nói thêm: “${each}”`)}`
      }
    </span>
  </li>`;
}
