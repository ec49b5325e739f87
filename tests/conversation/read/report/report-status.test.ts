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

  test.each([
    ['đã quét 58% bản đồ giấy', 58],
    ['chi trả mới 37%', 37],
    ['giậm chân ở 25% chị ạ', 25],
    ['giải phóng được 80% tuyến', 80],
    ['mới tới 40% thôi anh', 40],
  ])('stands at the one share of what was done so far: “%s”', (text, progress) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', progress, needsQuestion: false });
  });

  test.each(['đã giảm 15% chi phí', 'thu ngân sách tăng 12%', 'tỷ lệ hộ nghèo 3,5%', 'đã ứng 30% giá trị hợp đồng'])(
    'does not stand at the share of anything: “%s”',
    (text) => {
      expect(readReport(text, TODAY).progress).toBeNull();
    },
  );

  test.each(['Đã tiêm 4.200/5.000 liều', 'đã phát 320/450 tờ rơi', 'số hoá 9.500/12.000 trang'])(
    'is under way at so many of a count that is no day: “%s”',
    (text) => {
      expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', needsQuestion: false });
    },
  );

  test.each(['ký phụ lục hợp đồng hôm 3/11', 'gửi Sở Tài chính thẩm định hôm 17/11', 'khảo sát thực địa hôm 12/11'])(
    'is under way where a step was taken on a day: “%s”',
    (text) => {
      expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', needsQuestion: false });
    },
  );

  test.each(['gửi hôm qua', 'nộp báo cáo hôm 17/11', 'ký hợp đồng hôm 30/12'])(
    'is not where the step may be the end, or the day is ahead: “%s”',
    (text) => {
      expect(readReport(text, TODAY).status).not.toBe('completed');
      expect(readReport(text, TODAY).needsQuestion).toBe(true);
    },
  );

  test.each([
    ['2 ngày nữa em gửi', '2026-12-02'],
    ['thứ 6 em trình ạ', '2026-12-04'],
    ['tuần sau có số liệu', null],
  ])('is promised for the day on which something will be handed in: “%s”', (text, expectedOn) => {
    const reading = readReport(text, TODAY);
    expect(reading).toMatchObject({ status: 'in_progress', needsQuestion: false });
    if (expectedOn !== null) expect(reading.expectedOn).toBe(expectedOn);
  });

  test.each([
    'hai việc đã xong, một việc đang làm',
    '3 việc xong, 2 việc chưa',
    'một nhiệm vụ xong, hai nhiệm vụ đang làm',
  ])('is asked about where tasks are counted: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: null, needsQuestion: true });
  });

  test.each(['số liệu xong, thuyết minh chưa', 'xong hết các khoa, riêng khoa dược chưa', 'xong khung đề cương chị ạ'])(
    'is under way where one part is done and another is not: “%s”',
    (text) => {
      expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', needsQuestion: false });
    },
  );

  test.each([
    'chương 1 xong, chương 2 chưa',
    'xong tầng 1 rồi, tầng 2 chưa',
    'cấp xong thẻ cho 3 thôn, riêng thôn 4 chưa',
  ])('is under way where numbered parts of it stand differently: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', needsQuestion: false });
  });

  test.each(['nội dung 1 xong, nội dung 2 chưa', 'việc 1 xong, việc 2 chưa', 'câu 3 xong, câu 4 chưa'])(
    'is asked about where numbered tasks do: “%s”',
    (text) => {
      expect(readReport(text, TODAY).needsQuestion).toBe(true);
    },
  );

  test('expects nothing on the day of a step that is behind', () => {
    expect(readReport('họp tổ thẩm định chiều thứ năm tuần trước rồi', TODAY).expectedOn).toBeNull();
  });

  test.each(['em đang lái xe', 'dạ em đang đón con ạ', 'đang ở ngoài đường', 'Mất điện khu C rồi cả nhà ơi'])(
    'is no report where somebody tells of himself: “%s”',
    (text) => {
      const { intent, needsQuestion } = readReport(text, TODAY);
      expect(intent !== 'report' || needsQuestion).toBe(true);
    },
  );
});

describe('Of what is left there is none', () => {
  test.each([
    'Không còn đơn vị nào nợ báo cáo, nhiệm vụ hoàn tất',
    'Không còn hộ nào chưa nhận tiền, đã xong',
    'Không còn xã nào chưa nộp, nhiệm vụ đã hoàn thành',
    'Nhiệm vụ đã hoàn thành, không còn trường nào thiếu',
    'khong con don vi nao no bao cao, nhiem vu hoan thanh',
  ])('leaves the completion one: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'completed', needsQuestion: false });
  });

  test.each([
    'Không còn xã nào nợ báo cáo ngoài xã Nga Sơn, nhiệm vụ hoàn thành',
    'Không còn xã nào nợ báo cáo trừ Nga Sơn, nhiệm vụ hoàn thành',
    'Không còn đơn vị nào tham gia, nhiệm vụ hoàn thành',
    'Không còn hộ nào chưa nhận tiền, còn 3 hộ khiếu nại, nhiệm vụ hoàn thành',
    'Không còn xã nào làm xong, nhiệm vụ chưa hoàn thành',
  ])('completes nothing where something is: “%s”', (text) => {
    expect(readReport(text, TODAY).status).not.toBe('completed');
  });
});

describe('What may be all of the task', () => {
  test.each([
    'việc số hóa em đã làm xong',
    'việc tập huấn bên em đã làm xong rồi',
    'nhiệm vụ chuyển đổi số phòng em đã thực hiện xong',
    'việc khảo sát chúng tôi đã hoàn thành',
    'Đã nộp báo cáo rồi ạ',
    'Đã nộp báo cáo rồi ạ, mã văn bản đến 4521',
    'Em nộp báo cáo cho Sở rồi, số văn bản đến 12/VP',
  ])('is asked about: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ intent: 'report', status: null, needsQuestion: true });
  });

  test.each([
    'phần số hóa em đã làm xong',
    'việc số hóa em chưa làm xong',
    'việc số hóa em đã làm xong, còn tập huấn',
    'nộp rồi nhưng bị trả về bổ sung',
  ])('is under way where it is a part or denied: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', needsQuestion: false });
  });
});
