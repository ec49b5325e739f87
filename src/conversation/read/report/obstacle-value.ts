/**
 * Reports follow a form with a line "Khó khăn, vướng mắc: …"; what stands there may say that nothing is in the way.
 * `none`: nothing is; `cleared`: it no longer is; `doubtful`: something of it was cleared.
 */

import { strip } from '../../../domain/strip-diacritics.ts';

export type ObstacleValue = 'named' | 'none' | 'cleared' | 'doubtful';

/** The value ends its line or sentence: "không có mặt bằng" and "0,5 ha" name an obstacle. */
const NONE =
  /^ ?[:=]? ?(?:(?:khong|ko|k|chua)(?: (?:co|phat sinh|gap|con))?(?: (?:kho khan|vuong mac|van de|gi|j|nao))*|[0–—-]+)(?: (?:ca|het|a|nhe|anh|em))* ?(?:$|[;!(]|[.,](?!\d))/u;

const CLEARED =
  /(?:^| )(?:deu )?da (?:duoc )?(?:co ban )?(?:thao go|giai quyet|khac phuc|xu ly|go)(?: xong)?(?: roi)?(?: a)?$/u;
const CLEARING = /^(?:thao go|giai quyet|khac phuc|xu ly|go)(?: |,|$)/u;
const PARTLY = /(?:^| )(?:chua|khong|con|mot phan|co ban|nhung|mot so|dang|se)(?: |$)/u;

/** Longer than any value that says that nothing is in the way. */
const LONGEST_VALUE = 80;

/** `rest`: the text after the word for an obstacle; `clause`: its part within the same clause; `whole`: with all it joins. */
export function obstacleValue(rest: string, clause: string, whole: string): ObstacleValue {
  const [line = ''] = rest.trimStart().slice(0, LONGEST_VALUE).split('\n');
  if (NONE.test(strip(line))) return 'none';
  if (CLEARED.test(strip(clause)) && !PARTLY.test(strip(clause))) return 'cleared';
  return isClearing(strip(whole).split(' ')) ? 'doubtful' : 'named';
}

/** "đã được UBND xã tháo gỡ": at most three words stand between. */
function isClearing(words: readonly string[]): boolean {
  return words.some(
    (word, at) =>
      word === 'da' && [1, 2, 3, 4].some((ahead) => CLEARING.test(words.slice(at + ahead, at + ahead + 2).join(' '))),
  );
}
