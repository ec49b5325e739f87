/** What an import found, in words for the operator. */

import { count } from '../conversation/compose/words.ts';
import { formatDate } from '../domain/calendar/dates.ts';
import { DEADLINE_KINDS } from '../conversation/compose/deadline-kind-words.ts';
import { amendmentJson, amendmentWords } from './amendment-words.ts';
import { columnName } from '../importer/understand/columns.ts';
import type { Finding } from '../importer/understand/finding.ts';
import type { Preview } from '../importer/import-file.ts';

/** The whole preview, a line per finding, each with its row and its cell or column. */
export function previewWords(preview: Preview): string {
  const { head, rows, missing, notices, findings, deadlines } = preview;
  const errors = errorsOf(preview);
  const kinds = [...deadlines].map(([kind, number]) => `${DEADLINE_KINDS[kind]} ${count(number)}`);
  const refs = new Map(rows.map(({ line, ref }) => [line, ref]));
  const lines = [
    `Chương trình ${head.code}: ${head.title} (số ${head.number}, ngày ${formatDate(head.issuedOn)}, ${head.authority})`,
    `${count(rows.length)} nhiệm vụ; thời hạn: ${kinds.join(', ')}.`,
    ...missing.map((message) => `LỖI: ${message}`),
    ...notices,
    ...(preview.comparison === null ? [] : amendmentWords(preview, preview.comparison)),
    ...preview.continuing.map(({ line, ref, name }) => `Dòng ${String(line)} (${ref}): tiếp nối ${name}.`),
    ...findings.map((finding) => findingWords(preview, finding, refs.get(finding.line) ?? '')),
    `${count(errors)} lỗi, ${count(findings.length + missing.length - errors)} lưu ý.`,
  ];
  return `${lines.join('\n')}\n`;
}

/** What stands in the way of an import. */
export function errorsOf({ missing, findings }: Preview): number {
  return missing.length + findings.filter(({ severity }) => severity === 'error').length;
}

/** One object for each finding, for each task that goes on, then for each difference from the registry. */
export function previewJson(preview: Preview): object[] {
  const findings = preview.findings.map((finding) => ({ ...finding, cell: cellOf(preview, finding) }));
  const continuing = preview.continuing.map(({ line, ref, id }) => ({ change: 'continues', line, ref, id }));
  const differences = preview.comparison === null ? [] : amendmentJson(preview, preview.comparison);
  const missing = preview.missing.map((message) => ({
    line: null,
    column: null,
    severity: 'error',
    message,
    cell: null,
  }));
  return [...missing, ...findings, ...continuing, ...differences];
}

/** The cell as a spreadsheet names it ("G5"); null where cells have no names. */
function cellOf({ letters }: Preview, { line, column }: Finding): string | null {
  const letter = letters?.get(column);
  return letter === undefined ? null : `${letter}${String(line)}`;
}

function findingWords(preview: Preview, finding: Finding, ref: string): string {
  const cell = cellOf(preview, finding);
  const where = cell === null ? `cột “${columnName(finding.column)}”` : `ô ${cell}`;
  const severity = finding.severity === 'error' ? 'LỖI' : 'lưu ý';
  const row = ref === '' ? '' : ` (${ref})`;
  return `Dòng ${String(finding.line)}${row}, ${where}, ${severity}: ${finding.message}`;
}
