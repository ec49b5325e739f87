/** The sentences that tell people how a date follows from the words. */

import type { Bounds, CandidateKind, Unresolved } from './resolve.ts';

export const RULES = {
  unknown: 'không đọc được thời hạn',
  borrowed: 'ngày nêu trong câu không phải là thời hạn của nhiệm vụ',
  conditional: 'chờ một điều kiện, chưa tính được ngày',
  ongoing: 'thực hiện trong suốt thời gian, không có ngày đến hạn',
  ongoingBounded: 'thực hiện thường xuyên trong khoảng thời gian nêu',
  dueWithinOngoing: 'công việc thường xuyên nhưng có hạn chót rõ ràng',
  openEnd: 'từ mốc nêu trở đi, không có ngày kết thúc',
  from: '“từ” → chỉ có mốc bắt đầu, không có ngày kết thúc',
  after: '“sau” → chỉ có mốc bắt đầu, không nêu hạn cuối',
  outlook: 'bỏ qua “tầm nhìn”, “định hướng”',
  outerBound: 'có điều kiện, lấy hạn chót nêu rõ',
  counted: 'ngày mốc cộng số ngày, tháng nêu',
  inexactLength: 'tính theo ngày làm việc hoặc không rõ số ngày, chưa tính được',
  length: 'chỉ nêu khoảng thời gian, không rõ tính từ ngày nào',
  lengthWithoutAnchor: 'tính từ một mốc chưa biết ngày',
} as const;

export const UNRESOLVED_RULES: Readonly<Record<Unresolved, string>> = {
  incomplete: 'thiếu năm hoặc mốc, không đoán',
  impossible: 'ngày, tháng hoặc quý không có thật',
  imprecise: '“đầu”, “giữa”, “khoảng”, “tuần” → không có ngày xác định',
  unread: 'có chữ chưa chắc nghĩa ngay tại mốc thời gian, không đoán',
  term: '“nhiệm kỳ” kết thúc giữa năm, không đoán ngày cuối',
  reversed: 'mốc cuối đứng trước mốc đầu',
  apart: 'các mốc không liền nhau, không chọn thay',
  several: 'nhiều thời hạn khác nhau, không chọn thay',
};

const UNIT: Readonly<Record<CandidateKind, string>> = {
  date: 'ngày',
  month: 'tháng',
  quarter: 'quý',
  half_year: 'kỳ 6 tháng',
  year: 'năm',
  period: 'giai đoạn',
};

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** The rule of a time that is settled by the words alone. */
export function ruleOfBounds(bounds: Bounds): string {
  const unit = UNIT[bounds.kind];
  if (bounds.range) return ruleOfRange(bounds);
  if (bounds.candidate.hour === 'day') return 'có giờ trong ngày → tính cả ngày nêu';
  if (bounds.candidate.ending) return `“cuối ${unit}” → ngày cuối ${unit}`;
  switch (bounds.candidate.edge) {
    case 'before':
      return `“trước ${unit}” → hết ${unit} liền trước`;
    case 'until':
      return bounds.kind === 'date'
        ? '“đến”, “hết”, “chậm nhất” → tính cả ngày nêu'
        : `“đến”, “hết” → ngày cuối ${unit}`;
    case 'within':
    case 'done':
    case 'from':
    case 'after':
    case null:
      return bounds.kind === 'date' ? 'ngày nêu → đúng ngày đó' : `${nameOf(bounds)} → ngày cuối ${unit}`;
  }
}

function ruleOfRange(bounds: Bounds): string {
  const points = bounds.candidate.groups.flatMap((group) => group.points);
  if (points.every(({ unit }) => unit === 'year')) return '“giai đoạn” → từ ngày đầu năm đầu đến ngày cuối năm cuối';
  if (points.every(({ unit }) => unit === 'day')) return '“từ … đến …” → tính cả ngày đầu và ngày cuối nêu';
  return '“từ … đến …” → từ ngày đầu của mốc đầu đến ngày cuối của mốc cuối';
}

function nameOf(bounds: Bounds): string {
  const unit = UNIT[bounds.kind];
  const points = bounds.candidate.groups.flatMap((group) => group.points);
  const only = points.length === 1 ? points[0] : undefined;
  return only?.unit === 'quarter' && only.last - only.first === 2 ? `quý ${ROMAN[only.last / 3 - 1] ?? ''}` : unit;
}
