import { strip } from '../../domain/strip-diacritics.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { documentIn } from './report/document.ts';
import { itemsOf } from './report/words/items.ts';
import { tokenise } from './report/words/tokens.ts';

/** What may stand before the number of the paper. Without diacritics. */
const LEAD = new Set(
  (
    'da vang a em xin bo sung gui kem theo tai co roi la day ket qua van ban so cong cv bao cao bc quyet dinh qd to trinh ttr ' +
    'ke hoach kh thong tb nghi nq bien ban bb tai lieu o don vi so nganh'
  ).split(' '),
);
/** Words behind it that tell of something else than a paper that exists. Without diacritics. */
const NOT_YET = /(?:^| )(?:chua|khong|ko|se|dang|cho|doi|du kien|sap|neu|khi nao|thieu|sai|nham|huy)(?= |$)/u;

/**
 * The words name a document and say nothing else: "123/BC-SXD ngày 5/11/2026 về kết quả …", "có QĐ số 45/QĐ-SXD rồi ạ";
 * not "đang chờ Tờ trình số 45/TTr-SXD", nor "Báo cáo số 12/BC-SXD chưa ký".
 */
export function namesOnlyDocument(text: string, today: LocalDate): boolean {
  const written = text.normalize('NFC').trim();
  const { document, span } = documentIn(itemsOf(tokenise(written)), written, today);
  if (document === null || span === null || /[?？]/u.test(written)) return false;
  const lead = wordsOf(written.slice(0, span.start));
  return lead.every((word) => LEAD.has(word)) && !NOT_YET.test(wordsOf(written.slice(span.end)).join(' '));
}

function wordsOf(text: string): string[] {
  return strip(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
