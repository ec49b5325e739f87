/** What every acceptance of a draft does beside its tasks: names that are made, and what the record says of the document. */

import type { Agency } from '../../domain/tasks/task.ts';
import { addAlias, addMember, findAgency } from '../../store/programmes/agencies.ts';
import type { ProgrammeHead } from '../programme/import-programme.ts';
import { makeAgency } from '../programme/take-rows.ts';
import type { Work } from '../work.ts';
import type { ShownDraft } from './show-draft.ts';

/** "tệp “KH 45.docx”, SHA-256 9f86…; dự thảo 3; để lại 2 dòng" */
export function acceptedWords({ draft, reading }: ShownDraft, atCommandLine: boolean): string {
  return [
    `tệp “${draft.fileName}”, SHA-256 ${draft.sha256}`,
    `dự thảo ${String(draft.id)} do ${draft.takenBy} đưa vào`,
    ...(draft.firstBy === null ? [] : [`${draft.firstBy} đồng ý trước`]),
    ...(atCommandLine ? ['ghi tại dòng lệnh'] : []),
    ...(reading.aside.length === 0 ? [] : [`để lại ${String(reading.aside.length)} dòng`]),
  ].join('; ');
}

/** Makes the agencies, groups and spellings of a draft; their ids, and the spellings as they are kept. */
export function makeNames(
  work: Work,
  { agencies, groups, spellings }: ShownDraft['reading']['names'],
  { issuedOn, number }: Pick<ProgrammeHead, 'issuedOn' | 'number'>,
): { readonly agencies: readonly number[]; readonly spellings: readonly string[] } {
  const ids = agencies.map((name) => makeAgency(work, name));
  const groupIds = groups.map(({ name, members }) => {
    const groupId = makeAgency(work, name, 'group');
    const from = issuedOn < work.today ? issuedOn : work.today;
    const memberIds = new Set(members.map((member) => agencyOf(work, member).id));
    for (const memberId of memberIds) addMember(work.tx, { groupId, memberId, from, to: null, document: number });
    return groupId;
  });
  for (const { agency, spelling } of spellings) addAlias(work.tx, agencyOf(work, agency).id, spelling);
  // Groups first: they are taken back before their members.
  return {
    agencies: [...groupIds, ...ids],
    spellings: spellings.map(({ spelling }) => spelling.normalize('NFC').trim()),
  };
}

/** Throws for a name that no agency has: a draft whose questions are answered has none. */
export function agencyOf(work: Work, name: string): Agency {
  const agency = findAgency(work.tx, name);
  if (agency === undefined) throw new Error(`No agency goes by “${name}”.`);
  return agency;
}
