import { strip, stripDiacritics } from '../../domain/strip-diacritics.ts';
import type { PleaKind } from '../../domain/tasks/plea.ts';

/** `isWhole`: the message states nothing else; otherwise `text` is all of it, and it may report too. */
export interface PleaReading {
  readonly kind: PleaKind;
  readonly text: string;
  readonly isWhole: boolean;
}

/** Both are read in words without diacritics. */
const OPENINGS: readonly (readonly [PleaKind, RegExp])[] = [
  ['objective_reason', /^(?:ly do|nguyen nhan) khach quan ?(?:la |do |[:,–-])/iu],
  ['objection', /^(?:kinh )?de nghi (?:van phong )?(?:xem (?:xet )?|kiem tra )lai(?: ?[:,–-]| (?=(?:vi|do|boi) ))/iu],
];
/** What the record says of a task is to be looked at again, or not agreed with: an objection. */
const OBJECTS =
  /^(?:kinh )?(?:(?:so|don vi|chung toi|ubnd huyen|ubnd xa|ben em|em) )?(?:(?:de nghi|kien nghi) (?:van phong )?(?:xem|xem xet|kiem tra|ra soat) lai|khong (?:dong y|nhat tri|dong tinh)(?: voi)?) (?:cho )?(?:viec (?:ghi|tinh|danh gia|xac dinh|xep|bao)|(?:cach )?(?:ghi nhan|danh gia|xep loai|xep hang)|ket qua (?:nay|ghi|danh gia|theo doi|tong hop)|(?:so lieu|trang thai|tinh trang|so ngay) (?:nay|ghi|theo doi|qua han|nhiem vu)|qua han)(?![\p{L}\d])/iu;
/** "đề nghị không tính quá hạn vì lũ", "đề nghị Văn phòng xem xét bỏ phần quá hạn". */
const ASKS_OFF =
  /^(?:kinh )?(?:(?:so|don vi|chung toi|ubnd huyen|ubnd xa|ben em|em) )?(?:de nghi|kien nghi) (?:van phong )?(?:xem xet )?(?:cho )?(?:khong (?:tinh|ghi|xep|danh gia|bao)|bo|xoa|go|rut) (?:(?:la|viec|phan|ghi|muc|tinh|nhiem vu|nay) ){0,3}(?:qua han|cham|tre)(?![\p{L}\d])/iu;
/** The same without a word of what is wrong. */
const BARE =
  /^(?:(?:kinh|da|em|so|don vi|ben em|chung toi),? ){0,2}(?:de nghi|kien nghi|xin|mong|nho)(?: (?:van phong|vp|cac|anh|chi|em|sep|bac)){0,3} (?:xem|xem xet|kiem tra|ra soat) lai(?: (?:a|nhe|nha|giup|ho|em|don vi|voi|nhiem vu|viec|muc|phan|cho|nay)){0,6} ?[.:!]?$/iu;
/** "xem lại giúp em với ạ" */
const BARE_FAVOUR =
  /^(?:(?:van phong|vp|cac|anh|chi|sep|bac),? ){0,3}xem(?: xet)? lai(?: (?:a|nhe|nha|giup|ho|em|don vi|voi|nhiem vu|viec|muc|phan|cho|nay)){0,6} ?[.:!]?$/iu;
/** What makes a reason an objective one, wherever it stands: "lý do khách quan", "do khách quan", "(bất khả kháng)". */
const OBJECTIVE =
  /(?:ly do|nguyen nhan|yeu to|dieu kien|hoan canh) (?:rat |hoan toan |mang tinh )?(?:khach quan|bat kha khang)|(?:do|vi|la|[(,;:–-]) ?(?:khach quan|bat kha khang)(?= ?(?:$|[.,;:)–-]))/iu;
/** The end of what stands before it, where it is denied. */
const DENIED = /(?:khong|chua|chang) (?:phai|co|do|vi|thuoc|con|neu|ro|xac dinh)(?: (?:la|do|vi|duoc|bat ky|gi))? $/iu;
/** The end of what stands before it, where it is over, or only spoken of: "đã khắc phục yếu tố khách quan". */
const SPOKEN_OF =
  /(?:het|khong con|khac phuc|giai quyet|ra soat|phan tich|lam ro|danh gia|xem xet|vien|do loi|tong hop|xac dinh|tim) (?:(?:xong|duoc|dan|cac|nhung|mot so|cho) ){0,3}$/iu;
const LATE =
  /(?<![a-z])(?:cham|tre|muon|qua han|khong kip|chua (?:xong|hoan thanh|hoan tat|the|kip|thuc hien|trien khai))(?![a-z])/iu;
const BEHIND_CAUSE = /(?<![a-z])(?:do|vi|boi|la) (?:cac |mot so |nhieu )?$/iu;
const CAUSE = /^(?:do|vi|la) /iu;
/** What stands before it, where others are to say it. */
const ASKS = /(?:de nghi|yeu cau|can|phai) /iu;
const TO_SAY = /(?:neu|lam ro|bao cao|giai trinh|xac dinh|cho biet) /iu;
/** How far before the reason that may stand, in letters. */
const NEAR = 90;

function isAskedOfOthers(before: string): boolean {
  const near = before.slice(-NEAR);
  const asked = near.search(ASKS);
  return asked >= 0 && TO_SAY.test(near.slice(asked));
}

/** In words with diacritics: supposed, or one of two. */
const SUPPOSED = /(?<!\p{L})(?:nếu|giả sử|chủ quan)(?!\p{L})/iu;
/** What says neither why nor how: the rest must name a cause. */
const EMPTY_WORDS = new Set(
  'chậm trễ muộn tiến độ quá hạn do vì bởi nên còn đang bị đã nhiệm vụ này một số nhiều các có là lý nguyên nhân yếu tố điều kiện hoàn cảnh khách quan bất khả kháng vướng mắc chưa xong thành ạ em anh chị'
    .split(' ')
    .map(strip),
);

/**
 * "lý do khách quan: mưa lũ", "đề nghị xem lại: đã báo từ tháng 11": only with its words behind it. "Chậm do mưa lũ, lý
 * do khách quan" states the reason too, among what else it says.
 */
export function readPlea(written: string): PleaReading | null {
  const text = written.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const plain = stripDiacritics(text);
  for (const [kind, opening] of OPENINGS) {
    const [head = ''] = opening.exec(plain) ?? [];
    const rest = text.slice(head.length).trim();
    if (head !== '' && rest !== '') return { kind, text: rest, isWhole: true };
  }
  if ((OBJECTS.test(plain) || ASKS_OFF.test(plain)) && !text.includes('?'))
    return { kind: 'objection', text, isWhole: true };
  const found = OBJECTIVE.exec(plain);
  if (found === null || text.includes('?') || SUPPOSED.test(text)) return null;
  const before = plain.slice(0, found.index);
  if (DENIED.test(before) || SPOKEN_OF.test(before) || isAskedOfOthers(before)) return null;
  // It is a reason of something: of a lateness, behind "do", or it is what the message begins with.
  const isReason = found.index === 0 || LATE.test(plain) || BEHIND_CAUSE.test(before) || CAUSE.test(found[0]);
  if (!isReason) return null;
  return namesCause(plain) ? { kind: 'objective_reason', text, isWhole: false } : null;
}

/** "đề nghị xem lại ạ": an objection that does not say to what. */
export function isBareObjection(written: string): boolean {
  const plain = stripDiacritics(written.normalize('NFC').replace(/\s+/gu, ' ').trim());
  return BARE.test(plain) || BARE_FAVOUR.test(plain);
}

function namesCause(plain: string): boolean {
  const words = plain.toLowerCase().split(/[^a-z0-9]+/u);
  return words.filter((word) => word !== '' && !EMPTY_WORDS.has(word)).length >= 2;
}
