/** Nothing is sent after the end but the final report; what people ask for is answered. */

import { addDays } from '../../../../src/domain/calendar/dates.ts';
import type { Around, Check, Complaint } from '../play-years.ts';
import type { Share } from '../registry.ts';
import { saidIn } from '../said.ts';
import type { Sent } from '../scene.ts';

const NAME = 'nothing is sent after the end';
const FINAL_REPORT_DAYS = 30;
/** What a person asks for or decides after the end is told to whom it concerns. */
const RULED =
  /^(?:Đã xác nhận|Trả lại|Đã trả lại|Chưa xác nhận|Đồng ý|Đã đồng ý|Không đồng ý|Đã gia hạn|Tiếp tục thực hiện|Xác nhận tạm dừng|Không xác nhận tạm dừng)/u;

/** Nothing more is asked of the agency with it. */
const ASKS = /Đề nghị đơn vị (?:tiếp tục|bổ sung|thực hiện)/u;

export function afterTheEnd({ registry }: Around): Check {
  let reports = 0;
  let endsOn: string | null = null;
  /** Another programme goes on, and nothing that the message is about is of one that has ended. */
  function isOfWhatGoesOn(sent: Sent): boolean {
    const hasEnded = (share: Share): boolean => share.endsOn !== null && sent.day > share.endsOn;
    const tellsOfOrigins = sent.payload.kind === 'continuation';
    const named = tellsOfOrigins ? [] : saidIn(sent, registry).flatMap(({ shares }) => shares);
    const isAnyLeft = registry.shares().some((share) => !hasEnded(share));
    return isAnyLeft && ![...registry.sharesAbout(sent.about), ...named].some(hasEnded);
  }

  return {
    sent(sent): readonly Complaint[] {
      endsOn = registry.shares()[0]?.endsOn ?? null;
      if (endsOn === null || sent.day <= endsOn || !sent.unprompted) return [];
      if (sent.payload.kind === 'claim' || (RULED.test(sent.text) && !ASKS.test(sent.text))) return [];
      const complain = (why: string): Complaint[] => [{ check: NAME, day: sent.day, why, text: sent.text }];
      if (sent.payload.kind !== 'final_report') return isOfWhatGoesOn(sent) ? [] : complain(`it ended on ${endsOn}`);
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
