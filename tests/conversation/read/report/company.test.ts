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
