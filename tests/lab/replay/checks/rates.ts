/** No rate rises by an act that finishes nothing. */

import { ratesOf, type Figures } from '../../../../src/domain/tasks/figures.ts';
import { figuresByAgency } from '../../../../src/usecases/figures/figures.ts';
import { workAt } from '../../../../src/usecases/work.ts';
import type { Around, Check, Complaint } from '../play-years.ts';

const NAME = 'no rate rises by an act that finishes nothing';

/** What finishes work; and what changes what had to be done at all, by a decision of whoever may take it. */
const MAY_RAISE: ReadonlySet<string> = new Set([
  'completed',
  'completion_day_corrected',
  'undone',
  'extension_approved',
  'withdrawn',
  'deadline_amended',
  'programme_end_set',
]);

/** The whole province's, and each agency's by its name. */
type Rates = ReadonlyMap<string, Figures>;

export function rates({ scene, registry }: Around): Check {
  let before: Rates = new Map();
  let events = 0;

  function read(): Rates {
    return scene.database.read((tx) => {
      const { all, agencies } = figuresByAgency(workAt(tx, scene.now(), scene.rules), { kind: 'all' });
      const going = agencies.filter(({ isEnded }) => !isEnded);
      return new Map([['the province', all], ...going.map(({ agency, figures }) => [agency.name, figures] as const)]);
    });
  }

  /** Of the day on which the act is played: time alone raises nothing that is compared here. */
  let day = '';
  return {
    before() {
      if (day === scene.today() && events === registry.events()) return;
      day = scene.today();
      events = registry.events();
      before = read();
    },
    after(what): readonly Complaint[] {
      if (events === registry.events()) return [];
      const kinds = registry.kindsSince(events);
      const now = read();
      const then = before;
      before = now;
      events = registry.events();
      if (kinds.some((kind) => MAY_RAISE.has(kind))) return [];
      return [...now].flatMap(([name, figures]) => {
        const past = then.get(name);
        if (past === undefined) return [];
        const rose = (['completed', 'onTime'] as const).find((part) => isHigher(figures, past, part));
        return rose === undefined
          ? []
          : [
              {
                check: NAME,
                day: scene.today(),
                why: `${what}: ${rose} of ${name} rose from ${wordsOf(past)} to ${wordsOf(figures)}`,
                text: null,
              },
            ];
      });
    },
  };
}

/** Where nothing has fallen due there is no rate, and none that rose. */
function isHigher(now: Figures, then: Figures, part: 'completed' | 'onTime'): boolean {
  const [one, other] = [ratesOf(now), ratesOf(then)];
  return one.base > 0 && other.base > 0 && one[part] * other.base > other[part] * one.base;
}

function wordsOf(figures: Figures): string {
  const { completed, onTime, base } = ratesOf(figures);
  return `${String(completed)} (${String(onTime)} on time) of ${String(base)}`;
}
