import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');

describe('Why a completion came late', () => {
  test.each<[string, string | null]>([
    ['xong ngày 10/6, chậm do mưa lũ, thiếu nhân lực', '2026-06-10'],
    ['xong 10/6, chậm do mưa lũ', '2026-06-10'],
    ['hoàn thành ngày 25/11, chậm so với kế hoạch vì thiếu vật liệu, nhân công', '2026-11-25'],
    ['xong 20/11, trễ hạn 2 ngày do mất điện', '2026-11-20'],
    ['đã hoàn thành ngày 20/11/2026, muộn 5 ngày do chờ số liệu các xã, thiếu cán bộ', '2026-11-20'],
    ['xong rồi, chậm vì bão số 10, ngập đường', null],
    ['xong rồi, muộn do thiếu vốn', null],
  ])('is no obstacle of what is over: “%s”', (text, completedOn) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'completed', completedOn, obstacle: null });
  });

  test.each([
    'xong rồi, chậm do mưa, thiếu chữ ký',
    'xong rồi, chậm do mưa, phụ lục',
    'xong rồi, chậm do mưa, hiện thiếu nhân lực',
    'xong rồi, chậm do mưa, chưa nghiệm thu',
    'xong rồi, chậm do thiếu vốn, còn 2 xã',
    'xong 2/3, chậm do mưa lũ',
    'xong 20/12, chậm do mưa lũ',
  ])('completes nothing beside what may be left: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ obstacle: null });
    expect(readReport(text, TODAY).status).not.toBe('completed');
  });

  test.each(['chưa xong, chậm do mưa lũ', 'xong 50%, chậm do mưa lũ', 'đang làm, chậm vì thiếu vốn'])(
    'is what is in the way of what is not over: “%s”',
    (text) => {
      expect(readReport(text, TODAY)).toMatchObject({ status: 'blocked', needsQuestion: false });
    },
  );
});
