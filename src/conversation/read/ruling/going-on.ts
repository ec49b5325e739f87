/** Whether words about what is suspended say, or ask, that it goes on: "xin tiếp tục thực hiện", "đã hết tạm dừng". */

import { strip } from '../../../domain/strip-diacritics.ts';

const GOES_ON = /(?<!\p{L})(?:tiep tuc|tro lai|khoi dong lai|trien khai lai|thuc hien lai|thi cong lai)(?!\p{L})/u;
const NO_LONGER = /(?<!\p{L})(?:het|khong con|thoi|bo|dung viec) (?:bi )?tam (?:dung|ngung|hoan)(?!\p{L})/u;
const STILL = /(?<!\p{L})(?:tam dung|tam ngung|tam hoan|dung|ngung|chua|khong|se|neu|khi)(?!\p{L})/u;

/** Not where they deny it, put it off, or say that it stays as it is: "tiếp tục tạm dừng", "chưa thể tiếp tục". */
export function saysGoingOn(text: string): boolean {
  const words = strip(text.normalize('NFC'));
  const beside = words.replace(NO_LONGER, ' ');
  return (beside !== words || GOES_ON.test(words)) && !STILL.test(beside);
}

const UNDONE = /(?<!\p{L})(?:chua|khong)(?!\p{L})/u;
const AT_WORK = /(?<!\p{L})(?:dang|tiep tuc|\d)(?!\p{L})/u;

/** "Chưa xong": read as work under way, it says of what is suspended only that it is not done. */
export function leavesOpen(text: string): boolean {
  const words = strip(text.normalize('NFC'));
  return UNDONE.test(words) && !AT_WORK.test(words);
}
