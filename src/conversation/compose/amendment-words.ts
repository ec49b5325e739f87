/** What the record and people's messages say of a programme that arrives, and of what an amended decision changes. */

import type { AmendedField, FieldChange } from '../../domain/tasks/amendment.ts';

export const FIELD_WORDS: Record<AmendedField, string> = {
  number: 'số văn bản',
  authority: 'cơ quan ban hành',
  issued: 'ngày ban hành',
  ref: 'số TT',
  section: 'mục',
  title: 'nội dung',
  lead: 'đơn vị chủ trì',
  coordinating: 'đơn vị phối hợp',
  product: 'sản phẩm',
  deadline: 'thời hạn',
  report_to: 'nơi nhận báo cáo',
  source: 'nguồn',
};

/** "“Quý II/2022” → “Quý III/2022”" */
export function beforeAndAfter(before: string, after: string): string {
  return `“${before}” → “${after}”`;
}

/** "thời hạn: “Quý II/2022” → “Quý III/2022”" */
export function changeWords({ field, before, after }: FieldChange): string {
  return `${FIELD_WORDS[field]}: ${beforeAndAfter(before, after)}`;
}

/** All that changed of one task, or of one programme. */
export function changesWords(changes: readonly FieldChange[]): string {
  return changes.map(changeWords).join('; ');
}

/** "142/QĐ-UBND: 77 nhiệm vụ" */
export function importedWords(number: string, tasks: number): string {
  return `${number}: ${String(tasks)} nhiệm vụ`;
}

interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
}

/** "142/QĐ-UBND: 1 nhiệm vụ mới, 2 thay đổi, 0 thôi theo dõi; ngày ban hành: …" */
export function amendedWords(
  number: string,
  { added, changed, withdrawn }: Counts,
  head: readonly FieldChange[],
): string {
  const counts = `${String(added)} nhiệm vụ mới, ${String(changed)} thay đổi, ${String(withdrawn)} thôi theo dõi`;
  return [`${number}: ${counts}`, ...head.map(changeWords)].join('; ');
}

/** The place of a task that the decision has no more, once another has taken it. */
export function formerRef(ref: string, taskId: number): string {
  return `${ref} (cũ, #${String(taskId)})`;
}

/** Whether a task's place is one that another has taken, or that was taken back. */
export function hasFormerRef(ref: string, taskId: number): boolean {
  return ref.endsWith(formerRef('', taskId));
}
