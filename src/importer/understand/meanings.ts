/** What the words of a header mean: a lexicon of meanings, scored, for no two offices name their columns alike. */

import type { Column } from '../readers/column.ts';
import { strip } from '../../domain/strip-diacritics.ts';

/**
 * `roles`: leads and coordinating agencies in one cell. `period`: a month, quarter or year whose cells hold marks.
 * `other`: known, and nothing that a task is made of. The higher `weight` wins where two columns mean the same.
 */
export type Meaning =
  | { readonly kind: 'column'; readonly column: Column; readonly weight: number }
  | { readonly kind: 'roles' }
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'other' };

/** `year` is null where the header leaves it to the title. */
export interface Period {
  readonly unit: 'year' | 'quarter' | 'month';
  readonly number: number;
  readonly year: number | null;
}

/** A header is a few words; more is a sentence of the table. In UTF-16 units. */
const LONGEST_HEADER = 120;

const EXACT: ReadonlyMap<string, Column> = new Map([
  ...'stt|tt|so tt|so thu tu|thu tu|ref|no|id|so|ma|ma so|ma nhiem vu|order'
    .split('|')
    .map((key) => [key, 'ref'] as const),
  ...'muc|phan|section|chuong|nhom nhiem vu|nhom'.split('|').map((key) => [key, 'section'] as const),
  ...'nguon|source'.split('|').map((key) => [key, 'source'] as const),
  ...'phuc vu|feeds'.split('|').map((key) => [key, 'feeds'] as const),
  ...'tiep noi|tiep noi nhiem vu|nhiem vu tiep noi|chuyen tiep tu|continues'
    .split('|')
    .map((key) => [key, 'continues'] as const),
]);

const LEADS = words('chu tri|chiu trach nhiem chinh|lead|leads|responsible|in charge|owner|dau moi');
const COORDINATES = words(
  'phoi hop|coordinating|coordination|coordinate|coordinator|supporting|support|cooperating|participating|cung thuc hien|tham gia',
);
const REPORT_TO = words('noi nhan|nhan bao cao|noi nhan ket qua|report to');
const START = words('bat dau|khoi cong|trien khai tu|tu ngay|start|begin|from');
const END = words('ket thuc|den ngay|end|finish');
const TIMES = words(
  'thoi gian|thoi han|thoi diem|thoi ky|han|lo trinh|tien do|deadline|due|timeline|time|schedule|moc|ngay|hoan thanh|ky han|ke hoach thoi gian|when',
);
/** "Số căn phải hoàn thành", "Tổng số hộ": how many, not when. "Sở" is another word. */
const COUNTS = /^\s*(?:tổng )?số (?!tt\b|thứ tự|hiệu)(?=\p{L})/iu;
/** Known words of columns that no task is made of. */
const OTHERS = words(
  'ghi chu|note|notes|remark|remarks|can cu|co so phap ly|kinh phi|nguon kinh phi|nguon von|von|du toan|lanh dao|nguoi chi dao|chi dao|theo doi|don doc|kiem tra don doc|giam sat|tham dinh|don vi tinh|dvt|gia tri|phe duyet|muc do|uu tien|trang thai|tinh hinh|dia diem|dien thoai|email|lien he|so luong|diem|trong so|unit of',
);
const INDICATORS = words('chi tieu|muc tieu|indicator|target');
const PRODUCTS = words(
  'san pham|ket qua|dau ra|output|outputs|product|products|deliverable|deliverables|result|results|hinh thuc',
);
const BODIES = words(
  'don vi|co quan|nguoi|trach nhiem|to chuc|bo phan|phong|can bo|so nganh|nganh|dia phuong|agency|department|office|who|unit|units',
);
const DOES = words(
  'thuc hien|trach nhiem|phu trach|duoc giao|tham muu|soan thao|trien khai|xu ly|tiep nhan|giao|phan cong|chiu trach nhiem|responsible|implementing|assigned',
);
const TITLES: readonly (readonly [readonly string[], number])[] = [
  [words('noi dung|nhiem vu|cong viec|task|tasks|title'), 9],
  [words('dau viec|viec|hoat dong|activity|activities|action|actions|work|description|content'), 7],
  [words('giai phap|van ban|de an|du an|chuong trinh|nghi quyet|luat|nghi dinh|ke hoach'), 5],
  [words('ten|tieu chi|muc'), 4],
];
/** Words of headers that mean nothing by themselves. */
const FILLERS = words(
  'va|cac|cua|theo|tai|de|du|kien|cu|the|chinh|cap|tinh|trong|nam|quy|thang|yeu|cau|hoac|hinh|thuc|doi|tuong|duoc|kiem|tra|uy|ban|nhan|dan|ubnd|trinh|ban|hanh|bao|cao|chuong|co|che|sach|chung|giao|thuc|hien|nguoi|dung|dau|lien|quan|the|of|to|and|for|date|main|name|agencies|agency|expected|completion|body|unit|thuong|truc|tham|muu|thanh|tra|cuoi|ket|hoan|xong|tat|nop|gui|phai|can|lam|cho|tu|den|voi|gian|cong|viec|trach|dam|nhan|cuoi|cung|dang|ky|hien|van|phong|tren|toan|dia|ban|nganh|lai|bien|phap|trong|tam|chi|tiet|dat|muc|noi',
);
const VOCABULARY: ReadonlySet<string> = new Set(
  [
    ...[LEADS, COORDINATES, REPORT_TO, START, END, TIMES, OTHERS, INDICATORS, PRODUCTS, BODIES, DOES, FILLERS],
    ...TITLES.map(([phrases]) => phrases),
    [...EXACT.keys()],
  ]
    .flat()
    .flatMap((phrase) => phrase.split(' ')),
);
/** Share of a header's words that the lexicon must know: a sentence of the table names tasks and results too. */
const KNOWN_SHARE = 0.7;

const YEAR = /^(?:nam )?(20\d\d)$/u;
const QUARTER = /^(?:quy|q)\s?(iv|i{1,3}|[1-4])(?:\s?(?:nam )?(20\d\d))?$/u;
const MONTH = /^(?:thang|t)\s?(1[0-2]|0?[1-9])(?:\s?(?:nam )?(20\d\d))?$/u;
const QUARTERS: readonly string[] = ['i', 'ii', 'iii', 'iv'];

/** What a header says, letter case, diacritics and remarks in brackets aside; null for what it does not say. */
export function meaningOf(header: string): Meaning | null {
  if (header === '' || header.length > LONGEST_HEADER) return null;
  const key = headerKey(header);
  const period = periodOf(key);
  if (period !== null) return { kind: 'period', period };
  const exact = EXACT.get(key);
  if (exact !== undefined) return column(exact, 10);
  if (header.trim() === '#') return column('ref', 10);
  // "Unit" alone is what a figure is counted in; "Responsible unit" is who.
  if (key === 'unit' || key === 'units' || COUNTS.test(header.normalize('NFC'))) return { kind: 'other' };
  if (knownShare(key) < KNOWN_SHARE) return null;
  const says = (phrases: readonly string[]): boolean => phrases.some((phrase) => ` ${key} `.includes(` ${phrase} `));
  if (key.startsWith('report_to') || says(REPORT_TO)) return column('report_to', 9);
  if (says(LEADS) && says(COORDINATES)) return { kind: 'roles' };
  if (says(COORDINATES)) return column('coordinating', 9);
  if (says(LEADS) && !says(OTHERS)) return column('lead', 10);
  return timeOf(says) ?? bodyOf(key, says) ?? rest(key, says);
}

/** A header under one that spans it: "I" under "Quý", "3" under "Thời gian (tháng)"; null for what both do not say. */
export function meaningBelow(top: string, header: string): Meaning | null {
  const unit = /^\d{1,2}$/u.test(header) && /(?<!\p{L})tháng(?!\p{L})/iu.test(top.normalize('NFC')) ? 'Tháng ' : null;
  return meaningOf(unit === null ? `${top} ${header}` : `${unit}${header}`);
}

/** Whether a header's words are those of a table of indicators. */
export function saysIndicator(header: string): boolean {
  return INDICATORS.some((phrase) => ` ${headerKey(header)} `.includes(` ${phrase} `));
}

/** Commas, dots, stars and remarks in brackets do not tell headers apart. */
function headerKey(header: string): string {
  return strip(withoutRemarks(header).replace(/[.,:;*/\-–—&]/gu, ' '));
}

type Says = (phrases: readonly string[]) => boolean;

function timeOf(says: Says): Meaning | null {
  if (says(START) && says(END)) return column('deadline', 8);
  if (says(START)) return column('start', 8);
  if (says(END)) return column('end', 8);
  return says(TIMES) && !says(words('ghi chu|kinh phi')) && !says(PRODUCTS) ? column('deadline', 8) : null;
}

function bodyOf(key: string, says: Says): Meaning | null {
  if (says(OTHERS))
    return says(words('noi dung|nhiem vu|cong viec')) && !says(BODIES) ? column('title', 6) : { kind: 'other' };
  if (says(PRODUCTS)) return column('product', 8);
  const startsTitle = TITLES[0]?.[0].some((phrase) => key.startsWith(phrase)) === true;
  if (startsTitle || !says(BODIES)) return says(words('phan cong')) ? column('lead', 6) : null;
  return column('lead', says(DOES) ? 8 : 3);
}

function rest(key: string, says: Says): Meaning | null {
  for (const [phrases, weight] of TITLES) {
    if (says(phrases)) return column('title', weight + (says(words('cu the|chi tiet')) ? 2 : 0));
  }
  if (key === 'thuc hien') return column('lead', 4);
  if (key === 'linh vuc') return column('section', 3);
  return says(INDICATORS) ? { kind: 'other' } : null;
}

function periodOf(key: string): Period | null {
  const year = YEAR.exec(key)?.[1];
  if (year !== undefined) return { unit: 'year', number: Number(year), year: Number(year) };
  const quarter = QUARTER.exec(key);
  if (quarter?.[1] !== undefined) {
    const number = QUARTERS.indexOf(quarter[1]) + 1 || Number(quarter[1]);
    return { unit: 'quarter', number, year: quarter[2] === undefined ? null : Number(quarter[2]) };
  }
  const month = MONTH.exec(key);
  if (month?.[1] === undefined) return null;
  return { unit: 'month', number: Number(month[1]), year: month[2] === undefined ? null : Number(month[2]) };
}

function knownShare(key: string): number {
  const all = key.split(' ').filter((word) => word !== '');
  return all.length === 0 ? 0 : all.filter((word) => VOCABULARY.has(word)).length / all.length;
}

function column(name: Column, weight: number): Meaning {
  return { kind: 'column', column: name, weight };
}

function withoutRemarks(header: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const opening = header.indexOf('(', at);
    const closing = opening === -1 ? -1 : header.indexOf(')', opening);
    if (closing === -1) return kept + header.slice(at);
    kept += `${header.slice(at, opening)} `;
    at = closing + 1;
  }
}

function words(list: string): readonly string[] {
  return list.split('|');
}
