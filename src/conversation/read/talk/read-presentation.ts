/** Name and title, as somebody presents themselves: "Nguyễn Thị Lan, chuyên viên Văn phòng Sở". */

import { stripDiacritics } from '../../../domain/strip-diacritics.ts';
import { findTaskRefs } from '../task/identify-task.ts';
import { isSmallTalk, putsOff } from '../small-talk.ts';

const LONGEST = 120;
/** Without diacritics. */
const TITLES =
  /(?:^|[ ,;:.(-])(?:(?:pho |chanh |truong |quyen )?(?:van phong|phong|ban|chi cuc|chi cuc truong|khoa|trung tam|giam doc|chu tich|bi thu|vien truong|doi truong|thanh tra|thu ky|hieu truong)|chuyen vien|can bo|cong chuc|vien chuc|nhan vien|van thu|ke toan|tro ly|to truong|gd|pgd|ct|pct|cvp|pvp|cv|tp|ptp)(?= |[,;:.)-]|$)/u;
/** Words of a sentence, which no name and no title holds. Without diacritics. */
const TELLS = /(?:^| )(?:da|dang|chua|se|bi|duoc|gui|nop|bao cao|hop|roi|xong|hoan thanh)(?= |$)/u;
const INTRODUCES =
  /^(?:dạ[,.]?\s{1,3})?(?:(?:tôi|em|mình|cháu|anh|chị)\s{1,3}(?:tên\s{1,3})?là|(?:họ\s{1,3})?tên(?:\s{1,3}là)?\s{0,3}:?|đ\/c|đồng chí)\s{1,3}/iu;

/**
 * The words as they are to be kept, without "tôi là"; null for what is no presentation. Where nothing ties them to the
 * question, both a name in capitals and a title must stand there.
 */
export function readPresentation(text: string, isReply: boolean): string | null {
  const written = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const said = withoutEnd(written.replace(INTRODUCES, ''));
  if (said === '' || said.length > LONGEST || /[?#/]|\d\s{0,1}%/u.test(said)) return null;
  if (isSmallTalk(said) || putsOff(said) || findTaskRefs(said).length > 0) return null;
  const plain = stripDiacritics(said).toLowerCase();
  if (TELLS.test(plain)) return null;
  const hasTitle = TITLES.test(plain);
  const hasName = namesSomebody(said);
  if (!isReply) return hasName && hasTitle && /[,–-]/u.test(said) ? said : null;
  const words = said.split(' ').length;
  return hasName || (hasTitle && words >= 3) ? said : null;
}

function withoutEnd(said: string): string {
  let end = said.length;
  while (end > 0 && '.;, '.includes(said.charAt(end - 1))) end -= 1;
  // "… ạ" is courtesy, not part of a title.
  return said.slice(0, end).replace(/ (?:ạ|nhé|nha)$/iu, '');
}

/** Two to six words with capitals, and behind them nothing, a title, or a mark: "Nguyễn Thị Lan"; not "Lan Anh đã xong". */
function namesSomebody(said: string): boolean {
  const [head = ''] = said.split(/[,;:(–-]/u);
  const words = head.trim().split(' ');
  const capitals = words.findIndex((word) => !/^\p{Lu}/u.test(word));
  const length = capitals === -1 ? words.length : capitals;
  const behind = words.slice(length).join(' ');
  const isTitle = behind === '' || TITLES.exec(` ${stripDiacritics(behind).toLowerCase()}`)?.index === 0;
  return length >= 2 && length <= 6 && isTitle;
}
