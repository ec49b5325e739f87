import { readingsWait } from '../../conversation/compose/say-readings.ts';
import { patternOf } from '../../conversation/lexicon/pattern.ts';
import { readReport } from '../../conversation/read/read-report.ts';
import type { LearnedStatus } from '../../domain/tasks/learned-status.ts';
import { keepPatternAnswer } from '../../store/record/learned-patterns.ts';
import type { Acting } from '../acting.ts';
import type { Work } from '../work.ts';
import { notifySecretariat } from '../chats/notify.ts';
import { isOpen } from './learned-reading.ts';
import { namesToLeaveOut } from './names-to-leave-out.ts';
import { waitsForRuling } from './rule-on-pattern.ts';

/** Words that the bot had to ask about, and the message that they came in. */
export interface AskedAbout {
  readonly text: string;
  readonly messageId: string | null;
}

/**
 * Keeps what a person answered when the bot asked what `asked` meant, in the transaction that records it: the pattern of the
 * words, without figures and names; of a few words that have none it is the words themselves. What cannot be learned (an obstacle, long words, words with signs) is left out.
 */
export function learnAnswer(work: Work, by: Acting, asked: AskedAbout, status: LearnedStatus, eventId: number): void {
  if (!isOpen(readReport(asked.text, work.today))) return;
  const pattern = patternOf(asked.text, namesToLeaveOut(work));
  if (pattern === null) return;
  const { tx, now } = work;
  const chatId = by.chat.id;
  keepPatternAnswer(tx, { pattern, status, personId: by.person.id, eventId, chatId, messageId: asked.messageId }, now);
  if (!waitsForRuling(work, pattern)) return;
  // One notice a day, however much is waiting.
  notifySecretariat(work, readingsWait(), { key: `readings:${work.today}` });
}
