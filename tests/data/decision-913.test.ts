import { describe, expect, test } from 'vitest';
import { resolveAgencies } from '../../src/domain/agencies/agency-names.ts';
import { day } from '../../src/domain/calendar/dates.ts';
import { readDeadline } from '../../src/domain/deadlines/read-deadline.ts';
import { checkRows } from '../../src/importer/check/check-rows.ts';
import { readTaskText } from '../../src/importer/understand/kinds/read-task-text.ts';
import { annexRows } from '../support/annex-rows.ts';
import { agencyIndex, bytesOf, codesOf, plainRows, textOf } from '../support/reference-data.ts';
import type { DeadlineKind } from '../../src/domain/deadlines/deadline.ts';

const TASKS = 'data/913-qd-ubnd/tasks.csv';

const ANNEX_REFS = [
  'I', 'II',
  'III.1.1', 'III.1.2', 'III.1.3', 'III.1.4',
  'III.2.1', 'III.2.2', 'III.2.3', 'III.2.4', 'III.2.5', 'III.2.6', 'III.2.7',
  'III.3.1', 'III.3.2', 'III.3.3', 'III.3.4', 'III.3.5', 'III.3.6', 'III.3.7', 'III.3.8', 'III.3.9',
  'III.4.1', 'III.4.2',
  'IV.1', 'IV.2', 'IV.3',
  'V.1', 'V.2', 'V.3', 'V.4', 'V.5', 'V.6', 'V.7', 'V.8',
  'VI.1', 'VI.2', 'VI.3',
  'VII.1', 'VII.2', 'VII.3', 'VII.4', 'VII.5',
  'VIII.1', 'VIII.2', 'VIII.3',
  'IX.1',
  'X.1', 'X.2',
]; // prettier-ignore

const BODY_REFS = ['CT.II.3.2.1', 'CT.II.3.3.1', 'CT.II.3.3.2', 'CT.II.3.3.3', 'CT.II.5.1', 'CT.III.2.1'];

const file = readTaskText(bytesOf(TASKS));
const rows = file.kind === 'rows' ? file.rows : [];
const index = agencyIndex();
const body = textOf('tests/fixtures/decision-913-body.txt').replaceAll('*', '').replace(/\s+/gu, ' ');

describe('the annex of Decision 913', () => {
  const source = annexRows(textOf('tests/fixtures/decision-913-annex.txt'));
  const annex = plainRows(TASKS).filter((row) => row['Nguồn'] === 'phụ lục');

  test('has its 49 rows, in order', () => {
    expect(ANNEX_REFS).toHaveLength(49);
    expect(source.map(({ ref }) => ref)).toEqual(ANNEX_REFS);
    expect(annex.map((row) => row['Số TT'])).toEqual(ANNEX_REFS);
  });

  test.each(source)('$ref stands word for word as printed', ({ ref, heading, cells }) => {
    const row = annex.find((candidate) => candidate['Số TT'] === ref) ?? {};
    const own = [row['Nội dung'], row['Đơn vị chủ trì'], row['Đơn vị phối hợp'], row['Sản phẩm'], row['Thời gian']];
    expect(own).toEqual(cells);
    expect(row['Mục']).toBe(heading);
  });

  test('IX.1 is whole although a page break cuts it', () => {
    const title = annex.find((row) => row['Số TT'] === 'IX.1')?.['Nội dung'] ?? '';
    expect(title).toContain('lực lượng dân quân tự vệ, dự bị động viên, công an xã vững mạnh.');
  });

  test('its deadlines are of the kinds that an official would count', () => {
    const kinds: Partial<Record<DeadlineKind, number>> = {};
    for (const { deadline } of rows.filter((row) => row.source === 'annex')) {
      const { kind } = readDeadline(deadline);
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    expect(kinds).toEqual({ ongoing: 27, quarter: 7, period: 7, year: 5, date: 2, month: 1 });
  });

  test('only IV.2 and IV.3 report to the department that gathers them, and feed IV.1', () => {
    const others = rows.filter((row) => row.source === 'annex' && row.reportTo !== 'UBND tỉnh');
    expect(others.map(({ ref, reportTo, feeds }) => ({ ref, reportTo, feeds }))).toEqual([
      { ref: 'IV.2', reportTo: 'Sở Kế hoạch và Đầu tư', feeds: ['IV.1'] },
      { ref: 'IV.3', reportTo: 'Sở Kế hoạch và Đầu tư', feeds: ['IV.1'] },
    ]);
  });
});

describe('the duties that only the body assigns', () => {
  const duties = rows.filter(({ source }) => source === 'body');

  test('follow the annex, under their place in the body', () => {
    expect(duties.map(({ ref }) => ref)).toEqual(BODY_REFS);
    expect(rows.slice(49)).toEqual(duties);
  });

  test.each(duties)('$ref uses the words of the body', ({ title, lead, coordinating, product, deadline, section }) => {
    for (const cell of [title, lead, coordinating, product, deadline]) expect(body).toContain(cell);
    expect(body).toContain(section.replace(/^CT\.[IVX.\d]+ /u, ''));
  });

  test.each([
    ['CT.II.3.2.1', ['BQLKKTNS'], 'date', null, '2022-03-30'],
    ['CT.II.3.3.1', ['SCT'], 'period', '2022-01-01', '2025-12-31'],
    ['CT.II.3.3.2', ['SCT'], 'period', '2026-01-01', '2030-12-31'],
    ['CT.II.3.3.3', ['UBNDTX'], 'quarter', '2023-04-01', '2023-06-30'],
    ['CT.II.5.1', ['UBNDTX'], 'period', '2026-01-01', '2030-12-31'],
    ['CT.III.2.1', ['UBNDTX'], 'recurring', null, null],
  ])('%s is led by %j, %s from %s to %s', (ref, leads, kind, start, end) => {
    const row = duties.find((duty) => duty.ref === ref);
    expect(codesOf(resolveAgencies(row?.lead ?? '', index).names.map(({ id }) => id))).toEqual(leads);
    expect(readDeadline(row?.deadline ?? '')).toMatchObject({ kind, start, end });
  });

  test('every dated phrase of the body is a task, an indicator, or part of a name', () => {
    // Counted by hand in sections II and III, in order: what stands here beside no comment of its own needs a row.
    const timePhrase =
      /trong (?:Quý|năm|tháng) [\dIV/]+(?: năm \d+)?|trước ngày [\d/]+|giai đoạn \d+ ?- ?\d+|định kỳ \p{L}+ \p{L}+/giu;
    expect(body.match(timePhrase)).toEqual([
      'trong Quý II/2022', // III.1.2
      'trong Quý IV/2022', // III.1.4
      'trong năm 2025', // III.1.3
      'trước ngày 31/3/2022', // CT.II.3.2.1
      'Giai đoạn 2025 - 2030', // III.2.6
      'trong Quý IV/2022', // III.2.1
      'Giai đoạn 2021 - 2025', // indicators of II.3.3
      'Giai đoạn 2026 - 2030', // indicators of II.3.3
      'Giai đoạn 2022 - 2025', // CT.II.3.3.1
      'giai đoạn 2026-2030', // CT.II.3.3.2
      'trong Quý IV/2022', // III.3.8
      'trong Quý II/2023', // CT.II.3.3.3
      'Giai đoạn 2021 - 2025', // indicators of II.4
      'Giai đoạn 2026 - 2030', // indicators of II.4
      'trong tháng 4 năm 2022', // IV.1
      'trước ngày 31/3/2022', // IV.2
      'trước ngày 31/3/2022', // IV.3
      'Giai đoạn 2022-2025', // V.7 and an indicator
      'Giai đoạn 2026 - 2030', // CT.II.5.1 and an indicator
      'trong năm 2025', // V.1
      'Giai đoạn 2022-2025', // V.7
      'giai đoạn 2026 - 2030', // CT.II.5.1
      'trong Quý IV/2022', // V.5
      'trong năm 2023', // V.6
      'giai đoạn 2021-2025', // the name of the programme that VI.1 carries out
      'trong Quý I/2023', // VII.5
      'trong Quý IV/2022', // VIII.2
      'Định kỳ hàng năm', // CT.III.2.1
    ]);
  });

  test('the yearly report goes to the Chairman', () => {
    expect(duties.find(({ ref }) => ref === 'CT.III.2.1')?.reportTo).toBe('Chủ tịch UBND tỉnh');
  });
});

describe('the whole file', () => {
  test('every lead is a known agency', () => {
    for (const { ref, lead } of rows) {
      const { names, unknown } = resolveAgencies(lead, index);
      expect({ ref, found: names.length > 0, unknown }).toEqual({ ref, found: true, unknown: [] });
    }
  });

  test.each([
    ['I', ['STTTT', 'UBNDTX']],
    ['II', ['CSBN', 'UBNDTX']],
    ['III.2.1', ['BQLKKTNS']],
    ['III.3.3', ['SVHTTDL']],
    ['III.4.1', ['CSBN']],
    ['V.2', ['SGTVT', 'SKHDT', 'STC', 'UBNDTX']],
    ['V.3', ['SNNPTNT', 'SKHDT', 'STC', 'UBNDTX']],
    ['VII.3', ['SLDTBXH']],
    ['VII.4', ['TTXTDT', 'SYT', 'UBNDTX']],
    ['X.1', ['HUTX']],
  ])('%s is led by %j', (ref, expected) => {
    const lead = rows.find((row) => row.ref === ref)?.lead ?? '';
    expect(codesOf(resolveAgencies(lead, index).names.map(({ id }) => id))).toEqual(expected);
  });

  test('what a task feeds is in the file', () => {
    const refs = new Set(rows.map(({ ref }) => ref));
    for (const feed of rows.flatMap(({ feeds }) => feeds)) expect(refs).toContain(feed);
  });

  test('the importer has no errors to tell, and these warnings', () => {
    const context = { index, issued: day('2022-03-14'), authority: 'UBND tỉnh Thanh Hóa', createAgencies: false, ended: new Map<number, string[]>() };
    const findings = checkRows(rows, context);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const refOf = (line: number): string => rows.find((row) => row.line === line)?.ref ?? '?';
    expect(findings.filter(({ message }) => message.includes('vừa chủ trì')).map(({ line }) => refOf(line))).toEqual([
      'V.1',
    ]);
    expect(findings.filter(({ message }) => message.startsWith('Báo cáo gửi')).map(({ line }) => refOf(line))).toEqual([
      'IV.2',
      'IV.3',
      'CT.III.2.1',
    ]);
    expect(findings.filter(({ message }) => message.includes('thời hạn'))).toEqual([]);
  });
});
