import { bold, write } from '../conversation/write.ts';
import { notifySecretariat } from './tell.ts';
import type { Work } from './work.ts';

/** Something that only people who run the bot can put right; the secretariat hears of it once a day. */
export function noticeOperator(work: Work, sentence: string): void {
  notifySecretariat(work, write([bold('Cần người quản trị xem'), sentence]), {
    key: `operator:${sentence}:${work.today}`,
  });
}
