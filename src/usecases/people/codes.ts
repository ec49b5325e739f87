/** One-time codes: created by an operator, used up in a chat. Only the hash is stored. */

import { createHash, randomInt } from 'node:crypto';
import { addMs, type Instant } from '../../domain/calendar/dates.ts';
import { tieCode } from '../../store/people/chat-programmes.ts';
import { insertCode, type CodePurpose } from '../../store/people/codes.ts';
import type { Work } from '../work.ts';

/** A day is enough for an official letter; single use makes a code that others read in the group harmless. */
const DAY_MS = 24 * 60 * 60 * 1000;
/** Days that a code may be asked to be good for. */
export const MOST_DAYS = 30;
/** Without letters and digits that look alike on a phone (0 O, 1 I L). */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const GROUPS = 3;
const GROUP_LENGTH = 4;

export interface IssuedCode {
  readonly code: string;
  readonly expiresAt: Instant;
  /** What it links waits for the secretariat: it may lie about for longer than a day. */
  readonly awaits: boolean;
}

export interface CodeTerms {
  /** What a leaders' chat will be for; none for all programmes. */
  readonly programmeIds?: readonly number[];
  /** Whole days, 1 to `MOST_DAYS`; 1 by default. */
  readonly days?: number;
}

/** A new code such as "K7QM-2F9X-TR4B" (about 59 bits). Throws RangeError for days out of range. */
export function issueCode(
  work: Work,
  purpose: CodePurpose,
  agencyId: number | null,
  { programmeIds = [], days = 1 }: CodeTerms = {},
): IssuedCode {
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new RangeError(`A code cannot be good ${days} days.`);
  const letters = drawLetters();
  const code = Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-');
  const expiresAt = addMs(work.now, days * DAY_MS);
  const awaits = days > 1;
  insertCode(work.tx, { hash: hashOf(code), purpose, agencyId, expiresAt, awaits: awaits ? 1 : 0 });
  tieCode(work.tx, hashOf(code), programmeIds);
  return { code, expiresAt, awaits };
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
