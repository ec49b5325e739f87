/** Lines above the reports on several tasks: "Báo cáo của Sở:" says nothing itself, "Dự kiến tuần tới:" colours them all. */

import { strip } from '../../../domain/strip-diacritics.ts';
import { clausesOf, isSalutation } from './clauses.ts';
import { itemsOf, type Item, type ItemKind } from './items.ts';
import { tokenise } from './tokens.ts';

/**
 * `plain`: addresses somebody, or announces what follows. `stating`: announces it and says how it stands ("Các nhiệm vụ
 * chưa xong:"). `none`: words of their own.
 */
type Heading = 'plain' | 'stating' | 'none';

/** What the words above the first task are to the lines below. Pure. */
export function headingOf(lead: string): Heading {
  const lines = lead.split('\n').filter((line) => /[\p{L}\d]/u.test(line));
  const announces = /:\s{0,9}$/u.test(lead);
  if (lines.some((line) => line.length > LONGEST_LINE)) return 'none';
  if (lines.some(saysHowItStands)) return announces ? 'stating' : 'none';
  return announces || lines.every(isAnnouncing) ? 'plain' : 'none';
}

/** UTF-16 units: longer lines tell something. */
const LONGEST_LINE = 120;

/** How a line begins that only announces. Without diacritics. */
const ANNOUNCES =
  /^[^\p{L}]{0,5}(?:(?:da|em|xin|kinh|don vi|ben em) ){0,3}(?:bao cao|tinh hinh|ket qua|tien do|tong hop|noi dung|cap nhat|thong tin|danh sach|so lieu|cu the|nhu sau|sau day|gui)(?: |$)/u;

function isAnnouncing(line: string): boolean {
  return ANNOUNCES.test(`${strip(line)} `) || clausesOf(itemsOf(tokenise(line))).every(isSalutation);
}

/** "tháng này" in a heading says which period it is about, "trong tuần tới" what is yet to come. */
const PERIOD = /^(?:trong )?(?:tuần|tuan|tháng|thang|quý|quy|năm|nam|ngày|ngay)(?: (?:này|nay))?$/u;

/** "các nhiệm vụ được giao tại Quyết định 913/QĐ-UBND" names what assigned them, no result. */
const ASSIGNING = /\/\s?(?:qđ|qd|nq)/iu;

function saysHowItStands(line: string): boolean {
  const announces = ANNOUNCES.test(`${strip(line)} `);
  const isOutside = ({ kind, key }: Item): boolean => kind === 'document' && announces && ASSIGNING.test(key);
  return itemsOf(tokenise(line)).some(
    (item) => STATES.includes(item.kind) && !PERIOD.test(item.key) && !isOutside(item),
  );
}

const STATES: readonly ItemKind[] = [
  'undo',
  'undo_perhaps',
  'handover',
  'transfer',
  'extension',
  'more',
  'extension_refused',
  'extension_past',
  'question',
  'question_mark',
  'when',
  'no_obstacle',
  'obstacle',
  'obstacle_named',
  'lack',
  'waiting',
  'because',
  'not_started',
  'cannot',
  'not_yet',
  'not',
  'doubt',
  'condition',
  'demand',
  'contrast',
  'remaining',
  'running',
  'about_to',
  'promised',
  'plan',
  'near',
  'done',
  'done_formal',
  'done_just',
  'acknowledged',
  'percent',
  'range',
  'reference',
  'place',
  'document',
];
