/**
 * Duties that stand in sentences, as conclusions of meetings and telegrams have them: "1. Giao Sở Xây dựng: - Thẩm định …
 * trong tháng 4/2026". Each keeps its words; what it was read from is told for somebody to look at.
 */

import { readDeadline } from '../../domain/deadlines/read-deadline.ts';
import { agencyTokens } from '../../domain/agencies/agency-words.ts';
import { looksLikeAgency, nameKindOf } from '../../domain/agencies/name-kind.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';
import { isContentsLine } from '../readers/grids-of-blocks.ts';
import type { Finding } from './finding.ts';
import type { ImportRow } from './import-row.ts';
import type { TaskFile } from './task-file.ts';

/** "1.", "1.2.", "a)", "II." before a sentence. */
const NUMBER = /^((?:\d{1,3}\.)*\d{1,3}|[IVXLC]{1,6}|[a-zđ])[.)]\s+(\S.*)$/u;
const BULLET = /^[-–—+•*]\s*(\S.*)$/u;

/** "Giao …", "Yêu cầu …", "Đề nghị …": who is told to do something stands behind. */
const ORDER =
  /^(?:(?:Chủ tịch )?UBND (?:tỉnh|thành phố|huyện|xã|phường) )?(?:giao|yêu cầu|đề nghị|chỉ đạo|phân công)\s+(?:cho\s+)?/iu;
/** What opens the duty behind a name. */
const DUTIES = [
  'chủ trì|có trách nhiệm|chịu trách nhiệm|khẩn trương|tập trung|tiếp tục|phối hợp|nghiên cứu|tham mưu',
  'rà soát|hoàn thành|hoàn thiện|báo cáo|trình|thẩm định|hướng dẫn|kiểm tra|tổ chức|triển khai',
  'thực hiện|đôn đốc|xây dựng|lập|bố trí|chuẩn bị|đề xuất|tổng hợp|cung cấp|theo dõi|chỉ đạo|quyết định',
  'đẩy nhanh|đánh giá|xử lý|giải quyết|công bố|cập nhật|làm việc|chủ động|ban hành|cân đối|thông báo',
  'phân bổ',
].flatMap((some) => some.split('|'));
const COORDINATES = /^,?\s*(?:chủ\s+trì,?\s*)?phối hợp\s+(?:chặt chẽ\s+)?(?:với\s+|cùng\s+)?/u;
const LEADS = /^,?\s*(?:chủ trì|có trách nhiệm|chịu trách nhiệm)(?: thực hiện)?[,:]?\s*/u;
/** "(chủ trì: Sở A; hoàn thành trước 30/6/2026)" */
const IN_BRACKETS = /\(\s{0,3}(?:đơn vị |cơ quan )?chủ trì(?=[\s:])([^()]*)\)/iu;
/** Words that a deadline begins with. */
const DUE = /(?<!\p{L})(?:trước|trong|chậm nhất|muộn nhất|đến hết|hết|xong|hằng|hàng|định kỳ|thời hạn|hạn)(?=\s)/giu;
/** A deadline ends with its part of the sentence. */
const PART_END = /[;.](?=\s|$)|,(?=\s\p{Ll})/u;
const LONGEST_DUE = 90;
/** Sentences read; a document of prose has some hundreds. */
const MOST_PARAGRAPHS = 20_000;
const LONGEST = 5_000;

interface Duty {
  readonly lead: string;
  readonly coordinating: string;
  readonly title: string;
}

type Prose = TaskFile & { readonly kind: 'rows' };

/** The duties of paragraphs; `line` is the number of the paragraph. */
export function readProse(paragraphs: readonly string[]): Prose {
  const rows: ImportRow[] = [];
  const findings: Finding[] = [];
  let number = '';
  let lead = '';
  let section = '';
  let items = 0;
  const add = (line: number, ref: string, duty: Duty, quote: string): void => {
    const deadline = dueIn(quote);
    rows.push({
      line,
      ref,
      section,
      title: duty.title,
      lead: duty.lead,
      coordinating: duty.coordinating,
      product: '',
      deadline,
      reportTo: '',
      source: 'body',
      feeds: [],
    });
    const words = quote.length > 300 ? `${quote.slice(0, 299)}…` : quote;
    const message = `Đọc từ câu văn: “${words}”; đề nghị đối chiếu với văn bản.`;
    findings.push({ line, column: 'title', severity: 'warning', message });
  };
  for (const [at, paragraph] of paragraphs.slice(0, MOST_PARAGRAPHS).entries()) {
    const text = paragraph.slice(0, LONGEST).trim();
    if (isContentsLine(text)) continue;
    const numbered = NUMBER.exec(text);
    const bullet = numbered === null ? BULLET.exec(text) : null;
    const sentence = numbered?.[2] ?? bullet?.[1] ?? text;
    const own = numbered?.[1] ?? '';
    const isItem = bullet !== null || /^[a-zđ]$/u.test(own);
    if (own !== '' && !isItem) {
      number = own;
      items = 0;
    }
    const named = bracketed(sentence) ?? ordered(sentence);
    if (named === null) {
      if (isItem && lead !== '') {
        items += 1;
        add(
          at + 1,
          placed(number, /^[a-zđ]$/u.test(own) ? own : String(items)),
          { lead, coordinating: '', title: sentence },
          sentence,
        );
      } else if (!isItem) {
        lead = '';
        if (own !== '') section = text;
      }
      continue;
    }
    if (named.title === '') {
      // "Giao Sở Xây dựng:" heads the items below.
      lead = named.lead;
      section = text.replace(/:$/u, '');
      continue;
    }
    if (isItem) {
      items += 1;
      add(at + 1, placed(number, /^[a-zđ]$/u.test(own) ? own : String(items)), named, sentence);
    } else {
      lead = '';
      section = '';
      items = own === '' ? items + 1 : 0;
      add(at + 1, own === '' ? placed(number, String(items)) : own, named, sentence);
    }
  }
  return {
    kind: 'rows',
    rows,
    notices: rows.length === 0 ? [] : ['Văn bản không có bảng nhiệm vụ; các nhiệm vụ được đọc từ câu văn.'],
    findings,
    letters: null,
    head: { number: null, title: null, issued: null, authority: null },
    columns: new Set(['ref', 'title', 'lead', 'coordinating', 'deadline']),
    year: null,
    mapping: [],
  };
}

function placed(number: string, item: string): string {
  return number === '' ? item : `${number}.${item}`;
}

/** "Giao Sở Tài chính chủ trì, phối hợp Sở Nội vụ hướng dẫn …"; "Sở Tài chính: …"; null for a sentence of nobody. */
function ordered(sentence: string): Duty | null {
  const order = ORDER.exec(sentence)?.[0] ?? '';
  const rest = sentence.slice(order.length);
  const dutyFrom = dutyAt(rest);
  if (dutyFrom < 0) return null;
  const lead = trimEndOf(rest.slice(0, dutyFrom).replace(/^(?:đồng chí\s+)/iu, ''), /[\s,;]/u);
  if (lead === '' || lead.length > 400 || !(looksLikeAgency(lead) || (order !== '' && nameKindOf(lead) === 'person')))
    return null;
  // Without an order only a name at the very beginning, and a colon or a duty in so many words, make one.
  const behind = rest.slice(dutyFrom);
  const sure = order !== '' || behind.startsWith(':') || LEADS.test(behind);
  if (!sure) return null;
  const leads = LEADS.exec(behind)?.[0] ?? '';
  const coordinates = COORDINATES.exec(behind.slice(leads.length === 0 ? 0 : leads.length)) ?? COORDINATES.exec(behind);
  const after =
    coordinates === null
      ? behind.slice(leads.length)
      : behind.slice(
          coordinates.index +
            (coordinates[0].length + (leads.length > 0 && !behind.startsWith(coordinates[0]) ? leads.length : 0)),
        );
  const with_ = coordinates === null ? '' : namesAtStart(after);
  const title = trimEndOf(after.slice(with_.length).replace(/^[\s,:;]+/u, ''), /[\s.]/u);
  return { lead, coordinating: with_, title: title.charAt(0).toUpperCase() + title.slice(1) };
}

/** Where the names behind an order end: at a colon, or before the word that opens the duty; -1 where nothing does. */
function dutyAt(text: string): number {
  const colon = text.indexOf(':');
  for (const { index } of text.matchAll(/(?<=\s)\p{Ll}/gu)) {
    if (colon >= 0 && index > colon) break;
    const opens = DUTIES.some(
      (duty) =>
        text.startsWith(duty, index) && /^(?:[\s,:]|$)/u.test(text.slice(index + duty.length, index + duty.length + 1)),
    );
    if (opens) return trimEndOf(text.slice(0, index), /[\s,]/u).length;
  }
  return colon;
}

/** The names up to the word that says what is to be done. */
function namesAtStart(text: string): string {
  const names = text.slice(0, Math.max(dutyAt(text), 0));
  return names.length <= 400 && agencyTokens(names).length > 0 && looksLikeAgency(names) ? names : '';
}

function bracketed(sentence: string): Duty | null {
  const found = IN_BRACKETS.exec(sentence);
  if (found === null) return null;
  const parts = (found[1] ?? '')
    .replace(/^[\s:]+/u, '')
    .split(/[;,]\s*(?=phối hợp|hoàn thành|thời hạn|thời gian|trước|trong|xong|chậm nhất)/iu);
  const coordinating = parts.find((part) => /^phối hợp/iu.test(part)) ?? '';
  const title = trimEndOf(sentence.slice(0, found.index).trim(), /[\s.;,:]/u);
  return {
    lead: trimEndOf((parts[0] ?? '').trim(), /[\s.;,]/u),
    coordinating: coordinating.replace(/^phối hợp(?: với)?\s*:?\s*/iu, '').trim(),
    title,
  };
}

/** The last words of a sentence that say when, and can be read; '' for none. */
function dueIn(sentence: string): string {
  const found = sentence.split(PART_END).flatMap((part) => {
    const words = trimEndOf(part, /[\s.,)]/u);
    const from = Array.from(words.matchAll(DUE), ({ index }) => index).find((at) => words.length - at <= LONGEST_DUE);
    return from === undefined ? [] : [words.slice(from)];
  });
  return found.findLast((words) => readDeadline(words).kind !== 'unknown') ?? found.at(-1) ?? '';
}
