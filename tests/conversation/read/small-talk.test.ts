import { expect, test } from 'vitest';
import { isMereCourtesy, isSmallTalk, isThanks, putsOff } from '../../../src/conversation/read/small-talk.ts';

test.each(
  'hihi|hi hi|haha|kkk|ok|Ok anh|ok ạ|OKIE chị|vâng ạ|dạ|Dạ vâng|dạ em cảm ơn anh|cảm ơn nhiều ạ|thanks a|chào cả nhà|👍|🙏🙏|:)|...|rõ|dạ rồi ạ|chúc anh chị ngày mới vui vẻ'.split(
    '|',
  ),
)('%j is small talk', (text) => {
  expect(isSmallTalk(text)).toBe(true);
});

test.each(
  'thiếu kinh phí|chờ Bộ thẩm định|xong|ok 70%|dạ xong rồi ạ|15|không|thôi|mặt bằng|chuyển|đúng|hết tháng này|hòa giải|khó'.split(
    '|',
  ),
)('%j says more', (text) => {
  expect(isSmallTalk(text)).toBe(false);
});

test.each(
  'để em hỏi lại|dạ để em xem|chờ em chút|đợi tí nhé|lát em gửi|mai em báo ạ|chiều nay em gửi ạ|tuần sau đơn vị sẽ báo cáo|Anh ơi sáng mai em trả lời nhé|Kính gửi VP, mai em báo|cuối ngày bên em gửi'.split(
    '|',
  ),
)('%j puts the answer off', (text) => {
  expect(putsOff(text)).toBe(true);
});

test.each(
  'chờ Bộ thẩm định|đợi kinh phí|tuần sau mới có mặt bằng|mai Sở Tài chính mới họp|chiều nay mưa lớn không thi công được|để lâu chưa giải phóng được|chờ UBND tỉnh|Đê bên sông Mã sạt lở|Đội em chưa nhận mặt bằng|Đề xuất đổi em sang tuyến khác|Đê em phụ trách bị sạt|Đội bên ấy chưa bàn giao'.split(
    '|',
  ),
)('%j is an answer', (text) => {
  expect(putsOff(text)).toBe(false);
});

test.each(['ok em', 'vâng ạ', 'cảm ơn anh', '👍', 'dạ'])('%j is courtesy alone', (text) => {
  expect(isMereCourtesy(text)).toBe(true);
});

test.each(['đã nhận', 'rõ', 'dạ em nhận được rồi ạ', 'xong', 'ok 70%'])('%j is more than courtesy', (text) => {
  expect(isMereCourtesy(text)).toBe(false);
});

test.each(['cảm ơn em', 'thanks a', 'dạ em cảm ơn anh nhiều', 'tks'])('%j thanks', (text) => {
  expect(isThanks(text)).toBe(true);
});

test.each(['ok, cảm ơn em', 'vâng cảm ơn anh', 'đã nhận, cảm ơn', 'xong rồi, cảm ơn', 'ok'])(
  '%j does not only thank',
  (text) => {
    expect(isThanks(text)).toBe(false);
  },
);
