const RULES_ON =
  /^(?:(?:dạ|da|ok|vâng|vang|thôi|thoi) )?(?:xác nhận|xac nhan|trả lại|tra lai|(?:không |khong |ko |chưa |chua )?(?:đồng ý|dong y|chấp thuận|chap thuan|nhất trí|nhat tri|duyệt|duyet))(?![\p{L}\d])/iu;

/** "xác nhận", "trả lại, thiếu văn bản", "không đồng ý gia hạn": words that mean to decide, without the command. A task's mark may stand among them. */
export function rulesOn(words: string): boolean {
  const unmarked = words.normalize('NFC').replace(/#\s{0,3}\d{1,6}/gu, ' ');
  return RULES_ON.test(unmarked.trim().replace(/\s+/gu, ' '));
}
