/** Whether two acts are one person's: a name at the command line, and accounts of several messengers, may be one human. */

import { strip } from '../strip-diacritics.ts';
import type { ChannelName } from './channel.ts';

export interface Somebody {
  /** Of the account; null at the command line. */
  readonly personId: number | null;
  readonly channel: ChannelName | null;
  /** The account's name, and the one that the person gave. */
  readonly names: readonly string[];
}

/** Two accounts of one messenger are two people; otherwise a name that both have makes them one. */
export function isSamePerson(one: Somebody, other: Somebody): boolean {
  if (one.personId !== null && one.personId === other.personId) return true;
  if (one.channel !== null && one.channel === other.channel) return false;
  const names = new Set(one.names.map(bareName));
  return other.names.some((name) => names.has(bareName(name)));
}

/** "Trần Thị Bình, Phó Chánh Văn phòng" is "tran thi binh". */
function bareName(name: string): string {
  return strip(name.split(',')[0] ?? '');
}
