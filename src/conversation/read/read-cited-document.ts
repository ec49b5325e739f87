import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { CitedDocument } from '../../domain/tasks/cited-document.ts';
import { documentIn } from './report/document.ts';
import { itemsOf } from './report/words/items.ts';
import { tokenise } from './report/words/tokens.ts';

const LONGEST_ABSTRACT = 300;

/** "về", "về việc", "v/v" and what follows, up to the end of the sentence, a bracket or a comma. */
const ABSTRACT = /^[\s,(]*(?:của [^,;.\n()]{2,80}? )?(?:v\/v|về việc|ve viec|về|ve)\s+([^,;\n()]+)/iu;

/**
 * The document that a text names: "văn bản số 123/BC-SXD ngày 5/11/2026 về kết quả lập quy hoạch". What cannot be read
 * with certainty is left out: a comma ends the abstract, for what follows may be the report itself.
 */
export function readCitedDocument(text: string, today: LocalDate): CitedDocument | null {
  const written = text.normalize('NFC').trim();
  const { document, documentDate, span } = documentIn(itemsOf(tokenise(written)), written, today);
  if (document === null || span === null) return null;
  const [, words = ''] = ABSTRACT.exec(written.slice(span.end)) ?? [];
  const [sentence = ''] = words.split(/[.!?](?:\s|$)/u);
  const abstract = sentence.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_ABSTRACT);
  return { number: document, issuedOn: documentDate, abstract };
}
