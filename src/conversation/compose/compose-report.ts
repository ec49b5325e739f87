/** The words that go with a report's files. */

import type { ReportLink } from '../message/asked.ts';
import type { OutgoingMessage } from '../message/message.ts';
import type { ReportHead } from './report/report.ts';
import type { ReportFile, ReportFormat } from '../message/report-file.ts';
import { figureSentences } from './rate-words.ts';
import { periodWords, subjectWords } from './report/summary-words.ts';
import { count, shorten } from './words.ts';
import { bold, write, type Line } from './write.ts';

export const REPORT_USAGE =
  'Đề nghị ghi kỳ báo cáo đã bắt đầu, ví dụ “/baocao quý III/2026”, “/baocao tháng 10/2026”, “/baocao năm 2026”; không ghi kỳ thì lấy quý này đến hôm nay.';
export const NO_REPORT_FILES =
  'Ở đây không gửi được tệp. Đề nghị lấy báo cáo trên bảng theo dõi (/bang), hoặc nhờ người quản trị xuất bằng lệnh export.';

const FORMAT_WORDS: Record<ReportFormat, string> = {
  docx: 'Word, theo thể thức văn bản',
  xlsx: 'Excel, mỗi đơn vị chủ trì một dòng',
};

/** One file with its words; short enough to stand under it. */
export function composeReportMessage(report: ReportHead, file: ReportFile): OutgoingMessage {
  return { ...write([...head(report), `Tệp: ${FORMAT_WORDS[file.format]}.`]), file };
}

/** Assignments of which both files are made in a second, beside everything else. */
const ASSIGNMENTS_A_SECOND = 2500;
/** Shorter waits are not announced, and are told in steps of this. */
const STEP_SECONDS = 5;

/** Said before files that take long; null where they come at once. */
export function composeReportComing(assignments: number): OutgoingMessage | null {
  const seconds = Math.round(assignments / ASSIGNMENTS_A_SECOND / STEP_SECONDS) * STEP_SECONDS;
  return seconds === 0 ? null : write([`Đang lập báo cáo, khoảng ${count(seconds)} giây.`]);
}

/** The addresses of report files, for messengers that take no files. */
export function composeReportLinks(report: ReportHead, links: readonly ReportLink[]): OutgoingMessage {
  return write([
    ...head(report),
    'Tải về trong 7 ngày (ai có địa chỉ đều mở được, đề nghị không chuyển ra ngoài):',
    ...links.map(({ format, address }) => `${FORMAT_WORDS[format]}: ${address}`),
  ]);
}

function head(report: ReportHead): Line[] {
  return [
    bold('Báo cáo định kỳ'),
    `${shorten(subjectWords(report), 300)} ${periodWords(report)}.`,
    ...figureSentences(report.figures),
  ];
}
