import { expect, test } from 'vitest';
import { isBareObjection, readPlea } from '../../../src/conversation/read/read-plea.ts';

test.each([
  ['lý do khách quan: mưa lũ kéo dài', 'objective_reason', 'mưa lũ kéo dài'],
  ['Lý do khách quan là chờ Bộ cho ý kiến', 'objective_reason', 'chờ Bộ cho ý kiến'],
  ['nguyên nhân khách quan do dịch bệnh', 'objective_reason', 'dịch bệnh'],
  ['ly do khach quan: mua lu', 'objective_reason', 'mua lu'],
  ['đề nghị xem lại: đã báo từ tháng 11', 'objection', 'đã báo từ tháng 11'],
  ['Kính đề nghị Văn phòng xem xét lại: số liệu chưa đúng', 'objection', 'số liệu chưa đúng'],
  ['de nghi xem lai - da bao cao', 'objection', 'da bao cao'],
  ['đề nghị xem lại vì đã báo cáo từ tháng 4', 'objection', 'vì đã báo cáo từ tháng 4'],
  ['Đề nghị kiểm tra lại: Sở đã gửi văn bản', 'objection', 'Sở đã gửi văn bản'],
] as const)('“%s” is stated in defence', (text, kind, words) => {
  expect(readPlea(text)).toEqual({ kind, text: words, isWhole: true });
});

test.each([
  'chúng tôi không đồng ý với kết quả này',
  'Sở không nhất trí với việc ghi quá hạn nhiệm vụ này',
  'đề nghị xem lại việc tính quá hạn, đã nộp hồ sơ từ 28/4',
  'Kiến nghị rà soát lại số liệu này, chưa đúng thực tế',
  'khong dong y voi danh gia cua van phong',
  'đề nghị không tính quá hạn vì lũ',
  'Đề nghị Văn phòng xem xét không tính chậm đối với nhiệm vụ này',
  'kiến nghị bỏ phần quá hạn, đã xin gia hạn từ tháng 3',
])('“%s” objects to the record', (text) => {
  expect(readPlea(text)).toEqual({ kind: 'objection', text, isWhole: true });
});

test.each([
  'đề nghị xem lại',
  'Kính đề nghị Văn phòng xem xét lại ạ.',
  'đề nghị kiểm tra lại giúp em',
  'de nghi xem lai nhe',
  'nhờ anh xem lại giúp em với ạ',
  'Sở kiến nghị rà soát lại nhiệm vụ này',
  'xin VP xem xét lại cho đơn vị',
  'xem lai giup em',
])('“%s” objects to nothing that it names', (text) => {
  expect(isBareObjection(text)).toBe(true);
  expect(readPlea(text)).toBeNull();
});

test.each([
  'đang xem lại hồ sơ',
  'đề nghị xem lại đơn vị chủ trì',
  'đã kiểm tra lại',
  'xin gia hạn lại',
  'nhờ anh xem giúp',
])('“%s” is no objection', (text) => {
  expect(isBareObjection(text)).toBe(false);
});

test.each([
  'chậm do mưa lũ kéo dài, lý do khách quan',
  'Chậm tiến độ vì nguyên nhân khách quan: chờ Trung ương ban hành quy chuẩn',
  'do điều kiện khách quan (bão số 3) nên chưa hoàn thành',
  'chưa xong vì bão lũ, đây là lý do bất khả kháng',
  'đang thực hiện 60%, chậm do dịch bệnh (khách quan)',
  'cham do chua co mat bang, nguyen nhan khach quan',
  'chưa hoàn thành vì lý do khách quan, chờ cơ quan chủ quản cho ý kiến',
  'xin gia hạn đến 15/9/2022 vì nguyên nhân khách quan, mưa lũ kéo dài',
  'lý do khách quan đã nêu tại Công văn 12/SXD-QH: chờ Bộ thẩm định',
])('“%s” states an objective reason among what it says', (text) => {
  expect(readPlea(text)).toEqual({ kind: 'objective_reason', text, isWhole: false });
});

test.each([
  'đã khắc phục xong yếu tố khách quan bão lụt, đang thi công 60%',
  'hết lý do khách quan, tiếp tục thi công',
  'không viện lý do khách quan, đã xong từ 5/11',
  'đang rà soát các yếu tố khách quan ảnh hưởng tiến độ',
  'báo cáo đã phân tích nguyên nhân khách quan của tồn tại',
  'Sở đã làm rõ nguyên nhân khách quan trong báo cáo 12/BC',
  'theo điều kiện khách quan của địa phương, đã hoàn thành báo cáo',
  'chậm 2 ngày, đã phân tích các nguyên nhân khách quan của tồn tại',
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
  'đề nghị xem lại chủ trương đầu tư',
  'đề nghị bỏ hạng mục cầu vượt',
  'đề nghị không ghi vốn năm nay',
  'không đồng ý với phương án của nhà thầu',
  'hộ dân không đồng ý với đơn giá bồi thường',
  'sao không đồng ý với kết quả này?',
  'chậm vì lý do chủ quan',
  'xong',
  '',
])('“%s” is not', (text) => {
  expect(readPlea(text)).toBeNull();
});
