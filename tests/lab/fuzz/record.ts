/** No message of a person changes a task that it neither names nor answers: played on a whole office. */

import fc from 'fast-check';
import { addDays, localDateOf, localTimeOf } from '../../../src/domain/calendar/dates.ts';
import { pendingQuestionOf } from '../../../src/dialogue/context/pending-question.ts';
import { query } from '../../../src/store/sqlite/database.ts';
import { TIME_ZONE } from '../../support/office/movable-clock.ts';
import { assignmentOf } from '../../support/office/read-record.ts';
import { openOn, type Messenger, type Playing } from './on-messengers.ts';
import { TASK_COUNT, taskNumber, written, type Written } from './written.ts';

const PLACES = Array.from({ length: TASK_COUNT }, (_, index) => `I.${String(index + 1)}`);
const TASKS = PLACES.map((ref) => ({ ref, title: `Việc ở mục ${ref}`, lead: 'Sở Xây dựng', deadline: 'Năm 2099' }));
const ASKING = ['vướng', 'gia hạn', 'xin thêm thời gian'] as const;

const manner = fc.record({
  /** Shown first, so that the message replies to it. */
  answers: fc.option(taskNumber),
  /** Makes the bot ask about it first. */
  asksOf: fc.option(fc.tuple(taskNumber, fc.constantFrom(...ASKING))),
  /** Whether half an hour and a night pass, after which words that reply to nothing answer no question. */
  isStale: fc.boolean(),
  forwarded: fc.boolean(),
  file: fc.constantFrom('none' as const, 'with words' as const, 'alone' as const),
  place: fc.constantFrom('SXD' as const, 'private' as const),
});

type Manner = typeof manner extends fc.Arbitrary<infer Given> ? Given : never;

/** Plays `numRuns` messages one after the other on one office; what fast-check found. */
export async function playRecord(
  numRuns: number,
  seed: number,
  messenger: Messenger = 'rehearsal',
): Promise<fc.RunDetails<[Written, Manner]>> {
  const office = await openOn(messenger, TASKS);
  const plain = { replies: false, forwarded: false, file: false };
  const holds = fc.asyncProperty(written, manner, async ({ text, names }, given) => {
    const { answers, asksOf, isStale, forwarded, file, place } = given;
    if (asksOf !== null) await office.says({ place, text: `#${String(asksOf[0])} ${asksOf[1]}`, ...plain });
    if (isStale) toNextMorning(office);
    // A card that is shown is about its task: a reply to it answers that.
    if (answers !== null) await office.says({ place, text: `#${String(answers)}`, ...plain });
    const before = states(office);
    const asked = isStale ? [] : askedAbout(office);
    const isAlone = file === 'alone';
    const replies = answers !== null;
    await office.says({ place, text: isAlone ? '' : text, replies, forwarded, file: file !== 'none' });
    const meant = [...(isAlone ? [] : names), ...asked, ...(answers === null ? [] : [answers])];
    const changed = (of: keyof State): number[] =>
      states(office).flatMap((state, index) => (state[of] === before[index]?.[of] ? [] : [index + 1]));
    // What is passed on may be kept with the task that it answers, and reports nothing.
    const isOthers = forwarded && !(office.hidesForwards && place === 'private');
    const wrong = [
      ...changed('rev').filter((task) => isOthers || !meant.includes(task)),
      ...changed('files').filter((task) => !meant.includes(task)),
    ];
    if (wrong.length > 0) throw new Error(`changed #${wrong.join(', #')}`);
  });
  try {
    return await fc.check(holds, { numRuns, seed, endOnFailure: true });
  } finally {
    await office.close();
  }
}

function toNextMorning(office: Playing): void {
  const today = localDateOf(office.clock.now(), TIME_ZONE);
  office.clock.moveTo(`${addDays(today, 1)} ${localTimeOf(office.clock.now(), TIME_ZONE)}`);
}

/** The tasks of our questions that wait for an answer. */
function askedAbout(office: Playing): number[] {
  return office
    .database()
    .read((tx) => tx.all(query.selectFrom('question').select('data').where('answered_at', 'is', null)))
    .flatMap(({ data }) => {
      const pending = pendingQuestionOf(data);
      if ('assignment' in pending) return [pending.assignment];
      return 'candidates' in pending ? pending.candidates : [];
    });
}

/** How often a task was changed, and how many files it has. */
interface State {
  readonly rev: number;
  readonly files: unknown;
}

function states(office: Playing): State[] {
  const kept = office.database().raw.prepare('select count(*) from evidence where assignment_id = ?').pluck();
  return PLACES.map((place) => {
    const { id, rev } = assignmentOf(office.database(), place);
    return { rev, files: kept.get(id) };
  });
}
