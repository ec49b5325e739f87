// covers src/conversation/read/ruling/agrees.ts, src/conversation/read/ruling/read-basis.ts, src/conversation/read/ruling/read-reason-answer.ts

import { describe, expect, test } from 'vitest';
import { day } from '../../../../src/domain/calendar/dates.ts';
import { readReasonAnswer } from '../../../../src/conversation/read/ruling/read-reason-answer.ts';
import {
  isUnclearConfirmation,
  isUnclearExtension,
  isUnclearRefusal,
} from '../../../../src/conversation/read/ruling/unclear-beside.ts';

const today = day('2022-06-20');

describe('beside /xacnhan', () => {
  test.each([
    'không',
    'chưa',
    'ko đạt',
    'thiếu văn bản',
    'không đồng ý',
    'thôi',
    'không, trả lại',
    'nếu đủ hồ sơ',
    'đủ hồ sơ đã',
    'được không?',
    'ok?',
    'sau nhé',
    'tạm',
    'chờ ý kiến anh Sơn',
    'khoan',
    'đừng xác nhận',
    'dung xac nhan',
    'khong dat',
    'cho xin hồ sơ',
    'phải đủ hồ sơ',
    '👎',
    'trừ phụ lục',
    '20/5/2022 nếu có biên bản',
    '20/5/2022 không đạt',
    'theo Công văn số 12/UBND-TH thì chưa đạt',
    'trước 20/5/2022',
    'hẹn sau',
    'kém quá',
  ])('“%s” leaves it open', (words) => {
    expect(isUnclearConfirmation(words, today)).toBe(true);
  });

  test.each([
    '',
    'ok',
    'nhé ạ',
    'đồng ý',
    'đã đủ hồ sơ',
    'hồ sơ đầy đủ',
    '👍',
    'dong y',
    'ok anh',
    'cảm ơn các đồng chí',
    'đạt chất lượng',
    'đồng ý, cảm ơn đơn vị',
    'đúng rồi ạ',
    'đạt yêu cầu',
    '20/5/2022',
    'ngày 20/5/2022 nhé',
    'hôm qua',
    'đã hoàn thành ngày 20/5/2022',
    'theo ngày báo cáo',
    'theo Công văn số 12/UBND-TH',
    '20/5/2022 theo Biên bản nghiệm thu',
    'tại Quyết định số 2345/QĐ-UBND ngày 20/5/2022',
    'theo ngày đơn vị nêu',
  ])('“%s” confirms', (words) => {
    expect(isUnclearConfirmation(words, today)).toBe(false);
  });
});

describe('beside /dongy', () => {
  test.each([
    'không đồng ý 30/3/2023',
    'không',
    'chưa',
    '30/3/2023 nếu có vốn',
    '30/3/2023 chưa đồng ý',
    'thôi',
    'khoan 30/3/2023',
    '30/3/2023 theo Công văn số 12/UBND-TH nhưng chưa ký',
    '30/3/2023 theo Công văn số 12/UBND-TH về việc giãn tiến độ nếu đủ vốn',
    '30/3/2023 theo Công văn số 12/UBND-TH về việc giãn tiến độ, khi nào ký',
    '30/3/2023 theo Công văn số 12/UBND-TH chưa có dấu',
    '30/3/2023?',
    'từ chối',
    'đến 30/3/2023 với điều kiện báo cáo tuần',
    '30/3/2023 vì không đủ hồ sơ',
    '30/3/2023 sau khi họp',
    '30/3/2023 phải có báo cáo',
  ])('“%s” leaves it open', (words) => {
    expect(isUnclearExtension(words, today)).toBe(true);
  });

  test.each([
    '',
    'ok',
    '30/3/2023',
    'đến ngày 30/3/2023 nhé',
    'ok 30/3/2023',
    'theo đề nghị của Sở',
    '30/3/2023 theo đề nghị của Sở',
    '30/3/2023 theo Công văn số 12/UBND-TH ngày 3/5/2022',
    'theo Công văn số 12/UBND-TH',
    '15/12/2022 theo Quyết định số 12/QĐ-UBND về điều chỉnh tạm thời',
    '15/12/2022 theo Công văn số 9/UBND-TH ngày 3/5/2022 trả lời đề nghị không tăng vốn',
    '15/12/2022 theo Công văn số 12/TB-K',
    '15/12/2022 theo Công văn số 45/UBND-TH về việc tạm dừng thực hiện và Công văn số 46/UBND-TH về việc hủy bỏ chờ duyệt',
    'đến 30/3/2023 vì chờ thẩm định',
    'đồng ý đến hết quý I/2023',
  ])('“%s” grants, or is asked about by its day', (words) => {
    expect(isUnclearExtension(words, today)).toBe(false);
  });
});

describe('behind a return or a rejection', () => {
  test.each([
    ['return', 'thôi'],
    ['return', 'thôi không trả lại nữa, đã đủ hồ sơ'],
    ['return', 'đồng ý'],
    ['return', 'ok'],
    ['return', 'không'],
    ['return', 'không trả lại nữa'],
    ['return', 'khoan đã'],
    ['return', 'nếu chưa có chữ ký'],
    ['return', 'được không?'],
    ['return', 'không có ý kiến'],
    ['return', 'chưa cần trả lại, đủ rồi'],
    ['return', 'để em hỏi lại'],
    ['return', 'đạt'],
    ['reject', 'đồng ý đến 30/3/2023'],
    ['reject', 'ok đến 30/3/2023'],
    ['reject', 'không từ chối'],
    ['reject', 'thôi'],
    ['reject', 'khi nào có vốn'],
    ['reject', 'ko phản đối'],
  ] as const)('/%s “%s” rules nothing', (ruling, words) => {
    expect(isUnclearRefusal(words, ruling)).toBe(true);
  });

  test.each([
    ['return', 'thiếu văn bản'],
    ['return', 'chưa gửi kèm hồ sơ'],
    ['return', 'không có văn bản'],
    ['return', 'chưa có chữ ký'],
    ['return', 'khoan địa chất còn thiếu 2 lỗ'],
    ['return', 'đề nghị bổ sung phụ lục nếu có'],
    ['return', 'không xác nhận, thiếu dấu'],
    ['return', 'xác nhận của huyện chưa có'],
    ['return', 'nhầm'],
    ['return', 'đủ hồ sơ nhưng chưa ký'],
    ['return', '5 biểu chưa ký'],
    ['reject', 'không gia hạn thêm nữa'],
    ['reject', 'chưa cần thiết'],
    ['reject', 'không đủ căn cứ'],
    ['reject', 'đủ thời gian'],
    ['reject', 'đúng chức năng của Sở'],
    ['reject', 'không đồng ý vì đã gia hạn hai lần'],
  ] as const)('/%s “%s” is a reason', (ruling, words) => {
    expect(isUnclearRefusal(words, ruling)).toBe(false);
  });
});

describe('behind /lydo', () => {
  test.each(['', 'ok', 'đồng ý ạ', 'xác nhận', 'vâng', 'nhất trí', 'xác nhận lý do khách quan'])(
    '“%s” confirms',
    (words) => {
      expect(readReasonAnswer(words)).toEqual({ kind: 'confirmed', answer: null });
    },
  );

  test.each([
    'theo Công văn số 12/UBND-TH',
    'đồng ý vì mưa lũ không thi công được',
    'ok, có xác nhận của UBND xã',
    'Biên bản số 3/BB-UBND ngày 1/6/2022',
  ])('“%s” confirms, and is told', (words) => {
    expect(readReasonAnswer(words)).toEqual({ kind: 'confirmed', answer: words });
  });

  test.each([
    ['không đồng ý vì thiếu văn bản', 'thiếu văn bản'],
    ['không, chưa có văn bản', 'chưa có văn bản'],
    ['ko, mưa không lớn', 'mưa không lớn'],
    ['từ chối: hết thời hạn', 'hết thời hạn'],
    ['không xác nhận, thiếu hồ sơ', 'thiếu hồ sơ'],
    ['khong chap nhan vi nop muon', 'nop muon'],
    ['không có văn bản chứng minh', 'không có văn bản chứng minh'],
    ['không vì nộp muộn', 'nộp muộn'],
    ['ko', ''],
    ['không', ''],
    ['từ chối', ''],
    ['không đồng ý', ''],
    ['không chấp nhận lý do này', ''],
  ])('“%s” refuses with “%s”', (words, answer) => {
    expect(readReasonAnswer(words)).toEqual({ kind: 'refused', answer });
  });

  test.each([
    'thôi',
    'khoan',
    'chưa đồng ý, thiếu văn bản',
    'để sau',
    'đồng ý nếu có văn bản',
    'ok nhưng thiếu văn bản',
    'không phải lỗi của đơn vị',
    'không có ý kiến',
    'thiếu văn bản',
    'đồng ý?',
    'không, đồng ý',
    'không nhưng thôi',
    'chờ họp',
    'theo Công văn số 12/UBND-TH thì không',
    'xem lại',
    'không từ chối',
    'chưa',
  ])('“%s” leaves it open', (words) => {
    expect(readReasonAnswer(words)).toEqual({ kind: 'unclear' });
  });
});
