/** No two digests of a chat are alike, but for quiet weeks that say so in one line. */

import type { Check, Complaint } from '../play-years.ts';

const NAME = 'no two digests are alike';
/** A heading, one line, and the way to all of it. */
const QUIET_LINES = 3;
const LATER_PART = /^\((?!1\/)\d+\/\d+\) /u;

export function digests(): Check {
  const last = new Map<string, string>();
  return {
    sent(sent): readonly Complaint[] {
      // Of a long one the first part stands for all.
      if (sent.rowKind !== 'digest' || sent.text === '' || LATER_PART.test(sent.text)) return [];
      const words = withoutDays(sent.text);
      const before = last.get(sent.externalId);
      last.set(sent.externalId, words);
      const lines = sent.text.split('\n').filter((line) => line !== '').length;
      if (before !== words || lines <= QUIET_LINES) return [];
      return [
        {
          check: NAME,
          day: sent.day,
          why: `it says in ${String(lines)} lines what the one before said`,
          text: sent.text,
        },
      ];
    },
  };
}

/** A week that goes by changes the days of the digest itself and counts of days, and nothing else. */
function withoutDays(text: string): string {
  return text
    .replaceAll(/(tính đến ngày|Thay đổi từ ngày) \d\d\/\d\d\/\d{4}/gu, '$1 …')
    .replaceAll(/[\d.]+ ngày|từ hôm nay/gu, '… ngày');
}
