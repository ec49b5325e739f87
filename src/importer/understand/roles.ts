/** Who leads and who takes part, as cells say it: on lines of their own, or both in one cell. */

import { strip, stripDiacritics } from '../../domain/strip-diacritics.ts';
import { looksLikeAgency } from '../../domain/agencies/name-kind.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';

export interface Roles {
  readonly lead: string;
  readonly coordinating: string;
}

const BULLET = /^(?:[-–—+•*]|\d{1,2}[.)]|[a-zđ]\))\s*/u;
const LEAD_WORDS = /(?:cơ quan |đơn vị )?chủ trì(?: thực hiện| tham mưu)?/iu;
const MARKERS = /(?:(?:các )?(?:cơ quan|đơn vị) )?(?:phối hợp|chủ trì)(?: thực hiện)?(?: với| cùng)?/giu;

/** The lines of a cell as one list: a line that opens like an agency, or with a bullet, is a name of its own. */
export function listOfLines(cell: string): string {
  const lines = cell.split('\n').map((line) => line.trim());
  let list = '';
  for (const line of lines) {
    const bullet = BULLET.exec(line)?.[0] ?? '';
    const text = trimEndOf(line.slice(bullet.length), /[\s;]/u);
    if (text === '') continue;
    if (list === '') list = text;
    else if (bullet !== '' || (looksLikeAgency(text) && !goesOn(list, text)))
      list += `${list.endsWith(':') ? '' : ';'} ${text}`;
    else list += ` ${text}`;
  }
  return list;
}

/** No agency by themselves: the rest of the name stands on the next line. */
const BARE =
  /(?:^|;\s)(?:sở|ban|cục|chi cục|trung tâm|viện|phòng|ban quản lý|ubnd|hđnd|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân)$/iu;
/** "Văn phòng ⏎ UBND tỉnh". */
const OFFICE = /(?:^|;\s)(?:văn phòng|thanh tra)$/iu;
const OF_OFFICE = /^(?:ubnd|hđnd|đoàn đbqh|tỉnh (?:ủy|uỷ)|(?:ủy|uỷ) ban|hội đồng|điều phối|chính phủ)/iu;

/** "Sở Nông nghiệp và ⏎ Môi trường", "Các sở: ⏎ Tài chính", "Văn phòng ⏎ UBND tỉnh". */
function goesOn(list: string, next: string): boolean {
  if (BARE.test(list) || (OFFICE.test(list) && OF_OFFICE.test(next))) return true;
  return /(?:[,:]|(?:^|\s)(?:và|thuộc|của))$/iu.test(list.trimEnd());
}

/**
 * "Chủ trì: Sở A; phối hợp: Sở B", "Sở A chủ trì, phối hợp với Sở B", "Sở A (chủ trì), Sở B (phối hợp)", on one line
 * or several. Without such words all of the cell leads.
 */
export function splitRoles(cell: string): Roles {
  const plain = stripDiacritics(cell.toLowerCase().normalize('NFC'));
  if (!plain.includes('phoi hop') && !plain.includes('chu tri')) return { lead: listOfLines(cell), coordinating: '' };
  if (/\(\s*(?:chủ trì|phối hợp)/iu.test(cell)) return inBrackets(cell);
  const marks = [...cell.matchAll(MARKERS)];
  const [first] = marks;
  if (first === undefined) return { lead: listOfLines(cell), coordinating: '' };
  const before = tidy(cell.slice(0, first.index));
  const lead: string[] = before === '' ? [] : [before];
  const coordinating: string[] = [];
  for (const [at, mark] of marks.entries()) {
    const text = tidy(cell.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? cell.length));
    if (text === '') continue;
    (LEAD_WORDS.test(mark[0]) ? lead : coordinating).push(text);
  }
  return { lead: lead.map(listOfLines).join('; '), coordinating: coordinating.map(listOfLines).join('; ') };
}

function inBrackets(cell: string): Roles {
  const lead: string[] = [];
  const coordinating: string[] = [];
  let from = 0;
  for (const mark of cell.matchAll(/\(\s*(chủ trì|phối hợp)[^()]*\)/giu)) {
    const text = tidy(cell.slice(from, mark.index));
    if (text !== '') (strip(mark[1] ?? '') === 'chu tri' ? lead : coordinating).push(listOfLines(text));
    from = mark.index + mark[0].length;
  }
  const rest = tidy(cell.slice(from));
  if (rest !== '') (lead.length === 0 ? lead : coordinating).push(listOfLines(rest));
  return { lead: lead.join('; '), coordinating: coordinating.join('; ') };
}

/** Without the signs and bullets around it. */
function tidy(text: string): string {
  return trimEndOf(text.replace(/^[\s:;,.\-–—+•*]+/u, ''), /[\s:;,.\-–—+•*(]/u);
}
