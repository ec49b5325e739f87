/** What a chat is told about taking a document in. */

export const TOO_LARGE =
  'Tệp lớn hơn 20 MB nên chương trình không tải về được; đề nghị gửi bản nhẹ hơn hoặc nộp tại máy chủ.';
export const FETCH_FAILED = 'Chưa tải được tệp; đề nghị gửi lại tệp, hoặc dán nội dung sau /nhap.';

export const ONLY_SECRETARIAT_TAKES_IN =
  'Chỉ cán bộ Văn phòng, trong nhóm Văn phòng hoặc nhắn riêng, được nhận văn bản vào sổ nhiệm vụ.';

export const HOW_TO_TAKE_IN =
  'Nhận văn bản vào sổ: gửi tệp kèm /nhap, trả lời một tệp đã gửi bằng /nhap, hoặc dán nội dung sau /nhap. Xem lại dự thảo 3: /nhap 3.';

/** Under a file that may be a decision or somebody's evidence. */
export const WHICH_OF_BOTH =
  'Tệp này là văn bản giao nhiệm vụ cần nhận vào sổ, hay là minh chứng của một nhiệm vụ? Nếu là minh chứng, đề nghị trả lời tin này bằng số của nhiệm vụ, ví dụ #12.';

export const HOW_TO_CHOOSE = 'Nhận vào sổ: trả lời tệp bằng /nhap.';

/** "3. ke-hoach.docx: 56 việc, còn 14 câu (Trần Thị Bình, 30/11/2026)" */
export function draftListed(draft: {
  readonly id: number;
  readonly name: string;
  readonly rows: number;
  readonly open: number;
  readonly by: string;
}): string {
  const open = draft.open === 0 ? 'không còn câu hỏi' : `còn ${String(draft.open)} câu`;
  return `/nhap ${String(draft.id)} – ${draft.name}: ${String(draft.rows)} việc, ${open} (${draft.by})`;
}
