/** What agencies' words are learned to mean: the secretariat approves or refuses it, as by `/cachdoc`. */

import { html } from 'hono/html';
import { approvedWords, waitingWords } from '../../conversation/compose/say-readings.ts';
import { count } from '../../conversation/compose/words.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import {
  patternsInUse,
  patternsWaiting,
  type ApprovedPattern,
  type WaitingPattern,
} from '../../usecases/learn/rule-on-pattern.ts';
import type { Work } from '../../usecases/work.ts';
import type { Html } from '../door/html.ts';
import { formToken, type Around } from './layout.ts';
import type { SignedIn } from './session.ts';

/** The secretariat alone. */
export function mayRuleOnReadings({ actor, sight }: Pick<SignedIn, 'actor' | 'sight'>): boolean {
  return mayConfirm(actor) === 'yes' && sight.kind === 'all';
}

export interface Readings {
  readonly waiting: readonly WaitingPattern[];
  readonly approved: readonly ApprovedPattern[];
}

/** Reads what the page of readings shows. */
export function readReadings(work: Work): Readings {
  return { waiting: patternsWaiting(work), approved: patternsInUse(work) };
}

/** The learned readings that wait for approval, and those in use. */
export function readingsPage({ waiting, approved }: Readings, around: Around): Html {
  const { timeZone } = around.work.rules;
  return html`<h1>Cách hiểu câu trả lời</h1>
    <section class="panel wide" aria-label="Chờ duyệt">
      <h2>Chờ duyệt: ${count(waiting.length)} <span class="quiet">nhiều người đã giải thích giống nhau</span></h2>
      ${
        waiting.length === 0
          ? html`<p class="quiet">Hiện không có cách hiểu nào chờ duyệt.</p>`
          : html`<ul>
              ${waiting.map(
                (each) =>
                  html`<li>
                    ${waitingWords(each)}. ${rulingForm(each.id, 'approve', 'Duyệt', around)}
                    ${rulingForm(each.id, 'refuse', 'Không duyệt', around)}
                  </li>`,
              )}
            </ul>`
      }
      <p class="quiet">
        Câu đã duyệt được ghi ngay, không hỏi lại; báo hoàn thành vẫn chờ Văn phòng xác nhận như mọi báo cáo.
      </p>
    </section>
    <section class="panel wide" aria-label="Đang dùng">
      <h2>Đang dùng: ${count(approved.length)}</h2>
      ${
        approved.length === 0
          ? html`<p class="quiet">Chưa có cách hiểu nào được duyệt.</p>`
          : html`<ul>
              ${approved.map(
                (each) =>
                  html`<li>
                    ${approvedWords(each, timeZone)}. ${rulingForm(each.id, 'refuse', 'Thôi dùng', around)}
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
}

function rulingForm(id: number, action: 'approve' | 'refuse', label: string, { viewer }: Around): Html {
  return html`<form method="post" action="/board/readings/${id}/${action}">
    ${formToken(viewer)}<button>${label}</button>
  </form>`;
}
