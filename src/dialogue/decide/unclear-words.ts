import { completionDayUnclear } from '../../conversation/compose/say-unused.ts';
import { extensionTimeUnclear, rulingUnclear } from '../../conversation/compose/say-ruling-unclear.ts';
import type { Ruling } from '../../conversation/message/message.ts';
import { readConfirmedDay } from '../../conversation/read/answer/read-confirmed-day.ts';
import { bareTime } from '../../conversation/read/ruling/bare-time.ts';
import {
  BY_REPORT,
  isUnclearConfirmation,
  isUnclearExtension,
  isUnclearRefusal,
} from '../../conversation/read/ruling/unclear-beside.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Work } from '../../usecases/work.ts';

/** Why words beside a ruling decide nothing, and what to type; null where they take nothing away from it. */
export function unclearWords({ today }: Work, card: Card, ruling: Ruling, words: string): string | null {
  switch (ruling) {
    case 'confirm_reported':
    case 'approve_duty':
    case 'approve_period':
    case 'resume':
      return null;
    case 'confirm':
      if (!BY_REPORT.test(words) && readConfirmedDay(words, today).day.kind === 'unclear') {
        return completionDayUnclear(card, words, today);
      }
      return isUnclearConfirmation(words, today) ? rulingUnclear(card, ruling, words, today) : null;
    case 'return':
    case 'reject':
      return isUnclearRefusal(words, ruling) ? rulingUnclear(card, ruling, words, today) : null;
    case 'approve':
    case 'approve_other': {
      // Whose a task is, and the document that stops one, are read as strictly.
      if (card.assignment.waitingFor !== 'extension') return null;
      const bare = ruling === 'approve' ? bareTime(words, today) : null;
      if (bare !== null && bare !== card.assignment.requestedDueOn) return extensionTimeUnclear(card, words, bare);
      return isUnclearExtension(words, today) ? rulingUnclear(card, ruling, words, today) : null;
    }
  }
}
