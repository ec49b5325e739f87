/** The outcome of moving the clock, in one sentence; `now` is the clock's new time, in words. */

import { count } from '../../conversation/compose/words.ts';
import { FARTHEST_YEARS, SEARCH_DAYS, type MoveOutcome } from '../../usecases/operate/move-clock.ts';

export function moveRefusal(why: 'past' | 'too_far', now: string): string {
  return why === 'past'
    ? `Đồng hồ chỉ đi tới: nay đã là ${now}, đề nghị chọn lúc sau đó.`
    : `Mỗi lần chỉ đi tới nhiều nhất ${String(FARTHEST_YEARS)} năm; đề nghị chọn ngày gần hơn.`;
}

export function movedWords({ end, told }: MoveOutcome & { kind: 'moved' }, now: string): string {
  if (end === 'nothing_came')
    return `Đồng hồ nay là ${now}: không có tin nào trong ${String(SEARCH_DAYS)} ngày vừa qua.`;
  const messages = told.reduce((sum, chat) => sum + chat.count, 0);
  const sent =
    messages === 0
      ? 'không có tin tự động nào được gửi'
      : `đã gửi ${count(messages)} tin tự động tới ${count(told.length)} nhóm`;
  const stopped = end === 'stopped_early' ? ' Lịch chạy quá dày nên đồng hồ dừng giữa đường.' : '';
  return `Đồng hồ nay là ${now}: ${sent}.${stopped}`;
}
