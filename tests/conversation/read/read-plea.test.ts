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
  expect(readPlea(text)).toEqual({ kind, text: words, isWhole: true });
});

test.each([
  'chậm do mưa lũ kéo dài, lý do khách quan',
  'Chậm tiến độ vì nguyên nhân khách quan: chờ Trung ương ban hành quy chuẩn',
  'do điều kiện khách quan (bão số 3) nên chưa hoàn thành',
  'chưa xong vì bão lũ, đây là lý do bất khả kháng',
  'đang thực hiện 60%, chậm do dịch bệnh (khách quan)',
  'cham do chua co mat bang, nguyen nhan khach quan',
  'chưa hoàn thành vì lý do khách quan, chờ cơ quan chủ quản cho ý kiến',
  'lý do khách quan đã nêu tại Công văn 12/SXD-QH: chờ Bộ thẩm định',
])('“%s” states an objective reason among what it says', (text) => {
  expect(readPlea(text)).toEqual({ kind: 'objective_reason', text, isWhole: false });
});

test.each([
  'chậm vì lý do khách quan',
  'chậm do mưa lũ, không phải lý do khách quan',
  'chưa có nguyên nhân khách quan, đơn vị đang rà soát',
  'nếu do khách quan thì đề nghị gia hạn',
  'chậm do mưa lũ có được coi là lý do khách quan?',
  'đề nghị các xã nêu lý do khách quan trước ngày 15',
  'chậm do cả nguyên nhân khách quan và chủ quan',
  'đã đánh giá khách quan, công bằng các hồ sơ',
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
