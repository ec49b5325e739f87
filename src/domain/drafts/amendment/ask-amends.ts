/** Whether a document is new or amends a programme that stands: by the number that it names, else as a person says. */

import type { LocalDate } from '../../calendar/dates.ts';
import type { Asking } from '../asking.ts';
import type { AmendableProgramme, DraftAnswer, DraftContent } from '../draft.ts';

export const AMENDS_KEY = 'amends';

/** The programme that a draft amends; `whole`: it has all of its tasks. */
export interface Target {
  readonly programme: string;
  readonly whole: boolean;
}

export interface Standing {
  /** All that stand, the oldest first. */
  readonly programmes: readonly (AmendableProgramme & { readonly issuedOn: LocalDate })[];
  /** The document's own number and day. */
  readonly own: { readonly number: string | null; readonly issued: LocalDate | null };
  /** The code under which somebody took it in. */
  readonly wished: string | null;
  /** The code of the programme that a document with this number amended before. */
  readonly amendedBy: (number: string) => string | null;
  /** Whether the document has most tasks of a programme. */
  readonly isWhole: (code: string) => boolean;
}

/** Programmes offered where the one that is named does not stand. */
const MOST_OFFERED = 5;

/** The programme that the document amends; null for a document of its own, and while nobody has said. */
export function askAmends(content: DraftContent, standing: Standing, asking: Asking): Target | null {
  const { programmes, own, wished } = standing;
  const named = content.amends?.numbers ?? [];
  const amended = programmes.filter((programme) => isNamed(programme, named, standing) || programme.code === wished);
  const version = programmes.filter(
    ({ number, issuedOn }) => numberKey(number) === numberKey(own.number ?? '') && issuedOn === own.issued,
  );
  const given = asking.peek(AMENDS_KEY);
  const chosen = given?.kind === 'amends' ? programmes.filter(({ code }) => code === given.programme) : [];
  const isUnknown = named.length > 0 && amended.length === 0;
  const offered = unique([...amended, ...version, ...chosen, ...(isUnknown ? programmes.slice(-MOST_OFFERED) : [])]);
  if (offered.length === 0) return null;
  const [only, ...others] = amended;
  const proposal: DraftAnswer | null =
    only === undefined || others.length > 0
      ? null
      : { kind: 'amends', programme: only.code, whole: content.amends?.whole === true || standing.isWhole(only.code) };
  const answer = asking.put(
    {
      key: AMENDS_KEY,
      asks: {
        kind: 'amends',
        programmes: offered.map(({ code, number, title }) => ({ code, number, title })),
        named: isUnknown ? (named[0] ?? null) : null,
      },
      rows: [],
      proposal,
      isRequired: true,
    },
    (each) => fitsAmends(each, programmes),
  );
  return answer?.kind === 'amends' ? { programme: answer.programme, whole: answer.whole } : null;
}

/** "Keep" is a document of its own. */
function fitsAmends(answer: DraftAnswer, programmes: readonly Pick<AmendableProgramme, 'code'>[]): boolean {
  return (
    answer.kind === 'keep' || (answer.kind === 'amends' && programmes.some(({ code }) => code === answer.programme))
  );
}

function isNamed({ code, number }: AmendableProgramme, named: readonly string[], { amendedBy }: Standing): boolean {
  return named.some((each) => numberKey(each) === numberKey(number) || amendedBy(each) === code);
}

/** "913 / qđ-ubnd" is "913/QĐ-UBND". */
function numberKey(number: string): string {
  return number.normalize('NFC').replaceAll(/\s/gu, '').toUpperCase();
}

function unique<T extends { readonly code: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.code, item])).values()];
}
