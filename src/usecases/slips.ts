/** Of a slip the lead that waits for the result is told once, as a line of its next bundle. */

import type { SlipNote } from '../conversation/compose-reminder.ts';
import { slipOf } from '../domain/slip.ts';
import { cardsById } from '../store/assignments.ts';
import { feedsInto, noteSlip, slipToldBy } from '../store/feeds.ts';
import type { Work } from './work.ts';

/** What the bundle `outboxId` of an agency tells; worded again for a second attempt, it tells the same. */
export function tellSlips(work: Work, agencyId: number, outboxId: number): SlipNote[] {
  const pairs = feedsInto(work.tx, agencyId);
  const cards = new Map(
    cardsById(work.tx, [...new Set(pairs.flatMap(({ fedId, feedingId }) => [fedId, feedingId]))]).map((card) => [
      card.assignment.id,
      card,
    ]),
  );
  return pairs.flatMap(({ fedId, feedingId }): SlipNote[] => {
    const [fed, feeding] = [cards.get(fedId), cards.get(feedingId)];
    if (fed === undefined || feeding === undefined) return [];
    const why = slipOf(feeding.assignment, fed.assignment, work.today);
    if (why === null) return [];
    const slip = { fedId, feedingId, deadlineRev: feeding.assignment.deadlineRev, why };
    const toldBy = slipToldBy(work.tx, slip);
    if (toldBy !== null && toldBy !== outboxId) return [];
    noteSlip(work.tx, slip, outboxId);
    return [{ fed, feeding, why }];
  });
}
