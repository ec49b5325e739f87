/** What an import makes of a file: the one way from what was read to what is shown and taken. */

import type { ImportRow } from '../understand/import-row.ts';
import type { TaskFile } from '../understand/task-file.ts';
import { yearOfTitle } from '../../domain/deadlines/year-of-title.ts';
import type { Finding, ImportContext } from '../understand/finding.ts';
import { checkRows } from './check-rows.ts';
import { inYear } from '../../domain/drafts/in-year.ts';
import { resolveLeads } from './resolve-leads.ts';

export interface Draft {
  readonly rows: readonly ImportRow[];
  readonly notices: readonly string[];
  /** By line. */
  readonly findings: readonly Finding[];
}

/** `title` is the programme's, which may name the year of its dates. */
export function draftOf(
  file: TaskFile & { readonly kind: 'rows' },
  context: ImportContext & { readonly title: string | null },
): Draft {
  const dated = inYear(file.rows, file.year ?? yearOfTitle(context.title));
  const rows = resolveLeads(dated.rows, context.index, context.createAgencies);
  return {
    rows,
    notices: [...file.notices, ...dated.notices],
    findings: [...file.findings, ...checkRows(rows, context)].sort((a, b) => a.line - b.line),
  };
}
