/** A life in which the registry cannot be written for a while. */

import type { Dice } from './dice.ts';
import type { Circumstances } from './program.ts';

export type Trouble =
  | { readonly kind: 'failing'; readonly code: string; readonly first: number; readonly many: number }
  /** By another process. */
  | { readonly kind: 'locked'; readonly ms: number };

/** Null in most lives. */
export function drawTrouble(dice: Dice): Trouble | null {
  const kind = dice.int(0, 11);
  if (kind === 0) return { kind: 'locked', ms: dice.int(100, 1_200) };
  if (kind > 1) return null;
  const code = dice.pick(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'SQLITE_READONLY']);
  return { kind: 'failing', code, first: dice.int(1, 60), many: dice.int(1, 4) };
}

export function troubleOf(trouble: Trouble | null): Pick<Circumstances, 'trouble'> {
  if (trouble?.kind !== 'failing') return {};
  return { trouble: `${trouble.code}:${String(trouble.first)}:${String(trouble.many)}` };
}
