import { shown, type CaseReport } from './bench-case.ts';

/** A case's report as two tables and its notes. */
export function printReport(name: string, about: string, report: CaseReport): void {
  console.log(`\n${name}: ${about}`);
  table(
    ['measured', 'unit', 'median', 'min', 'max'],
    report.lines.map(({ what, unit, median, min, max }) => [what, unit, shown(median), shown(min), shown(max)]),
  );
  table(
    ['target', 'wanted', 'got', ''],
    report.targets.map(({ what, wanted, got, met }) => [what, wanted, got, met ? 'met' : 'NOT MET']),
  );
  for (const note of report.notes ?? []) console.log(`  ${note}`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) return;
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const write = (row: readonly string[]): void => {
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
  };
  write(head);
  write(widths.map((width) => '-'.repeat(width)));
  rows.forEach(write);
}
