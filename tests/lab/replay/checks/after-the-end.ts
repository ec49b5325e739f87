/** Nothing is sent after the end but the final report; what people ask for is answered. */

import { addDays } from '../../../../src/domain/calendar/dates.ts';
import type { Around, Check, Complaint } from '../play-years.ts';

const NAME = 'nothing is sent after the end';
const FINAL_REPORT_DAYS = 30;
/** What a person decides after the end is told to whom it concerns. */
const RULED = /^(?:Đã xác nhận|Trả lại|Đã trả lại|Chưa xác nhận|Đồng ý|Đã đồng ý|Không đồng ý|Đã gia hạn)/u;

export function afterTheEnd({ registry }: Around): Check {
  let reports = 0;
  let endsOn: string | null = null;
  return {
    sent(sent): readonly Complaint[] {
      endsOn = registry.shares()[0]?.endsOn ?? null;
      if (endsOn === null || sent.day <= endsOn || !sent.unprompted || RULED.test(sent.text)) return [];
      const complain = (why: string): Complaint[] => [{ check: NAME, day: sent.day, why, text: sent.text }];
      if (sent.payload.kind !== 'final_report') return complain(`the programme ended on ${endsOn}`);
      reports += 1;
      return sent.day > addDays(registry.shares()[0]?.endsOn ?? sent.day, FINAL_REPORT_DAYS)
        ? complain('the final report is late')
        : [];
    },
    after(): readonly Complaint[] {
      return [];
    },
    end(): readonly Complaint[] {
      if (endsOn === null || reports === 2) return [];
      const [share] = registry.shares();
      return [
        {
          check: NAME,
          day: share?.endsOn ?? addDays('2030-12-31' as never, 0),
          why: `${String(reports)} final reports were sent, not one each to leaders and secretariat`,
          text: null,
        },
      ];
    },
  };
}
