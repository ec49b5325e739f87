/** The totals behind the digest, the board, the report and the figures for other systems. */

import { figuresFrom, type Figures } from '../../domain/tasks/figures.ts';
import type { Agency, Programme } from '../../domain/tasks/task.ts';
import { agenciesById } from '../../store/programmes/agencies.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import { listSections, talliesByAgency, talliesBySection, type TallyOfAgency } from '../../store/figures/figures.ts';
import { endedBy } from '../../store/programmes/successions.ts';
import { listProgrammes } from '../../store/programmes/tasks.ts';
import { apartByEnd } from './look-back.ts';
import type { Work } from '../work.ts';

export interface AgencyFigures {
  readonly agency: Agency;
  readonly figures: Figures;
  /** It has ended: what is left with it are past results and what waits for a successor, which make no rate of its own. */
  readonly isEnded: boolean;
}

export interface SectionFigures {
  readonly programme: Programme;
  readonly section: string;
  readonly figures: Figures;
}

/** The figures of a scope on the day of the work. */
export function figuresIn(work: Work, scope: Scope): Figures {
  return figuresFrom(talliesIn(work, scope));
}

/** In the record as a whole what has ended is counted as of its last day: nothing of it becomes late, or later, afterwards. */
function talliesIn(work: Work, scope: Scope): TallyOfAgency[] {
  const { going, ended } = apartByEnd(work, scope);
  return [...(going === null ? [] : [{ work, scope: going }]), ...ended].flatMap((each) =>
    talliesByAgency(each.work.tx, each.scope, each.work.today),
  );
}

interface Rank {
  readonly overdue: number;
  readonly name: string;
  readonly id: number;
}

const byVietnameseName = new Intl.Collator('vi');

/** The order of agencies: the most overdue first, then by name. Positive when `a` stands behind `b`. */
export function compareRanks(a: Rank, b: Rank): number {
  return b.overdue - a.overdue || byVietnameseName.compare(a.name, b.name) || a.id - b.id;
}

/** The figures of the scope, and of each agency with an assignment in it: most overdue first, then by name. */
export function figuresByAgency(work: Work, scope: Scope): { all: Figures; agencies: AgencyFigures[] } {
  const tallies = talliesIn(work, scope);
  const known = agenciesById(work.tx);
  const ended = endedBy(work.tx, work.today);
  const agencies = [...Map.groupBy(tallies, ({ agencyId }) => agencyId)].flatMap(([agencyId, own]) => {
    const agency = known.get(agencyId);
    return agency === undefined ? [] : [{ agency, figures: figuresFrom(own), isEnded: ended.has(agencyId) }];
  });
  const rankOf = ({ agency, figures }: AgencyFigures): Rank => ({ ...agency, overdue: figures.overdue });
  agencies.sort((a, b) => compareRanks(rankOf(a), rankOf(b)));
  return { all: figuresFrom(tallies), agencies };
}

/** The figures of each section in scope, in the programmes' order. */
export function figuresBySection(work: Work, scope: Scope): SectionFigures[] {
  const tallies = Map.groupBy(talliesBySection(work.tx, scope, work.today), ({ sectionId }) => sectionId);
  const sections = Map.groupBy(listSections(work.tx), ({ programmeId }) => programmeId);
  const byName = new Intl.Collator('vi', { numeric: true });
  return listProgrammes(work.tx).flatMap((programme) =>
    (sections.get(programme.id) ?? [])
      .toSorted((a, b) => byName.compare(a.name, b.name))
      .flatMap(({ id, name }) => {
        const own = tallies.get(id);
        return own === undefined ? [] : [{ programme, section: name, figures: figuresFrom(own) }];
      }),
  );
}
