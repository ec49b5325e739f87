/** Whether an answer to "what is in the way?" says that nothing is, or says nothing of it. */

import { strip } from '../../domain/strip-diacritics.ts';

/** UTF-16 units: longer words say more than that. */
const LONGEST_DENIAL = 120;

/** "không có gì vướng", "k vướng gì đâu", "hết khó khăn rồi", "không còn vướng". Without diacritics. */
const DENIES =
  /(?:^| )(?:khong|ko|k|kg|khg|chua|chang|het|cha)(?: (?:co|con|he|gap|thay|bi|gi|cai|dieu|viec|mot|them)){0,4} (?:vuong|kho khan|tro ngai|can tro)(?= |$)/u;
/** "đã tháo gỡ xong", "được giải quyết rồi", "xử lý xong rồi ạ". */
const IS_RESOLVED =
  /(?:^| )(?:(?:da|duoc|vua|moi) (?:\p{L}{1,10} )?(?:thao go|giai quyet|xu ly|khac phuc)|(?:thao go|giai quyet|xu ly|khac phuc) (?:duoc )?(?:xong|roi|het))(?= |$)/u;
/** "thôi, bỏ đi", "thôi khỏi ghi": called off in more words. */
const CALLS_OFF = /^(?:thoi|khoi|bo qua)(?: (?:bo|khoi|khong|ko|khong can|khoi ghi|khoi can))(?= |$)/u;
/** The whole answer: "vẫn thế", "bình thường", "như kỳ trước", "hết rồi". */
const SAYS_NOTHING =
  /^(?:(?:van|cu|tinh hinh|moi viec) ){0,2}(?:binh thuong|the|vay|nhu cu|nhu vay|nhu the|on|on dinh|on ca|tot|nhu (?:ky|bao cao|lan|thang|quy|tuan) truoc|khong (?:thay doi|co gi(?: moi| thay doi)?)|chua co gi(?: moi)?|het|khong con)(?: (?:roi|thoi|ca|nua|day|luon))?$/u;

const COURTESY = new Set('da vang a nhe nha nhi anh chi em oi ok u dau'.split(' '));

/** Pure; the caller knows whether the same words name an obstacle as well ("hết vướng đất, nay vướng vốn"). */
export function saysNoObstacle(text: string): boolean {
  if (text.length > LONGEST_DENIAL) return false;
  const words = strip(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !COURTESY.has(word))
    .join(' ');
  return [DENIES, IS_RESOLVED, CALLS_OFF, SAYS_NOTHING].some((pattern) => pattern.test(words));
}
