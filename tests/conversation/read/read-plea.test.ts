import { expect, test } from 'vitest';
import { readPlea } from '../../../src/conversation/read/read-plea.ts';

test.each([
  ['lý do khách quan: mưa lũ kéo dài', 'objective_reason', 'mưa lũ kéo dài'],
  ['Lý do khách quan là chờ Bộ cho ý kiến', 'objective_reason', 'chờ Bộ cho ý kiến'],
  ['nguyên nhân khách quan do dịch bệnh', 'objective_reason', 'dịch bệnh'],
  ['ly do khach quan: mua lu', 'objective_reason', 'mua lu'],
  ['đề nghị xem lại: đã báo từ tháng 11', 'objection', 'đã báo từ tháng 11'],
  ['Kính đề nghị Văn phòng xem xét lại: số liệu chưa đúng', 'objection', 'số liệu chưa đúng'],
  ['de nghi xem lai - da bao cao', 'objection', 'da bao cao'],
] as const)('“%s” is stated in defence', (text, kind, words) => {
  expect(readPlea(text)).toEqual({ kind, text: words });
});

test.each([
  'lý do khách quan',
  'lý do khách quan:',
  'đề nghị xem lại',
  'đề nghị xem lại đơn vị chủ trì',
  'chậm vì lý do chủ quan',
  'xong',
  '',
])('“%s” is not', (text) => {
  expect(readPlea(text)).toBeNull();
});
