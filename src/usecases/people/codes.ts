/** One-time codes: created by an operator, used up in a chat. Only the hash is stored. */

import { createHash, randomInt } from 'node:crypto';
import { addMs, type Instant } from '../../domain/calendar/dates.ts';
import { tieCode } from '../../store/people/chat-programmes.ts';
import { insertCode, type CodePurpose } from '../../store/people/codes.ts';
import type { Work } from '../work.ts';

/** Long enough for an official letter within a day; single use makes a code that others read in the group harmless. */
const CODE_LIFETIME_MS = 24 * 60 * 60 * 1000;
/** Without letters and digits that look alike on a phone (0 O, 1 I L). */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const GROUPS = 3;
const GROUP_LENGTH = 4;

/**
 * A new code such as "K7QM-2F9X-TR4B" (about 59 bits) and the instant at which it expires. `programmeIds`: what a leaders'
 * chat will be for; none for all programmes.
 */
export function issueCode(
  work: Work,
  purpose: CodePurpose,
  agencyId: number | null,
  programmeIds: readonly number[] = [],
): { code: string; expiresAt: Instant } {
  const letters = drawLetters();
  const code = Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-');
  const expiresAt = addMs(work.now, CODE_LIFETIME_MS);
  insertCode(work.tx, { hash: hashOf(code), purpose, agencyId, expiresAt });
  tieCode(work.tx, hashOf(code), programmeIds);
  return { code, expiresAt };
}

/**
 * Drawn until a digit occurs: it tells a code typed with blanks from words. 97 % of all codes remain, all equally
 * likely.
 */
function drawLetters(): string[] {
  for (;;) {
    const letters = Array.from({ length: GROUPS * GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
    if (letters.some((letter) => /\d/u.test(letter))) return letters;
  }
}

/** Dashes, blanks and letter case of a typed code are ignored. */
export function hashOf(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/gu, ''))
    .digest('hex');
}
