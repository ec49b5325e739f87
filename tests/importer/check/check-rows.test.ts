import { describe, expect, test } from 'vitest';
import { buildAgencyIndex } from '../../../src/domain/agencies/agency-names.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { readDeadline } from '../../../src/domain/deadlines/read-deadline.ts';
import { checkRows } from '../../../src/importer/check/check-rows.ts';
import { readTaskText } from '../../../src/importer/understand/kinds/read-task-text.ts';
import {
  secondProgrammeCsv,
  SECOND_PROGRAMME_AGENCIES,
  SECOND_PROGRAMME_DEADLINES,
} from '../../support/second-programme.ts';
import type { Finding, ImportContext } from '../../../src/importer/check/check-rows.ts';
import type { ImportRow } from '../../../src/importer/understand/import-row.ts';

const index = buildAgencyIndex([
  { id: 1, name: 'Sở Xây dựng', aliases: [] },
  { id: 2, name: 'Sở Nông nghiệp và Phát triển nông thôn', aliases: ['Sở Nông nghiệp và PTNT'] },
  { id: 3, name: 'UBND huyện Thọ Xuân', aliases: [] },
]);

const context: ImportContext = {
  index,
  issued: day('2022-03-14'),
  authority: 'UBND tỉnh Thanh Hóa',
  createAgencies: false,
  ended: new Map<number, string[]>(),
};

let nextLine = 1;

function row(cells: Partial<ImportRow>): ImportRow {
  nextLine += 1;
  return {
    line: nextLine,
    ref: `I.${String(nextLine)}`,
    section: 'I Chung',
    title: 'Lập kế hoạch',
    lead: 'Sở Xây dựng',
    coordinating: '',
    product: 'Báo cáo',
    deadline: 'Quý II/2026',
    reportTo: '',
    source: 'annex',
    feeds: [],
    ...cells,
  };
}

type Told = Omit<Finding, 'column'>;

function findings(rows: readonly Partial<ImportRow>[], changes: Partial<ImportContext> = {}): readonly Told[] {
  nextLine = 1;
  return checkRows(rows.map(row), { ...context, ...changes }).map(({ line, severity, message }) => ({
    line,
    severity,
    message,
  }));
}

test('each finding names its column', () => {
  nextLine = 1;
  const rows = [
    row({ ref: '', title: '' }),
    row({ lead: 'Sở Ngoại vụ' }),
    row({ lead: 'Sở Xây dựng', coordinating: 'Sở Xây dựng' }),
    row({ deadline: '', reportTo: 'Sở Tài chính', feeds: ['IX.9'] }),
  ];
  expect(checkRows(rows, context).map(({ line, column }) => `${String(line)} ${column}`)).toEqual([
    '2 ref',
    '2 title',
    '3 lead',
    '4 coordinating',
    '5 feeds',
    '5 deadline',
    '5 report_to',
  ]);
});

test('a row with nothing wrong has no findings', () => {
  expect(findings([{}])).toEqual([]);
});

describe('errors', () => {
  test.each<[Partial<ImportRow>, string]>([
    [{ title: '' }, 'Chưa ghi “Nội dung”.'],
    [{ ref: '' }, 'Chưa ghi “Số TT”.'],
    [{ lead: '' }, 'Chưa ghi “Đơn vị chủ trì”.'],
    [{ lead: 'Sở Ngoại vụ' }, 'Chưa có đơn vị “Sở Ngoại vụ” trong danh mục.'],
    [
      { lead: 'Sở Xây dụg, UBND huyện Thọ Xuân' },
      'Chưa có đơn vị “Sở Xây dụg” trong danh mục; gần giống “Sở Xây dựng”.',
    ],
  ])('%j', (cells, message) => {
    expect(findings([cells])).toEqual([{ line: 2, severity: 'error', message }]);
  });

  test('a place used twice is told on the second row', () => {
    expect(findings([{ ref: 'III.2.1' }, { ref: 'iii.2.1.' }])).toEqual([
      {
        line: 3,
        severity: 'error',
        message: 'Số TT “iii.2.1.” đã có ở dòng 2; hãy ghi đủ cả mục, ví dụ “III.2.1”.',
      },
    ]);
  });

  test('two rows without a place are not duplicates of each other', () => {
    expect(findings([{ ref: '' }, { ref: '' }]).map(({ message }) => message)).toEqual([
      'Chưa ghi “Số TT”.',
      'Chưa ghi “Số TT”.',
    ]);
  });

  test('an unknown agency is told once, with how often it stands', () => {
    expect(findings([{}, { lead: 'Sở Ngoại vụ' }, { lead: 'sở ngoại vụ' }, { lead: 'Sở Ngoại vụ' }])).toContainEqual({
      line: 3,
      severity: 'error',
      message: 'Chưa có đơn vị “Sở Ngoại vụ” trong danh mục (còn ở 2 dòng khác).',
    });
  });

  test('an agency that only coordinates need not be known', () => {
    expect(findings([{ coordinating: 'Sở Ngoại vụ, các đơn vị liên quan' }])).toEqual([]);
  });
});

describe('warnings', () => {
  test.each<[Partial<ImportRow>, string]>([
    [{ deadline: 'Quý V/2026' }, 'Không đọc được thời hạn “Quý V/2026”; nhiệm vụ sẽ chỉ được nhắc báo cáo định kỳ.'],
    [{ deadline: '' }, 'Chưa ghi thời hạn; nhiệm vụ sẽ chỉ được nhắc báo cáo định kỳ.'],
    [
      { deadline: 'Sau khi có hướng dẫn' },
      'Thời hạn “Sau khi có hướng dẫn” chờ một điều kiện, chưa tính được ngày; nhiệm vụ sẽ chỉ được nhắc báo cáo định kỳ.',
    ],
    [
      { deadline: 'Trước ngày 14/3/2022' },
      'Thời hạn “Trước ngày 14/3/2022” (đến 13/03/2022) kết thúc trước ngày ban hành văn bản 14/03/2022.',
    ],
    [
      { lead: 'Sở Xây dựng', coordinating: 'Sở Xây dựng, các sở có liên quan' },
      '“Sở Xây dựng” vừa chủ trì vừa phối hợp.',
    ],
    [{ reportTo: 'Sở Tài chính' }, 'Báo cáo gửi “Sở Tài chính”, không phải “UBND tỉnh Thanh Hóa”; đề nghị kiểm tra.'],
    [
      { reportTo: 'Chủ tịch UBND tỉnh' },
      'Báo cáo gửi “Chủ tịch UBND tỉnh”, không phải “UBND tỉnh Thanh Hóa”; đề nghị kiểm tra.',
    ],
    [{ feeds: ['IX.9'] }, 'Cột “Phục vụ” ghi “IX.9”, không phải số TT của một nhiệm vụ khác trong tệp.'],
    [{ ref: 'I.1', feeds: ['I.1'] }, 'Cột “Phục vụ” ghi “I.1”, không phải số TT của một nhiệm vụ khác trong tệp.'],
  ])('%j', (cells, message) => {
    expect(findings([cells])).toEqual([{ line: 2, severity: 'warning', message }]);
  });

  test.each<Partial<ImportRow>>([
    { deadline: 'Ngày 14/3/2022' },
    { deadline: 'Thường xuyên' },
    { reportTo: 'UBND tỉnh' },
    { reportTo: 'ubnd tỉnh thanh hoá' },
  ])('not for %j', (cells) => {
    expect(findings([cells])).toEqual([]);
  });

  test('no deadline is too early when the day of the decision is not told', () => {
    expect(findings([{ deadline: 'Năm 2019' }], { issued: null })).toEqual([]);
  });

  test('what another row of the file feeds is fine, before or after it', () => {
    expect(findings([{ ref: 'IV.2', feeds: ['IV.1'] }, { ref: 'IV.1' }, { ref: 'IV.3', feeds: ['iv.1'] }])).toEqual([]);
  });

  test('two spellings of one agency are told once, where the second first stands', () => {
    const rows = [
      { lead: 'Sở Nông nghiệp và PTNT' },
      { lead: 'UBND huyện Thọ Xuân', coordinating: 'Sở Nông nghiệp và Phát triển nông thôn' },
      { lead: 'Sở Nông nghiệp và Phát triển nông thôn' },
    ];
    expect(findings(rows)).toEqual([
      {
        line: 3,
        severity: 'warning',
        message:
          'Một đơn vị được viết hai cách: “Sở Nông nghiệp và PTNT” (dòng 2) và “Sở Nông nghiệp và Phát triển nông thôn”.',
      },
    ]);
  });
});

describe('where agencies may be created', () => {
  test('an unknown lead is a warning', () => {
    expect(findings([{ lead: 'Sở Ngoại vụ' }], { createAgencies: true })).toEqual([
      { line: 2, severity: 'warning', message: 'Chưa có đơn vị “Sở Ngoại vụ” trong danh mục; sẽ tạo mới.' },
    ]);
  });

  test('a name that means many agencies asks for its members', () => {
    expect(findings([{ lead: 'Các sở, ban, ngành, đơn vị cấp tỉnh' }], { createAgencies: true })).toEqual([
      {
        line: 2,
        severity: 'error',
        message:
          '“Các sở, ban, ngành, đơn vị cấp tỉnh” chỉ nhiều đơn vị và chưa có trong danh mục; hãy khai báo tên này cùng các thành viên của nó rồi nhập lại.',
      },
    ]);
  });

  test('the same new agency spelled in two ways is told', () => {
    const told = findings([{ lead: 'Sở Ngoại vụ' }, { lead: 'Sở Ngoại Vụ' }], { createAgencies: true });
    expect(told.map(({ message }) => message)).toContain(
      'Một đơn vị được viết hai cách: “Sở Ngoại vụ” (dòng 2) và “Sở Ngoại Vụ”.',
    );
  });
});

test('findings come in the order of the lines', () => {
  const lines = findings([{ deadline: '' }, { title: '' }, { lead: 'Sở Ngoại vụ' }, { ref: '' }]).map(
    ({ line }) => line,
  );
  expect(lines).toEqual([2, 3, 4, 5]);
});

describe('a second programme, with agencies of its own', () => {
  const csv = readTaskText(new TextEncoder().encode(secondProgrammeCsv()));
  const rows = csv.kind === 'rows' ? csv.rows : [];
  const lamHa = { index, issued: day('2026-01-05'), authority: 'UBND tỉnh Lam Hà', ended: new Map<number, string[]>() };

  test('each of its agencies is announced once, whole, and nothing else is', () => {
    const told = checkRows(rows, { ...lamHa, createAgencies: true }).filter(({ column }) => column === 'lead');
    const announced = told.map(({ message }) => /“(.+?)” trong danh mục/u.exec(message)?.[1]);
    expect(announced.toSorted()).toEqual(SECOND_PROGRAMME_AGENCIES.toSorted());
    expect(new Set(told.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  });

  test('without leave to create them, each is an error', () => {
    const told = checkRows(rows, { ...lamHa, createAgencies: false });
    expect(told.filter(({ severity }) => severity === 'error')).toHaveLength(SECOND_PROGRAMME_AGENCIES.length);
  });

  test('once they are known, nothing is left to tell', () => {
    const known = buildAgencyIndex(SECOND_PROGRAMME_AGENCIES.map((name, id) => ({ id, name, aliases: [] })));
    const told = checkRows(rows, { ...lamHa, index: known, createAgencies: false });
    expect(told.filter(({ message }) => !message.includes('chờ một điều kiện'))).toEqual([]);
  });

  test('its deadlines are of every kind but the unreadable', () => {
    const kinds = new Set(SECOND_PROGRAMME_DEADLINES.map((text) => readDeadline(text).kind));
    expect([...kinds].toSorted()).toEqual([
      'conditional',
      'date',
      'half_year',
      'month',
      'ongoing',
      'period',
      'quarter',
      'recurring',
      'year',
    ]);
  });
});
