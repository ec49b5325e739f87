import type { DraftContent } from '../domain/drafts/draft.ts';
import type { TaskFile } from './understand/task-file.ts';

/** What was read of a file, as a draft keeps it. */
export function draftContentOf({
  head,
  rows,
  year,
  notices,
  findings,
  scans,
  mapping,
  amends,
}: TaskFile & { readonly kind: 'rows' }): DraftContent {
  return {
    head,
    rows: rows.map(
      ({ line, ref, section, title, lead, coordinating, product, deadline, reportTo, source, feeds, continues }) => ({
        line,
        ref,
        section,
        title,
        lead,
        coordinating,
        product,
        deadline,
        reportTo,
        source,
        feeds,
        ...(continues !== undefined && { continues }),
      }),
    ),
    year,
    notices,
    findings,
    ...(scans !== undefined && { scans }),
    mapping: mapping.map(({ table, columns, periods, shown }) => ({
      table,
      columns: { ...columns },
      periods,
      shown,
    })),
    ...(amends !== undefined && { amends }),
  };
}
