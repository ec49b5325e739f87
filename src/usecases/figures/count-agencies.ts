/** Adds up figures agency by agency. With many agencies only the worst are kept apart, as a picture shows no more. */

import { type Picture } from '../../conversation/message/picture.ts';
import { agenciesPicture, type FurtherGroups } from '../../conversation/compose/picture.ts';
import { addFigures, comparedOf, figuresFrom, NO_FIGURES, type Figures } from '../../domain/tasks/figures.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import type { TallyOfAgency } from '../../store/figures/figures.ts';
import type { Work } from '../work.ts';

/** Up to this number of agencies all are kept apart; above it the worst few. */
const ALL_KEPT = 500;
const WORST_KEPT = 50;

export interface AgencyCounts {
  /** Adds the tallies of further agencies; all tallies of an agency come in one call. */
  add(tallies: readonly TallyOfAgency[]): void;
  all(): Figures;
  picture(work: Work): Picture;
}

/** Counts by agency as the rows come, in bounded memory. */
export function countAgencies(): AgencyCounts {
  let all = NO_FIGURES;
  let kept: { readonly agencyId: number; readonly figures: Figures }[] = [];
  let further: FurtherGroups | null = null;
  return {
    add(tallies) {
      for (const [agencyId, own] of Map.groupBy(tallies, (tally) => tally.agencyId)) {
        const figures = figuresFrom(own);
        all = addFigures(all, figures);
        if (comparedOf(figures) > 0) kept.push({ agencyId, figures });
      }
      if (kept.length <= ALL_KEPT) return;
      kept.sort((a, b) => b.figures.overdue - a.figures.overdue);
      const rest = kept.slice(WORST_KEPT);
      const before: FurtherGroups = further ?? { count: 0, figures: NO_FIGURES };
      further = {
        count: before.count + rest.length,
        figures: rest.reduce((sum, { figures }) => addFigures(sum, figures), before.figures),
      };
      kept = kept.slice(0, WORST_KEPT);
    },
    all: () => all,
    picture({ tx, today }) {
      const groups = kept.map(({ agencyId, figures }) => ({ name: agencyById(tx, agencyId)?.name ?? '', figures }));
      return agenciesPicture(all, groups, today, further);
    },
  };
}
