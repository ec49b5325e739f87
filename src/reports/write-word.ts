/** A periodic report as an editable Word file in the official layout (Nghị định 30/2020/NĐ-CP, phụ lục I). */

import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type ISectionOptions,
} from 'docx';
import type { Report } from '../conversation/compose/report/report.ts';
import { periodWords, subjectWords, summarySections } from '../conversation/compose/report/summary-words.ts';
import { localDateOf, monthOf, yearOf } from '../domain/calendar/dates.ts';
import { splicedInto, type Splice } from './splice-zip.ts';
import { annexRows, annexTable } from './word-annex.ts';
import { body, centred, line, rule, sideBySide } from './word-parts.ts';
import { FONT, LANDSCAPE_MARGIN, PORTRAIT, SIZE } from './word-styles.ts';

/** A .docx file, slice by slice. What only people can fill in (number, day, signature) is left open. */
export async function* writeWord(report: Report): AsyncGenerator<Uint8Array> {
  const document = new Document({
    title: subjectWords(report),
    creator: 'Đôn Đốc',
    styles: { default: { document: { run: { font: FONT, size: SIZE.text }, paragraph: { spacing: { after: 0 } } } } },
    sections: [letter(report), annex(report)],
  });
  yield* splicedInto(await Packer.toBuffer(document), { [TEXT]: (xml) => withRows(xml, report) });
}

/** The part that holds the text (ECMA-376, part 1, 11.3.10). */
const TEXT = 'word/document.xml';
const END_OF_TABLE = '</w:tbl>';

/** The annex is the last table of the text. */
function withRows(xml: string, report: Report): Splice {
  const end = xml.lastIndexOf(END_OF_TABLE);
  return { before: xml.slice(0, end), rows: annexRows(report), after: () => xml.slice(end) };
}

function letter(report: Report): ISectionOptions {
  return {
    properties: { page: PORTRAIT, titlePage: true },
    headers: { default: pageNumber(), first: new Header({ children: [new Paragraph('')] }) },
    footers: { default: new Footer({ children: [new Paragraph('')] }) },
    children: [
      head(report),
      centred(''),
      centred('BÁO CÁO', { bold: true }),
      centred(subjectWords(report), { bold: true }),
      centred(periodWords(report), { italics: true }),
      rule(12),
      ...summarySections(report).flatMap(({ heading, paragraphs, items }) => [
        body(heading, { bold: true }),
        ...paragraphs.map((text) => body(text)),
        ...items.map((item) => body(`- ${item}`)),
      ]),
      body('(Kết quả cụ thể từng nhiệm vụ tại Phụ lục kèm theo).'),
      body('Trên đây là báo cáo kết quả thực hiện nhiệm vụ, kính báo cáo./.'),
      centred(''),
      foot(report),
    ],
  };
}

function head({ authority, madeAt, timeZone }: Report): ReturnType<typeof sideBySide> {
  const day = localDateOf(madeAt, timeZone);
  const dated = `${placeOf(authority)}, ngày      tháng ${String(monthOf(day)).padStart(2, '0')} năm ${String(yearOf(day))}`;
  return sideBySide(
    [
      centred(authority.toLocaleUpperCase('vi'), { size: SIZE.small }),
      centred('VĂN PHÒNG', { bold: true, size: SIZE.small }),
      rule(8),
      centred('Số:          /BC-VP', { size: SIZE.head }),
    ],
    [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: SIZE.small }),
      centred('Độc lập - Tự do - Hạnh phúc', { bold: true, size: SIZE.head }),
      rule(20),
      centred(dated, { italics: true, size: SIZE.head }),
    ],
  );
}

function foot({ authority }: Report): ReturnType<typeof sideBySide> {
  const recipients = [`- ${authority} (để báo cáo);`, '- Các đơn vị chủ trì;', '- Lưu: VT.'];
  return sideBySide(
    [
      line('Nơi nhận:', { bold: true, italics: true, size: SIZE.small }),
      ...recipients.map((text) => line(text, { size: SIZE.list })),
    ],
    [centred('CHÁNH VĂN PHÒNG', { bold: true }), ...['', '', '', ''].map((text) => centred(text))],
    50,
  );
}

function annex(report: Report): ISectionOptions {
  return {
    properties: {
      page: { size: { ...PORTRAIT.size, orientation: PageOrientation.LANDSCAPE }, margin: LANDSCAPE_MARGIN },
    },
    headers: { default: pageNumber() },
    children: [
      centred('PHỤ LỤC', { bold: true }),
      centred(subjectWords(report).toLocaleUpperCase('vi'), { bold: true }),
      centred(periodWords(report), { italics: true }),
      centred('(Kèm theo Báo cáo số          /BC-VP)', { italics: true }),
      centred(''),
      annexTable(),
    ],
  };
}

/** Arabic figures, centred above the text, not on the first page. */
function pageNumber(): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.head })],
      }),
    ],
  });
}

/** "UBND tỉnh Thanh Hóa" → "Thanh Hóa"; the place where the document is issued bears its authority's name. */
function placeOf(authority: string): string {
  return authority
    .replace(/^(UBND|Ủy ban nhân dân|HĐND|Tỉnh ủy|Thành ủy|Huyện ủy)\s+/u, '')
    .replace(/^(tỉnh|thành phố|huyện|thị xã|xã|phường)\s+/u, '');
}
