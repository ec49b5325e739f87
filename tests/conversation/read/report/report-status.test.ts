import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');

describe('The whole of a reply', () => {
  test.each(['lát xong vỉa hè, còn cống thoát nước', 'sơn xong tường rào, còn cổng', 'trồng xong cây, còn hàng rào'])(
    'is under way where a part is done and the rest named: “%s”',
    (text) => {
      expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', needsQuestion: false });
    },
  );

  test.each(['khó khăn vướng mắc giải quyết xong', 'vướng mắc đã xong ạ', 'kiểm đếm xong 12 hộ vướng rồi anh'])(
    'is under way where what stood in the way is settled: “%s”',
    (text) => {
      expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', obstacle: null, needsQuestion: false });
    },
  );

  test.each(['vướng mắc chưa giải quyết xong', 'kiểm đếm xong 12 hộ, còn 3 hộ vướng', 'vướng mắc gần xử lý xong'])(
    'is not where it is not: “%s”',
    (text) => {
      expect(readReport(text, TODAY).status).not.toBe('in_progress');
    },
  );

  test.each([
    ['nâng từ 30% lên 45%', 45],
    ['đẩy từ 12% lên 18% anh ạ', 18],
    ['lên 70% rồi chị', 70],
    ['dc 35% thôi a', 35],
    ['hai phần ba à', 66],
  ])('stands at the share that it has come to: “%s”', (text, progress) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', progress, needsQuestion: false });
  });

  test.each(['chắc mốt xong anh', 'chiều ni bên em mần cho xong', 'chủ nhật tới xong nha', 'cn này xong'])(
    'is under way where its end is promised: “%s”',
    (text) => {
      expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', needsQuestion: false });
    },
  );

  test.each(['cái trên xong, cái dưới chưa', 'việc đầu xong, việc sau đang làm', 'mục trên xong mục dưới 40%'])(
    'is asked about where two tasks are pointed at: “%s”',
    (text) => {
      expect(readReport(text, TODAY)).toMatchObject({ status: null, needsQuestion: true });
    },
  );

  test.each([
    'Đã cấp đủ 300 thẻ, nhiệm vụ hoàn thành',
    'đã niêm yết tại 5 thôn, nhiệm vụ đã hoàn thành',
    'đã tập huấn 4 lớp, việc này xong',
  ])('is asked about where a step stands in front of the end: “%s”', (text) => {
    expect(readReport(text, TODAY).status).not.toBe('in_progress');
  });
});
