// covers src/conversation/read/report/figures.ts

import { describe, expect, test } from 'vitest';
import { proposalWords } from '../../../src/conversation/compose/compose-proposal.ts';
import { proposeReading } from '../../../src/conversation/read/propose-reading.ts';
import { readReport } from '../../../src/conversation/read/read-report.ts';
import { day } from '../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');
const proposed = (text: string) => proposeReading(readReport(text, TODAY), TODAY);

describe('completed is proposed', () => {
  test.each([
    'đã hoàn thành, xử lý 12 vụ',
    'đã xong ạ, xây 5 căn nhà cho hộ nghèo',
    'đã hoàn thành, đưa vào sử dụng 2 trụ sở',
    'đã hoàn thành, dạy nghề cho 120 người dân tộc thiểu số',
    'bên em đã hoàn thành nhiệm vụ, trồng 120 ha rừng phòng hộ',
  ])('for “%s”, with its figures', (text) => {
    expect(proposed(text)).toMatchObject({ status: 'completed', progress: 100 });
    expect(proposed(text)?.figures).toHaveLength(1);
  });

  test('with the day and the paper that prove it', () => {
    expect(proposed('đã hoàn thành theo Báo cáo 45/BC-SXD ngày 15/6/2026, tập huấn 3 lớp tại cơ sở')).toMatchObject({
      status: 'completed',
      completedOn: '2026-06-15',
      document: '45/BC-SXD',
      documentDate: '2026-06-15',
      figures: ['tập huấn 3 lớp tại cơ sở'],
    });
  });
});

describe('a step that is behind is proposed beside the state, as written', () => {
  test.each([
    ['đã trình, chờ ký, nội dung 3 mục', 'đã trình, chờ ký'],
    ['đã hoàn thành nhưng chậm do các xã chưa gửi đủ, đã mở thầu', 'đã mở thầu'],
    ['đã có dự thảo, 90-95%', 'đã có dự thảo'],
  ])('“%s”', (text, step) => {
    const read = readReport(text, TODAY);
    const proposal = proposeReading({ ...read, needsQuestion: true }, TODAY);
    expect(proposal).toMatchObject({ status: 'in_progress' });
    expect(proposal?.figures.join('; ')).toContain(step);
  });
});

test.each([
  ['giải ngân đạt 47,5%', 47.5],
  ['mới đạt 62,25%', 62.25],
  ['khối lượng thi công đạt 8,4%', 8.4],
])('“%s” keeps its decimals', (text, progress) => {
  expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', progress, needsQuestion: false });
  const proposal = proposeReading({ ...readReport(text, TODAY), needsQuestion: true }, TODAY);
  expect(proposal).toMatchObject({ progress, figures: [] });
  if (proposal !== null)
    expect(proposalWords(proposal)).toBe(`đang thực hiện, ${String(progress).replace('.', ',')} %`);
});

test('why it came late is proposed as no obstacle of what is over', () => {
  for (const text of [
    'đã bàn giao mặt bằng xong hôm 20/11/2026, chậm do chờ đền bù',
    'đã hoàn thành nhưng chậm do các xã chưa gửi đủ số liệu',
    'đã lắp xong trạm hôm 5/11, muộn do thiếu vật tư',
  ])
    expect(proposed(text)).toMatchObject({ obstacle: null });
});

/** Any official sees that the task itself is not done, or not surely. */
const TRAPS = [
  ...[
    'nghe nói xong rồi',
    'Sở Tài chính bảo xong rồi',
    'theo báo cáo của huyện thì đã hoàn thành',
    'em nghĩ là xong rồi',
  ],
  ...['hồ sơ đã xong', 'Tờ trình số 45/TTr-SXD đã xong', 'đã hoàn thành tờ trình số 45/TTr-SXD', 'xong phần mềm rồi'],
  ...['hoàn thành bước 1, xử lý 12 vụ', 'đã hoàn thành giai đoạn 1, chi 3 tỷ', 'đã giải quyết vướng mắc xong rồi ạ'],
  ...['nếu có vốn thì xong trong quý 4', 'lẽ ra phải xong từ tháng trước', 'mơ mới xong', 'hoàn thành trên giấy'],
  ...['đã hoàn thành, còn tồn đọng 3 vụ', 'đã xong, trừ 2 hộ phía tây', 'đã xong, đạt 90 %, xử lý 12 vụ'],
  ...['Vâng, xong đúng hạn ạ', 'Xong vào ngày 15/1', 'đã xong ạ, anh Tuấn bảo thế', 'UBND xã Thọ Xuân xong rồi, 12 vụ'],
  ...['da hoan thanh, con ton dong 3 vu', 'đã bàn giao mặt bằng xong cho nhà thầu, 12 ha', '1) xong\n2) chưa'],
  ...['100% cán bộ đã tham gia tập huấn', 'việc đầu xong, việc thứ hai chưa', 'sắp hoàn thành, 12 vụ'],
];

test.each(TRAPS)('“%s” is never proposed as completed', (text) => {
  expect(proposed(text)?.status).not.toBe('completed');
});

describe('work under way is proposed with', () => {
  test.each([
    [
      'giải ngân 70% kế hoạch vốn, thi công 55%',
      { progress: null, figures: ['giải ngân 70 % kế hoạch vốn', 'thi công 55 %'] },
    ],
    ['đã họp dân 3 lần, 12/15 hộ đồng ý', { figures: ['đã họp dân 3 lần', '12/15 hộ đồng ý'] }],
    ['đã bc tại vb 123/SNV-TCCB', { document: '123/SNV-TCCB' }],
    ['tầm 60-70% anh ạ', { progress: 60, figures: [] }],
    ['70', { progress: 70 }],
    ['Xong vào ngày 15/1', { expectedOn: '2027-01-15' }],
    ['xong 95% rồi, dự kiến 20/12/2026 nghiệm thu', { progress: 95, expectedOn: '2026-12-20' }],
  ])('what “%s” says', (text, expected) => {
    expect(proposed(text)).toMatchObject({ status: 'in_progress', obstacle: null, ...expected });
  });

  test.each([
    ['bên điện lực không cắt điện cho mình', 'bên điện lực không cắt điện cho mình'],
    ['thi công đạt 65%, vướng 3 hộ chưa nhận tiền', '3 hộ chưa nhận tiền'],
    ['dạ dân không chịu di dời ạ', 'dân không chịu di dời'],
  ])('the obstacle that “%s” names', (text, obstacle) => {
    expect(proposed(text)).toMatchObject({ status: 'blocked', obstacle, figures: [] });
  });
});

test.each([
  ...[
    'hihi',
    '.',
    'tắt máy điều hòa giúp',
    'link họp: https://meet.example/abc',
    'Chiều 14h họp giao ban nhé mọi người',
  ],
  ...['Chúc đơn vị hoàn thành xuất sắc nhiệm vụ năm 2026', 'em không biết', 'gửi lại nhé', '', '/viec'],
  ...[
    'Yêu cầu các đơn vị khẩn trương hoàn thành nhiệm vụ trước ngày 30/11/2026',
    '( ) Đã hoàn thành',
    'xong chưa anh?',
  ],
  'a'.repeat(5000),
])('“%s” proposes nothing', (text) => {
  expect(proposed(text)).toBeNull();
});

describe('A day that is told of', () => {
  test.each(['đã họp xong thứ 6', 'vừa làm việc xong với Sở thứ 5', 'đã khảo sát xong thứ tư'])(
    'is no day on which it is to be finished: “%s”',
    (text) => {
      expect(readReport(text, TODAY).expectedOn).toBeNull();
      expect(proposed(text)?.expectedOn ?? null).toBeNull();
    },
  );

  test.each(['đã trình ký, thứ 6 xong', 'đã khảo sát, chắc thứ 6 xong báo cáo'])(
    'does not take away the day that is promised beside it: “%s”',
    (text) => {
      expect(proposed(text)?.expectedOn).toBe('2026-12-04');
    },
  );
});

describe('what is known to be bad is proposed as what is in the way', () => {
  test.each([
    ['nhà thầu bỏ trốn', 'nhà thầu bỏ trốn'],
    ['vốn trung ương phân bổ nhỏ giọt', 'vốn trung ương phân bổ nhỏ giọt'],
    ['giá vật liệu leo thang quá ạ', 'giá vật liệu leo thang quá'],
    ['hồ sơ bị trả', 'hồ sơ bị trả'],
    ['cát san lấp khan hiếm', 'cát san lấp khan hiếm'],
    ['cong nhan nghi viec hang loat', 'cong nhan nghi viec hang loat'],
  ])('“%s”', (text, obstacle) => {
    expect(proposed(text)).toMatchObject({ status: 'blocked', obstacle });
  });

  test.each([
    'thiết bị mới ạ',
    'sắp họp dân',
    'mua bảo hiểm công trình',
    'ảnh hiện trường',
    'năng suất tăng cao',
    'bên sông Hồng',
  ])('and not “%s”', (text) => {
    expect(proposed(text)?.obstacle ?? null).toBeNull();
  });
});
