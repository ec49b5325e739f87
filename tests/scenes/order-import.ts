import { localDateOf, type Instant } from '../../src/domain/calendar/dates.ts';
import { importPreviewed, previewImport } from '../../src/importer/import-file.ts';
import { readTaskText } from '../../src/importer/understand/kinds/read-task-text.ts';
import type { Database } from '../../src/store/sqlite/database.ts';
import { workAt, type Rules } from '../../src/usecases/work.ts';
import type { TinyTask } from '../support/office/fill-registry.ts';

/** The decision as amended: all its tasks, and the places of those that are given up; with a `number` it is a new one. */
export interface ImportOrder {
  readonly number: string | null;
  readonly tasks: readonly TinyTask[];
  readonly withdraw: readonly string[];
}

const HEADER = ['Số TT', 'Mục', 'Nội dung', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Sản phẩm', 'Thời gian'];

/** The operator imports the amended decision as a file, as the command line would. Throws when it is refused. */
export function orderImport(
  database: Database,
  now: Instant,
  rules: Rules,
  { number, tasks, withdraw }: ImportOrder,
): void {
  const file = readTaskText(new TextEncoder().encode([HEADER, ...tasks.map(cellsOf)].map(csvLine).join('\n')));
  if (file.kind === 'unreadable') throw new Error(file.problem);
  const issued = localDateOf(now, rules.timeZone);
  const request =
    number === null
      ? { programme: 'tiny', number, title: null, issued: null, authority: null }
      : { programme: 'moi', number, title: 'Kế hoạch giai đoạn sau', issued, authority: 'UBND tỉnh' };
  const options = { createAgencies: false, same: [] };
  const preview = database.read((tx) => previewImport(workAt(tx, now, rules), file, { ...request, ...options }));
  const error = preview.findings.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new Error(error.message);
  const outcome = importPreviewed(database, (tx) => workAt(tx, now, rules), preview, {
    ...options,
    withdraw,
    dryRun: false,
  });
  if (outcome.kind === 'refused') throw new Error(outcome.problem);
}

function cellsOf({ ref, title, lead, deadline }: TinyTask): string[] {
  return [ref, 'I', title, lead, '', 'Báo cáo', deadline];
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
}
