import { beforeAll, describe, expect, test } from 'vitest';
import type { Compilable } from 'kysely';
import { day, instantFromMs } from '../../src/domain/calendar/dates.ts';
import {
  cardsOfTask,
  type Scope,
  hasAssignmentOf,
  searchCards,
  openCards,
} from '../../src/store/programmes/assignments.ts';
import {
  cardsOfList,
  countListUpTo,
  firstOfList,
  someCardsOfList,
} from '../../src/store/programmes/assignment-lists.ts';
import type { Database, Tx } from '../../src/store/sqlite/database.ts';
import { chatsOf, contactsOf, linkedAgencyChats } from '../../src/store/people/chats.ts';
import { changedAssignments, extensionFigures, happenings, TELLING } from '../../src/store/figures/digest-figures.ts';
import { eventsOfTask } from '../../src/store/record/events.ts';
import { claimInForce } from '../../src/store/record/pending-claim.ts';
import { evidenceOf, filesSince } from '../../src/store/record/evidence.ts';
import {
  isUndone,
  lastInstructionBy,
  standingChanges,
  standingChangesOfMessage,
} from '../../src/store/record/standing-changes.ts';
import { dueAssignments, dueAssignmentsOf, assignmentsStillDue } from '../../src/store/reminders/due-assignments.ts';
import {
  agenciesWaitingFor,
  dependencyTasks,
  dependenciesInto,
  dependenciesOfTask,
} from '../../src/store/programmes/dependencies.ts';
import { heldAmong, holdsNow, liftHold } from '../../src/store/reminders/holds.ts';
import { instructionsDue, instructionsOf } from '../../src/store/record/instructions.ts';
import { endLeases } from '../../src/store/outbox/outbox-sending.ts';
import { citedDocumentsOf } from '../../src/store/record/cited-documents.ts';
import { talliesByAgency, talliesBySection } from '../../src/store/figures/figures.ts';
import { failedCount, listInbox, unhandled } from '../../src/store/record/inbox.ts';
import { decidedAmong, forgetUndelivered } from '../../src/store/reminders/reminders.ts';
import { openRegistry } from '../../src/store/file/open-registry.ts';
import { lastBundle, noticesOf } from '../../src/store/outbox/operator-notices.ts';
import { oldestDue, outboxDepth } from '../../src/store/outbox/outbox-depth.ts';
import { dueHeadOf, headsAfter, headsInFront, URGENCIES } from '../../src/store/outbox/outbox-heads.ts';
import {
  hadBundleSince,
  hadMonthlyBundle,
  lastAbout,
  queuedBundles,
  remindersSentAbout,
} from '../../src/store/outbox/outbox-bundles.ts';
import { queuedUnasked } from '../../src/store/outbox/outbox-lists.ts';
import { buryQueued, newestAnswers, handOverQueued, queuedTimes } from '../../src/store/outbox/outbox-of-chat.ts';
import { abandoned, recentSends } from '../../src/store/outbox/outbox-sending.ts';
import { nextDueAt, noneDueBefore } from '../../src/store/outbox/outbox-times.ts';
import { lettersAsked, reviewUnasked } from '../../src/store/reminders/reviews.ts';
import { outboxByKey, outboxByMessage } from '../../src/store/outbox/outbox.ts';

let database: Database;
beforeAll(async () => {
  const opened = await openRegistry(':memory:');
  if (opened.kind === 'refused') throw new Error(opened.problem);
  ({ database } = opened);
  return () => {
    database.close();
  };
});

/** How SQLite would run each statement of `work`; nothing is run. */
function planOf(work: (tx: Tx) => unknown): string[] {
  const plan: string[] = [];
  const explain = (statement: Compilable): void => {
    const { sql, parameters } = statement.compile();
    const steps = database.raw.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[];
    plan.push(...steps.map((step) => step.detail));
  };
  work({
    all: (statement) => {
      explain(statement);
      return [];
    },
    first: (statement) => {
      explain(statement);
      return undefined;
    },
    run: (statement) => {
      explain(statement);
      return { changes: 0, lastId: 0 };
    },
    each: (statement) => {
      explain(statement);
      return [][Symbol.iterator]();
    },
  });
  return plan;
}

const today = day('2026-11-23');
const now = instantFromMs(Date.UTC(2026, 10, 23));
const everybody = { kind: 'all' } as const;
const days = { since: today, today, soon: today };
const happened = { since: now, until: now, today, kinds: ['completed'] as const };
const lately = (tx: Tx, scope: Scope) =>
  firstOfList(tx, { ...scope, narrow: { ranOut: { from: today, to: today } } }, 'overdue', today, 8);
const wordsOf = (tx: Tx, scope: Scope) => searchCards(tx, scope, 'quy hoạch III.2', { limit: 20, offset: 0 });
const firstPage = { limit: 20, offset: 0 };
const oneAgency = { kind: 'agency', agencyId: 1 } as const;

/**
 * Walks over a partial index, which holds nothing but what is wanted; over a list handed in; over rows found before; over
 * what the full-text index finds.
 */
const WALKS =
  /^SCAN (\w+ USING (INDEX \w+|COVERING INDEX (assignment_(dated|waiting|stuck|extended)|outbox_(queued_of_chat|sending)|programme_arriving|plea_accepted|event_letter))|task_words VIRTUAL TABLE INDEX \d+:M\d+|json_each .*|some|asked|first|passed|CONSTANT ROW|\(subquery-\d+\))$/;

describe('the registry reads no whole table to find', () => {
  test.each<[string, (tx: Tx) => unknown]>([
    ['the shares that a tick must look at, a page', (tx) => dueAssignments(tx, today, 100)],
    ['the shares of one agency that it must look at', (tx) => dueAssignmentsOf(tx, today, 1)],
    ['what it must know of some shares', (tx) => assignmentsStillDue(tx, today, [1, 2])],
    [
      'the steps that were decided on',
      (tx) => decidedAmong(tx, [1, 2])({ assignmentId: 1, deadlineRev: 1, stage: '' }),
    ],
    ['the chats of some agencies', (tx) => contactsOf(tx, [1, 2])],
    ['the bundles that wait for some chats', (tx) => queuedBundles(tx, [1, 2], 'reminder')],
    ['what has some words', (tx) => [wordsOf(tx, everybody), wordsOf(tx, oneAgency)]],
    ['what is overdue everywhere', (tx) => cardsOfList(tx, everybody, 'overdue', today)],
    ['what is overdue at one agency', (tx) => cardsOfList(tx, oneAgency, 'overdue', today)],
    ['what is open at one agency', (tx) => openCards(tx, oneAgency, today, { limit: 20, offset: 0 })],
    ['what comes up', (tx) => cardsOfList(tx, everybody, 'upcoming', today)],
    ['what waits for the secretariat', (tx) => cardsOfList(tx, everybody, 'waiting', today)],
    ...URGENCIES.map((urgency): [string, (tx: Tx) => unknown] => [
      `the next ${urgency} message of each chat`,
      (tx) => {
        const heads = { channel: 'telegram' as const, now, limit: 30, but: new Set([1, 2]) };
        headsInFront(tx, urgency, heads);
        headsAfter(tx, urgency, 0, heads);
      },
    ]),
    ['the next message of one chat', (tx) => dueHeadOf(tx, { chatId: 1, channel: 'telegram', now })],
    ['what a messenger may still count', (tx) => recentSends(tx, 'telegram', now)],
    ['what is silent', (tx) => cardsOfList(tx, everybody, 'silent', today, firstPage)],
    ['what is stuck', (tx) => cardsOfList(tx, everybody, 'stuck', today, firstPage)],
    ['which dates were moved', (tx) => cardsOfList(tx, everybody, 'extended', today, firstPage)],
    ['the figures of one agency', (tx) => talliesByAgency(tx, oneAgency, today)],
    ['when the next message falls due', (tx) => [nextDueAt(tx, 'telegram'), noneDueBefore(tx, 'telegram', now)]],
    ['what a relay left in hand', (tx) => abandoned(tx, 'telegram', now)],
    ['the shares of the task that a reply names', (tx) => cardsOfTask(tx, 1)],
    [
      'whether what is said in passing names an own task',
      (tx) => [
        hasAssignmentOf(tx, 1, { kind: 'number', number: 1 }),
        hasAssignmentOf(tx, 1, { kind: 'place', place: 'I.1' }),
      ],
    ],
    ['what a share was told', (tx) => instructionsOf(tx, [1])],
    ['the message that a reply answers', (tx) => outboxByMessage(tx, 1, '5')],
    ['whether a chat had its bundle today', (tx) => hadBundleSince(tx, 1, now)],
    ['whether a chat had the bundle of the month', (tx) => hadMonthlyBundle(tx, 1, today, now)],
    ['the last message about a task', (tx) => lastAbout(tx, 1)],
    ['the reminders that ask about a task', (tx) => remindersSentAbout(tx, [1])],
    ['whether a promise was made', (tx) => outboxByKey(tx, 'nudge:1:2026-11-23')],
    [
      'what a dead chat has queued',
      (tx) => {
        buryQueued(tx, 1, 'kicked', now);
      },
    ],
    ['how many are overdue', (tx) => countListUpTo(tx, everybody, 'overdue', today, 1001)],
    ['how many are silent', (tx) => countListUpTo(tx, everybody, 'silent', today, 1001)],
    ['how many wait', (tx) => countListUpTo(tx, everybody, 'waiting', today, 1001)],
    ['how many are open', (tx) => countListUpTo(tx, everybody, 'open', today, 1001)],
    ['a page of what is open', (tx) => openCards(tx, everybody, today, firstPage)],
    [
      'what stands behind the last thing shown',
      (tx) =>
        (['overdue', 'waiting', 'stuck', 'upcoming', 'extended', 'open', 'all'] as const).map((list) => {
          const after = { list, day: list === 'all' ? null : today, number: 9, id: 9 };
          return cardsOfList(tx, everybody, list, today, { ...firstPage, after });
        }),
    ],
    ['a chat’s newest answers', (tx) => newestAnswers(tx, 1, now, 30)],
    ['some of what is silent', (tx) => someCardsOfList(tx, everybody, 'silent', today, firstPage, 1000)],
    ['the first of what lately became overdue', (tx) => lately(tx, everybody)],
    ['the same of one agency', (tx) => lately(tx, oneAgency)],
    ['what changed at one agency', (tx) => changedAssignments(tx, oneAgency, happened, 'slipped', 8)],
    ['what changed anywhere', (tx) => changedAssignments(tx, everybody, happened, 'completed', 8)],
    ['how often dates were moved', (tx) => extensionFigures(tx, everybody, today)],
    ...Object.entries(TELLING).map(([what, read]): [string, (tx: Tx) => unknown] => [
      `which agencies a digest tells of what is ${what}`,
      (tx) => read(tx, days, { key: today, id: 1 }, 100),
    ]),
    ['which of what happened', (tx) => happenings(tx, { after: { key: now, id: 0 }, until: now }, 9)],
    ['the chats of the leaders, and of one agency', (tx) => [chatsOf(tx, 'leaders'), chatsOf(tx, 'agency', 1)]],
    ['the chats of agencies, a page', (tx) => linkedAgencyChats(tx, 0, 100)],
    ['the figures of some agencies', (tx) => talliesByAgency(tx, everybody, today, { from: 1, to: 9 })],
    ['whether something was taken back', (tx) => isUndone(tx, 1)],
    ['the last instruction of a person', (tx) => lastInstructionBy(tx, 1, 1)],
    ['the instructions that stand for some shares', (tx) => instructionsOf(tx, [1, 2])],
    ['the instructions whose day has come', (tx) => instructionsDue(tx, today)],
    ['the report that waits for a decision', (tx) => claimInForce(tx, 1, 'confirmation')],
    ['the files of a report', (tx) => filesSince(tx, 1, 1)],
    ['the files of a share', (tx) => evidenceOf(tx, 1)],
    ['what is held', (tx) => [holdsNow(tx), heldAmong(tx, [1])]],
    [
      'the hold that is lifted',
      (tx) => {
        liftHold(tx, 1, 'Bình', now);
      },
    ],
    ['what is still to be sent unasked', (tx) => queuedUnasked(tx)],
    ['the documents that stand for some shares', (tx) => citedDocumentsOf(tx, [1, 2], 'of_results')],
    ['what a task feeds and is fed by', (tx) => dependenciesOfTask(tx, 1)],
    [
      'who waits for what slipped',
      (tx) => [dependencyTasks(tx, 0, 9), agenciesWaitingFor(tx, [1, 2], today, today), dependenciesInto(tx, 1)],
    ],
    ['the history of a task', (tx) => eventsOfTask(tx, 1)],
    ['what can be undone', (tx) => standingChanges(tx, 1, 5)],
    ['what a message changed', (tx) => standingChangesOfMessage(tx, 1, '5')],
    ['updates not yet handled', (tx) => unhandled(tx, 0, 10)],
    ['updates that wait for a person', (tx) => [failedCount(tx), listInbox(tx, 'stuck', 10)]],
    ['when the messages of a chat fall due', (tx) => queuedTimes(tx, 1)],
    [
      'what is handed from one chat to another',
      (tx) => {
        handOverQueued(tx, 1, 2, now);
      },
    ],
    [
      'what was in hand when a run ended',
      (tx) => {
        endLeases(tx, now);
      },
    ],
    [
      'the steps whose message has not gone out',
      (tx) => {
        forgetUndelivered(tx, 1);
      },
    ],
    ['how much waits to be sent', (tx) => outboxDepth(tx)],
    [
      'what is reviewed before it is judged, each by what was sent about it',
      (tx) => {
        reviewUnasked(tx, today);
      },
    ],
    ['the letters that asked for a review', (tx) => lettersAsked(tx, today)],
    ['since when the oldest message is due', (tx) => oldestDue(tx, now)],
    ['what an operator’s message tells', (tx) => noticesOf(tx, 1)],
    ['the last message that told an operator of something', (tx) => lastBundle(tx, 1)],
  ])('%s', (_name, work) => {
    const plan = planOf(work);
    expect(plan).not.toEqual([]);
    expect(plan.filter((step) => step.startsWith('SCAN') && !WALKS.test(step))).toEqual([]);
  });
});

test('the figures are counted from narrow indexes, never from the wide rows', () => {
  const assignments = 'SCAN assignment USING COVERING INDEX assignment_figures';
  expect(planOf((tx) => talliesByAgency(tx, everybody, today))).toContain(assignments);
  const bySection = planOf((tx) => talliesBySection(tx, everybody, today));
  expect(bySection).toContain(assignments);
  expect(bySection).toContain('SEARCH task_section USING INTEGER PRIMARY KEY (rowid=?)');
});

test('a past day is rebuilt from the events after it, found by their time', () => {
  const past = { day: today, before: now };
  const plan = planOf((tx) => talliesByAgency(tx, { kind: 'all', past }, today));
  expect(plan.filter((step) => step.includes('event'))).not.toEqual([]);
  expect(plan.filter((step) => step.startsWith('SCAN event'))).toEqual([]);
});
