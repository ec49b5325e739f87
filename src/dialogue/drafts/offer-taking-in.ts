/** A document that the secretariat sends is a decision, or asked about as either: never "của nhiệm vụ nào?". */

import { HOW_TO_CHOOSE, WHICH_OF_BOTH } from '../../conversation/compose/draft/say-taking-in.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import { isNoise, isThanks } from '../../conversation/read/small-talk.ts';
import { write } from '../../conversation/compose/write.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import type { Work } from '../../usecases/work.ts';
import { keepFile } from '../context/keep-file.ts';
import type { Origin } from '../context/origin.ts';
import { takeIn, takesInHere } from './taking-in.ts';

const READABLE = /\.(?:docx?|xlsx?|pdf|csv|tsv|html?|md|txt|od[ts]|rtf)$/iu;
/** Kinds of documents that give tasks, as their files are named. */
// prettier-ignore
const DECISIONS = new Set([
  'qd', 'kh', 'nq', 'ct', 'kl', 'tb', 'tbkl', 'cd', 'ctr', 'cthd', 'quyet dinh', 'ke hoach', 'nghi quyet', 'chi thi',
  'chuong trinh', 'ket luan', 'thong bao', 'cong dien', 'phu luc', 'giao nhiem vu', 'phan cong', 'quyetdinh', 'kehoach',
]);

/** True when the message was taken, or asked about. `about` are assignments that the message replies to. */
export function offerTakingIn(work: Work, origin: Origin, message: IncomingMessage, about: readonly number[]): boolean {
  const [file] = message.files;
  if (file === undefined || message.files.length > 1 || message.edited || about.length === 1) return false;
  if (file.kind !== 'document' || !READABLE.test(file.name ?? '') || !takesInHere(origin)) return false;
  const text = message.forwarded === true ? '' : message.text.trim();
  if (text !== '' && !isNoise(text) && !isThanks(text)) return false;
  keepFile(work, origin, message, file);
  if (looksLikeDecision(file.name ?? '')) {
    takeIn(work, origin, file.name ?? '', file);
    return true;
  }
  const action = { kind: 'draft', draft: 0, question: message.messageId, choice: 'take' } as const;
  const buttons = /^[a-z0-9]{1,20}$/u.test(message.messageId) ? [[{ label: 'Nhận vào sổ nhiệm vụ', action }]] : [];
  origin.reply(write([WHICH_OF_BOTH], { buttons, howToAnswer: HOW_TO_CHOOSE, replyTo: origin.messageId }), 'answer');
  return true;
}

/** "QĐ 913.docx", "ke-hoach-cai-cach-2027.pdf". */
function looksLikeDecision(name: string): boolean {
  const words = strip(name.normalize('NFC')).split(/[^a-z0-9]+/u);
  return words.some(
    (word, at) =>
      DECISIONS.has(word) ||
      DECISIONS.has(`${word} ${words[at + 1] ?? ''}`) ||
      DECISIONS.has(words.slice(at, at + 3).join(' ')),
  );
}
