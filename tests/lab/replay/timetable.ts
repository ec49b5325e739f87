/** What happens to the office from outside, day by day: who links, which agencies end, when the programme does. */

import { day, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import type { SuccessionPlan } from '../../../src/domain/agencies/succession.ts';

/** Days after the start on which an agency's group is linked; who is not named here is linked on the first day. */
export const LINKED_AFTER: Readonly<Record<string, number>> = { SYT: 12, SKHCN: 45, TTXTDT: 70, SGDDT: 400 };

/** Linked by nobody, ever. */
export const NEVER_LINKED: ReadonlySet<string> = new Set(['DLTH', 'CAT']);

/** Agencies that begin with a reorganisation and have to be given a chat of their own. */
export const LINKED_ON: readonly { readonly code: string; readonly on: LocalDate }[] = [
  { code: 'STM', on: day('2027-02-22') },
  { code: 'UBNDXTX', on: day('2025-07-21') },
];

export const REORGANISATIONS: readonly SuccessionPlan[] = [
  merged('2025-03-01', ['SKHDT', 'STC'], { code: 'STC', name: null }),
  merged('2025-03-01', ['SGTVT', 'SXD'], { code: 'SXD', name: null }),
  merged('2025-03-01', ['STNMT', 'SNNPTNT'], { code: 'SNNMT', name: 'Sở Nông nghiệp và Môi trường' }),
  merged('2025-03-01', ['STTTT', 'SKHCN'], { code: 'SKHCN', name: null }),
  merged('2025-03-01', ['SLDTBXH', 'SNV'], { code: 'SNV', name: null }),
  abolished('2025-07-01', 'UBNDTX'),
  abolished('2025-07-01', 'HUTX'),
  // The heir of a merger ends in turn.
  {
    kind: 'rename',
    predecessors: ['SNNMT'],
    successors: [{ code: 'SNN', name: 'Sở Nông nghiệp, Tài nguyên và Môi trường' }],
    from: day('2026-06-01'),
    document: 'Nghị quyết số 31/NQ-HĐND',
    choices: [],
  },
  {
    kind: 'split',
    predecessors: ['SCT'],
    successors: [
      { code: 'SCN', name: 'Sở Công nghiệp' },
      { code: 'STM', name: 'Sở Thương mại' },
    ],
    from: day('2027-02-01'),
    document: 'Nghị quyết số 40/NQ-HĐND',
    choices: [
      { task: 14, successor: 'SCN' },
      { task: 15, successor: 'STM' },
      { task: 31, successor: 'STM' },
      { task: 51, successor: 'SCN' },
      { task: 2, successor: 'SCN' },
    ],
  },
  abolished('2028-04-30', 'TTXTDT'),
  // What was split is put together again.
  merged('2029-07-01', ['SCN', 'STM'], { code: 'SCTM', name: 'Sở Công nghiệp và Thương mại' }),
];

/** A person creates the communes' agency when the district ends, and says who takes over what was the district's. */
export const NEW_AGENCIES: readonly { readonly code: string; readonly name: string; readonly on: LocalDate }[] = [
  { code: 'UBNDXTX', name: 'UBND xã Thọ Xuân', on: day('2025-07-14') },
];

export interface Handing {
  readonly on: LocalDate;
  readonly task: number;
  readonly to: string;
}

/** What nobody is named for goes on waiting for a successor. */
export const HANDED: readonly Handing[] = [
  ...handed('2025-07-16', 'UBNDXTX', [3, 5, 6, 22, 24, 35, 47, 55]),
  ...handed('2025-08-04', 'SXD', [32, 33, 34, 54]),
  ...handed('2025-09-15', 'SNNMT', [21, 45, 46]),
  ...handed('2026-01-12', 'SVHTTDL', [43, 53]),
  ...handed('2026-01-12', 'SNV', [1, 49]),
  ...handed('2028-06-19', 'SVHTTDL', [20]),
];

/** The decision is amended on a day: what its tasks, by their place, read from then on. */
export interface AmendedOn {
  readonly on: LocalDate;
  readonly changes: Readonly<Record<string, { readonly lead?: string; readonly deadline?: string }>>;
  /** Places of tasks of which a lead is let go. */
  readonly withdraw?: readonly string[];
}

export const AMENDMENTS: readonly AmendedOn[] = [
  {
    on: day('2023-09-05'),
    changes: { 'III.3.2': { deadline: 'Định kỳ 6 tháng một lần' }, 'V.6': { deadline: 'Ngày 30/6/2024' } },
  },
  {
    on: day('2025-02-10'),
    changes: {
      // A task that is always going on becomes a quarterly duty, a date is moved, a lead comes to it.
      'III.3.3': { deadline: 'Định kỳ hằng quý' },
      'III.1.3': { deadline: 'Năm 2027' },
      'VI.1': { lead: 'Sở Khoa học và Công nghệ, Sở Công Thương' },
    },
  },
  {
    on: day('2025-09-22'),
    changes: {
      'III.3.3': { deadline: 'Trước ngày 15/12 hằng năm' },
      'VII.2': { lead: 'Sở Y tế, Sở Nội vụ' },
      'VI.1': { lead: 'Sở Khoa học và Công nghệ' },
    },
    withdraw: ['VI.1'],
  },
  {
    on: day('2026-05-11'),
    changes: { 'III.3.3': { deadline: 'Định kỳ 6 tháng một lần' }, 'CT.III.2.1': { deadline: 'Định kỳ hằng quý' } },
  },
  {
    on: day('2028-08-14'),
    changes: {
      'CT.III.2.1': { deadline: 'Trước ngày 15/12 hằng năm' },
      'III.3.3': { deadline: 'Định kỳ hằng quý' },
      'VII.2': { deadline: 'Năm 2029' },
      'VI.1': { lead: 'Sở Khoa học và Công nghệ, Sở Y tế' },
    },
  },
];

/** The programme that follows the first one, where people answer: what it assigns, and what it goes on with. */
export const NEXT = {
  importedOn: day('2031-01-20'),
  continuedOn: day('2031-01-22'),
  head: {
    code: 'next',
    number: '77/QĐ-UBND',
    title: 'Chương trình phát triển đô thị Lam Sơn - Sao Vàng',
    authority: 'UBND tỉnh',
    issuedOn: day('2031-01-15'),
  },
  /** `from` is the number of the task that goes on there. */
  tasks: [
    { ref: 'A.1', lead: 'UBND xã Thọ Xuân', deadline: 'Quý IV/2032', from: 5 },
    { ref: 'A.2', lead: 'Sở Xây dựng', deadline: 'Trong thời gian thực hiện Chương trình', from: 17 },
    { ref: 'A.3', lead: 'Sở Y tế', deadline: 'Định kỳ hằng quý', from: 40 },
    { ref: 'A.4', lead: 'Sở Nội vụ', deadline: 'Trước ngày 15/12 hằng năm', from: 41 },
    { ref: 'A.5', lead: 'Sở Công nghiệp và Thương mại', deadline: 'Ngày 10/02/2031', from: 15 },
    { ref: 'A.6', lead: 'Sở Giáo dục và Đào tạo', deadline: 'Năm 2033', from: null },
    { ref: 'A.7', lead: 'Công an tỉnh', deadline: 'Giai đoạn 2031 - 2035', from: null },
  ],
} as const;

export interface LastDay {
  /** The secretariat says it on this day … */
  readonly saidOn: LocalDate;
  /** … and it is this one. */
  readonly endsOn: LocalDate;
}

/** In time, or only when the years that the decision names are over. */
export const LAST_DAY: Readonly<Record<'answered' | 'unanswered', LastDay>> = {
  answered: { saidOn: day('2030-10-01'), endsOn: day('2030-12-31') },
  unanswered: { saidOn: day('2031-02-03'), endsOn: day('2031-03-31') },
};

function merged(
  from: string,
  predecessors: readonly string[],
  into: SuccessionPlan['successors'][number],
): SuccessionPlan {
  return {
    kind: 'merge',
    predecessors,
    successors: [into],
    from: day(from),
    document: `Nghị quyết số ${String(Number(from.slice(2, 4)))}/NQ-HĐND ngày ${from.slice(8)}/${from.slice(5, 7)}/${from.slice(0, 4)}`,
    choices: [],
  };
}

function abolished(from: string, code: string): SuccessionPlan {
  return {
    kind: 'abolish',
    predecessors: [code],
    successors: [],
    from: day(from),
    document: 'Luật số 72/2025/QH15',
    choices: [],
  };
}

function handed(on: string, to: string, tasks: readonly number[]): Handing[] {
  return tasks.map((task) => ({ on: day(on), task, to }));
}
