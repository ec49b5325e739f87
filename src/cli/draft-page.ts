/** A draft on the screen and as JSON. */

import { answerWords, choicesOf, hintWords, questionWords } from '../conversation/compose/draft/question-words.ts';
import { DRAFT_DISCARDED, headWords, readWords } from '../conversation/compose/draft/say-draft.ts';
import { formatDate, localDateOf } from '../domain/calendar/dates.ts';
import { deadlineReader } from '../domain/deadlines/read-deadline.ts';
import type { DraftQuestion } from '../domain/drafts/draft.ts';
import type { ShownDraft } from '../usecases/drafts/show-draft.ts';

const STATE_WORDS = { open: 'chờ', accepted: 'đã nhận', discarded: 'đã bỏ' } as const;
/** Dates in a list of drafts are days of the office. */
const TIME_ZONE = 'Asia/Ho_Chi_Minh';

export const draftLine = {
  json: summaryOf,
  header: ['Số', 'Trạng thái', 'Tệp', 'Đưa vào', 'Người', 'Việc', 'Còn hỏi'],
  row: ({ draft, reading, open }: ShownDraft): readonly string[] => [
    String(draft.id),
    STATE_WORDS[draft.state],
    draft.fileName,
    formatDate(localDateOf(draft.takenAt, TIME_ZONE)),
    draft.takenBy,
    String(reading.rows.length),
    String(open.length),
  ],
  empty: 'Không có dự thảo nào chờ.',
};

/** What was read, what is asked, and what was answered by whom. */
export function draftPage(shown: ShownDraft): string {
  const { draft, reading, open, code, content } = shown;
  const answered = reading.questions.filter(({ given }) => given !== null);
  const first = `Dự thảo ${String(draft.id)} (${STATE_WORDS[draft.state]}): ${draft.fileName}, SHA-256 ${draft.sha256}; ${draft.takenBy} đưa vào.`;
  if (draft.state === 'discarded') return `${first}\n${DRAFT_DISCARDED}\n`;
  const lines = [
    first,
    `Chương trình: ${code}`,
    ...headWords(reading),
    ...content.mapping.map(
      ({ table, columns }) => `Cột${table === '' ? '' : ` của “${table}”`}: ${mappingWords(columns)}`,
    ),
    ...reading.notices,
    ...reading.rows.map(({ ref, title, leads = [], deadline, dated }) => {
      const when = deadline === '' ? '' : `; ${deadline}${dated === undefined ? '' : ` [${dated}]`}`;
      return `  ${ref}. ${title} — ${leads.join(', ')}${when}`;
    }),
    ...reading.aside.map(({ ref, title }) => `  (để lại) ${ref}. ${title}`),
    ...answered.map(
      ({ id, asks, given }) =>
        `Đã trả lời ${id}${asks.kind === 'name' ? ` “${asks.name}”` : ''}: ${given === null ? '' : `${answerWords(given.answer)} (${given.actor})`}`,
    ),
    ...open.flatMap((question) => [
      `Hỏi ${question.id}: ${questionWords(question, content.rows)}`,
      `    ${choicesOf(question)
        .map(({ id, label }) => `[${id}] ${label}`)
        .join('  ')}`,
      `    ${hintWords(question)}`,
    ]),
    readWords(reading),
  ];
  return `${lines.join('\n')}\n`;
}

function mappingWords(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([column, header]) => `${column} = “${header}”`)
    .join(', ');
}

/** One object per row, per question, then one that sums up. */
export function draftObjects(shown: ShownDraft): object[] {
  const { reading, content } = shown;
  const read = deadlineReader(reading.head.issued);
  return [
    ...reading.rows.map(
      ({ line, ref, section, title, leads, coordinating, product, deadline, dated, reportTo, source }) => {
        const { kind, start, end, recurrence } = read(dated ?? deadline);
        const when = { text: deadline, kind, start, end, recurrence };
        return {
          kind: 'row',
          line,
          ref,
          section,
          title,
          leads,
          coordinating,
          product,
          deadline: when,
          report_to: reportTo,
          source,
        };
      },
    ),
    ...reading.aside.map(({ line, ref, title }) => ({ kind: 'aside', line, ref, title })),
    ...(shown.draft.state === 'discarded' ? [] : reading.questions.map((question) => questionObject(question, shown))),
    ...content.mapping.map((mapping) => ({ kind: 'mapping', ...mapping })),
    { kind: 'draft', ...summaryOf(shown) },
  ];
}

function questionObject(question: DraftQuestion, { content }: ShownDraft): object {
  const { id, asks, rows, proposal, isRequired, given } = question;
  return {
    kind: 'question',
    question: id,
    asks: asks.kind,
    text: questionWords(question, content.rows),
    rows: rows.map((at) => content.rows[at]?.ref ?? ''),
    proposal,
    required: isRequired,
    choices: choicesOf(question).map((choice) => ({ answer: choice.id, label: choice.label })),
    answer: given?.answer ?? null,
    answered_by: given?.actor ?? null,
    answered_at: given?.at ?? null,
  };
}

function summaryOf({ draft, reading, open, code }: ShownDraft): object {
  const { number, title, issued, authority } = reading.head;
  return {
    draft: draft.id,
    state: draft.state,
    programme: code,
    file: draft.fileName,
    sha256: draft.sha256,
    taken_at: draft.takenAt,
    taken_by: draft.takenBy,
    settled_by: draft.settledBy,
    number,
    title,
    issued,
    authority,
    rows: reading.rows.length,
    aside: reading.aside.length,
    open: open.length,
    deadlines: Object.fromEntries(reading.deadlines),
    new_agencies: reading.names.agencies,
    new_groups: reading.names.groups,
    notices: reading.notices,
  };
}
