/**
 * Words that the lexicon knows no class of, and that still may stand beside a completion: where its papers are, who is to
 * look at them, thanks. Any other word beside it may say that something is left, or that it is not so.
 */

import type { Item } from '../words/items.ts';

const KNOWN = new Set(
  [
    // What is done with papers, and where they are.
    'gửi nộp chuyển up upload tải đẩy đăng lưu quét chụp in photo trả đưa cất kẹp để đặt mang cầm',
    'ảnh hình file tệp link bản giấy cứng mềm màu hộp thư nhóm group bàn tủ phòng sổ máy usb hệ thống phần mềm cổng trang',
    'tin điện tử công báo web app văn bưu điện đường bìa trường thực tế nơi chỗ quầy mạng trục liên thông chứng từ nhật ký số liệu danh',
    'gui nop chuyen anh hinh ban giay thu nhom so may he thong phan mem cong duong',
    // What somebody is asked to look at, and how they are thanked.
    'xem coi check đối chiếu biết nắm rõ yên tâm mừng vui khỏe nhắc quan nhờ nhé pls please ok hehe hihi haha hì hì',
    'nhac biet nam ro yen tam',
    // How it went.
    'tốt đẹp đạt yêu cầu chất lượng đảm bảo thành công suôn sẻ ổn',
    'mọi sự tổng kết về có là ở trong tại và các những cả đã',
  ].flatMap((words) => words.split(' ')),
);

/** An item of kind `unknown` whose every word is known to say nothing of the matter. */
export function isKnownAdjunct({ kind, key }: Item): boolean {
  return kind === 'unknown' && key.split(' ').every((word) => KNOWN.has(word));
}

/** "trên bàn chị Hương", "cho anh Tuấn": one or two words behind a person's title, at the end. */
export function isPersonsName(items: readonly Item[], at: number): boolean {
  const item = items[at];
  if (item?.kind !== 'unknown') return false;
  const from = items[at - 1]?.kind === 'unknown' ? at - 2 : at - 1;
  const [before, title] = [items[from - 1], items[from]];
  return (
    items.slice(at + 1).every(({ kind }) => kind === 'unknown' || kind === 'polite') &&
    items.length - at <= LONGEST_NAME &&
    /^(?:anh|chị|cô|chú|bác|đồng chí|em|anh|chi|co|chu|bac)$/u.test(title?.key ?? '') &&
    BEFORE_PERSON.test(before?.key ?? '')
  );
}

/** In items, with a word of courtesy behind it. */
const LONGEST_NAME = 3;
const BEFORE_PERSON = /^(?:bàn|cho|phòng|chỗ|qua|bên|của|tủ|gửi|nộp|đưa|chuyển|zalo|mail|ban|phong|cho|gui|nop)$/u;
