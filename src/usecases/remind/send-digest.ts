/** The weekly digest: to the leaders and the secretariat about everybody, to each agency about itself. */

import { endsUnconfirmed } from '../../conversation/compose/say-ending.ts';
import { adding } from '../../conversation/compose/write.ts';
import { DUE_SOON_DAYS } from '../../domain/tasks/assignment.ts';
import { addDays, addMs, localDateOf, type Instant } from '../../domain/calendar/dates.ts';
import { proposedEnd } from '../../domain/tasks/programme-end.ts';
import { nextSendingTime } from '../../domain/calendar/send-window.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { lastDigestSent, unsentDigests } from '../../store/outbox/outbox-digests.ts';
import { settle } from '../../store/outbox/outbox-sending.ts';
import { programmesOfChat } from '../../store/people/chat-programmes.ts';
import { chatsOf, linkedAgencyChats } from '../../store/people/chats.ts';
import { listProgrammes } from '../../store/programmes/tasks.ts';
import { goesOn } from '../../store/programmes/endings.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { TELLING } from '../../store/figures/digest-figures.ts';
import type { Cursor } from '../../store/sqlite/cursor.ts';
import { noteRun } from '../../store/sqlite/meta.ts';
import { CHANGES, DIGEST_JOB, eachHappening, everybodysDigest, sinceOf } from '../figures/gather-digest.ts';
import { nextTurn, transactInTurns } from '../../store/sqlite/in-turns.ts';
import { remindAgencies } from './send-due-reminders.ts';
import { noteWhole, toldBefore } from './told-before.ts';
import { queueUnasked } from '../chats/notify.ts';
import { workAt, type Rules, type Work } from '../work.ts';

const CHATS_PER_PAGE = 250;
/** What a chat's first digest looks back on. */
const FIRST_WINDOW_MS = 7 * 24 * 60 * 60 * 1000;
const NO_WINDOWS: ReadonlyMap<number, Instant> = new Map();
/** @internal Also for the bench. */
export const ASSIGNMENTS_PER_TURN = 2000;

/**
 * Queues a digest as of `asOf` for every linked chat with something to tell, once per local day, at `now`. An agency's
 * is worded when it is sent. Returns the number queued. A digest of another day does not count as the weekly one.
 */
export async function sendDigest(database: Database, now: Instant, rules: Rules, asOf: Instant = now): Promise<number> {
  const since = database.read((tx) => sinceOf(workAt(tx, asOf, rules)));
  // An agency's bundle of the day precedes its digest.
  if (asOf === now) await remindAgencies(database, now, rules, asOf);
  const windows = asOf === now ? database.transact((tx) => replaceUnsent(workAt(tx, now, rules))) : NO_WINDOWS;
  const moments = { now, asOf, since, windows };
  const queued = (await queueForAgencies(database, moments, rules)) + (await queueForAll(database, moments, rules));
  if (asOf === now) {
    database.transact((tx) => {
      noteRun(tx, DIGEST_JOB, now);
    });
  }
  return queued;
}

interface Moments {
  readonly now: Instant;
  readonly asOf: Instant;
  readonly since: Instant;
  /** Where the window of a chat begins whose last digest was not sent. */
  readonly windows: ReadonlyMap<number, Instant>;
}

async function queueForAll(database: Database, { now, asOf, since, windows }: Moments, rules: Rules): Promise<number> {
  const overseers = database
    .read((tx) => [
      ...chatsOf(tx, 'leaders').map((chat) => ({ chat, programmes: programmesOfChat(tx, chat.id) })),
      ...chatsOf(tx, 'secretariat').map((chat) => ({ chat, programmes: [] as number[] })),
    ])
    .filter(({ programmes }) => database.read((tx) => goesOn(tx, localDateOf(asOf, rules.timeZone), programmes)));
  const queued = { key: keyOf(rules, now, asOf), kind: 'digest' } as const;
  let count = 0;
  // Chats with the same programmes share the words, and the reading of them.
  for (const [, alike] of Map.groupBy(overseers, ({ chat, programmes }) =>
    [windows.get(chat.id) ?? since, ...programmes].join(' '),
  )) {
    const [first] = alike;
    if (first === undefined) continue;
    const from = windows.get(first.chat.id) ?? since;
    const wordFor = await everybodysDigest(database, asOf, rules, from, first.programmes);
    const secretariats = await wordFor(null);
    const worded = new Map<number, typeof secretariats>();
    for (const { chat } of alike) {
      const isLeaders = chat.role === 'leaders';
      worded.set(chat.id, isLeaders ? await wordFor({ role: 'leaders', chatId: chat.id }) : secretariats);
    }
    count += database.transact((tx) => {
      const sending = workAt(tx, now, rules);
      const toDo = endsToConfirm(workAt(tx, asOf, rules), from);
      return alike.filter(({ chat }) => {
        const digest = worded.get(chat.id) ?? secretariats;
        const told = asOf === now ? toldBefore(sending, chat.id, digest.message) : null;
        const words = told === null ? digest.message : digest.quiet(told.on);
        const message = toDo === null || chat.role !== 'secretariat' ? words : adding(words, toDo);
        const id = queueUnasked(sending, chat, { kind: 'message', message }, queued);
        if (id !== null && asOf === now && told === null) noteWhole(sending, chat.id, { id, message: digest.message });
        return id !== null;
      }).length;
    });
  }
  return count;
}

/** In the first digest of a month the secretariat is asked for the last days that titles name and nobody has confirmed. */
function endsToConfirm({ tx, today, rules }: Work, since: Instant): string | null {
  if (today.slice(0, MONTH) === localDateOf(since, rules.timeZone).slice(0, MONTH)) return null;
  const open = listProgrammes(tx).flatMap((programme) => {
    const proposed = programme.endsOn === null ? proposedEnd(programme) : null;
    return proposed === null ? [] : [{ programme, proposed }];
  });
  return open.length === 0 ? null : endsUnconfirmed(open, today);
}

const MONTH = 'YYYY-MM'.length;

async function queueForAgencies(database: Database, moments: Moments, rules: Rules): Promise<number> {
  const { now, asOf, since, windows } = moments;
  const telling = await agenciesToTell(database, { ...moments, since: earliestOf(moments) }, rules);
  const key = keyOf(rules, now, asOf);
  const dueAt = nextSendingTime(now, rules.window, rules.calendar, rules.timeZone);
  let queued = 0;
  for (let after: number | null = 0; after !== null;) {
    await nextTurn();
    const page = database.read((tx) => linkedAgencyChats(tx, after ?? 0, CHATS_PER_PAGE));
    const chats = page.filter((chat) => telling.has(chat.agencyId));
    let next = 0;
    await transactInTurns(database, (tx) => {
      const chat = chats[next];
      if (chat === undefined) return false;
      next += 1;
      const payload = {
        kind: 'digest',
        agencyId: chat.agencyId,
        since: windows.get(chat.id) ?? since,
        asOf: asOf === now ? null : asOf,
        message: null,
      } as const;
      const message = {
        key: `${key}:${chat.id}`,
        chatId: chat.id,
        kind: 'digest',
        payload,
        unprompted: true,
        dueAt,
      } as const;
      if (enqueue(tx, message, now) !== null) queued += 1;
      return true;
    });
    after = page.length < CHATS_PER_PAGE ? null : (page.at(-1)?.id ?? null);
  }
  return queued;
}

/**
 * A newer digest replaces one of an earlier day that was not sent, as over Tết, and begins where the last one that was sent
 * ended. Today's stays: a chat is told once a day.
 */
function replaceUnsent({ tx, now, today, rules }: Work): ReadonlyMap<number, Instant> {
  const windows = new Map<number, Instant>();
  const earlier = unsentDigests(tx).filter(({ createdAt }) => localDateOf(createdAt, rules.timeZone) !== today);
  for (const { id, chatId, createdAt } of earlier) {
    settle(tx, id, { state: 'skipped', messageId: null, error: 'a newer digest replaces it' }, now);
    const first = addMs(createdAt, -FIRST_WINDOW_MS);
    if (!windows.has(chatId)) windows.set(chatId, lastDigestSent(tx, chatId) ?? first);
  }
  return windows;
}

function earliestOf({ since, windows }: Moments): Instant {
  return [...windows.values()].reduce((earliest, each) => (each < earliest ? each : earliest), since);
}

/** Agencies with a change since the last digest, a pending decision or a coming deadline. */
async function agenciesToTell(database: Database, moments: Moments, rules: Rules): Promise<ReadonlySet<number>> {
  const { asOf, since } = moments;
  const today = localDateOf(asOf, rules.timeZone);
  const days = { since: localDateOf(since, rules.timeZone), today, soon: addDays(today, DUE_SOON_DAYS) };
  const telling = new Set<number>();
  for (const read of Object.values(TELLING)) {
    for (let after: Cursor | null | undefined; after !== null;) {
      const from: Cursor | null = after ?? null;
      const page = database.read((tx) => read(tx, days, from, ASSIGNMENTS_PER_TURN));
      for (const agencyId of page.agencies) telling.add(agencyId);
      after = page.last;
      await nextTurn();
    }
  }
  await eachHappening(database, since, asOf, ({ kind, agencyId }) => {
    if (agencyId !== null && CHANGES.some((change) => change === kind)) telling.add(agencyId);
  });
  return telling;
}

function keyOf(rules: Rules, now: Instant, asOf: Instant): string {
  const [today, day] = [localDateOf(now, rules.timeZone), localDateOf(asOf, rules.timeZone)];
  return `digest:${day === today ? day : `${day}@${today}`}`;
}
