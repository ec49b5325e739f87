/** Words that a paper stopped the task or struck it off, of which the lexicon has no item by itself: "dừng theo Công văn số …". */

/** `stopped`: with its words as written. `either`: "dung theo …", typed without signs, is "đúng theo …" as well. */
export type StoppedByPaper =
  { readonly kind: 'stopped'; readonly words: string } | { readonly kind: 'either' } | { readonly kind: 'none' };

/** Nothing but what stopped stands before the paper: "đã hủy bỏ nhiệm vụ này theo Công văn số 45/UBND-TH". Linear, pure. */
export function stoppedByPaper(text: string): StoppedByPaper {
  const words = text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .split(/[\s,;:]+/u);
  const paper = words.findIndex((word) => LEADS.has(word));
  if (paper <= 0 || paper > LONGEST) return { kind: 'none' };
  const told = words.slice(0, paper);
  const core = told.filter((word) => !BESIDE.has(word)).join(' ');
  if (core === 'dung') return { kind: 'either' };
  return STOPS.has(core) ? { kind: 'stopped', words: told.join(' ') } : { kind: 'none' };
}

/** In words: longer ones tell something of their own. */
const LONGEST = 14;

const LEADS: ReadonlySet<string> = new Set(['theo', 'tại', 'bởi', 'boi', 'bằng', 'do', 'căn', 'vì']);

const BESIDE: ReadonlySet<string> = new Set(
  (
    'đã da bị bi được duoc phải phai nay hiện hien đang dang rồi roi có co nhiệm nhiem vụ vu việc viec này nay dự du án an ' +
    'công cong trình trinh thực thuc hiện hien triển trien khai đầu dau tư tu chủ chu trương truong lại lai hẳn han toàn ' +
    'toan bộ bo ạ a dạ em bên ben xin báo bao cáo cao ubnd tỉnh tinh cấp cap trên tren'
  ).split(' '),
);

const STOPS: ReadonlySet<string> = new Set([
  ...['dừng', 'ngừng', 'ngưng', 'ngung', 'hủy', 'huỷ', 'huy', 'hủy bỏ', 'huỷ bỏ', 'đình chỉ', 'dinh chi'],
  ...['chấm dứt', 'cham dut', 'không nữa', 'khong nua', 'không làm nữa', 'khong lam nua', 'dừng không nữa'],
]);
