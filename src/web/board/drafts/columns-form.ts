/** What each column of a draft's tables was taken for, with its first cells, and the form that says otherwise. */

import { html } from 'hono/html';
import { COLUMN_WORDS } from '../../../conversation/compose/draft/column-words.ts';
import { count, shorten } from '../../../conversation/compose/words.ts';
import {
  COLUMN_MEANINGS,
  isSameHeader,
  type ColumnChoice,
  type ColumnMeaning,
} from '../../../domain/drafts/column-choice.ts';
import type { DraftContent } from '../../../domain/drafts/draft.ts';
import type { ShownDraft } from '../../../usecases/drafts/show-draft.ts';
import type { Fields } from '../../door/fields.ts';
import type { Html } from '../../door/html.ts';
import { formToken, type Around } from '../layout.ts';

const LONGEST_HEADER = 80;
const LONGEST_SAMPLE = 60;
/** Tables of one form, and columns of each: a chart by weeks has dozens. */
const MOST_TABLES = 20;
const MOST_COLUMNS = 80;

type TableShown = DraftContent['mapping'][number];

/** The tables that are shown: of several with one header the first, for one choice is made for all. */
function tablesToChoose(mapping: readonly TableShown[]): readonly TableShown[] {
  const headerOf = ({ shown = [] }: TableShown): readonly string[] => shown.map(({ header }) => header);
  return mapping
    .filter((table, at) => mapping.findIndex((each) => isSameHeader(headerOf(each), headerOf(table))) === at)
    .slice(0, MOST_TABLES);
}

/** The columns as they were understood; with `isOpen` each can be changed. */
export function columnsForm({ draft, content }: ShownDraft, { viewer }: Around, isOpen: boolean): Html | string {
  const tables = tablesToChoose(content.mapping);
  if (tables.length === 0) return '';
  const canChoose = isOpen && tables.every(({ shown }) => shown !== undefined);
  return html`<details class="panel wide" id="columns">
    <summary>Các cột được hiểu thế nào: ${tables.map(summaryOf).join('; ')}</summary>
    ${
      isOpen
        ? html`<form method="post" action="/board/drafts/${draft.id}/columns" class="decide">
            ${formToken(viewer)} ${canChoose ? tables.map((table, at) => tableFields(table, at, content.mapping)) : ''}
            <button>${canChoose ? 'Đọc lại theo các cột đã chọn' : 'Đọc lại tệp để sửa cột'}</button>
            <p class="quiet">Câu trả lời nào còn phù hợp thì vẫn giữ.</p>
          </form>`
        : tables.map((table) => html`<p>${summaryOf(table)}</p>`)
    }
  </details>`;
}

function summaryOf({ table, columns }: TableShown): string {
  const name = table === '' ? '' : `${shorten(table, LONGEST_HEADER)}: `;
  const words = Object.entries(columns).map(([column, header]) => {
    const meaning = COLUMN_MEANINGS.find((each) => each === column);
    return `“${shorten(header, LONGEST_HEADER)}” là ${meaning === undefined ? column : COLUMN_WORDS[meaning]}`;
  });
  return `${name}${words.join(', ')}`;
}

function tableFields({ table, shown = [] }: TableShown, at: number, mapping: readonly TableShown[]): Html {
  const header = shown.map((each) => each.header);
  const alike = mapping.filter((each) =>
    isSameHeader(
      (each.shown ?? []).map((cell) => cell.header),
      header,
    ),
  ).length;
  const also = alike > 1 ? ` (và ${count(alike - 1)} bảng khác cùng tiêu đề)` : '';
  return html`<fieldset>
    <legend>${table === '' ? `Bảng ${String(at + 1)}` : shorten(table, LONGEST_HEADER)}${also}</legend>
    ${shown.slice(0, MOST_COLUMNS).map(
      (column, position) =>
        html`<label for="column-${at}-${position}"
            >${column.header === '' ? `Cột ${String(position + 1)}` : shorten(column.header, LONGEST_HEADER)}
            <span class="quiet"
              >${column.samples.map((sample) => shorten(sample, LONGEST_SAMPLE)).join(' · ')}</span
            ></label
          >
          <select id="column-${at}-${position}" name="${nameOf(at, position)}">
            ${COLUMN_MEANINGS.map((each) => option(each, column.is))}
          </select>`,
    )}
  </fieldset>`;
}

function option(meaning: ColumnMeaning, chosen: ColumnMeaning): Html {
  return html`<option value="${meaning}" ${meaning === chosen ? 'selected' : ''}>${COLUMN_WORDS[meaning]}</option>`;
}

function nameOf(table: number, position: number): string {
  return `column.${String(table)}.${String(position)}`;
}

/** The tables whose columns a form says to be others than they were found. */
export function choicesIn(fields: Fields, mapping: readonly TableShown[]): readonly ColumnChoice[] {
  return tablesToChoose(mapping).flatMap(({ shown = [] }, at) => {
    const columns = shown.map(({ is }, position) => {
      const said = fields(nameOf(at, position));
      return COLUMN_MEANINGS.find((each) => each === said) ?? is;
    });
    const isChanged = columns.some((meaning, position) => meaning !== shown[position]?.is);
    return isChanged ? [{ header: shown.map(({ header }) => header), columns }] : [];
  });
}
