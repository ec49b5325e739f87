import { mayMeanCompleted, patternOf } from '../../conversation/lexicon/pattern.ts';
import type { Reading } from '../../conversation/read/reading.ts';
import type { LearnedStatus } from '../../domain/tasks/learned-status.ts';
import { learnedPattern } from '../../store/record/learned-patterns.ts';
import type { Work } from '../work.ts';
import { namesToLeaveOut } from './names-to-leave-out.ts';

/** Different people who must have answered alike before their answer is offered first. */
const LIKELY_FROM = 2;

/**
 * The reading of words that nothing else reads, where the secretariat has approved what their pattern means; the same
 * reading otherwise. Nothing that is read without this is changed by it.
 */
export function withLearned(work: Work, reading: Reading): Reading {
  if (!isOpen(reading)) return reading;
  const pattern = patternOf(reading.text, namesToLeaveOut(work));
  const known = pattern === null ? undefined : learnedPattern(work.tx, pattern);
  if (known?.ruling !== 'approved' || known.ruledStatus === null) return reading;
  const status = known.ruledStatus;
  if (status === 'acknowledged') return { ...reading, intent: 'acknowledge', needsQuestion: false };
  const progress = status === 'completed' ? 100 : null;
  return { ...reading, intent: 'report', status, progress, needsQuestion: false };
}

/**
 * What several people answered when they were asked about such words, to be offered first; null where they differ, after a
 * refusal, and for a completion that other words could deny.
 */
export function likelyStatus(work: Work, reading: Reading): LearnedStatus | null {
  if (!isOpen(reading)) return null;
  const pattern = patternOf(reading.text, namesToLeaveOut(work));
  const known = pattern === null ? undefined : learnedPattern(work.tx, pattern);
  if (pattern === null || known === undefined || known.ruling === 'refused' || known.people < LIKELY_FROM) return null;
  return known.answered === 'completed' && !mayMeanCompleted(pattern) ? null : known.answered;
}

/** Whether nothing is known of the words but that they say something: only such are learned. */
export function isOpen({ intent, status, unclearDay, needsQuestion, progress, obstacle, document }: Reading): boolean {
  const mayReport = intent === 'unclear' || intent === 'report';
  const saysNothing = status === null && progress === null && obstacle === null && document === null;
  return mayReport && needsQuestion && saysNothing && unclearDay === null;
}
