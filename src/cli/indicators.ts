import type { Command } from 'commander';
import { figure, targetWords } from '../conversation/compose/compose-indicators.ts';
import { standingOfTarget, trendOf, type Target } from '../domain/tasks/indicator.ts';
import { readIndicatorCsv } from '../importer/readers/read-indicator-csv.ts';
import { listIndicators, type StoredIndicator } from '../store/programmes/indicators.ts';
import { importIndicators } from '../usecases/programme/import-indicators.ts';
import { importedFile } from './imported-file.ts';
import { namedProgramme } from './named-programme.ts';
import { changeIn, inOffice, readIn, type Office } from './office.ts';
import { printLine, printList } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

interface Options {
  readonly programme?: string;
  readonly import?: string;
  readonly json?: boolean;
}

/** `dondoc indicators`. */
export function addIndicators(program: Command, around: Surroundings): void {
  program
    .command('indicators')
    .description('list the numeric targets of the decisions, with what was reported against them')
    .option('--programme <code>', 'only those of one programme')
    .option('--import <file>', 'load the targets of --programme, which has none yet, from a CSV file')
    .option('--json', 'one JSON object per target')
    .action((options: Options) =>
      inOffice(around, async (office) => {
        if (options.import !== undefined) await load(office, around, options.import, options.programme);
        else await list(office, around, options);
      }),
    );
}

async function list(office: Office, around: Surroundings, options: Options): Promise<void> {
  const { programme } = options;
  const indicators = readIn(office, (work) =>
    listIndicators(work.tx, programme === undefined ? null : namedProgramme(work, programme).code),
  );
  const targets = indicators.flatMap((indicator) => indicator.targets.map((target) => ({ indicator, target })));
  await printList(around, options, targets, {
    json: targetJson,
    header: ['Chỉ tiêu', 'Mục', 'Mục tiêu', 'Gần nhất', 'Tên'],
    row: ({ indicator, target }) => {
      const latest = indicator.values.at(-1);
      return [
        String(indicator.id),
        indicator.section,
        targetWords(target),
        latest === undefined ? '–' : `${String(latest.year)}: ${figure(latest.value)}`,
        indicator.name,
      ];
    },
    empty: 'Chưa có chỉ tiêu nào.',
  });
}

function targetJson({ indicator, target }: { indicator: StoredIndicator; target: Target }): object {
  const { value, reached, reckoning } = standingOfTarget(indicator, target);
  const trend = trendOf(indicator);
  return {
    name: indicator.name,
    value: target.value,
    unit: indicator.unit,
    comparator: target.comparator,
    by:
      target.fromYear === target.toYear ? String(target.toYear) : `${String(target.fromYear)}-${String(target.toYear)}`,
    section: indicator.section,
    number: indicator.id,
    programme: indicator.programme,
    text: target.text,
    values: indicator.values,
    reported: value,
    reckoning,
    reached,
    trend: trend === null ? null : trend.to.value - trend.from.value,
  };
}

async function load(office: Office, around: Surroundings, file: string, programme: string | undefined): Promise<void> {
  if (programme === undefined) throw new Refused('Name the programme that the targets belong to with --programme.');
  const csv = readIndicatorCsv(importedFile(file));
  if (csv.kind === 'unreadable') throw new Refused(`${file}: ${csv.problem}`);
  const outcome = changeIn(office, (work) => importIndicators(work, namedProgramme(work, programme).code, csv.rows));
  if (outcome.kind === 'refused') {
    throw new Refused(`The programme ${programme} has indicators already; reported values hang on them, so they stay.`);
  }
  await printLine(around, `Imported ${String(outcome.indicators)} indicators with ${String(outcome.targets)} targets.`);
}
