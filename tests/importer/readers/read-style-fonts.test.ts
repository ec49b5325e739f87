import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readStyleFonts } from '../../../src/importer/readers/read-style-fonts.ts';
import { readTaskFile } from '../../../src/importer/understand/read-task-file.ts';

const styles = (body: string): Uint8Array => strToU8(`<w:styles>${body}</w:styles>`);
const style = (id: string, font: string, more = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}" ${more}><w:rPr>${font}</w:rPr></w:style>`;
const font = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;

test('a run has the font of its own style, else of its paragraph, else of the document', () => {
  const of = readStyleFonts(
    styles(
      `<w:docDefaults><w:rPrDefault><w:rPr>${font('VNI-Times')}</w:rPr></w:rPrDefault></w:docDefaults>` +
        style('Old', font('.VnTime')) +
        style('New', font('Times New Roman')) +
        style('Silent', '') +
        '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Old"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>',
    ),
  );
  expect([of('Old', null), of('Child', null), of('New', null), of('New', 'Old'), of('Old', 'New')]).toEqual([
    'TCVN3', 'TCVN3', null, 'TCVN3', null,
  ]); // prettier-ignore
  expect([of('Silent', null), of(null, null), of('Loop', null), of('none', 'none')]).toEqual([
    'VNI',
    'VNI',
    'VNI',
    'VNI',
  ]);
});

test('a paragraph that names no style is in the usual one; a font of the theme is of Unicode', () => {
  const usual = styles(
    style('Normal', font('.VnTimeH'), 'w:default="1"') + style('Theme', '<w:rFonts w:asciiTheme="minorHAnsi"/>'),
  );
  expect([readStyleFonts(usual)(null, null), readStyleFonts(usual)('Theme', null), readStyleFonts(undefined)('Normal', null)]).toEqual([
    'TCVN3', null, null,
  ]); // prettier-ignore
});

test.each([
  ['TCVN3', '.VnTime', ['STT', 'Néi dung', '§¬n vÞ chñ tr×'], ['1', 'LËp ®Ò ¸n', 'Së Y tÕ']],
  ['VNI', 'VNI-Times', ['STT', 'Noäi dung', 'Ñôn vò chuû trì'], ['1', 'Laäp ñeà aùn', 'Sôû Y teá']],
] as const)('a document whose style is in %s, and no run says so', async (name, face, header, task) => {
  const row = (cells: readonly string[]): string =>
    `<w:tr>${cells.map((cell) => `<w:tc><w:p><w:pPr><w:pStyle w:val="Bang"/></w:pPr><w:r><w:rPr><w:rFonts w:cs="Arial"/></w:rPr><w:t>${cell}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`;
  const file = await readTaskFile(
    zipSync({
      'word/document.xml': strToU8(
        `<w:document><w:body><w:tbl>${row(header)}${row(task)}</w:tbl></w:body></w:document>`,
      ),
      'word/styles.xml': styles(style('Bang', font(face))),
    }),
  );
  expect(file).toMatchObject({
    rows: [{ ref: '1', title: 'Lập đề án', lead: 'Sở Y tế' }],
    notices: expect.arrayContaining([expect.stringContaining(`phông cũ (${name})`)]) as unknown,
  });
});
