/** What words answer about an amendment: "sửa đổi", "nhận trừ 12, 15", "thôi theo dõi", "hợp nhất từ 1/3/2025 theo …". */

import { readDeadline } from '../../../domain/deadlines/read-deadline.ts';
import type { Asks, DraftAnswer } from '../../../domain/drafts/draft.ts';
import { strip } from '../../../domain/strip-diacritics.ts';

const ACCEPTED = ['nhan tat ca', 'nhan het', 'nhan', 'chap nhan', 'accept'];
const WITHDRAWN = ['thoi theo doi', 'da ket thuc', 'ket thuc', 'bai bo', 'withdraw'];
const FOLLOWED = new Set(['van theo doi', 'theo doi tiep', 'giu', 'keep']);
const NEW_DOCUMENT = new Set(['van ban moi', 'moi', 'new']);
const APART = new Set(['viec moi', 'nhiem vu moi', 'khong', 'khong phai', 'apart']);
const MERGER = /^(?:đây là )?(?:hợp nhất|sáp nhập|merger)(?: cơ quan)? từ (?:ngày )?(\S{6,10}),? theo (\S.{0,300})$/iu;

/** Null for words that are about something else; texts are NFC, on one line. */
export function readAmendingAnswer(asks: Asks, text: string): DraftAnswer | null {
  const key = strip(text);
  switch (asks.kind) {
    case 'amends':
      return NEW_DOCUMENT.has(key) ? { kind: 'keep' } : amended(asks, text, key);
    case 'same':
      return APART.has(key) ? { kind: 'apart' } : null;
    case 'change':
      return changed(asks.group.kind, text, key);
    default:
      return null;
  }
}

function amended({ programmes }: Asks & { readonly kind: 'amends' }, text: string, key: string): DraftAnswer | null {
  const whole = /^(?:thay|danh muc moi|toan bo|whole)/u.test(key);
  if (!whole && !/^(?:sua doi|bo sung|part)/u.test(key)) return null;
  const words = text.toUpperCase();
  const named = programmes.filter(
    ({ code, number }) => words.includes(number.toUpperCase()) || words.includes(code.toUpperCase()),
  );
  const [only, ...others] = named.length > 0 ? named : programmes;
  if (only !== undefined && others.length === 0) return { kind: 'amends', programme: only.code, whole };
  // A document that was not asked about: its code, as the last word.
  const code = text.split(' ').at(-1) ?? '';
  return programmes.length === 0 && code !== '' ? { kind: 'amends', programme: code, whole } : null;
}

function changed(kind: string, text: string, key: string): DraftAnswer | null {
  const [, day = '', document = ''] = MERGER.exec(text) ?? [];
  if (document !== '') {
    const { kind: read, end } = readDeadline(day);
    return read === 'date' && end !== null ? { kind: 'merger', from: end, document } : null;
  }
  const isGone = kind === 'gone' || kind === 'given_up';
  if (isGone && FOLLOWED.has(key)) return { kind: 'keep' };
  const openings = isGone ? WITHDRAWN : ACCEPTED;
  const opening = openings.find((each) => key === each || key.startsWith(`${each} `) || key.startsWith(`${each},`));
  if (opening === undefined) return null;
  const rest = key.slice(opening.length).replace(/^[\s,]+/u, '');
  if (rest === '') return isGone ? { kind: 'withdraw', except: [] } : { kind: 'keep' };
  const [, list = ''] = /^(?:tru|ngoai tru|except)(?: cac)?(?: viec| nhiem vu)? (\S.*)$/u.exec(rest) ?? [];
  const named = list.split(/[\s,;]+/u).filter((each) => each !== '' && each !== 'va');
  if (named.length === 0) return null;
  return isGone ? { kind: 'withdraw', except: named } : { kind: 'except', tasks: named };
}
