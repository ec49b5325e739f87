/**
 * Constructions that no list of phrases holds, for any of their words may be exchanged: "toàn bộ các hạng mục", "đúng
 * thời gian yêu cầu", "cho em xin tới", "khỏi nhắc nữa", "đã giao anh Nam". Each becomes one item of a known kind.
 */

import * as acts from './acts.ts';
import * as adjuncts from './adjuncts.ts';
import * as asides from './asides.ts';
import * as extents from './extents.ts';
import * as papers from './papers.ts';
import * as states from './states.ts';
import * as times from './times.ts';
import type { Item } from '../items.ts';
import { merged, type Merge } from '../run.ts';

/** What the other constructions are made of. */
const FIRST: readonly Merge[] = [
  ...[
    times.untilNowAt,
    times.someAt,
    times.nobodyAt,
    times.noPartAt,
    times.whoAt,
    times.asFarAsAt,
    times.allInPlaceAt,
    times.kindlyHeardAt,
    times.onlySoManyAt,
  ],
  ...[extents.laterTodayAt, extents.ourSideAt, extents.givenTaskAt, extents.longerTaskAt, extents.earlierAt],
  ...[
    extents.sinceDayAt,
    extents.justDoneAt,
    extents.settledTaskAt,
    extents.fullyDoneAt,
    extents.ourShareAt,
    extents.dayAheadAt,
    extents.lastPeriodAt,
    extents.onlySoFarAt,
    extents.doneForGoodAt,
    extents.amountAt,
    extents.standsAtShareAt,
    extents.doneInTwoAt,
    extents.didAllAt,
    extents.onlyReachedAt,
    extents.asFarAsShareAt,
    extents.assignedAt,
  ],
  ...[
    states.noneLeftAt,
    states.nothingLeftAt,
    states.noObstacleAt,
    states.cannotDoAt,
    states.unchangedAt,
    states.noQuestionAt,
  ],
  ...[
    states.questionAt,
    acts.takenBackAt,
    acts.sentOnAt,
    acts.sentForSayAt,
    acts.letMeAt,
    acts.petitionAt,
    acts.paperSentAt,
  ],
  ...[
    asides.pronounAt,
    asides.kinAt,
    asides.calledSoftlyAt,
    asides.heardAt,
    asides.referredAt,
    asides.hasAskedAt,
    asides.willTellAt,
    asides.fillerAt,
    asides.butNotAt,
    asides.todayItWillAt,
    asides.thenTellsAt,
    asides.ownMomentAt,
    asides.thankedAt,
  ],
  ...[
    papers.registeredAt,
    papers.paperTypeAt,
    papers.namedAboveAt,
    papers.sharedOutAt,
    papers.ownTaskAt,
    papers.politeWillAt,
    papers.politelyToldAt,
    papers.thisWorkAt,
    papers.letMeFinishAt,
    papers.builderFailsAt,
  ],
  ...[asides.tellsFigureAt, asides.littleMoreAt, asides.alternativesAt, asides.whichDayAt, asides.haveYouAt],
];
const THEN: readonly Merge[] = [
  ...[
    extents.emphasisAt,
    extents.halfAt,
    extents.allCountedAt,
    papers.allBeforeDoneAt,
    papers.qualitiesAt,
    papers.everywhereAt,
    extents.allOfAt,
    extents.wholeAt,
    extents.onTimeAt,
    extents.todayAt,
  ],
  ...[acts.untilAt, acts.wantsPaperAt, acts.grantedAt, acts.lateReportAt, acts.noReminderAt, acts.takeOffAt],
  ...[acts.handedOverAt, acts.passedOnAt, acts.entrustedAt, acts.tellsThatAt, acts.finishAt],
];

/** What stands behind a completion. */
const LAST: readonly Merge[] = [
  adjuncts.withinAt,
  adjuncts.afterWhatAt,
  adjuncts.allOverAt,
  adjuncts.mannerAt,
  adjuncts.moreOfMannerAt,
];

/** The same items, each construction as one. Linear. */
export function composedItems(items: readonly Item[]): Item[] {
  return merged(merged(merged(items, FIRST), THEN), LAST);
}
