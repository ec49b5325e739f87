/** A file with a secrecy marking is taken in nowhere, whatever it is called and wherever the marking stands in it. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { bareWorkbook, CLEAN, csv } from '../support/import-files.ts';
import { run, temporaryFolder, type Ran } from './command-line.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

async function taken(
  name: string,
  content: string | Uint8Array,
): Promise<Pick<Ran, 'status' | 'err'> & { readonly programmes: string }> {
  const file = join(folder, name);
  const registry = join(folder, 'registry.sqlite');
  writeFileSync(file, content);
  const { status, err } = await run(registry, [
    'import',
    file,
    '--programme',
    'KH',
    '--issued',
    '2026-01-05',
    '--create-agencies',
  ]);
  const tasks = await run(registry, ['tasks', '--programme', 'KH', '--json']);
  return { status, err, programmes: tasks.err };
}

function word(before: string, cell: string, header = ''): Uint8Array {
  const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const row = (cells: readonly string[]): string =>
    `<w:tr>${cells.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr>`;
  const columns = ['STT', 'Nội dung', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Sản phẩm', 'Thời gian'];
  const table = `<w:tbl>${row(columns)}${row(['1', 'Rà soát', 'Sở Nội vụ', '', cell, '30/6/2026'])}</w:tbl>`;
  return zipSync({
    'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${paragraph(before)}${table}</w:body></w:document>`),
    'word/header1.xml': strToU8(`<w:hdr xmlns:w="w">${paragraph(header)}</w:hdr>`),
  });
}

test.each(['KH-MẬT(1).csv', 'KH_MẬT_v2.csv', 'MẬT 12-KH.csv', 'KH-MẬT - Copy.csv'])(
  'a file named %s is not even read',
  async (name) => {
    const { status, err, programmes } = await taken(name, 'no table at all');
    expect(status).toBe(1);
    expect(err).toContain('dấu độ mật “MẬT”');
    expect(err).not.toContain('cột');
    expect(programmes).toContain('KH');
  },
);

describe('a file that is marked inside', () => {
  test.each<[string, string, string | Uint8Array]>([
    ['above the table of a text', 'KH.csv', `MẬT\r\nSố: 12/KH-UBND\r\n${csv(CLEAN)}`],
    ['in the head of a text on one line', 'KH.csv', `Số: 12/KH-UBND          MẬT\r\n${csv(CLEAN)}`],
    ['in a cell', 'KH.csv', csv([...CLEAN, ['II.9', 'II Xã hội', 'Diễn tập', 'Sở Nội vụ', '', '(TỐI MẬT)', '', '']])],
    ['above the table of a document', 'KH.docx', word('TUYỆT MẬT', 'Báo cáo')],
    ['in a cell of a document', 'KH.docx', word('KẾ HOẠCH', 'Độ mật: Mật')],
    ['in the margin of a document', 'KH.docx', word('KẾ HOẠCH', 'Báo cáo', 'MẬT')],
    [
      'on a sheet of a workbook',
      'KH.xlsx',
      bareWorkbook(
        '<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>MẬT</t></is></c></row></sheetData></worksheet>',
      ),
    ],
  ])('%s is refused, and nothing of it is kept', async (_where, name, content) => {
    const { status, err, programmes } = await taken(name, content);
    expect([status, err]).toEqual([1, expect.stringMatching(/dấu độ mật “(?:MẬT|TỐI MẬT|TUYỆT MẬT)”/u)]);
    expect(programmes).toContain('KH');
  });

  test('a file of targets, too', async () => {
    const file = join(folder, 'targets.csv');
    writeFileSync(file, 'MẬT\nMục,Chỉ tiêu,Giá trị,Đơn vị tính,So sánh,Đến\nII,tỷ lệ,"24,5",%,>=,2025\n');
    const ran = await run(join(folder, 'registry.sqlite'), [
      'indicators',
      '--programme',
      '913-qd-ubnd',
      '--import',
      file,
    ]);
    expect([ran.status, ran.err]).toEqual([1, expect.stringContaining('dấu độ mật “MẬT”')]);
  });
});

test.each([
  ['Kế hoạch bảo mật (1).csv', csv(CLEAN)],
  [
    'KH.csv',
    csv([...CLEAN, ['II.9', 'II Xã hội', 'Quy hoạch mật độ dân số; BẢO MẬT dữ liệu', 'Sở Nội vụ', '', '', '', '']]),
  ],
])('words that are no marking are taken in: %s', async (name, content) => {
  expect((await taken(name, content)).status).toBe(0);
});
