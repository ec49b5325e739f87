/** A command names a period of a recurring duty that it cannot be about. */

import type { Card } from '../../domain/tasks/task.ts';
import { periodName, periodWords } from './period-words.ts';
import { taskName } from './words.ts';

/** To `/giahan`: `key` is the period that is not there, null where several are named; `open` those that may be. */
export function noSuchPeriod(
  { task }: Card,
  { key, open }: { readonly key: string | null; readonly open: readonly Card[] },
): string {
  const why =
    key === null
      ? 'mỗi lần chỉ đề nghị gia hạn cho một kỳ'
      : `kỳ ${periodName(key)} chưa mở hoặc không có trong sổ theo dõi`;
  const periods = open.flatMap(({ assignment }) => periodWords(assignment) ?? []);
  const [first] = periods;
  const cure =
    first === undefined
      ? ' Hiện không có kỳ nào đang mở.'
      : ` Kỳ đang mở: ${periods.join(', ')}. Đề nghị gửi lại kèm một kỳ, ví dụ “/giahan ${String(task.id)} ${first} thêm 15 ngày vì chờ thẩm định”.`;
  return `${taskName(task)}: ${why}. Chưa ghi nhận gì.${cure}`;
}
