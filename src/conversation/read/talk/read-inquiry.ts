/** A question that is meant for the secretariat, not for the registry: “anh ơi mai nộp được không”, “hỏi Văn phòng: …”. */

import { strip } from '../../../domain/strip-diacritics.ts';

const LONGEST = 600;
const LEAST_LETTERS = 6;

/** Without diacritics, in letters of one case. */
const ADDRESSED =
  /^(?:(?:da|thua|a|anh|chi|em|oi|cac|ban|kinh) ){0,4}(?:cho|xin|muon)(?: (?:em|toi|minh|don vi|phong|chung toi|phep)){0,2} hoi(?= |$)/u;
/** Who was asked elsewhere reports. */
const ASKED_ELSEWHERE = /(?:^| )hoi .{0,60}(?:^| )(?:roi|va duoc|thi duoc)(?= |$)/u;
const TO_THE_OFFICE = /^hoi (?:van phong|vp|anh|chi|bo phan theo doi)(?= |$)/u;
const CALLS =
  /^(?:(?:da|thua|alo|kinh) )?(?:(?:anh|chi|em|sep|ban|cac anh|anh chi|van phong|vp|ad|admin)(?: \p{L}{1,10})? (?:oi|a)|thua (?:anh|chi|van phong))(?= |$)/u;
const ASKS =
  /(?:^| )(?:duoc (?:khong|ko|k|chua)|co (?:duoc|phai|can)|the nao|nhu the nao|o dau|bao gio|khi nao|may gio|luc nao|mau nao|ai (?:la|phu trach|ky)|co .{1,60} khong|phai khong|dung khong|(?:khong|ko|k|chua)(?: (?:a|anh|chi|em|nhi|vay|the))*$)/u;

/** The words to be passed on; null for any other. */
export function readInquiry(text: string): string | null {
  const written = text.normalize('NFC').trim();
  if (written.length > LONGEST || written.startsWith('/')) return null;
  const said = strip(written)
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (said.replace(/[^\p{L}]/gu, '').length < LEAST_LETTERS) return null;
  // "cho hỏi" alone announces a question that has not come.
  if (ASKED_ELSEWHERE.test(said) || /(?:^|\s)đã\s/iu.test(written)) return null;
  if (ADDRESSED.test(said) || TO_THE_OFFICE.test(said)) return /\p{L} \p{L}+ \p{L}+ \p{L}/u.test(said) ? written : null;
  const isAsked = ASKS.test(said) || written.endsWith('?');
  return CALLS.test(said) && isAsked ? written : null;
}
