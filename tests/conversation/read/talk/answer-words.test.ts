import { describe, expect, test } from 'vitest';
import { dayWordsIn, obstacleIn, withoutOpening } from '../../../../src/conversation/read/talk/answer-words.ts';

describe('greetings, calls and announcements before an answer are no part of it', () => {
  test.each([
    ['dạ em chào anh, em gửi ạ: vướng mặt bằng', 'vướng mặt bằng'],
    ['Kính gửi Văn phòng UBND tỉnh,\nĐơn vị xin báo cáo như sau: thiếu vốn đối ứng', 'thiếu vốn đối ứng'],
    ['anh Tuấn ơi, 30/9', '30/9'],
    ['chị ơi chờ Bộ thẩm định', 'chờ Bộ thẩm định'],
    ['Dạ vâng ạ. Số 45/BC-SXD ngày 12/6/2022', 'Số 45/BC-SXD ngày 12/6/2022'],
    ['em gửi anh ạ vướng mặt bằng', 'vướng mặt bằng'],
    ['Báo cáo anh: hồ sơ chưa đủ', 'hồ sơ chưa đủ'],
  ])('%s', (text, said) => {
    expect(withoutOpening(text)).toBe(said);
  });

  test.each([
    'vốn: chưa bố trí',
    'dạ em chào anh',
    'Sở Kế hoạch, Sở Tài chính chưa thống nhất',
    'chưa có, em báo cáo sau',
    'Ban Quản lý dự án: chậm bàn giao',
    'dạ không',
  ])('%s stays', (text) => {
    expect(withoutOpening(text)).toBe(text.replace(/^dạ (?=không)/u, ''));
  });
});

test.each([
  ['dạ em chào anh, em gửi ạ: vướng mặt bằng', 'mặt bằng'],
  ['vướng mắc: hồ sơ đất chưa xong ạ', 'hồ sơ đất chưa xong'],
  ['bên em đang vướng ở khâu thẩm định giá anh ạ', 'khâu thẩm định giá'],
  ['nhà thầu bỏ dở công trình', 'nhà thầu bỏ dở công trình'],
  ['vướng', 'vướng'],
])('“%s” names the obstacle “%s”', (text, obstacle) => {
  expect(obstacleIn(text)).toBe(obstacle);
});

test.each([
  ['anh ơi 30/9 được không ạ', '30/9'],
  ['dạ anh cho em hỏi đến 30/9 được không ạ', 'đến 30/9'],
  ['cho đơn vị xin thêm 15 ngày có được không?', 'thêm 15 ngày'],
  ['đề nghị cho đến hết quý III ạ', 'đến hết quý III'],
  ['30/12/2022 vì chờ thẩm định', '30/12/2022 vì chờ thẩm định'],
])('“%s” asks for “%s”', (text, day) => {
  expect(dayWordsIn(text)).toBe(day);
});
