/** Small files that say they hold much: read or refused in one sentence, within steps that the file's own counts bound. */

import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readTaskFile } from '../../src/importer/understand/read-task-file.ts';

const HEADER = ['STT', 'Nội dung', 'Đơn vị chủ trì'];
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const cells = (texts: readonly string[]): string =>
  texts.map((text) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`).join('');
const word = (row: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(
      `<w:document><w:body><w:tbl><w:tr>${cells(HEADER)}</w:tr><w:tr>${row}</w:tr></w:tbl></w:body></w:document>`,
    ),
    ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [name, strToU8(xml)])),
  });
const book = (sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A"/></sheets></workbook>'),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
    ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [name, strToU8(xml)])),
  });
const line = (texts: readonly string[]): string =>
  `<row>${texts.map((text) => `<c t="str"><v>${text}</v></c>`).join('')}</row>`;

const ROW = ['1', 'Rà soát', 'Sở A'];

test.each<[string, () => Uint8Array, string]>([
  [
    'columns left out by the million',
    () => word(`<w:trPr><w:gridBefore w:val="100000000"/></w:trPr>${cells(ROW)}`),
    '',
  ],
  [
    'a cell over two billion columns',
    () => word(`<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc>${cells(ROW)}`),
    '',
  ],
  [
    'a Roman list from two billion on',
    () =>
      word(
        `<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>${cells(ROW.slice(1))}`,
        {
          'word/numbering.xml':
            '<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="2000000000"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
        },
      ),
    '',
  ],
  ['a sheet nested two million deep', () => book('<x>'.repeat(2_000_000)), 'Bảng quá lớn'],
  ['a cell of 47 MB', () => book(line(HEADER) + line(['1', 'x'.repeat(47_000_000), 'Sở A'])), 'dài hơn 5.000 ký tự'],
  [
    '3,000 formats of brackets',
    () =>
      book(line(HEADER) + line(ROW), {
        'xl/styles.xml': `<styleSheet>${`<numFmt numFmtId="200" formatCode="${'['.repeat(5_000)}"/>`.repeat(3_000)}</styleSheet>`,
      }),
    '',
  ],
  [
    '20,000 sheets',
    () =>
      book(line(HEADER) + line(ROW), {
        'xl/workbook.xml': `<workbook><sheets>${'<sheet name="A"/>'.repeat(20_000)}</sheets></workbook>`,
      }),
    'hơn 200 trang tính',
  ],
  ['20 million line ends', () => utf8('\n'.repeat(20_000_000)), 'Tệp trống'],
  [
    'a table and 20 million line ends',
    () => utf8(`${HEADER.join(',')}\n${ROW.join(',')}${'\n'.repeat(20_000_000)}`),
    'hơn 1.000.000 dòng',
  ],
  ['a header of 200,000 brackets', () => utf8(`STT,Nội dung${'('.repeat(200_000)},Đơn vị chủ trì\n1,a,Sở A\n`), ''],
  ['a page nested two million deep', () => utf8(`<html>${'<b>'.repeat(2_000_000)}`), 'lồng quá nhiều'],
  [
    'a web cell over a billion rows and columns',
    () =>
      utf8(
        `<table><tr><td rowspan=1000000000 colspan=1000000000>x</td></tr><tr>${HEADER.map((cell) => `<th>${cell}</th>`).join('')}</tr></table>`,
      ),
    '',
  ],
  ['a Markdown line of 200,000 bars', () => utf8(`|a|b|\n|---|---|\n${'|'.repeat(200_000)}\n`), 'Dòng tiêu đề'],
])('%s', async (_, build, problem) => {
  const file = await readTaskFile(build());
  if (file.kind === 'rows') expect([problem, file.rows.length]).toEqual(['', file.rows.length]);
  else expect(file.problem).toContain(problem);
});
