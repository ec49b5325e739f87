/** Which known agencies a collective seems to stand for, by the kinds of bodies that it names. */

import { agencyNameKey } from '../agencies/agency-words.ts';

/** Words of a collective, and how the names of those meant begin. */
const KINDS: readonly (readonly [words: readonly string[], heads: readonly string[]])[] = [
  [['so'], ['so']],
  [['bo'], ['bo']],
  [['ban'], ['ban']],
  [['nganh'], ['cong an', 'thanh tra', 'bo chi huy', 'bch', 'cuc', 'chi cuc', 'kho bac', 'ngan hang', 'bao hiem']],
  [
    ['doan the', 'to chuc chinh tri', 'mat tran'],
    ['hoi', 'lien doan', 'tinh doan', 'doan', 'uy ban mttq', 'ub mttq'],
  ],
  [['xa'], ['ubnd xa']],
  [['phuong'], ['ubnd phuong']],
  [['dac khu'], ['ubnd dac khu']],
  [['thi tran'], ['ubnd thi tran']],
  [['huyen'], ['ubnd huyen', 'ubnd thi xa', 'ubnd thanh pho']],
  [
    ['dia phuong', 'cap xa'],
    ['ubnd xa', 'ubnd phuong', 'ubnd dac khu', 'ubnd thi tran'],
  ],
];

/** The known agencies that the name of a collective seems to mean; a proposal, never an answer. */
export function proposeMembers(name: string, agencies: readonly string[]): readonly string[] {
  const key = ` ${agencyNameKey(name)} `;
  // "địa phương" holds "phường", and "xã hội" holds "xã", without meaning them.
  const words = key.replaceAll(' dia phuong ', ' dia-phuong ').replaceAll(' xa hoi ', ' ');
  const heads = KINDS.flatMap(([named, begin]) =>
    named.some((word) => words.includes(` ${word === 'dia phuong' ? 'dia-phuong' : word} `)) ? begin : [],
  );
  return agencies.filter((agency) => {
    const own = agencyNameKey(agency);
    return heads.some((head) => own.startsWith(`${head} `));
  });
}
