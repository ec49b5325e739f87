/** A made-up programme of a made-up province, four hundred tasks, the same at every call. */

export const SECOND_PROGRAMME_SIZE = 400;

/** Its agencies; none is known to the registry before. */
export const SECOND_PROGRAMME_AGENCIES = [
  'Sở Nông nghiệp và Môi trường',
  'Sở Văn hóa, Thể thao và Du lịch',
  'Sở Dân tộc và Tôn giáo',
  'Sở Khoa học và Công nghệ',
  'Ban Quản lý Khu kinh tế Cửa Lạch',
  'Thanh tra tỉnh',
  'Công an tỉnh',
  'UBND thành phố Lam Hà',
  'UBND huyện Đông Lĩnh',
  'UBND huyện Mường Khe',
  'Hội Nông dân tỉnh',
  'Trường Đại học Lam Hà',
] as const;

/** Deadline phrases as officials write them, of every kind that can be resolved, followed, or only asked about. */
export const SECOND_PROGRAMME_DEADLINES = [
  'Trước ngày 15/9/2026',
  'Chậm nhất ngày 30 tháng 11 năm 2026',
  'Tháng 12/2026',
  'Trong tháng 6 năm 2027',
  'Quý III/2026',
  'Quý I, II năm 2027',
  '6 tháng cuối năm 2026',
  'Năm 2027',
  'Trước năm 2030',
  'Giai đoạn 2026 - 2030',
  'Từ năm 2026 đến năm 2028',
  'Hằng quý',
  'Trước ngày 15/12 hằng năm',
  'Ngày 20 hằng tháng',
  'Thường xuyên',
  'Trong quá trình thực hiện Kế hoạch',
  'Sau khi Trung ương ban hành hướng dẫn',
] as const;

const SECTIONS = [
  'I Hoàn thiện thể chế',
  'II Phát triển hạ tầng số',
  'III Nông nghiệp, nông thôn',
  'IV Văn hóa, xã hội',
] as const;

const VERBS = ['Xây dựng', 'Rà soát, bổ sung', 'Tổ chức thực hiện', 'Kiểm tra, đánh giá', 'Báo cáo kết quả'] as const;

const OBJECTS = [
  'Đề án chuyển đổi số cấp xã',
  'cơ sở dữ liệu đất đai, môi trường',
  'chính sách hỗ trợ hợp tác xã',
  'quy hoạch vùng trồng cây dược liệu',
  'chương trình “Mỗi xã một sản phẩm”',
  'hệ thống cấp nước tập trung, thoát nước',
  'danh mục di tích cần tu bổ',
] as const;

const HEADER = [
  'Số TT', 'Mục', 'Nội dung', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Sản phẩm', 'Thời gian', 'Nơi nhận báo cáo',
]; // prettier-ignore

/** The CSV text, comma-separated, lines ending in CR LF as spreadsheets write them. */
export function secondProgrammeCsv(): string {
  const lines = Array.from({ length: SECOND_PROGRAMME_SIZE }, (_, number) => taskLine(number));
  return [HEADER, ...lines].map((cells) => cells.map(quoted).join(',')).join('\r\n') + '\r\n';
}

/** Cycles of lengths without a common factor pair every lead with every phrase and object sooner or later. */
function taskLine(number: number): readonly string[] {
  const perSection = SECOND_PROGRAMME_SIZE / SECTIONS.length;
  const section = pick(SECTIONS, Math.floor(number / perSection));
  const place = `${section.split(' ', 1).join('')}.${String((number % perSection) + 1)}`;
  const lead = pick(SECOND_PROGRAMME_AGENCIES, number);
  const second = pick(SECOND_PROGRAMME_AGENCIES, number + 5);
  return [
    place,
    section,
    `${pick(VERBS, number)} ${pick(OBJECTS, number)} (đợt ${String(number + 1)}).`,
    number % 9 === 0 ? `${lead}, ${second}` : lead,
    'Các đơn vị có liên quan',
    number % 3 === 0 ? 'Kế hoạch, báo cáo' : 'Báo cáo',
    pick(SECOND_PROGRAMME_DEADLINES, number),
    'UBND tỉnh',
  ];
}

function pick<T>(list: readonly [T, ...T[]], number: number): T {
  return list[number % list.length] ?? list[0];
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
