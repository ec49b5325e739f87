/** Whether the basis of a ruling, without the paper that it names, says the contrary of the ruling or puts it off. */

import type { LocalDate } from '../../../domain/calendar/dates.ts';
import { documentIn } from '../report/document.ts';
import { itemsOf } from '../report/words/items.ts';
import { tokenise } from '../report/words/tokens.ts';
import { limits, setsCondition } from './agrees.ts';

/** Papers of one basis. */
const MOST_PAPERS = 4;

/** What a paper is about, or does: its own words, up to a comma, a bracket or the end of the sentence. */
const ABSTRACT =
  /^[\s,(]*(?:của [^,;.\n()]{2,80}? )?(?:v\/v|về việc|về|ve viec|ve|trả lời|tra loi|hướng dẫn|huong dan|phê duyệt|phe duyet|quy định|quy dinh|cho phép|cho phep|cho chủ trương|thông báo|thong bao|chỉ đạo|chi dao|đề nghị|de nghi)\s+([^,;\n()]+)/iu;

/**
 * "Công văn số 45/UBND-TH về việc tạm dừng": the word in a title limits nothing; "12/UBND-TH nhưng chưa ký" does, and so
 * does a condition wherever it stands.
 */
export function limitsBasis(basis: string, today: LocalDate): boolean {
  let rest = basis.normalize('NFC').trim();
  let titles = '';
  for (let papers = 0; papers < MOST_PAPERS; papers += 1) {
    const { document, span } = documentIn(itemsOf(tokenise(rest)), rest, today);
    if (document === null || span === null) break;
    const behind = rest.slice(span.end);
    const [whole = '', title = ''] = ABSTRACT.exec(behind) ?? [];
    titles += ` ; ${title}`;
    rest = `${rest.slice(0, span.start)} ; ${behind.slice(whole.length)}`;
  }
  return limits(rest) || setsCondition(titles);
}
