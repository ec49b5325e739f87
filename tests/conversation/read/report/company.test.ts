import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');

describe('A paper cited behind a completion', () => {
  test.each([
    ['xong rồi ạ, kết quả ở Báo cáo 27/BC-SVHTT', '27/BC-SVHTT'],
    ['Nhiệm vụ hoàn thành, sản phẩm là Kế hoạch số 91/KH-STP ngày 12/10/2026', '91/KH-STP'],
    ['đã xong, kết quả nêu tại Thông báo số 18/TB-SKHCN ngày 2/11/2026', '18/TB-SKHCN'],
    ['Hoàn thành nhiệm vụ, có văn bản 640/SLĐ-VP gửi Văn phòng hôm 9/11', '640/SLĐ-VP'],
    ['da hoan thanh, co QD 88/QD-SXD', '88/QD-SXD'],
  ])('shows it: “%s”', (text, document) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'completed', needsQuestion: false, document });
  });

  test.each([
    'Nhiệm vụ hoàn thành, sản phẩm là Tờ trình số 91/TTr-STP',
    'Nhiệm vụ hoàn thành, sản phẩm là dự thảo Kế hoạch số 91/KH-STP',
    'xong, kết quả sẽ nêu tại Báo cáo 27/BC-SVHTT',
    'xong rồi, còn Báo cáo 27/BC-SVHTT',
    'xong, sản phẩm là Báo cáo 27/BC-SVHTT ngày 20/12/2026',
    'xong rồi, có công văn 12/STC-NS yêu cầu bổ sung',
    'Yêu cầu hoàn thành, kết quả nêu tại Báo cáo số 12/BC-SXD',
    'hoàn thành, có Thông báo số 12/TB-UBND giao Sở',
  ])('that is a draft, still due, returned or an order shows nothing: “%s”', (text) => {
    expect(readReport(text, TODAY).status).not.toBe('completed');
  });
});

describe('What stands beside a completion', () => {
  test.each([
    'hoàn tất, đã nghiệm thu theo Biên bản số 09/BB-BQL',
    'Nhiệm vụ hoàn thành, UBND huyện đã phê duyệt tại QĐ số 381/QĐ-UBND ngày 05/11/2026',
    'Nghị quyết số 12/NQ-HĐND đã thông qua, việc này hoàn thành ạ',
    'Đã chi trả đủ 52/52 hộ, hoàn thành nhiệm vụ',
    'đã cấp 1.845/1.845 thẻ, nhiệm vụ hoàn thành',
    'xong, chị yên tâm',
    'xong sáng nay ạ',
    'em xong rồi, ảnh nghiệm thu em gửi kèm',
    'đã xử lý dứt điểm ạ',
    'đã xong, mời anh kiểm tra',
    'Đã nghiệm thu 12/12 công trình, nhiệm vụ hoàn thành',
    'nhiệm vụ xong, đã được UBND tỉnh công nhận tại QĐ số 12/QĐ-UBND',
    'Công an phường đã hoàn thành nhiệm vụ',
  ])('leaves it complete: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'completed', needsQuestion: false });
  });

  test.each([
    'hoàn tất, đã nghiệm thu theo Tờ trình số 09/TTr-BQL',
    'Nhiệm vụ hoàn thành, UBND huyện sẽ phê duyệt tại QĐ số 381/QĐ-UBND',
    'Nhiệm vụ hoàn thành, UBND huyện đã phê duyệt dự toán tại QĐ số 381/QĐ-UBND',
    'Nghị quyết số 12/NQ-HĐND đã thông qua',
    'Đã chi trả 50/52 hộ, hoàn thành nhiệm vụ',
    'Đã chi trả đủ 52/52 hộ',
    'xong chiều nay ạ',
    'xong sáng nay nhé',
    'phải xong sáng nay',
    'Đã cấp đủ 214/214 giấy, cần hoàn thành nhiệm vụ',
    'xử lý dứt điểm nhé',
    'cần giải quyết dứt điểm',
    'trường đã xong',
    'Công an tỉnh đã hoàn thành nhiệm vụ',
    'Đã quyết toán xong, việc này không còn tồn đọng gì',
    'da xong, xong doi em roi',
  ])('or does not: “%s”', (text) => {
    expect(readReport(text, TODAY).status).not.toBe('completed');
  });

  test.each([
    'Đã quyết toán xong, việc này không còn tồn đọng gì',
    'đã cấp đủ 30/30 sổ cho dân nhận, hoàn thành nhiệm vụ',
  ])('is asked about where the step or the whole may be meant: “%s”', (text) => {
    expect(readReport(text, TODAY).status).not.toBe('in_progress');
  });
});

test.each([
  'Đã thực hiện xong, xin được kết thúc theo dõi',
  'Đã hoàn thành, đề nghị được kết thúc theo dõi',
  'xong rồi ạ, xin được đóng việc',
])('“%s” asks for no more than to be closed', (text) => {
  expect(readReport(text, day('2026-11-30'))).toMatchObject({ status: 'completed', needsQuestion: false });
});

test.each([
  'Hoàn thành rồi ạ, hồ sơ lưu tại phòng em',
  'Đã xong, tài liệu để ở đơn vị',
  'Nhiệm vụ đã hoàn thành, sản phẩm lưu tại chi cục em ạ',
])('“%s” says where its papers are', (text) => {
  expect(readReport(text, day('2026-11-30'))).toMatchObject({ status: 'completed', needsQuestion: false });
});

test.each(['Đã xong, hồ sơ nộp tại Sở Tài chính', 'xong rồi, hồ sơ để ở Sở Xây dựng thẩm định'])(
  '“%s” is with somebody who may still decide',
  (text) => {
    expect(readReport(text, day('2026-11-30')).status).not.toBe('completed');
  },
);
