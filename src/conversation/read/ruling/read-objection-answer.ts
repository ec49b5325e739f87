import { strip } from '../../../domain/strip-diacritics.ts';
import { callsOff } from '../answer/read-answer.ts';
import { isSmallTalk, putsOff } from '../small-talk.ts';
import { isNotMeant } from './unclear-beside.ts';

/**
 * Whether words answer an objection, in a chat as on the board: "thôi", "chưa trả lời", "để xem lại", a bare "không" or "ok", or
 * any other single word leave it open.
 */
export function answersObjection(written: string): boolean {
  const words = written.normalize('NFC').trim();
  if (isNotMeant(words) || NO_ANSWER_YET.test(strip(words)) || putsOff(words)) return false;
  if (
    AGREES_OR_NOT.test(
      strip(words)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    )
  )
    return true;
  return !callsOff(words) && !isSmallTalk(words) && !isBareWord(words);
}

function isBareWord(words: string): boolean {
  const said = words.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u);
  return said.filter((word) => word !== '' && !COURTESY.has(word)).length < 2;
}

const COURTESY = new Set('dạ da vâng vang ạ a em anh chị chi nhé nhe nha ơi oi ok'.split(' '));

/** Without diacritics. */
const NO_ANSWER_YET = /^(?:khong|chua|dung|ko) (?:tra loi|giai quyet|xem xet|quyet dinh)/u;
const AGREES_OR_NOT =
  /^(?:(?:da|van phong|vp|anh|em) ){0,2}(?:(?:khong|ko) )?(?:dong y|nhat tri|chap nhan|chap thuan|tiep thu)(?: (?:a|nhe|voi de nghi|de nghi|cua don vi|em|anh)){0,3}$/u;
