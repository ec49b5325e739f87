import { describe, expect, test } from 'vitest';
import { composedItems } from '../../../../../../src/conversation/read/report/words/composed/items.ts';
import { itemsOf, type ItemKind } from '../../../../../../src/conversation/read/report/words/items.ts';
import { tokenise } from '../../../../../../src/conversation/read/report/words/tokens.ts';

function kindsOf(text: string): ItemKind[] {
  return itemsOf(tokenise(text)).map(({ kind }) => kind);
}

describe('A construction', () => {
  test.each<[ItemKind, readonly string[]]>([
    ['task_word', ['toàn bộ các hạng mục', 'cả 3 việc con', 'nhiệm vụ UBND tỉnh giao', 'tất cả 4 nội dung']],
    ['on_time', ['đúng thời gian yêu cầu', 'trước thời hạn quy định', 'đúng hạn được giao']],
    ['until_wanted', ['cho em xin tới 15/12', 'anh cho phòng thư thư đến 18/12', 'em xin phép nộp muộn đến 14/12']],
    ['regret', ['em quên báo', 'chưa kịp báo cáo', 'em báo muộn', 'quên chưa báo lại']],
    [
      'close',
      ['khỏi nhắc nữa', 'không phải đôn đốc nữa đâu', 'xoá khỏi danh sách nhắc', 'đưa ra khỏi danh mục theo dõi'],
    ],
    ['no_obstacle', ['không phát sinh khó khăn, vướng mắc', 'không còn tồn đọng', 'chưa gặp vướng mắc gì']],
    ['unchanged', ['chưa có thay đổi gì so với tuần trước', 'y như lần trước', 'giống tuần trước']],
    ['handover', ['nhiệm vụ này nay giao cho UBND xã Hoằng Lộc', 'đã bàn giao nhiệm vụ này cho Sở Tài chính']],
    ['undo', ['xoá giúp em tin vừa gửi', 'huỷ cái lúc nãy', 'thu hồi tin vừa rồi']],
    ['missed', ['không thi công được', 'không cho thi công', 'không triển khai được']],
  ])('is one item of the kind %s', (kind, texts) => {
    for (const text of texts) expect(kindsOf(text), text).toContain(kind);
  });

  test.each<[ItemKind, readonly string[]]>([
    ['task_word', ['cả bước 1', 'toàn bộ hồ sơ', 'hết phần 2']],
    ['until_wanted', ['cho em xin ý kiến', 'cho em hỏi', 'xin đề nghị']],
    ['regret', ['chậm tiến độ', 'báo cáo xong', 'quên mất phần 2']],
    ['close', ['không theo kịp', 'đừng làm', 'bỏ phần kinh phí']],
    ['no_obstacle', ['không có mặt bằng', 'còn vướng mắc', 'không còn vốn']],
    ['handover', ['nhiệm vụ này đã giao cho phòng chuyên môn', 'đã giao anh Nam']],
  ])('that is none of the kind %s', (kind, texts) => {
    for (const text of texts) expect(kindsOf(text), text).not.toContain(kind);
  });

  test('is found once', () => {
    const items = itemsOf(tokenise('đã hoàn thành toàn bộ các hạng mục đúng thời gian yêu cầu, khỏi nhắc nữa'));
    expect(composedItems(items)).toEqual(items);
  });
});
