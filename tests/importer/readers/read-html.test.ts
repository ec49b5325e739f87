import { expect, test } from 'vitest';
import { readHtml } from '../../../src/importer/readers/read-html.ts';
import { readTaskFile } from '../../../src/importer/understand/read-task-file.ts';

const row = (cells: readonly string[], tag = 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;

test.each([70, 120, 300])('a plan with %i columns before its lead keeps every one', async (weeks) => {
  const marks = Array.from({ length: weeks }, (_, at) => `W${String(at + 1)}`);
  const html = `<table>${row(['STT', 'Nội dung', ...marks, 'Đơn vị chủ trì', 'Thời hạn'], 'th')}${row(['1', 'Khảo sát', ...marks.map(() => ''), 'Sở Y tế', '30/6/2026'])}</table>`;
  expect(await readTaskFile(Buffer.from(html))).toMatchObject({
    rows: [{ ref: '1', lead: 'Sở Y tế', deadline: '30/6/2026' }],
  });
});

test('a page of few bytes that merges millions of cells is refused', () => {
  for (const body of [
    '<tr><td colspan=1000>x</td></tr>'.repeat(3000),
    `<tr><td colspan=1000 rowspan=1000>x</td></tr>${'<tr></tr>'.repeat(4000)}<tr><td colspan=1000 rowspan=1000>x</td></tr>${'<tr></tr>'.repeat(4000)}`.repeat(
      2,
    ),
    `<table><tr>${'<td>'.repeat(900)}</tr></table>`.repeat(2500),
  ]) {
    expect(() => readHtml(`<table>${body}</table>`)).toThrow(Error);
  }
});
