/** Resolves leads as they will be once a draft's new agencies, groups and spellings are made; what is new has a negative id. */

import { agencyNamed, buildAgencyIndex } from '../../domain/agencies/agency-names.ts';
import type { NewNames } from '../../domain/drafts/ask-names.ts';
import { listAgencies } from '../../store/programmes/agencies.ts';
import { readerFor, type Reader } from '../programme/take-rows.ts';
import type { Work } from '../work.ts';

export interface ForeseenReader {
  readonly reader: Reader;
  readonly nameOf: (id: number) => string;
  /** Groups have members, and are nobody's successor. */
  readonly isGroup: (id: number) => boolean;
}

/** `names` are those that acceptance will make; writes nothing. */
export function foreseenReader(work: Work, { agencies, groups, spellings }: NewNames): ForeseenReader {
  const standing = listAgencies(work.tx);
  const made = [...agencies, ...groups.map(({ name }) => name)].map((name, at) => ({ id: -1 - at, name, aliases: [] }));
  const plain = buildAgencyIndex([...standing, ...made]);
  const also = Map.groupBy(spellings, ({ agency }) => agencyNamed(plain, agency) ?? 0);
  const all = [...standing, ...made].map(({ id, name, aliases }) => ({
    id,
    name,
    aliases: [...aliases, ...(also.get(id) ?? []).map(({ spelling }) => spelling)],
  }));
  const index = buildAgencyIndex(all);
  const reader = readerFor(work, index);
  const newGroups = new Map(
    groups.map(({ members }, at) => [
      -1 - agencies.length - at,
      [...new Set(members.flatMap((member) => agencyNamed(index, member) ?? []))],
    ]),
  );
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const standingGroups = new Set(standing.filter(({ kind }) => kind === 'group').map(({ id }) => id));
  return {
    reader: { ...reader, membersOf: (id) => newGroups.get(id) ?? reader.membersOf(id) },
    nameOf: (id) => names.get(id) ?? '',
    isGroup: (id) => newGroups.has(id) || standingGroups.has(id),
  };
}
