import { learnedWords, type NotRuled } from '../../conversation/compose/say-readings.ts';
import { contradictedBy } from '../../conversation/lexicon/contradicted-by.ts';
import { mayMeanCompleted } from '../../conversation/lexicon/pattern.ts';
import type { LearnedStatus, PatternRuling } from '../../domain/tasks/learned-status.ts';
import { record } from '../../store/record/record-event.ts';
import {
  approvedPatterns,
  learnedPattern,
  learnedPatternById,
  patternsToRule,
  setPatternRuling,
  type LearnedPattern,
} from '../../store/record/learned-patterns.ts';
import type { Author } from '../acting.ts';
import type { Work } from '../work.ts';

/** Different people who must have answered alike before the secretariat is asked to rule. */
const RULED_FROM = 3;

/** Patterns of one list: a person rules on them one by one. */
const MOST_LISTED = 20;
/** Read at once: those that can never be approved stay among them. */
const PATTERNS_A_PAGE = 200;

export type WaitingPattern = LearnedPattern & { readonly answered: LearnedStatus };
export type ApprovedPattern = LearnedPattern & {
  readonly ruledStatus: LearnedStatus;
  readonly ruledBy: string;
  readonly ruledAt: NonNullable<LearnedPattern['ruledAt']>;
};

/** What waits for the secretariat, the most answered first; without what could never be approved. */
export function patternsWaiting({ tx }: Work): WaitingPattern[] {
  const waiting: WaitingPattern[] = [];
  for (let offset = 0; waiting.length < MOST_LISTED; offset += PATTERNS_A_PAGE) {
    const page = patternsToRule(tx, RULED_FROM, { limit: PATTERNS_A_PAGE, offset });
    waiting.push(...page.flatMap(approvable));
    if (page.length < PATTERNS_A_PAGE) break;
  }
  return waiting.slice(0, MOST_LISTED);
}

/** Whether one pattern is among those that wait: it alone is looked up, however many there are. */
export function waitsForRuling({ tx }: Work, pattern: string): boolean {
  const found = learnedPattern(tx, pattern);
  if (found === undefined || found.ruling !== null || found.people < RULED_FROM) return false;
  return approvable(found).length > 0;
}

function approvable(each: LearnedPattern): WaitingPattern[] {
  const { answered, pattern } = each;
  return answered === null || (answered === 'completed' && !mayMeanCompleted(pattern)) ? [] : [{ ...each, answered }];
}

/** What is read without asking, the newest ruling first. */
export function patternsInUse({ tx }: Work, limit: number = MOST_LISTED): ApprovedPattern[] {
  return approvedPatterns(tx, limit).flatMap((each) => {
    const { ruledStatus, ruledBy, ruledAt } = each;
    return ruledStatus === null || ruledBy === null || ruledAt === null
      ? []
      : [{ ...each, ruledStatus, ruledBy, ruledAt }];
  });
}

export type Ruled =
  | { readonly kind: 'ruled'; readonly pattern: LearnedPattern; readonly status: LearnedStatus }
  | ({ readonly kind: 'refused' } & NotRuled);

/**
 * Approves what a pattern means, or refuses it (also one that was approved). A completion is approved only for words that
 * cannot say anything else; no meaning that the corpus or a trap contradicts is. The caller checks permission.
 */
export function ruleOnPattern(work: Work, by: Author, id: number, ruling: PatternRuling): Ruled {
  const pattern = learnedPatternById(work.tx, id);
  if (pattern === undefined) return { kind: 'refused', why: 'unknown' };
  if (pattern.ruling === ruling) return { kind: 'refused', why: 'unchanged' };
  const status = pattern.answered ?? pattern.ruledStatus;
  if (status === null) return { kind: 'refused', why: pattern.people === 0 ? 'unknown' : 'disagreeing' };
  const refused = ruling === 'approved' ? notApproved(pattern, status) : null;
  if (refused !== null) return { kind: 'refused', ...refused };
  setPatternRuling(work.tx, id, { ruling, status, by: by.actor }, work.now);
  // The words stay out of the record: whatever must be erased of them later is in one place.
  const kind = ruling === 'approved' ? 'reading_approved' : 'reading_refused';
  record(work.tx, { at: work.now, kind, text: `số ${String(id)}: ${learnedWords(status)}`, ...by });
  return { kind: 'ruled', pattern, status };
}

function notApproved({ pattern, answered, people }: LearnedPattern, status: LearnedStatus): NotRuled | null {
  if (answered === null) return { why: 'disagreeing' };
  if (people < RULED_FROM) return { why: 'too_few' };
  if (status === 'completed' && !mayMeanCompleted(pattern)) return { why: 'unsafe' };
  const text = contradictedBy(pattern, status);
  return text === null ? null : { why: 'contradicted', text };
}
