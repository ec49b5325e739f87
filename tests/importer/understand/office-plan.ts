/** A plan of two tasks, saved by LibreOffice in each of its kinds. */

import { readTaskFile } from '../../../src/importer/understand/read-task-file.ts';
import { bytesOf } from '../../support/reference-data.ts';

export const ROWS = [
  ['I.1', 'Lập quy hoạch chung', 'Sở Xây dựng', '30/6/2026'],
  ['I.2', 'Rà soát nhà ở xã hội', 'Sở Xây dựng', 'Quý III/2026'],
];

export const fixture = (kind: string): Uint8Array => bytesOf(`tests/fixtures/office/plan.${kind}`);

export async function rowsOf(kind: string): Promise<string[][]> {
  const file = await readTaskFile(fixture(kind));
  if (file.kind === 'unreadable') throw new Error(file.problem);
  return file.rows.map(({ ref, title, lead, deadline }) => [ref, title, lead, deadline]);
}
