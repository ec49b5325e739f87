import type { FieldChange } from './compare-programme.ts';

/** What the record and people's messages call the parts of a task and of its programme. */
export const FIELD_WORDS: Record<FieldChange['field'], string> = {
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

/** "thời hạn: “Quý II/2022” → “Quý III/2022”" */
export function changeWords({ field, before, after }: FieldChange): string {
  return `${FIELD_WORDS[field]}: “${before}” → “${after}”`;
}
