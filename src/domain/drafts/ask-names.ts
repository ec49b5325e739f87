/** Who each row is led by: every name is resolved once, and a new one is what a person says it is. */

import {
  agencyNamed,
  agencyNameKey,
  buildAgencyIndex,
  nearestAgencies,
  resolveAgencies,
  type AgencyIndex,
} from '../agencies/agency-names.ts';
import { nameKindOf } from '../agencies/name-kind.ts';
import { once } from '../once.ts';
import type { Asking } from './asking.ts';
import { isText } from './ask-rows.ts';
import type { DraftAnswer, DraftRow } from './draft.ts';
import { proposeMembers } from './propose-members.ts';

/** Known names offered for one that is not known, and for how many: each is compared with every agency. */
const OFFERED = 3;
const MOST_COMPARED = 200;
/** Names within names that were taken apart. */
const DEEPEST = 3;

export interface KnownAgencies {
  readonly index: AgencyIndex;
  /** Groups have members of their own, and are nobody's member. */
  readonly groups: ReadonlySet<number>;
}

/** What acceptance will make: agencies, groups with members, spellings of known agencies. */
export interface NewNames {
  readonly agencies: readonly string[];
  readonly groups: readonly { readonly name: string; readonly members: readonly string[] }[];
  readonly spellings: readonly { readonly agency: string; readonly spelling: string }[];
}

/** Rows with the names of their leads: those of open questions as written. */
export function askNames(
  rows: readonly DraftRow[],
  { index, groups: isGroup }: KnownAgencies,
  asking: Asking,
): { readonly rows: readonly DraftRow[]; readonly names: NewNames } {
  const split = namesInCell(rows, index);
  const made = newNames(index, asking.answers());
  const all = buildAgencyIndex([
    ...index.agencies,
    ...[...made].map(([, name], at) => ({ id: -1 - at, name, aliases: [] })),
  ]);
  // A decision of thousands of rows names some hundred agencies: each name is looked up once.
  const known = once((name: string) => agencyNamed(index, name));
  const nameById = new Map(all.agencies.map(({ id, name }) => [id, name]));
  const nameOf = once((name: string): string | null => {
    const id = agencyNamed(all, name);
    return id === null ? null : (nameById.get(id) ?? null);
  });
  const keyOf = once(nameKey);
  const single = index.agencies.filter(({ id }) => !isGroup.has(id)).map(({ name }) => name);
  const groups = new Map<string, readonly string[]>();
  const spellings = new Map<string, string>();
  let compared = 0;

  const offersFor = once((name: string) => {
    const nameKind = nameKindOf(name);
    const compares = nameKind === 'plain' && (compared += 1) <= MOST_COMPARED;
    return {
      nameKind,
      near: compares ? nearestAgencies(name, index, OFFERED).map((each) => each.name) : [],
      members: nameKind === 'collective' ? proposeMembers(name, [...single, ...made.values()]) : [],
    };
  });

  // Of one name there is one answer in a reading.
  const fits = once((name: string) => {
    const fit = new Map<DraftAnswer, boolean>();
    return (answer: DraftAnswer): boolean => {
      const before = fit.get(answer) ?? fitsName(answer, name, (each) => nameOf(each) !== null);
      fit.set(answer, before);
      return before;
    };
  });

  const leadsOf = (name: string, at: number, depth: number): readonly string[] => {
    if (known(name) !== null) return [name];
    const { nameKind, near, members } = offersFor(name);
    const asks = { kind: 'name', name, nameKind, near, members } as const;
    const isUsable = (answer: DraftAnswer): boolean => depth < DEEPEST && fits(name)(answer);
    const answer = asking.put(
      { key: keyOf(name), asks, rows: [at], proposal: proposedFor(asks), isRequired: true },
      isUsable,
    );
    // What an answer names is an agency that is known, or is asked about itself.
    const further = (each: string): readonly string[] => {
      return known(each) === null ? leadsOf(each, at, depth + 1) : [nameOf(each) ?? each];
    };
    switch (answer?.kind) {
      case 'new':
        return [nameOf(answer.name) ?? answer.name];
      case 'same': {
        const [agency, ...others] = further(answer.agency);
        if (agency !== undefined && others.length === 0) spellings.set(name, agency);
        return agency === undefined ? [] : [agency, ...others];
      }
      case 'of':
        return further(answer.agency);
      case 'group': {
        const standing = [...new Set(answer.members.flatMap(further))];
        if (standing.length === 0) asking.reopen(keyOf(name));
        else groups.set(name, standing);
        return [name];
      }
      case 'several':
        return answer.names.flatMap(further);
      case 'none':
        return [];
      default:
        return [name];
    }
  };

  const named = rows.map((row, at) => {
    // A row that amends a task, and not its leads.
    if (row.keeps?.includes('lead') === true) return row;
    const leads = split(row.lead).flatMap((name) => leadsOf(name, at, 0));
    if (leads.length > 0 || row.lead === '') return { ...row, leads: [...new Set(leads)] };
    // All names of the cell are nobody's: who leads is asked anew.
    const key = `lead:of:${agencyNameKey(row.lead)}`;
    const answer = asking.put(
      { key, asks: { kind: 'lead', above: null }, rows: [at], proposal: null, isRequired: true },
      isText,
    );
    const said = answer?.kind === 'text' ? split(answer.text).flatMap((name) => leadsOf(name, at, 0)) : [];
    if (answer?.kind === 'text' && said.length === 0) asking.reopen(key);
    return { ...row, leads: [...new Set(said)] };
  });
  // What was set aside with its rows is nobody's member and nobody's other name.
  const stands = (name: string): boolean => nameOf(name) !== null || groups.has(name);
  return {
    rows: named,
    names: {
      agencies: [...made.values()],
      groups: [...groups].flatMap(([name, members]) => {
        const standing = members.filter(stands);
        return standing.length === 0 ? [] : [{ name, members: standing }];
      }),
      spellings: [...spellings].flatMap(([spelling, agency]) => (stands(agency) ? [{ agency, spelling }] : [])),
    },
  };
}

const nameKey = (name: string): string => `name:${agencyNameKey(name)}`;

/** Whether an answer can be what a name stands for; `isKnown` for agencies, those of the draft included. */
function fitsName(answer: DraftAnswer, name: string, isKnown: (name: string) => boolean): boolean {
  const key = agencyNameKey(name);
  const isAgency = (each: string): boolean =>
    agencyNameKey(each) !== key && (isKnown(each) || nameKindOf(each) === 'plain');
  switch (answer.kind) {
    case 'new':
      return nameKindOf(answer.name) === 'plain';
    case 'same':
    case 'of':
      return isAgency(answer.agency);
    case 'group':
      return answer.members.length > 0 && answer.members.every(isAgency);
    case 'several':
      return answer.names.length > 1 && answer.names.every((each) => agencyNameKey(each) !== key);
    case 'none':
      return true;
    default:
      return false;
  }
}

function proposedFor(asks: {
  name: string;
  nameKind: string;
  near: readonly string[];
  members: readonly string[];
}): DraftAnswer | null {
  const { name, nameKind, near, members } = asks;
  if (nameKind === 'collective') return members.length > 0 ? { kind: 'group', members } : null;
  if (nameKind === 'nothing') return { kind: 'none' };
  // A name that resembles a known one may be either: nobody takes that in with other proposals.
  return nameKind === 'plain' && near.length === 0 ? { kind: 'new', name } : null;
}

/**
 * The names in a cell. A plain name that nobody knows yet counts as known for the other cells, whatever their order:
 * "Sở A Sở B" is two agencies where both are named elsewhere.
 */
function namesInCell(rows: readonly DraftRow[], index: AgencyIndex): (cell: string) => readonly string[] {
  const plain = new Set<string>();
  for (const cell of new Set(rows.map(({ lead }) => lead))) {
    for (const name of resolveAgencies(cell, index).unknown) if (nameKindOf(name) === 'plain') plain.add(name);
  }
  const extended =
    plain.size === 0
      ? index
      : buildAgencyIndex([...index.agencies, ...[...plain].map((name, at) => ({ id: -1 - at, name, aliases: [] }))]);
  const nameById = new Map(extended.agencies.map(({ id, name }) => [id, name]));
  return once((cell: string): readonly string[] => {
    const { names, unknown } = resolveAgencies(cell, extended);
    return [...names.map(({ id, text }) => (id < 0 ? (nameById.get(id) ?? text) : text)), ...unknown];
  });
}

/** The agencies that answers make, by their keys. */
function newNames(index: AgencyIndex, answers: readonly DraftAnswer[]): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  for (const answer of answers) {
    if (answer.kind !== 'new' || nameKindOf(answer.name) !== 'plain' || agencyNamed(index, answer.name) !== null)
      continue;
    if (!made.has(agencyNameKey(answer.name))) made.set(agencyNameKey(answer.name), answer.name);
  }
  return made;
}
