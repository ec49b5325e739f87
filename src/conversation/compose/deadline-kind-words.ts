import type { CountedKind } from '../../domain/deadlines/count-deadlines.ts';

/** The kinds of deadlines, in an overview of a document. */
export const DEADLINE_KINDS: Record<CountedKind, string> = {
  date: 'ngày cụ thể',
  month: 'tháng',
  quarter: 'quý',
  half_year: 'nửa năm',
  year: 'năm',
  period: 'giai đoạn',
  ongoing: 'không ấn định ngày',
  recurring: 'định kỳ',
  conditional: 'theo điều kiện',
  none: 'không ghi thời hạn',
  unknown: 'chưa đọc được',
};
