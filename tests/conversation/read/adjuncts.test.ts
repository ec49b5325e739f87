/**
 * A completion with what stands beside it, made by a seeded grammar of its own: whom it addresses, who speaks, how, where,
 * by what, and what is said behind. Harmless ones are read, and what restricts completes nothing, whatever stands around.
 */

import { expect, test } from 'vitest';
import { readReport } from '../../../src/conversation/read/read-report.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { diceOf } from '../../lab/chaos/dice.ts';

const TODAY = day('2026-11-23');

type Some = readonly [string, ...string[]];

const OPENINGS: Some = [
  '',
  '',
  'Dạ ',
  'Báo cáo anh, ',
  'Kính gửi Văn phòng, ',
  'Thưa anh, ',
  'Kính báo cáo UBND tỉnh: ',
  'Anh ơi, ',
];
const SUBJECTS: Some = [
  '',
  '',
  'nhiệm vụ này ',
  'đơn vị ',
  'bên em ',
  'Sở ',
  'phòng em ',
  'chúng tôi ',
  'nhiệm vụ trên ',
];
const COMPLETIONS: Some = [
  'đã hoàn thành',
  'đã xong',
  'đã làm xong',
  'đã thực hiện xong',
  'đã triển khai xong',
  'hoàn thành rồi',
  'xong rồi',
  'đã hoàn tất',
  'đã hoàn thành nhiệm vụ',
  'đã hoàn thành 100%',
  'đã hoàn thành toàn bộ',
];
const ADJUNCTS: Some = [
  '',
  '',
  ' theo đúng yêu cầu',
  ' theo kế hoạch',
  ' theo tinh thần chỉ đạo',
  ' theo quy định hiện hành',
  ' đúng như cam kết',
  ' với chất lượng tốt',
  ' với sự phối hợp của các đơn vị',
  ' nhờ sự hỗ trợ của công an xã',
  ' trên cơ sở hướng dẫn của Bộ',
  ' trên địa bàn toàn tỉnh',
  ' tại 22/22 xã',
  ' cho tất cả các đơn vị',
  ' trong tuần qua',
  ' trong thời gian quy định',
  ' sau khi được UBND tỉnh phê duyệt',
  ' từ tuần trước',
  ' ngày 20/11/2026',
  ' đúng hạn',
  ' và báo cáo UBND tỉnh',
];
const TAILS: Some = [
  '',
  '',
  ' ạ',
  '.',
  ', em cảm ơn',
  ', có báo cáo kèm theo',
  ', không có vướng mắc',
  ', kết quả đạt yêu cầu',
  ', hồ sơ lưu tại phòng',
  ', số liệu đã cập nhật lên hệ thống',
  ', văn bản đã gửi qua trục liên thông',
  ', người dân rất phấn khởi',
  ', được bà con đồng tình',
  ', mời anh chị xem báo cáo',
  ', kinh phí 200 triệu đồng',
  ', đề nghị không đôn đốc nữa',
  ', xin lỗi vì báo cáo muộn',
  ', biên bản lưu tại văn thư',
];
const RESTRICTING_ADJUNCTS: Some = [
  ' theo từng phần',
  ' theo lời nhà thầu',
  ' với 80% khối lượng',
  ' với điều kiện được duyệt',
  ' trên giấy',
  ' tại 20/22 xã',
  ' tại một số xã',
  ' cho 3 đơn vị',
  ' trong tháng tới',
  ' trong thời gian tới',
  ' theo kế hoạch tháng 12',
  ' bước 1',
  ' theo báo cáo của xã',
  ' với phần thiết kế',
  ' theo giai đoạn',
  ' theo thông tin từ xã',
  ' theo em biết',
  ' nếu được duyệt',
  ' theo lý thuyết',
  ' với hạng mục cầu',
  ' nhờ tạm ứng',
  ' dựa trên ước tính',
  ' sau khi chờ phê duyệt',
  ' tại xã Nga Sơn',
];
const RESTRICTING_TAILS: Some = [
  ', hồ sơ chưa gửi',
  ', hồ sơ sẽ gửi sau',
  ', hồ sơ đang trình Sở Tài chính',
  ', số liệu còn thiếu',
  ', số liệu đang cập nhật',
  ', người dân chưa đồng tình',
  ', người dân phản đối',
  ', chờ phê duyệt',
  ', trừ xã Nga Sơn',
  ', riêng phần điện chưa xong',
  ', dự thảo đã gửi qua trục',
  ', tờ trình đã gửi',
  ', hồ sơ bị trả lại',
  ', nhà thầu nợ hồ sơ',
  ', xã còn nợ số liệu',
  ', hồ sơ nộp Sở Tài chính',
  ', mời anh chị góp ý',
  ', mời anh chị họp duyệt',
  ', hồ sơ lưu tạm',
  ', số liệu nhập được một nửa',
  ', em đoán thế',
  ', khoảng 80%',
  ', danh sách đang lập',
  ', hồ sơ phải nộp lại',
  ', hồ sơ đăng ký bổ sung',
];
const SEED = 913;
const COUNT = 400;

function* sentences(adjuncts: Some, tails: Some): Generator<string> {
  const dice = diceOf(SEED);
  for (let made = 0; made < COUNT; made += 1) {
    const parts = [OPENINGS, SUBJECTS, COMPLETIONS, adjuncts, tails].map((some) => dice.pick(some));
    yield parts.join('');
  }
}

test.each([
  'theo bo cáo của xã',
  'theo áo cáo của xã',
  'theo báo co của xã',
  'theo bộ cáo của xã',
  'voi đieu kiên vốn',
])('a slip of what restricts completes nothing: “%s”', (adjunct) => {
  expect(readReport(`đã hoàn thành ${adjunct}`, TODAY).status).not.toBe('completed');
});

test('harmless adjuncts leave a completion one, but for one in fifty', () => {
  const asked = [...sentences(ADJUNCTS, TAILS)].filter((text) => readReport(text, TODAY).status !== 'completed');
  expect(asked.length, asked.join('\n')).toBeLessThan(COUNT / 50);
});

test.each<[string, Some, Some]>([
  ['how and where', RESTRICTING_ADJUNCTS, ['', ' ạ', '.']],
  ['what is said behind', [''], RESTRICTING_TAILS],
])('%s that restricts completes nothing', (_what, adjuncts, tails) => {
  const completed = [...sentences(adjuncts, tails)].filter((text) => readReport(text, TODAY).status === 'completed');
  expect(completed).toEqual([]);
});
