/**
 * Clauses behind a completion that tell where its papers are kept, how it was received, or invite somebody to look:
 * "hồ sơ lưu tại phòng", "số liệu đã cập nhật lên hệ thống", "người dân rất phấn khởi", "mời anh chị xem báo cáo".
 */

import { strip } from '../../../../domain/strip-diacritics.ts';
import type { Clause } from '../clauses.ts';
import type { ItemKind } from '../words/items.ts';
import { isQuietWord } from '../words/quiet-word.ts';

/** In items. */
const LONGEST = 10;
const SOFT: readonly ItemKind[] = ['polite', 'courtesy', 'soft_order', 'smile', 'kindly', 'already', 'had', 'ours'];

const KEEPS =
  /^(?:(?:em |da |em da )?(?:gui|nop|luu|dang|up|upload|tai|cap nhat|nhap|scan|day|luu tru|dang tai|cong khai))(?: len| vao| tai)?$/u;
const SENT = /^(?:van ban|bao cao|ket qua|cong van) da gui$/u;
const PAPERS =
  /^(?:ho so|so lieu|du lieu|van ban|bao cao|ket qua|san pham|tai lieu|bien ban|hinh anh|anh|file|danh sach|ban cung|ban giay|ban scan|giay to|minh chung|bang bieu|so sach|quyet dinh|ke hoach|thong tin)$/u;
const OF_KEEPING: readonly ItemKind[] = [...SOFT, 'about', 'close', 'attach', 'address', 'report_lead', 'wholly'];
/** Systems and cabinets in which things are kept. */
const PLACE =
  /^(?:phan mem|he thong|may|may chu|tai|o|tren|len|vao|qua|tu|kho|phong|don vi|van thu|van phong|vp|cong|trang|mang|truc|drive|zalo|mail|email|app)(?: |$)/u;

/** True for a clause that says where the papers of what is done are. */
export function tellsOfKeeping({ items }: Clause): boolean {
  // "đang cập nhật": bare, "đang" is spelled as "đăng" is.
  if (items.length > LONGEST || items.some(({ kind }) => kind === 'running')) return false;
  const verb = items.findIndex(({ key }) => KEEPS.test(strip(key)) || SENT.test(strip(key)));
  const subject = items.slice(0, verb).filter(({ kind }) => kind !== 'courtesy' && kind !== 'had');
  const isOwn = isMadeOf(subject.map(({ key }) => strip(key)).join(' '));
  return (
    verb >= 0 &&
    isOwn &&
    items.every(
      (item) =>
        OF_KEEPING.includes(item.kind) ||
        PAPERS.test(strip(item.key)) ||
        PLACE.test(strip(item.key)) ||
        // An office without its name is one's own.
        /^(?:so|ban|xa|huyen|phuong|co quan|truong)$/u.test(strip(item.key)) ||
        KEEPS.test(strip(item.key)) ||
        // "văn bản đã gửi qua trục liên thông"; a draft or a file goes to somebody who still decides.
        (item.kind === 'submitted' && SENT.test(strip(item.key))) ||
        isQuietWord(item),
    )
  );
}

/** "hồ sơ", "em", "toàn bộ hồ sơ và ảnh": whose papers, and who speaks; the longest name first, step by step. */
function isMadeOf(said: string): boolean {
  const words = said === '' ? [] : said.split(' ');
  for (let at = 0; at < words.length;) {
    const length = [3, 2, 1].find((count) => isOfSubject(words.slice(at, at + count).join(' ')));
    if (length === undefined) return false;
    at += length;
  }
  return true;
}

function isOfSubject(name: string): boolean {
  return PAPERS.test(name) || OF_SUBJECT.test(name);
}

/** Who speaks, and what joins several papers. */
const OF_SUBJECT = /^(?:em|toi|minh|chung toi|ben em|don vi|phong|so|co quan|e|va|cac|toan bo|cung|duoc)$/u;

const PRAISE =
  /(?:^| )(?:phan khoi|dong tinh|hai long|danh gia cao|danh gia tot|ghi nhan|ung ho|hoan nghenh|khen|bieu duong|vui mung|phan khoi|dong thuan)(?: |$)/u;
const OF_PRAISING = /^(?:danh gia|dong|tinh|phan|khoi|hai|long|danh|gia|cao|ung|ho|hoan|nghenh|thuan|rat)$/u;
const OF_PRAISE: readonly ItemKind[] = [...SOFT, 'authority', 'progress_word', 'acknowledged', 'as_planned', 'close'];

/** True for a clause that says how what is done was received, and by whom. */
export function tellsOfPraise({ items }: Clause): boolean {
  const said = strip(items.map(({ key }) => key).join(' '));
  const isAsked = items.some(({ kind }) => kind === 'demand' || kind === 'percent' || kind === 'fraction');
  return (
    items.length <= LONGEST &&
    PRAISE.test(said) &&
    !isAsked &&
    items.every((item) => OF_PRAISE.includes(item.kind) || isQuietWord(item) || OF_PRAISING.test(strip(item.key)))
  );
}

const LOOK = /^(?:xem|kiem tra|tra cuu|theo doi|doc|tham khao|cap nhat|xem giup|kiem tra giup)$/u;
const OF_INVITATION: readonly ItemKind[] = [
  ...SOFT,
  'report_lead',
  'attach',
  'close',
  'address',
  'authority',
  'document_word',
];

/** True for a clause that invites whoever reads to look at what is done. */
export function invitesToLook({ items: [verb, ...rest] }: Clause): boolean {
  return (
    /^(?:moi|kinh moi|nho|mong|xin moi)$/u.test(strip(verb?.key ?? '')) &&
    rest.length <= LONGEST &&
    rest.some(({ key }) => LOOK.test(strip(key))) &&
    rest.every(
      (item) => OF_INVITATION.includes(item.kind) || LOOK.test(strip(item.key)) || PAPERS.test(strip(item.key)),
    )
  );
}
