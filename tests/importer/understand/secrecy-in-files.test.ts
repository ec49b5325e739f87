/** A marking refuses the file wherever it stands in it: beside the text, under it, over it, or where nobody sees it. */

import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readTaskFile } from '../../../src/importer/understand/read-task-file.ts';

const para = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const row = (cells: readonly string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;
const HEADER = ['STT', 'Nội dung', 'Đơn vị chủ trì'];
const TASK = ['1', 'Rà soát', 'Sở Nội vụ'];
const TABLE = `<w:tbl>${row(HEADER.map(para))}${row(TASK.map(para))}</w:tbl>`;
const word = (body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  });
const box = (text: string): string =>
  `<w:p><w:r><w:t>ỦY BAN NHÂN DÂN</w:t></w:r><w:r><w:drawing><wps:txbx><w:txbxContent>${para(text)}</w:txbxContent></wps:txbx></w:drawing></w:r><w:r><w:t>TỈNH Q</w:t></w:r></w:p>`;

const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const sheet = (rows: readonly (readonly string[])[], more = ''): string =>
  `<worksheet><sheetData>${rows.map((cells) => `<row>${cells.map(inline).join('')}</row>`).join('')}</sheetData>${more}</worksheet>`;
const book = (parts: Readonly<Record<string, string>>, hidden = ''): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'xl/workbook.xml': `<workbook><sheets><sheet name="Kế hoạch"/>${hidden}</sheets></workbook>`,
        'xl/worksheets/sheet1.xml': sheet([HEADER, TASK]),
        ...parts,
      }).map(([name, xml]) => [name, strToU8(xml)]),
    ),
  );

const DRAWING =
  '<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>TỐI </a:t></a:r><a:r><a:t>MẬT</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>';

test.each<[string, () => Uint8Array, string]>([
  [
    'a comment on a document',
    () => word(TABLE, { 'word/comments.xml': `<w:comments><w:comment>${para('MẬT')}</w:comment></w:comments>` }),
    'MẬT',
  ],
  ['a footer', () => word(TABLE, { 'word/footer2.xml': `<w:ftr>${para('TUYỆT MẬT')}</w:ftr>` }), 'TUYỆT MẬT'],
  ['a text box in the middle of a line', () => word(box('TỐI MẬT') + TABLE), 'TỐI MẬT'],
  [
    'a text box that is anchored in a cell',
    () => word(`<w:tbl>${row(HEADER.map(para))}${row([para('1'), box('MẬT'), para('Sở A')])}</w:tbl>`),
    'MẬT',
  ],
  [
    'a watermark',
    () =>
      word(TABLE, {
        'word/header1.xml':
          '<w:hdr><w:p><w:r><w:pict><v:shape><v:textpath string="MẬT"/></v:shape></w:pict></w:r></w:p></w:hdr>',
      }),
    'MẬT',
  ],
  [
    'a hidden sheet',
    () =>
      book({ 'xl/worksheets/sheet2.xml': sheet([['Số: 5/BC'], ['TỐI MẬT']]) }, '<sheet name="Cũ" state="veryHidden"/>'),
    'TỐI MẬT',
  ],
  [
    'the header of a printed sheet',
    () =>
      book({
        'xl/worksheets/sheet1.xml': sheet(
          [HEADER, TASK],
          '<headerFooter><oddHeader>&amp;L12/KH-UBND&amp;C&amp;"Arial,Bold"&amp;14MẬT</oddHeader></headerFooter>',
        ),
      }),
    'MẬT',
  ],
  [
    'the footer of its first page',
    () =>
      book({
        'xl/worksheets/sheet1.xml': sheet(
          [HEADER, TASK],
          '<headerFooter differentFirst="1"><firstFooter>&amp;RTUYỆT MẬT</firstFooter></headerFooter>',
        ),
      }),
    'TUYỆT MẬT',
  ],
  [
    'a comment on a cell',
    () =>
      book({
        'xl/comments1.xml':
          '<comments><commentList><comment><text><r><t>An:</t></r><r><t>&#10;MẬT</t></r></text></comment></commentList></comments>',
      }),
    'MẬT',
  ],
  ['a box over a sheet', () => book({ 'xl/drawings/drawing1.xml': DRAWING }), 'TỐI MẬT'],
  [
    'an old box that is no proper XML',
    () => book({ 'xl/drawings/vmlDrawing1.vml': '<xml><v:textbox><div>KH<br>MẬT</div></v:textbox></xml>' }),
    'MẬT',
  ],
  [
    'a table of a web page that holds no task',
    () =>
      Buffer.from(
        '<table><tr><td>MẬT</td></tr></table><table><tr><th>STT</th><th>Nội dung</th><th>Đơn vị chủ trì</th></tr><tr><td>1</td><td>a</td><td>Sở A</td></tr></table>',
      ),
    'MẬT',
  ],
])('%s', async (_, build, marking) => {
  expect(await readTaskFile(build())).toMatchObject({
    problem: expect.stringContaining(`dấu độ mật “${marking}”`) as unknown,
  });
});

test.each<[string, () => Uint8Array]>([
  ['a text box', () => word(box('Bảo mật thông tin') + TABLE)],
  [
    'a comment',
    () => word(TABLE, { 'word/comments.xml': `<w:comments>${para('Xem lại mật độ xây dựng')}</w:comments>` }),
  ],
  [
    'a margin',
    () =>
      book({
        'xl/worksheets/sheet1.xml': sheet(
          [HEADER, TASK],
          '<headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter>',
        ),
      }),
  ],
])('other words are no marking: %s', async (_, build) => {
  expect(await readTaskFile(build())).toMatchObject({ kind: 'rows', rows: [{ ref: '1', lead: 'Sở Nội vụ' }] });
});
