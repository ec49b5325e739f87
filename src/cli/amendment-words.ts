/** How an amended file differs from the registry, for the operator and for scripts. */

import type { Task } from '../domain/tasks/task.ts';
import { count, shorten, taskOfDecision } from '../conversation/compose/words.ts';
import { changeWords } from '../conversation/compose/amendment-words.ts';
import type { Comparison } from '../usecases/programme/compare-programme.ts';
import type { Preview } from '../importer/import-file.ts';

const TITLE_LENGTH = 80;

/** What an amendment would change, a line each, against the programme in the registry. */
export function amendmentWords({ rows }: Preview, comparison: Comparison): string[] {
  const { programme, head, added, changed, unchanged, vanished } = comparison;
  const gone = vanished.filter(({ why }) => why === 'row').length;
  return [
    `So với chương trình ${programme.code} trong sổ: ${count(added.length)} mới, ${count(changed.length)} thay đổi, ${count(unchanged)} giữ nguyên, ${count(gone)} không còn trong tệp.`,
    ...head.map((change) => `Đổi chương trình, ${changeWords(change)}`),
    ...added.map((position) => {
      const row = rows[position];
      return `Mới ${row?.ref ?? ''} (dòng ${String(row?.line ?? 0)}): ${shorten(row?.title ?? '', TITLE_LENGTH)}`;
    }),
    ...changed.flatMap(({ task, fields }) =>
      fields.map((change) => `Đổi #${String(task.id)} (${task.ref}), ${changeWords(change)}`),
    ),
    ...vanished.map(({ task, why, assignments, continues }) => {
      const agencies = assignments.map(({ agency }) => agency.name).join(', ');
      const what = why === 'row' ? 'không còn trong tệp' : 'không còn giao cho đơn vị này';
      return `Đề nghị thôi theo dõi #${String(task.id)} (${task.ref}) ${shorten(task.title, TITLE_LENGTH)} – ${agencies}: ${what}; vẫn theo dõi cho đến khi nhập với --withdraw ${task.ref}.${continuesWords(continues)}`;
    }),
  ];
}

function continuesWords(continues: readonly Task[]): string {
  if (continues.length === 0) return '';
  const names = continues.map(taskOfDecision).join(', ');
  return ` Nhiệm vụ cũ đang chuyển tiếp sang nhiệm vụ này: ${names}; khi thôi theo dõi, nhiệm vụ cũ trở lại danh sách chưa hoàn thành (/chuyentiep) để chuyển tiếp sang nhiệm vụ khác.`;
}

/** One object for each difference. */
export function amendmentJson({ rows }: Preview, comparison: Comparison): object[] {
  const { head, added, changed, vanished } = comparison;
  return [
    ...(head.length > 0 ? [{ change: 'programme', fields: head }] : []),
    ...added.map((position) => ({ change: 'new', ref: rows[position]?.ref, line: rows[position]?.line })),
    ...changed.map(({ task, position, fields }) => ({
      change: 'changed',
      id: task.id,
      ref: task.ref,
      line: rows[position]?.line,
      fields,
    })),
    ...vanished.map(({ task, why, assignments, continues }) => ({
      change: 'vanished',
      id: task.id,
      ref: task.ref,
      what: why === 'row' ? 'task' : 'lead',
      agencies: assignments.map(({ agency }) => agency.name),
      continues: continues.map(({ id }) => id),
    })),
  ];
}
