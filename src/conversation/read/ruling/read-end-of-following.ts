/** The words behind "thôi theo dõi 12": the basis on which it is ended, or that it is taken back. */

import { strip } from '../../../domain/strip-diacritics.ts';
import { agrees, setsCondition } from './agrees.ts';
import { isNotMeant } from './unclear-beside.ts';

export type EndOfFollowing =
  | { readonly kind: 'basis'; readonly basis: string }
  | { readonly kind: 'taken_back' }
  /** Nothing is said of why. */
  | { readonly kind: 'missing' }
  /** A condition, a question, a "khoan". */
  | { readonly kind: 'unclear' };

const TAKING_BACK = new Set(['bo', 'huy', 'bo thoi theo doi', 'theo doi lai', 'theo doi tiep']);
const LEADS_TO_BASIS = /^(?:theo|căn cứ|can cu|vì|vi|do|lý do|ly do)(?:\s*:\s*|\s+)/iu;

/** "theo Công văn số 45/UBND-TH", "vì đã bãi bỏ"; "bỏ" alone takes it back. A yes says nothing of why. */
export function readEndOfFollowing(words: string): EndOfFollowing {
  const said = words.normalize('NFC').trim();
  if (TAKING_BACK.has(strip(said).toLowerCase())) return { kind: 'taken_back' };
  const basis = said.replace(LEADS_TO_BASIS, '').trim();
  if (agrees(basis)) return { kind: 'missing' };
  return isNotMeant(said) || setsCondition(said) ? { kind: 'unclear' } : { kind: 'basis', basis };
}
