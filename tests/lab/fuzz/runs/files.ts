/** Files as no office writes them: a run in every place that holds a text, nested as deep as it is long. */

import { strToU8, zipSync } from 'fflate';

/** What a file may say of itself, and nobody can have meant. */
const HUGE = '100000000';
/** The columns of the import format: without one of them nothing further is read. */
const COLUMNS = ['Số TT', 'Nội dung', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Sản phẩm', 'Thời gian'];
/** The last row of Excel. */
const FAR_ROW = '1048576';
/** Characters of a run for each level that elements are nested. */
const PER_LEVEL = 40;

export function wordFile(text: string): Uint8Array {
  const said = escaped(text);
  const deep = Math.floor(text.length / PER_LEVEL);
  const header = COLUMNS.map((title) => cell(paragraph(title))).join('');
  const counted = `<w:pPr><w:numPr><w:ilvl w:val="${HUGE}"/><w:numId w:val="1"/></w:numPr></w:pPr>`;
  const rows = [
    `<w:tr>${header}</w:tr>`,
    `<w:tr>${cell(`<w:p>${counted}</w:p>`)}${cell(paragraph(said))}${cell(paragraph('Sở Xây dựng'))}${cell(paragraph(said)).repeat(3)}</w:tr>`,
    `<w:tr><w:trPr><w:gridBefore w:val="${HUGE}"/></w:trPr>${cell(paragraph(said), `<w:tcPr><w:gridSpan w:val="${HUGE}"/><w:vMerge/></w:tcPr>`)}</w:tr>`,
    `<w:tr>${cell(nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', deep))}</w:tr>`,
  ];
  const body = `${paragraph(said)}<w:tbl>${rows.join('')}</w:tbl>${nested('<w:ins>', '</w:ins>', deep)}${nested('<w:del>', '</w:del>', deep)}`;
  const level = `<w:lvl w:ilvl="0"><w:start w:val="${HUGE}"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="${said}%1"/></w:lvl>`;
  return zipped({
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    'word/numbering.xml': `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  });
}

export function excelFile(text: string): Uint8Array {
  const said = escaped(text);
  const deep = Math.floor(text.length / PER_LEVEL);
  const shared = [...COLUMNS, said, 'Sở Xây dựng'].map((each) => `<si><t>${each}</t></si>`).join('');
  const cells = (...strings: readonly number[]): string =>
    strings.map((at) => `<c t="s"><v>${String(at)}</v></c>`).join('');
  const rows = [
    `<row r="1">${cells(0, 1, 2, 3, 4, 5)}</row>`,
    `<row r="2"><c t="inlineStr"><is>${nested('<r>', '</r>', deep)}<t>${said}</t></is></c>${cells(6, 7, 6, 6, 6)}</row>`,
    `<row r="3"><c r="${said}" s="0"><v>${said}</v></c><c r="XFD3" t="str"><v>${said}</v></c><c s="${HUGE}"><v>1e308</v></c></row>`,
    `<row r="${FAR_ROW}">${cells(6, 6, 7, 6, 6, 6)}</row>`,
    nested('<row><c>', '</c></row>', deep),
  ];
  const merges = [`A2:A${HUGE}`, `A2:XFD${HUGE}`, said].map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return zipped({
    'xl/workbook.xml': `<workbook><sheets><sheet name="${said}" sheetId="1"/></sheets></workbook>`,
    'xl/sharedStrings.xml': `<sst count="${HUGE}">${shared}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${said}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.join('')}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`,
  });
}

/** Unquoted: line ends, delimiters and quotes in it are the file's own. */
export function textFile(text: string): Uint8Array {
  return strToU8(`${text}\n${COLUMNS.join(',')}\n1,${text},Sở Xây dựng,${text},${text},${text}\n${text}`);
}

/** A page saved from the web, and what remains of one in a text. */
export function webPage(text: string): Uint8Array {
  const said = escaped(text);
  const deep = Math.floor(text.length / PER_LEVEL);
  const row = (cells: readonly string[]): string => `<tr>${cells.map((each) => `<td>${each}</td>`).join('')}</tr>`;
  return strToU8(
    `<html><body>${nested('<div>', '</div>', deep)}<table>${row(COLUMNS)}${row(['1', said, 'Sở Xây dựng', said, said, said])}` +
      `<tr><td colspan="${HUGE}" rowspan="${HUGE}">${text}</td></tr></table></body></html>`,
  );
}

function paragraph(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

function cell(content: string, properties = ''): string {
  return `<w:tc>${properties}${content}</w:tc>`;
}

function nested(open: string, close: string, deep: number): string {
  return open.repeat(deep) + close.repeat(deep);
}

/** XML holds neither control characters nor halves of pairs. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replace(/[<&"]/gu, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
  const bytes = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(bytes), { level: 0 });
}
