/** Whether a suspension is of a whole duty or of one period: "cả nhiệm vụ", "tất cả các kỳ", "chỉ kỳ này". */

import type { SuspensionScope } from '../../domain/tasks/assignment.ts';

const WHOLE =
  /(?<!\p{L})(?:(?:cho |với )?(?:cả|toàn bộ|tất cả|ca|toan bo|tat ca) (?:các |cac )?(?:nhiệm vụ|việc|kỳ|nhiem vu|viec|ky)|(?:mọi|moi) (?:kỳ|ky))(?!\p{L})/iu;
const ONE =
  /(?<!\p{L})(?:(?:chỉ|riêng|chi|rieng) (?:một |mot )?(?:kỳ|ky)(?: này| nay| đó| do)?|(?:kỳ|ky) (?:này|nay|đó))(?!\p{L})/iu;

/** `scope` is null where the words say neither, or both; `rest` are the other words. */
export function readSuspensionScope(words: string): {
  readonly scope: SuspensionScope | null;
  readonly rest: string;
} {
  const text = words.normalize('NFC');
  const [whole, one] = [WHOLE.exec(text), ONE.exec(text)];
  if ((whole === null) === (one === null)) return { scope: null, rest: words.trim() };
  const named = whole ?? one;
  const rest = named === null ? text : text.slice(0, named.index) + text.slice(named.index + named[0].length);
  return { scope: whole === null ? 'period' : 'duty', rest: rest.replace(/^[\s,;:]+/u, '').trim() };
}
