import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import type { Deadline, DeadlineKind, Recurrence } from '../../../src/domain/deadlines/deadline.ts';
import { stripDiacritics } from '../../../src/domain/strip-diacritics.ts';
import { readDeadline } from '../../../src/domain/deadlines/read-deadline.ts';

/** Phrase, kind, start, end. */
type Dated = readonly [string, DeadlineKind, string | null, string | null];
/** Phrase, recurrence, due day, start, end. */
type Recurring = readonly [string, Recurrence, Deadline['dueDay'], string | null, string | null];

const DAYS: readonly Dated[] = [
  ['Trước ngày 31/3/2022', 'date', null, '2022-03-30'],
  ['Gửi Sở Kế hoạch và Đầu tư trước ngày 31/3/2022', 'date', null, '2022-03-30'],
  ['TRƯỚC NGÀY 31/3/2022', 'date', null, '2022-03-30'],
  ['trước  ngày\u00a031 / 3 / 2022.', 'date', null, '2022-03-30'],
  ['Trước ngày 01/01/2023', 'date', null, '2022-12-31'],
  ['Trước ngày 01/3/2024', 'date', null, '2024-02-29'],
  ['Trước ngày 31 tháng 12 năm 2022', 'date', null, '2022-12-30'],
  ['Hoàn thành trước 30/6/2023', 'date', null, '2023-06-29'],
  ['Chậm nhất trước ngày 20/12/2022', 'date', null, '2022-12-19'],
  ['Chậm nhất ngày 31/12/2024', 'date', null, '2024-12-31'],
  ['Chậm nhất: 31/12/2024', 'date', null, '2024-12-31'],
  ['Chậm nhất là ngày 30 tháng 6 năm 2023', 'date', null, '2023-06-30'],
  ['Muộn nhất ngày 15-5-2023', 'date', null, '2023-05-15'],
  ['Không quá ngày 15/5/2023', 'date', null, '2023-05-15'],
  ['không muộn hơn ngày 20/11/2024', 'date', null, '2024-11-20'],
  ['Hết ngày 31/5/2023', 'date', null, '2023-05-31'],
  ['đến hết ngày 30/6/2023', 'date', null, '2023-06-30'],
  ['Đến ngày 30/6/2023', 'date', null, '2023-06-30'],
  ['trước 17 giờ ngày 15/6/2023', 'date', null, '2023-06-15'],
  ['trước 17h00 ngày 15/6/2023', 'date', null, '2023-06-15'],
  ['trước 0 giờ ngày 15/6/2023', 'date', null, '2023-06-14'],
  ['31/3/2022', 'date', null, '2022-03-31'],
  ['trước ngày Quốc khánh 02/9/2025', 'date', null, '2025-09-01'],
  ['Hoàn thành trước ngày Giải phóng miền Nam 30/4/2026', 'date', null, '2026-04-29'],
  ['chậm nhất dịp Quốc khánh 2/9/2026', 'date', null, '2026-09-02'],
  ['trước 30/6/2025, có hiệu lực từ 01/7/2025', 'date', null, '2025-06-29'],
  ['Ban hành trước 15/9/2025; hiệu lực thi hành từ ngày 01/10/2025', 'date', null, '2025-09-14'],
  ['3, 4 và 5/6/2025', 'date', '2025-06-03', '2025-06-05'],
  ['ngày 20, 21/8/2025', 'date', '2025-08-20', '2025-08-21'],
  ['6-9/2025', 'month', '2025-06-01', '2025-09-30'],
  ['6, 7, 8/2025', 'month', '2025-06-01', '2025-08-31'],
  ['Tháng 4, 5 và 6/2026', 'month', '2026-04-01', '2026-06-30'],
  ['G/đ 2026-2030', 'period', '2026-01-01', '2030-12-31'],
  ['GĐ 2026 - 2030', 'period', '2026-01-01', '2030-12-31'],
  ['Chương trình mục tiêu 2026-2030', 'period', '2026-01-01', '2030-12-31'],
  ['Quý lV/2025', 'quarter', '2025-10-01', '2025-12-31'],
  ['Quý 1I năm 2026', 'quarter', '2026-04-01', '2026-06-30'],
  ['quý Il/2026', 'quarter', '2026-04-01', '2026-06-30'],
  ['trong 30 ngày kể từ ngày ký (14/3/2022)', 'date', null, '2022-04-13'],
  ['30 ngày kể từ ngày ban hành Quyết định này (14/3/2022)', 'date', null, '2022-04-13'],
  ['Từ 00 giờ 00 đến 00 giờ 15 ngày 01/01/2026', 'date', null, '2026-01-01'],
  ['Xây dựng kế hoạch hằng năm, quý IV/2025', 'quarter', '2025-10-01', '2025-12-31'],
  ['31-3-2022', 'date', null, '2022-03-31'],
  ['31.03.2022', 'date', null, '2022-03-31'],
  ['31/03/22', 'date', null, '2022-03-31'],
  ['2022-03-31', 'date', null, '2022-03-31'],
  ['ngày 31 tháng 3 năm 2022', 'date', null, '2022-03-31'],
  ['31 tháng 3, 2022', 'date', null, '2022-03-31'],
  ['29/2/2024', 'date', null, '2024-02-29'],
  ['thứ Sáu, ngày 18/12/2026', 'date', null, '2026-12-18'],
  ['Trước 16h30 ngày 15/6/2023 (thứ Năm)', 'date', null, '2023-06-15'],
  ['trc 30/6/25', 'date', null, '2025-06-29'],
  ['trc ngày 30/6/2025', 'date', null, '2025-06-29'],
  ['trc. 30/6/2025', 'date', null, '2025-06-29'],
  ['tr. 30/6/2025', 'date', null, '2025-06-29'],
  ['Giải ngân 200 tr. 30/6/2025', 'date', null, '2025-06-30'],
  ['2025/06/30', 'date', null, '2025-06-30'],
  ['Quý IV/2025, trước ngày 15/12', 'date', null, '2025-12-14'],
  ['Ngày 15, 16/6/2022', 'date', '2022-06-15', '2022-06-16'],
  ['15-16/6/2022', 'date', '2022-06-15', '2022-06-16'],
  ['trong năm 2022, chậm nhất 15/12/2022', 'date', null, '2022-12-15'],
  ['Quý IV/2022 (trước ngày 15/11/2022)', 'date', null, '2022-11-14'],
  ['Báo cáo năm 2023 trước ngày 31/3/2024', 'date', null, '2024-03-30'],
  ['Gửi Báo cáo số 12/BC-STC trước ngày 31/3/2022', 'date', null, '2022-03-30'],
  ['hoàn thành 3/5 xã trước ngày 31/12/2023', 'date', null, '2023-12-30'],
  ['Trình kỳ họp cuối năm 2023, gửi hồ sơ trước ngày 15/11/2023', 'date', null, '2023-11-14'],
  ['sau khi được phê duyệt, chậm nhất 31/12/2024', 'date', null, '2024-12-31'],
  ['Thường xuyên, báo cáo kết quả trước ngày 31/12/2025', 'date', null, '2025-12-30'],
  ['trong 30 ngày kể từ ngày 14/3/2022', 'date', null, '2022-04-13'],
  ['Trong thời gian 30 ngày kể từ ngày 1/6/2022', 'date', null, '2022-07-01'],
  ['chậm nhất 15 ngày kể từ ngày 01/6/2023', 'date', null, '2023-06-16'],
  ['02 tháng kể từ ngày 31/12/2022', 'date', null, '2023-02-28'],
];

const UNITS: readonly Dated[] = [
  ['Báo cáo UBND tỉnh trong tháng 4/2022', 'month', '2022-04-01', '2022-04-30'],
  ['tháng 04 năm 2022', 'month', '2022-04-01', '2022-04-30'],
  ['T4/2022', 'month', '2022-04-01', '2022-04-30'],
  ['tháng 12 - 2022', 'month', '2022-12-01', '2022-12-31'],
  ['tháng 2/2024', 'month', '2024-02-01', '2024-02-29'],
  ['tháng tư năm 2022', 'month', '2022-04-01', '2022-04-30'],
  ['tháng sáu năm 2023', 'month', '2023-06-01', '2023-06-30'],
  ['tháng năm năm 2022', 'month', '2022-05-01', '2022-05-31'],
  ['tháng mười hai năm 2023', 'month', '2023-12-01', '2023-12-31'],
  ['tháng 4, 5 năm 2022', 'month', '2022-04-01', '2022-05-31'],
  ['tháng 4-6/2022', 'month', '2022-04-01', '2022-06-30'],
  ['T4-T6/2022', 'month', '2022-04-01', '2022-06-30'],
  ['trước tháng 6/2023', 'month', null, '2023-05-31'],
  ['Trước tháng 01 năm 2024', 'month', null, '2023-12-31'],
  ['cuối tháng 6/2024', 'month', null, '2024-06-30'],
  ['ngày cuối cùng của tháng 6/2023', 'month', null, '2023-06-30'],
  ['Quý IV/2022 (tháng 12/2022)', 'month', '2022-12-01', '2022-12-31'],
  ['Quý IV/2022', 'quarter', '2022-10-01', '2022-12-31'],
  ['  QUÝ   IV / 2022 ', 'quarter', '2022-10-01', '2022-12-31'],
  ['Quí 4-2025', 'quarter', '2025-10-01', '2025-12-31'],
  ['Quí IV/2025', 'quarter', '2025-10-01', '2025-12-31'],
  ['quíIV/2025', 'quarter', '2025-10-01', '2025-12-31'],
  ['quí 4 năm 2025', 'quarter', '2025-10-01', '2025-12-31'],
  ['Quý Ⅳ/2025', 'quarter', '2025-10-01', '2025-12-31'],
  ['trc quý III/2025', 'quarter', null, '2025-06-30'],
  ['Năm 2025: Quý IV', 'quarter', '2025-10-01', '2025-12-31'],
  ['Tháng 6 (năm 2025)', 'month', '2025-06-01', '2025-06-30'],
  ['Qui định năm 2025', 'year', '2025-01-01', '2025-12-31'],
  ['quý 4 năm 2022', 'quarter', '2022-10-01', '2022-12-31'],
  ['quý IV, năm 2022', 'quarter', '2022-10-01', '2022-12-31'],
  ['Q.IV-2022', 'quarter', '2022-10-01', '2022-12-31'],
  ['quýIV/2022', 'quarter', '2022-10-01', '2022-12-31'],
  ['QIV/2022', 'quarter', '2022-10-01', '2022-12-31'],
  ['Q4/2022', 'quarter', '2022-10-01', '2022-12-31'],
  ['quý ba năm 2024', 'quarter', '2024-07-01', '2024-09-30'],
  ['hoàn thành trong quý III năm 2024', 'quarter', '2024-07-01', '2024-09-30'],
  ['Thời gian hoàn thành: Quý I/2023', 'quarter', '2023-01-01', '2023-03-31'],
  ['Quý I, II năm 2023', 'quarter', '2023-01-01', '2023-06-30'],
  ['Quý I và II/2023', 'quarter', '2023-01-01', '2023-06-30'],
  ['Quý I+II/2023', 'quarter', '2023-01-01', '2023-06-30'],
  ['quý I - quý III/2023', 'quarter', '2023-01-01', '2023-09-30'],
  ['quý 3-4/2022', 'quarter', '2022-07-01', '2022-12-31'],
  ['trước quý III/2023', 'quarter', null, '2023-06-30'],
  ['cuối quý II/2024', 'quarter', null, '2024-06-30'],
  ['Năm 2023 (quý IV)', 'quarter', '2023-10-01', '2023-12-31'],
  ['Khách hàng quý I/2023', 'quarter', '2023-01-01', '2023-03-31'],
  ['6 tháng đầu năm 2023', 'half_year', '2023-01-01', '2023-06-30'],
  ['06 tháng đầu năm 2023', 'half_year', '2023-01-01', '2023-06-30'],
  ['sáu tháng cuối năm 2023', 'half_year', '2023-07-01', '2023-12-31'],
  ['nửa đầu năm 2023', 'half_year', '2023-01-01', '2023-06-30'],
  ['Năm 2025', 'year', '2025-01-01', '2025-12-31'],
  ['2025', 'year', '2025-01-01', '2025-12-31'],
  ['trong năm 2023', 'year', '2023-01-01', '2023-12-31'],
  ['Trước mắt, trong năm 2022', 'year', '2022-01-01', '2022-12-31'],
  ['Đầu tư năm 2023', 'year', '2023-01-01', '2023-12-31'],
  ['Ngân hàng năm 2023', 'year', '2023-01-01', '2023-12-31'],
  ['Theo tiến độ của dự án, hoàn thành năm 2025', 'year', '2025-01-01', '2025-12-31'],
  ['Trước năm 2030', 'year', null, '2029-12-31'],
  ['đến năm 2025', 'year', null, '2025-12-31'],
  ['đến hết năm 2025', 'year', null, '2025-12-31'],
  ['phấn đấu đến năm 2025 đạt 50%', 'year', null, '2025-12-31'],
  ['Từ nay đến hết năm 2025', 'year', null, '2025-12-31'],
  ['cuối năm 2024', 'year', null, '2024-12-31'],
  ['đến năm 2030, tầm nhìn đến năm 2045', 'year', null, '2030-12-31'],
];

const PERIODS: readonly Dated[] = [
  ['Giai đoạn 2022 - 2025', 'period', '2022-01-01', '2025-12-31'],
  ['2022-2025', 'period', '2022-01-01', '2025-12-31'],
  ['2022–2025', 'period', '2022-01-01', '2025-12-31'],
  ['Giai đoạn 1 (2022-2025)', 'period', '2022-01-01', '2025-12-31'],
  ['Từ năm 2022 đến năm 2025', 'period', '2022-01-01', '2025-12-31'],
  ['từ 2022 đến 2025', 'period', '2022-01-01', '2025-12-31'],
  ['Năm 2022, 2023', 'period', '2022-01-01', '2023-12-31'],
  ['các năm 2023, 2024, 2025', 'period', '2023-01-01', '2025-12-31'],
  ['trong 02 năm 2022 - 2023', 'period', '2022-01-01', '2023-12-31'],
  ['Nhiệm kỳ 2020-2025, giai đoạn 2021-2025', 'period', '2021-01-01', '2025-12-31'],
  ['giai đoạn 2021-2025 và 2026-2030', 'period', '2021-01-01', '2030-12-31'],
  ['giai đoạn đến năm 2030', 'period', null, '2030-12-31'],
  ['Giai đoạn 2021 - 2030, tầm nhìn đến năm 2050', 'period', '2021-01-01', '2030-12-31'],
  ['Từ tháng 3/2022 đến tháng 6/2022', 'period', '2022-03-01', '2022-06-30'],
  ['từ 01/3/2022 đến hết 30/6/2022', 'period', '2022-03-01', '2022-06-30'],
  ['Từ ngày 01/3 đến ngày 30/6/2022', 'period', '2022-03-01', '2022-06-30'],
  ['Từ ngày 1 đến ngày 15 tháng 6 năm 2022', 'period', '2022-06-01', '2022-06-15'],
  ['Từ quý I đến quý III năm 2023', 'period', '2023-01-01', '2023-09-30'],
  ['Quý IV/2022 - Quý I/2023', 'period', '2022-10-01', '2023-03-31'],
  ['Từ tháng 10/2022 đến hết quý I/2023', 'period', '2022-10-01', '2023-03-31'],
  ['Khởi công quý II/2023, hoàn thành quý IV/2024', 'period', '2023-04-01', '2024-12-31'],
  ['9 tháng đầu năm 2023', 'period', '2023-01-01', '2023-09-30'],
];

const ONGOING: readonly Dated[] = [
  ['Trong quá trình thực hiện Nghị quyết', 'ongoing', null, null],
  ['Trong thời gian thực hiện Nghị quyết.', 'ongoing', null, null],
  ['Trong thời gian thực hiện Nghị quyết số 10-NQ/TU ngày 10/01/2022', 'ongoing', null, null],
  ['Thường xuyên', 'ongoing', null, null],
  ['Liên tục', 'ongoing', null, null],
  ['Hàng ngày', 'ongoing', null, null],
  ['Trong suốt quá trình', 'ongoing', null, null],
  ['Theo chức năng nhiệm vụ thường xuyên', 'ongoing', null, null],
  ['Thường xuyên, giai đoạn 2022-2025', 'ongoing', '2022-01-01', '2025-12-31'],
  ['Thường xuyên đến năm 2025', 'ongoing', null, '2025-12-31'],
  ['Năm 2022 và các năm tiếp theo', 'ongoing', '2022-01-01', null],
  ['Từ năm 2022 trở đi', 'ongoing', '2022-01-01', null],
  ['từ 2022 đến nay', 'ongoing', '2022-01-01', null],
  ['Từ quý I/2023', 'ongoing', '2023-01-01', null],
];

const CONDITIONAL: readonly Dated[] = [
  ['Sau khi được phê duyệt', 'conditional', null, null],
  ['Ngay sau khi Luật được ban hành', 'conditional', null, null],
  ['Sau khi Nghị quyết được thông qua năm 2023', 'conditional', null, null],
  ['Khi có hướng dẫn', 'conditional', null, null],
  ['Trước khi trình HĐND tỉnh', 'conditional', null, null],
  ['Theo tiến độ dự án', 'conditional', null, null],
  ['Theo kế hoạch cải cách hành chính hằng năm', 'conditional', null, null],
  ['30 ngày kể từ ngày ký', 'conditional', null, null],
  ['Theo kế hoạch của Trung ương', 'conditional', null, null],
  ['Theo kế hoạch năm 2023', 'conditional', null, null],
  ['Theo yêu cầu', 'conditional', null, null],
  ['Theo quy định', 'conditional', null, null],
  ['Theo Kế hoạch số 12/KH-UBND ngày 05/01/2022', 'conditional', null, null],
  ['theo Quyết định số 5519/QĐ-UBND ngày 30 tháng 12 năm 2021', 'conditional', null, null],
  ['trong vòng 30 ngày kể từ ngày ký', 'conditional', null, null],
  ['Trong thời hạn 20 ngày làm việc kể từ ngày nhận đủ hồ sơ', 'conditional', null, null],
];

const UNKNOWN: readonly string[] = [
  '',
  '—',
  'Khẩn trương',
  '2026 2030',
  '31/12/2025 30/6/2026',
  'Tháng 6/2025 Quý III/2025',
  'Quý lV',
  '2 tháng/lần',
  'Đã hoàn thành',
  'Năm học 2022-2023',
  '2021-25',
  'giai đoạn 2021-25',
  '25/6/30',
  'rằm tháng 7 năm 2025',
  'Tháng Chạp năm 2025',
  'trước tháng Chạp năm 2025',
  '23 tháng Chạp năm 2025',
  'tháng Giêng',
  'tháng Giêng năm 2025',
  'mùng 1',
  'mùng 1 tháng 6 năm 2025',
  'ngày mùng 5/6/2025',
  'mùng một tháng 6 năm 2025',
  'ngày 15/7/2025 âm lịch',
  'ngày 15/7/2025 (âm lịch)',
  'tháng 6 nhuận năm 2025',
  '6 tháng năm 2025',
  '3 quý năm 2025',
  'Tháng hành động năm 2025',
  'Quý cao điểm năm 2025',
  'nhiệm kỳ 2020 - 2025',
  'Đến hết nhiệm kỳ 2020-2025',
  'nhiệm kỳ của HĐND 2021-2026',
  'Đến năm 2025, trước ngày 15/12',
  'Năm 2023, quyết toán trước ngày 31/3',
  'Giai đoạn 2022-2025, trước ngày 15/12',
  'Quý I/2025, trước ngày 15/12',
  'Nửa đầu tháng 6/2025',
  'quý này',
  'tháng sau',
  'năm nay',
  'Trong năm',
  'Cuối năm',
  'quý IV',
  '31/3',
  'ngày 20',
  '31/4/2022',
  '29/2/2023',
  'trước ngày 1/13/2022',
  'tháng 13/2022',
  'tháng năm 2022',
  'quý V/2023',
  'thứ Hai, ngày 18/12/2026',
  '2025-2022',
  'Từ tháng 6/2022 đến tháng 3/2022',
  'đầu năm 2024',
  'giữa năm 2024',
  'đầu quý II/2024',
  'khoảng tháng 6/2023',
  'Tuần 2 tháng 6/2023',
  'cuối năm 2024 hoặc đầu năm 2025',
  'cuối năm 2024 - đầu năm 2025',
  'Năm 2023 hoặc năm 2024',
  'Quý I và III năm 2023',
  'tháng 6, tháng 12 năm 2023',
  'Giai đoạn I: 2021-2025; Giai đoạn II: 2026-2030',
  'Dự thảo trước ngày 31/3/2022, hoàn thành trong tháng 6/2022',
  'trình HĐND tỉnh tại kỳ họp cuối năm 2023',
  'Trước Tết Nguyên đán năm 2023',
  'Trước kỳ họp giữa năm 2024',
  'Ngày làm việc cuối cùng của tháng 6/2023',
  'Trước và sau năm 2025',
  'Quý III và 6 tháng cuối năm 2023',
  'Ngày 15/6/2023 (thứ Hai)',
  'Đến ngày 31/3/2022 hoàn thành 50%, đến ngày 31/12/2022 hoàn thành 100%',
  'Kế hoạch năm 2023',
  'Sau năm 2025',
  'Sau ngày 30/6/2022',
  'Số 913/QĐ-UBND ngày 14/3/2022',
  'Thực hiện Nghị quyết số 10-NQ/TU ngày 10/01/2022 về phát triển huyện Thọ Xuân đến năm 2030',
  'trong vòng 15 ngày làm việc kể từ ngày 14/3/2022',
  '3 năm',
  '2025 hộ',
  'hai tuần một lần',
  'mỗi quý 2 lần',
  'định kỳ 2 tháng một lần',
  '5 năm một lần',
  'Hàng năm trước ngày 15/12/2022',
  'Định kỳ',
];

const RECURRING: readonly Recurring[] = [
  ['Hằng tuần', 'weekly', null, null, null],
  ['hàng tháng', 'monthly', null, null, null],
  ['hàng quý', 'quarterly', null, null, null],
  ['hàng quí', 'quarterly', null, null, null],
  ['Trước ngày 15 hằng tháng', 'monthly', { day: 14 }, null, null],
  ['6 tháng một lần', 'half_yearly', null, null, null],
  ['06 tháng/lần', 'half_yearly', null, null, null],
  ['định kỳ 6 tháng', 'half_yearly', null, null, null],
  ['2 lần/năm', 'half_yearly', null, null, null],
  ['03 tháng một lần', 'quarterly', null, null, null],
  ['nửa năm một lần', 'half_yearly', null, null, null],
  ['quý/lần', 'quarterly', null, null, null],
  ['năm/lần', 'yearly', null, null, null],
  ['báo cáo tháng/lần', 'monthly', null, null, null],
  ['2 quý/lần', 'half_yearly', null, null, null],
  ['mỗi quý 3 lần', 'monthly', null, null, null],
  ['hằng năm', 'yearly', null, null, null],
  ['mỗi năm', 'yearly', null, null, null],
  ['Định kỳ hàng năm', 'yearly', null, null, null],
  ['Thường xuyên, hằng năm', 'yearly', null, null, null],
  ['trước ngày 15/12 hằng năm', 'yearly', { month: 12, day: 14 }, null, null],
  ['Thường xuyên; báo cáo trước ngày 15/12 hằng năm', 'yearly', { month: 12, day: 14 }, null, null],
  ['Trước ngày 01/3 hằng năm', 'yearly', { month: 2, day: 31 }, null, null],
  ['tháng 12 hằng năm', 'yearly', { month: 12, day: 31 }, null, null],
  ['ngày 20 hằng tháng', 'monthly', { day: 20 }, null, null],
  ['Hằng tháng (trước ngày 20)', 'monthly', { day: 19 }, null, null],
  ['trước ngày 05 hằng tháng', 'monthly', { day: 4 }, null, null],
  ['trước ngày 01 hằng tháng', 'monthly', { day: 31 }, null, null],
  ['trước ngày 25 của tháng cuối quý', 'quarterly', { month: 3, day: 24 }, null, null],
  ['Hằng quý, ngày 15 tháng cuối quý', 'quarterly', { month: 3, day: 15 }, null, null],
  ['cuối mỗi quý', 'quarterly', { month: 3, day: 31 }, null, null],
  ['thứ Sáu hằng tuần', 'weekly', { day: 5 }, null, null],
  ['trước thứ năm hằng tuần', 'weekly', { day: 3 }, null, null],
  ['định kỳ hàng quý, 6 tháng, năm', 'quarterly', null, null, null],
  ['Báo cáo 6 tháng, năm', 'half_yearly', null, null, null],
  ['ngày 15/6 và 15/12 hằng năm', 'half_yearly', { month: 6, day: 15 }, null, null],
  ['trước ngày 15/3, 15/6, 15/9, 15/12 hằng năm', 'quarterly', { month: 3, day: 14 }, null, null],
  ['hằng năm, giai đoạn 2022-2025', 'yearly', null, '2022-01-01', '2025-12-31'],
  ['Hàng quý trong năm 2023', 'quarterly', null, '2023-01-01', '2023-12-31'],
  ['Hàng quý, đến hết năm 2025', 'quarterly', null, null, '2025-12-31'],
  ['Năm 2022 và hằng năm', 'yearly', null, '2022-01-01', null],
];

const DATED: readonly Dated[] = [
  ...DAYS,
  ...UNITS,
  ...PERIODS,
  ...ONGOING,
  ...CONDITIONAL,
  ...UNKNOWN.map((phrase): Dated => [phrase, 'unknown', null, null]),
];

/** All of a deadline but its words and its rule. */
function meaningOf(phrase: string): Omit<Deadline, 'text' | 'rule'> {
  const { kind, start, end, recurrence, dueDay } = readDeadline(phrase);
  return { kind, start, end, recurrence, dueDay };
}

describe('a phrase of time', () => {
  test.each(DATED)('“%s” is %s, %s to %s', (phrase, kind, start, end) => {
    expect(meaningOf(phrase)).toEqual({ kind, start, end, recurrence: null, dueDay: null });
  });

  test.each(RECURRING)('“%s” recurs %s', (phrase, recurrence, dueDay, start, end) => {
    expect(meaningOf(phrase)).toEqual({ kind: 'recurring', start, end, recurrence, dueDay });
  });

  const phrases = [...DATED, ...RECURRING].map(([phrase]) => phrase);

  test.each(phrases)('“%s” reads the same without diacritics, in capitals and decomposed', (phrase) => {
    const meaning = meaningOf(phrase);
    expect(meaningOf(stripDiacritics(phrase))).toEqual(meaning);
    expect(meaningOf(phrase.toUpperCase())).toEqual(meaning);
    expect(meaningOf(phrase.normalize('NFD'))).toEqual(meaning);
    expect(meaningOf(`\u00a0 ${phrase.replaceAll(' ', ' \u00a0')}\t`)).toEqual(meaning);
  });
});

describe('what is kept beside the dates', () => {
  test('the words stay as written, composed and trimmed', () => {
    expect(readDeadline('  Quý IV/2022 '.normalize('NFD')).text).toBe('Quý IV/2022'.normalize('NFC'));
  });

  test.each([
    ['Quý IV/2022', 'quý IV → ngày cuối quý'],
    ['Trước ngày 31/3/2022', '“trước ngày” → hết ngày liền trước'],
    ['Giai đoạn 2022 - 2025', '“giai đoạn” → từ ngày đầu năm đầu đến ngày cuối năm cuối'],
    ['đến năm 2030, tầm nhìn đến năm 2045', '“đến”, “hết” → ngày cuối năm; bỏ qua “tầm nhìn”, “định hướng”'],
    ['định kỳ hàng quý, 6 tháng, năm', 'nhiều định kỳ, lấy kỳ ngắn nhất: hằng quý'],
    ['Khẩn trương', 'không đọc được thời hạn'],
    ['31/4/2022', 'ngày, tháng hoặc quý không có thật'],
    ['Từ 01/01/2025 đến 31/12/2025', '“từ … đến …” → tính cả ngày đầu và ngày cuối nêu'],
    ['Từ năm 2022 đến năm 2025', '“giai đoạn” → từ ngày đầu năm đầu đến ngày cuối năm cuối'],
    ['Nửa đầu tháng 6/2025', '“đầu”, “giữa”, “khoảng”, “tuần” → không có ngày xác định'],
    ['Tháng Chạp năm 2025', 'có chữ chưa chắc nghĩa ngay tại mốc thời gian, không đoán'],
    ['2021-25', 'có chữ chưa chắc nghĩa ngay tại mốc thời gian, không đoán'],
    ['nhiệm kỳ 2020-2025', '“nhiệm kỳ” kết thúc giữa năm, không đoán ngày cuối'],
    ['hằng tháng', '“hằng tháng” → đến hạn mỗi kỳ'],
    ['Trước ngày 15 hằng tháng', '“hằng tháng” → hết ngày 14 hằng tháng'],
    ['trước ngày 01 hằng tháng', '“hằng tháng” → hết ngày cuối tháng hằng tháng'],
    ['thứ Sáu hằng tuần', '“hằng tuần” → hết thứ Sáu hằng tuần'],
    ['trước ngày 25 của tháng cuối quý', '“hằng quý” → hết ngày 24 tháng thứ 3 của mỗi quý'],
    ['ngày 15/6 và 15/12 hằng năm', '“định kỳ 6 tháng” → hết ngày 15 tháng thứ 6 của mỗi kỳ 6 tháng'],
    ['trước ngày 15/12 hằng năm', '“hằng năm” → hết ngày 14/12 hằng năm'],
    ['Trước ngày 01/3 hằng năm', '“hằng năm” → hết ngày cuối tháng 2 hằng năm'],
  ])('the rule of “%s” says “%s”', (phrase, rule) => {
    expect(readDeadline(phrase).rule).toBe(rule);
  });

  test('a condition with an outer bound names the bound in its rule', () => {
    expect(readDeadline('sau khi được phê duyệt, chậm nhất 31/12/2024').rule).toContain('hạn chót');
  });
});

describe('any text', () => {
  const words = [
    'trước',
    'đến',
    'hết',
    'từ',
    'trong',
    'ngày',
    'tháng',
    'quý',
    'năm',
    'cuối',
    'giai đoạn',
    'hằng',
    '6 tháng',
    'và',
    '-',
    ',',
    '(',
    'IV',
    '4',
    '31/3/2022',
    '2022',
    '2025',
    'sau khi',
    'thường xuyên',
    '30',
    'kể từ',
    'hoặc',
    '/',
    'thứ',
    'số',
    'đầu',
  ];
  const phrase = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join(' '));

  test.each(['constructor', 'năm constructor', '1 constructor', 'trước ngày 31/3/2022 constructor'])(
    'may hold a name that every object of the language has: “%s”',
    (text) => {
      expect(readDeadline(text)).toMatchObject({ text, kind: text.includes('31/3') ? 'date' : 'unknown' });
    },
  );

  test('never throws, and a start never follows its end', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), phrase), (text) => {
        const { start, end } = readDeadline(text);
        expect(start === null || end === null || start <= end).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('only recurring deadlines have a recurrence, and every settled one has an end', () => {
    fc.assert(
      fc.property(phrase, (text) => {
        const { kind, end, recurrence } = readDeadline(text);
        expect(recurrence !== null).toBe(kind === 'recurring');
        if (['date', 'month', 'quarter', 'half_year', 'year', 'period'].includes(kind)) expect(end).not.toBeNull();
        if (kind === 'unknown' || kind === 'conditional') expect(end).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['trước ', 'từ đến ', 'quý I, ', '1/', '1-', 'năm ', '(', '6 tháng ', 'số /', 'x'])(
    'noise of 40,000 characters “%s” is read to its end',
    (unit) => {
      const noise = unit.repeat(40_000 / unit.length);
      expect(readDeadline(noise).kind).toBe('unknown');
    },
  );
});

describe('A length from the day of signing', () => {
  const SIGNED = day('2025-03-10');

  test.each([
    ['30 ngày kể từ ngày ký', '2025-04-09'],
    ['trong vòng 15 ngày kể từ ngày ban hành', '2025-03-25'],
    ['trong thời hạn 3 tháng tính từ ngày ký Quyết định này', '2025-06-10'],
    ['02 tuần kể từ ngày ký ban hành', '2025-03-24'],
  ])('ends where the day is known: “%s”', (text, end) => {
    expect(readDeadline(text, SIGNED)).toMatchObject({ kind: 'date', start: null, end });
    expect(readDeadline(text)).toMatchObject({ kind: 'conditional', end: null });
  });

  test.each([
    '60 ngày kể từ ngày ký hợp đồng',
    '10 ngày làm việc kể từ ngày ký',
    'sau 30 ngày kể từ ngày ký',
    '15 ngày kể từ ngày nhận được văn bản',
  ])('is no day where another is meant, or how many there are is not said: “%s”', (text) => {
    expect(readDeadline(text, SIGNED).end).toBeNull();
  });
});

test.each([
  ['trước 30/6/2025, có hiệu lực từ 01/7/2025', '2025-06-29'],
  ['trước 15/8/2025, áp dụng từ 01/9/2025', '2025-08-14'],
  ['hoàn thành trước ngày 30/6/2026, thực hiện từ 01/7/2026', '2026-06-29'],
])('what holds from a later day bounds nothing: “%s”', (text, end) => {
  expect(readDeadline(text)).toMatchObject({ kind: 'date', end });
});

test.each([
  'Đến 30/6/2025 xong giai đoạn 1, từ 1/7/2025 thực hiện giai đoạn 2',
  'Đến năm 2025 đạt 50%, từ năm 2026 đạt 80%',
  'Trước 30/9/2025 lập danh sách; từ 01/10/2025 chi trả',
])('work of two times is asked about: “%s”', (text) => {
  expect(readDeadline(text)).toMatchObject({ kind: 'unknown', end: null });
});

test.each([
  ['Thực hiện 2025-2030 gắn với quy hoạch', '2025-01-01', '2030-12-31'],
  ['Hoàn thành 2025-2027 xây dựng', '2025-01-01', '2027-12-31'],
  ['Kỳ 2025-2030 hoàn thành', '2025-01-01', '2030-12-31'],
])('years of a plan are a time before any words: “%s”', (text, start, end) => {
  expect(readDeadline(text)).toMatchObject({ start, end });
});

test.each(['Tháng 6, 9, 12 hàng năm', 'tháng 2, 5 và 11 hằng năm', 'ngày 15/3, 15/6, 15/12 hằng năm', '2 tháng/lần'])(
  'a rhythm of its own is asked about: “%s”',
  (text) => {
    expect(readDeadline(text)).toMatchObject({ kind: 'unknown', recurrence: null });
  },
);

test.each([
  ['Kể từ ngày ký ban hành, hoàn thành 31/12/2025', '2025-12-31'],
  ['Kể từ ngày ký (tổng kết ngày 30/6/2026)', '2026-06-30'],
  ['từ ngày ban hành Kế hoạch này, báo cáo kết quả ngày 20/12/2025', '2025-12-20'],
  ['Từ ngày ký, 15/11/2026 nghiệm thu', '2026-11-15'],
  ['Có hiệu lực kể từ ngày ký, tập huấn cho cán bộ xã ngày 5/9/2025', '2025-09-05'],
])('a day behind other words than “kể từ ngày ký” is due: “%s”', (text, end) => {
  expect(readDeadline(text)).toMatchObject({ kind: 'date', end });
});

test('of two days behind “từ ngày ban hành” none is chosen', () => {
  expect(readDeadline('Từ ngày ban hành, sơ kết 30/6/2025, tổng kết 31/12/2025').kind).toBe('unknown');
});

test.each(['Kể từ ngày ký 15/3/2022', 'từ ngày ban hành (15/3/2022)', 'Kể từ ngày ký là ngày 15/3/2022'])(
  'a day right behind “kể từ ngày ký” is that day: “%s”',
  (text) => {
    expect(readDeadline(text)).toMatchObject({ kind: 'ongoing', start: '2022-03-15', end: null });
  },
);

test.each([
  ['60 ngày kể từ ngày ký, 14/3/2022', '2022-05-13'],
  ['02 tháng kể từ ngày ký hợp đồng (10/6/2025)', '2025-08-10'],
  ['trong vòng 10 ngày tính từ ngày ban hành (ngày 1/8/2025)', '2025-08-11'],
])('a length counts from the day of signing that is named behind it: “%s”', (text, end) => {
  expect(readDeadline(text)).toMatchObject({ kind: 'date', end });
});

test.each([
  ['quý 1, 2, 3/2025', '2025-01-01', '2025-09-30'],
  ['Quý II, 3, 4/2026', '2026-04-01', '2026-12-31'],
  ['quý 2 và 3, 4/2025', '2025-04-01', '2025-12-31'],
  ['Q1, 2, III, 4/2027', '2027-01-01', '2027-12-31'],
  ['Quý 3 & 4/2025', '2025-07-01', '2025-12-31'],
])('what stands in a row behind a quarter is a quarter: “%s”', (text, start, end) => {
  expect(readDeadline(text)).toMatchObject({ kind: 'quarter', start, end });
});

test.each([
  ['tháng 1, 2, 3/2025', '2025-01-01', '2025-03-31'],
  ['Tháng 10, 11 và 12/2026', '2026-10-01', '2026-12-31'],
  ['2, 3, 4/2025', '2025-02-01', '2025-04-30'],
])('figures in a row without a quarter before them are months: “%s”', (text, start, end) => {
  expect(readDeadline(text)).toMatchObject({ kind: 'month', start, end });
});

test.each([
  'xây dựng 2000-2010 căn',
  'Hỗ trợ 2025 - 2030 hộ nghèo',
  'tổ chức 2025-2026 lượt',
  'trồng 2000 – 2100 cây xanh',
  'Lắp đặt 1950-2050 bóng đèn',
  'Lắp đặt 1500-2000 bóng đèn',
  'đào tạo từ 2000 đến 2100 lao động',
  'tặng đến 2000-2500 suất quà',
  '2025-2030 học viên',
])('an amount between two numbers is no time: “%s”', (text) => {
  expect(readDeadline(text)).toMatchObject({ kind: 'unknown', start: null, end: null });
});

test.each([
  'Chương trình mục tiêu 2026-2030',
  'Kế hoạch đầu tư công trung hạn 2026-2030 của tỉnh',
  'Xây dựng nông thôn mới 2026-2030 trên địa bàn tỉnh',
  'Phát triển nhà ở 2026 - 2030, tầm nhìn đến năm 2050',
  'giai đoạn 2026-2030 hộ nghèo giảm 1%',
  'g/đ 2026-2030 xã đạt chuẩn',
  'từ 2026 đến 2030 đạt 90%',
])('years that nothing is counted by are a time: “%s”', (text) => {
  expect(readDeadline(text)).toMatchObject({ kind: 'period', start: '2026-01-01', end: '2030-12-31' });
});

test.each([
  ['theo kế hoạch hằng năm từ 2025 đến 2030', 'yearly', '2025-01-01', '2030-12-31'],
  ['Thực hiện theo kế hoạch hằng năm, giai đoạn 2026-2030', 'yearly', '2026-01-01', '2030-12-31'],
  ['theo chương trình công tác hằng quý từ năm 2026 đến năm 2028', 'quarterly', '2026-01-01', '2028-12-31'],
  ['theo kế hoạch hằng năm từ năm 2026', 'yearly', '2026-01-01', null],
  ['Báo cáo định kỳ theo kế hoạch hằng quý', 'quarterly', null, null],
  ['Kiểm tra định kỳ theo chương trình công tác hằng tháng', 'monthly', null, null],
  ['theo kế hoạch hằng năm, đánh giá định kỳ', 'yearly', null, null],
  ['Rà soát thường kỳ theo đề án hằng năm', 'yearly', null, null],
])('a duty that recurs by itself keeps the rhythm of its paper: “%s”', (text, recurrence, start, end) => {
  expect(readDeadline(text)).toMatchObject({ kind: 'recurring', recurrence, start, end });
});

test.each([
  ['Theo kế hoạch hằng năm', 'conditional'],
  ['theo chương trình công tác hằng tháng', 'conditional'],
  ['không định kỳ, theo kế hoạch hằng năm', 'conditional'],
  ['Theo kế hoạch hằng năm, quý IV/2025', 'quarter'],
  ['theo kế hoạch hằng quý, từ 01/3/2025 đến 30/6/2025', 'period'],
])('a rhythm in a paper’s name alone is not the duty’s: “%s”', (text, kind) => {
  expect(readDeadline(text).kind).toBe(kind);
});

test.each([
  ['Trước ngày Quốc khánh năm 2025', '2025-09-01'],
  ['trước ngày Quốc khánh 2025', '2025-09-01'],
  ['Hoàn thành trước ngày Thương binh Liệt sĩ năm 2025', '2025-07-26'],
  ['trước ngày Thương binh, liệt sỹ năm 2026', '2026-07-26'],
  ['trước ngày Giải phóng miền Nam năm 2026', '2026-04-29'],
  ['Dịp Giải phóng miền Nam, thống nhất đất nước năm 2026', '2026-04-30'],
  ['trước Sinh nhật Bác năm 2026', '2026-05-18'],
  ['Hoàn thành dịp Quốc khánh năm 2025', '2025-09-02'],
  ['đến Tết Dương lịch 2026', '2026-01-01'],
  ['trước Tết Dương lịch năm 2027', '2026-12-31'],
  ['Khánh thành nhân ngày Nhà giáo Việt Nam năm 2026', '2026-11-20'],
  ['chậm nhất ngày Pháp luật Việt Nam năm 2025', '2025-11-09'],
  ['trước lễ Quốc khánh (2/9) năm 2025', '2025-09-01'],
  ['trước ngày 27/7 (Ngày Thương binh Liệt sĩ) năm 2025', '2025-07-26'],
  ['Quý III/2025, trước ngày Quốc khánh', '2025-09-01'],
  ['Trước ngày Quốc khánh mùng 2/9/2026', '2026-09-01'],
])('a feast names its day: “%s”', (text, end) => {
  expect(readDeadline(text)).toMatchObject({ kind: 'date', start: null, end });
});

test.each([
  'trước ngày Quốc khánh',
  'Hoàn thành dịp Tết Dương lịch',
  'trong năm 2025, trước ngày Nhà giáo Việt Nam',
  'trước ngày Quốc khánh 30/8/2025',
  'đến dịp Giỗ Tổ Hùng Vương năm 2026',
  'Dịp lễ hội Lam Kinh năm 2025',
  'đến ngày hội Đại đoàn kết toàn dân năm 2025',
  'Trước Tết Nguyên đán năm 2026',
])('a feast without its year, or whose day is not known here, gives no day: “%s”', (text) => {
  expect(readDeadline(text)).toMatchObject({ kind: 'unknown', start: null, end: null });
});

test.each([
  ['Chi trả chế độ thương binh liệt sĩ năm 2025', 'year', '2025-12-31'],
  ['Đại hội công đoàn và Hội Phụ nữ Việt Nam, hoàn thành năm 2026', 'year', '2026-12-31'],
  ['Tuyên truyền các ngày lễ lớn trong năm 2025', 'year', '2025-12-31'],
  ['Chào mừng Quốc khánh, hoàn thành quý III/2025', 'quarter', '2025-09-30'],
  ['Trước 15/8/2025 (dịp Quốc khánh)', 'date', '2025-08-14'],
  ['Điều chỉnh tỷ lệ giải ngân năm 2025', 'year', '2025-12-31'],
])('words that name people, or only tell why, are no day: “%s”', (text, kind, end) => {
  expect(readDeadline(text)).toMatchObject({ kind, end });
});
