import type { Migration } from 'kysely/migration';
import * as registry from './0001-registry.ts';
import * as conversation from './0002-conversation.ts';
import * as twoMessengers from './0003-two-messengers.ts';
import * as delivery from './0004-delivery.ts';
import * as operations from './0005-operations.ts';
import * as people from './0006-people.ts';
import * as arriving from './0007-arriving.ts';
import * as decisions from './0008-decisions.ts';
import * as succession from './0009-succession.ts';
import * as board from './0010-board.ts';
import * as pictures from './0011-pictures.ts';
import * as indicators from './0012-indicators.ts';
import * as growth from './0013-growth.ts';
import * as evidenceOfEvent from './0014-evidence-of-event.ts';
import * as expected from './0039-expected.ts';
import * as words from './0016-words.ts';
import * as urgency from './0017-urgency.ts';
import * as taskHistory from './0019-task-history.ts';
import * as inHand from './0020-in-hand.ts';
import * as strangers from './0021-strangers.ts';
import * as versions from './0022-versions.ts';
import * as reviews from './0023-reviews.ts';
import * as statedDay from './0024-stated-day.ts';
import * as asked from './0025-asked.ts';
import * as officeOfAct from './0026-office-of-act.ts';
import * as pleas from './0027-pleas.ts';
import * as heirs from './0028-heirs.ts';
import * as leadersProgrammes from './0031-leaders-programmes.ts';
import * as programmeEnds from './0034-programme-ends.ts';
import * as ends from './0035-ends.ts';
import * as continued from './0036-continued.ts';
import * as untold from './0037-untold.ts';
import * as repeats from './0038-repeats.ts';
import * as learnedPatterns from './0040-learned-patterns.ts';
import * as lapsedReviews from './0041-lapsed-reviews.ts';
import * as suspension from './0042-suspension.ts';
import * as lateContinuations from './0043-late-continuations.ts';
import * as suspendedDays from './0044-suspended-days.ts';
import * as figuresOfSuspended from './0045-figures-of-suspended.ts';
import * as chosen from './0046-chosen.ts';
import * as joining from './0047-joining.ts';
import * as drafts from './0048-drafts.ts';
import * as snoozes from './0049-snoozes.ts';
import * as added from './0050-added.ts';
import * as letters from './0051-letters.ts';
import * as about from './0052-about.ts';
import * as draftMessages from './0053-draft-messages.ts';
import * as reinstated from './0054-reinstated.ts';
import * as wordsOf from './0055-words-of.ts';
import * as draftChanges from './0056-draft-changes.ts';
import * as draftPictures from './0057-draft-pictures.ts';
import * as uncheckedDays from './0029-unchecked-days.ts';
import * as notOurs from './0030-not-ours.ts';
import * as periods from './0032-periods.ts';
import * as waits from './0033-waits.ts';

/** Every migration in order. A shipped one is never edited; a change is a new file at the end. */
export const migrations: Record<string, Migration> = {
  '0001-registry': registry,
  '0002-conversation': conversation,
  '0003-two-messengers': twoMessengers,
  '0004-delivery': delivery,
  '0005-operations': operations,
  '0006-people': people,
  '0007-arriving': arriving,
  '0008-decisions': decisions,
  '0009-succession': succession,
  '0010-board': board,
  '0011-pictures': pictures,
  '0012-indicators': indicators,
  '0013-growth': growth,
  '0014-evidence-of-event': evidenceOfEvent,
  '0016-words': words,
  '0017-urgency': urgency,
  '0019-task-history': taskHistory,
  '0020-in-hand': inHand,
  '0021-strangers': strangers,
  '0022-versions': versions,
  '0023-reviews': reviews,
  '0024-stated-day': statedDay,
  '0025-asked': asked,
  '0026-office-of-act': officeOfAct,
  '0027-pleas': pleas,
  '0028-heirs': heirs,
  '0029-unchecked-days': uncheckedDays,
  '0030-not-ours': notOurs,
  '0031-leaders-programmes': leadersProgrammes,
  '0032-periods': periods,
  '0033-waits': waits,
  '0034-programme-ends': programmeEnds,
  '0035-ends': ends,
  '0036-continued': continued,
  '0037-untold': untold,
  '0038-repeats': repeats,
  '0039-expected': expected,
  '0040-learned-patterns': learnedPatterns,
  '0041-lapsed-reviews': lapsedReviews,
  '0042-suspension': suspension,
  '0043-late-continuations': lateContinuations,
  '0044-suspended-days': suspendedDays,
  '0045-figures-of-suspended': figuresOfSuspended,
  '0046-chosen': chosen,
  '0047-joining': joining,
  '0048-drafts': drafts,
  '0049-snoozes': snoozes,
  '0050-added': added,
  '0051-letters': letters,
  '0052-about': about,
  '0053-draft-messages': draftMessages,
  '0054-reinstated': reinstated,
  '0055-words-of': wordsOf,
  '0056-draft-changes': draftChanges,
  '0057-draft-pictures': draftPictures,
};
