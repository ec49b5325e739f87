import { agencies } from '../../support/reference-data.ts';

/** The office that hears of what cannot be delivered. */
export const SECRETARIAT = 'VP';

const NAMES = new Map(
  agencies.filter(({ kind }) => kind === 'agency').map(({ code, name }): [string, string] => [code, name]),
);

export function nameOf(place: string): string {
  return NAMES.get(place) ?? place;
}

/** Codes of `many` agencies from the `first` on, and the secretariat. */
export function officesFrom(first: number, many: number): readonly string[] {
  return [...[...NAMES.keys()].slice(first, first + many), SECRETARIAT];
}
