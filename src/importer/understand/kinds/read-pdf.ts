import type { ColumnChoice } from '../../../domain/drafts/column-choice.ts';
import { readPdf, type PdfReading } from '../../readers/pages/read-pdf.ts';
import type { Block } from '../../readers/grids-of-blocks.ts';
import { MOST_SCANNED, readScan, type ScanOutcome } from '../../readers/scans/read-scan.ts';
import { secrecyMarkingOfScan } from '../../../domain/text/scanned-marking.ts';
import type { SecrecyMarking } from '../../../domain/text/secrecy-marking.ts';
import { readBlocks } from '../read-blocks.ts';
import { markingAmong, markingInBlocks, marked } from '../refuse-marked.ts';
import { unreadable, type TaskFile } from '../task-file.ts';

/** Called before each scanned page with its place among them, counted from 1, and their number. */
export type OnPage = (page: number, of: number) => void;

const CURE = 'hãy xin bản PDF có chữ, hoặc bản Word, Excel của văn bản rồi nhập lại.';
const NO_TEXT = `Tệp PDF không có chữ đọc được (trang trống, hoặc ảnh quá mờ); ${CURE}`;
const SCANNED = 'Văn bản là ảnh quét, chữ do máy nhận dạng; đề nghị đối chiếu từng việc với ảnh trước khi nhận vào sổ.';

/**
 * Reads the tasks of a PDF's tables, by their ruling lines or the gaps between their columns, else of its sentences. Pages
 * that are pictures are recognised.
 */
export async function readPdfFile(
  bytes: Uint8Array,
  choices: readonly ColumnChoice[],
  onPage: OnPage = () => undefined,
): Promise<TaskFile> {
  const pdf = await readPdf(bytes);
  if (pdf.kind === 'unreadable') return pdf;
  const marking = markingInBlocks(pdf.parts.flat()) ?? markingAmong(pdf.notes);
  return marking === null ? readScannedPages(bytes, pdf, { choices, onPage }) : marked(marking);
}

interface Asked {
  /** What a person says the columns are. */
  readonly choices: readonly ColumnChoice[];
  readonly onPage: OnPage;
}

/** The same of what its text was read of; the runs of pages without a letter are recognised. */
export async function readScannedPages(bytes: Uint8Array, pdf: TextPdf, { choices, onPage }: Asked): Promise<TaskFile> {
  const scan: ScanOutcome =
    pdf.silent.length === 0
      ? { kind: 'read', blocks: [], pictures: new Map(), empty: [], unreadTops: [] }
      : await readScan({
          bytes,
          runs: pdf.silent,
          onPage,
          markingIn: (lines) => lines.map(secrecyMarkingOfScan).find((marking) => marking !== null) ?? null,
        });
  const silent = pdf.silent.flat().map(({ number }) => number);
  const isWhole = silent.length === pdf.pages;
  switch (scan.kind) {
    case 'marked':
      return scanMarked(scan.marking);
    case 'read':
      return readPages(pdf, scan, { silent, choices });
    default: {
      const why = whyNot(scan);
      // What is there as text can be read all the same; a scan alone cannot.
      if (isWhole || scan.kind === 'too-long') return unreadable(`${why}; ${CURE}`);
      const notice = `Trang ${silent.join(', ')} không có chữ đọc được (trang trống hoặc ảnh quét) nên chưa được đọc; hãy xem lại. ${why}.`;
      return readText(pdf, pdf.parts.flat(), choices, [notice]);
    }
  }
}

/** What looks like a marking counts as one: of the file nothing is kept. */
function scanMarked(marking: SecrecyMarking): TaskFile {
  const problem = `Ảnh quét có chữ giống dấu độ mật “${marking}” nên không được nhập; tài liệu mật chỉ được xử lý theo quy định về bảo vệ bí mật nhà nước. Nếu văn bản không mật, ${CURE}`;
  return { ...unreadable(problem), marking };
}

function whyNot(scan: Exclude<ScanOutcome, { readonly kind: 'read' | 'marked' }>): string {
  switch (scan.kind) {
    case 'absent':
      return `Tệp PDF không có chữ đọc được, có lẽ là bản quét; máy chủ chưa cài ${scan.packages} để nhận dạng chữ trong ảnh`;
    case 'too-many-pages':
      return `Tệp có ${String(scan.pages)} trang quét, nhiều hơn ${String(MOST_SCANNED)} trang; hãy chỉ giữ lại các trang có bảng nhiệm vụ`;
    case 'failed':
      return `Không nhận dạng được trang quét ${String(scan.page)} (ảnh hỏng, hoặc cần quá nhiều bộ nhớ)`;
    case 'too-long':
      return `Nhận dạng đến trang quét ${String(scan.page)} thì quá thời gian cho phép; hãy chỉ giữ lại các trang có bảng nhiệm vụ`;
  }
}

export type TextPdf = PdfReading & { readonly kind: 'read' };

function readPages(
  pdf: TextPdf,
  { blocks, pictures, empty, unreadTops }: ScanOutcome & { readonly kind: 'read' },
  { silent, choices }: { readonly silent: readonly number[]; readonly choices: readonly ColumnChoice[] },
): TaskFile {
  if (silent.length === pdf.pages && empty.length === silent.length) return unreadable(NO_TEXT);
  const all = pdf.parts.flatMap((part, at) => [...part, ...(blocks[at] ?? [])]);
  const isScanned = silent.length > empty.length;
  const file = readText(pdf, all, choices, [
    ...(isScanned ? [SCANNED] : []),
    ...(unreadTops.length > 0
      ? [
          `Phần trên của trang ${unreadTops.join(', ')} có dấu hoặc chữ không nhận dạng được; đề nghị xem tệp gốc, nếu là dấu độ mật thì bỏ dự thảo này, không nhận vào sổ.`,
        ]
      : []),
    ...(empty.length > 0
      ? [`Trang ${empty.join(', ')} không có chữ đọc được (trang trống hoặc ảnh quét) nên chưa được đọc; hãy xem lại.`]
      : []),
  ]);
  if (file.kind === 'unreadable' || !isScanned) return file;
  // Of sentences nobody knows which page they stood on: each is looked at.
  const scans =
    file.scans ??
    (all.some((block) => block.kind === 'table')
      ? []
      : file.rows.map(({ line, title }) => ({ line, column: 'row', text: title, confidence: 100, pictures: [] })));
  const used = new Set(scans.flatMap((each) => each.pictures));
  return {
    ...file,
    ...(scans.length > 0 && { scans }),
    pictures: new Map([...pictures].filter(([name]) => used.has(name))),
  };
}

function readText(
  { oldFonts }: TextPdf,
  blocks: readonly Block[],
  choices: readonly ColumnChoice[],
  notices: readonly string[],
): TaskFile {
  return readBlocks(blocks, {
    notices: [
      ...notices,
      ...(oldFonts.length > 0
        ? [`Có chữ viết bằng phông cũ (${oldFonts.join(', ')}), đã chuyển sang Unicode; hãy xem kỹ dấu tiếng Việt.`]
        : []),
    ],
    choices,
    nothing: 'Tệp PDF không có bảng nhiệm vụ nào; hãy kiểm tra xem phụ lục có nằm trong tệp này không.',
  });
}
