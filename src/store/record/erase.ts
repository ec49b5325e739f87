/** Takes words out of the registry for good; that something was there stays. The write-ahead log holds them on. */

import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { addMs, type Instant } from '../../domain/calendar/dates.ts';
import { addedTo } from '../sqlite/added.ts';
import { query, type Tx } from '../sqlite/database.ts';
import type { Event } from './events.ts';
import { erasePatternAnswers } from './learned-patterns.ts';

/** Stands where words stood. */
export const ERASED = 'nội dung đã xoá';

/** A shorter piece of text may stand anywhere. */
const SHORTEST_WORDS = 4;
/** UTF-16 units: what a message of ours quotes may be cut off behind these. */
const QUOTED_AT_LEAST = 24;

/** A message, and the events that it led to. */
interface OfMessage {
  readonly chatId: number;
  readonly messageId: string;
  readonly eventIds: readonly number[];
}

/** The words of the documents that some events cite. */
export function wordsOfDocuments(tx: Tx, eventIds: readonly number[]): string[] {
  return tx
    .all(query.selectFrom('result_document').select(['number', 'abstract']).where('event_id', 'in', eventIds))
    .flatMap(({ number, abstract }) => [number, abstract]);
}

/**
 * Leaves a skeleton of an event: `words` go from its text and its states, all of its text when it `isWhole`. The hash of
 * what was there has a salt that is kept nowhere: nobody can find the words again by trying.
 */
export function eraseEvent(tx: Tx, event: Event, words: readonly string[], isWhole: boolean): void {
  const isErased = event.text !== null && (isWhole || holds(event.text, words));
  const text = isErased ? ERASED : event.text;
  const isAddedErased = event.added.length > 0 && (isWhole || event.added.some((each) => holds(each, words)));
  const added = addedTo(isAddedErased ? [ERASED] : event.added);
  const before = withoutWords(event.before, words);
  const after = withoutWords(event.after, words);
  if (text === event.text && !isAddedErased && before === event.before && after === event.after) return;
  const hash = createHash('sha256')
    .update(randomBytes(32))
    .update(JSON.stringify([event.text, event.added, event.before, event.after]))
    .digest('hex');
  tx.run(query.updateTable('event').set({ text, added, before, after, erased_hash: hash }).where('id', '=', event.id));
}

function holds(text: string, words: readonly string[]): boolean {
  return words.some((word) => text === word || (word.length >= SHORTEST_WORDS && text.includes(word)));
}

function withoutWords(json: string | null, words: readonly string[]): string | null {
  if (json === null) return null;
  const parsed = parsedOf(json);
  // A damaged state cannot be kept in part.
  if (parsed === undefined) return holds(json, words) ? JSON.stringify(ERASED) : json;
  const kept = JSON.stringify(parsed, (_, value: unknown) =>
    typeof value === 'string' && holds(value, words) ? ERASED : value,
  );
  return kept === JSON.stringify(parsed) ? json : kept;
}

function parsedOf(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** What questions of ours keep of the message for their answers, and the assignments that they are about. */
export function keptInQuestions(
  tx: Tx,
  { chatId, messageId }: Omit<OfMessage, 'eventIds'>,
): { readonly words: readonly string[]; readonly assignmentIds: readonly number[]; readonly since: Instant | null } {
  const asked = tx.all(
    query
      .selectFrom('question')
      .innerJoin('outbox', 'outbox.id', 'question.outbox_id')
      .select(sql<string | null>`coalesce(question.data ->> '$.said.text', question.data ->> '$.text')`.as('words'))
      .select(sql<number | null>`question.data ->> '$.assignment'`.as('assignmentId'))
      .select('question.asked_at as askedAt')
      .orderBy('question.id')
      .where('question.chat_id', '=', chatId)
      .where(sql<boolean>`json_valid(question.data)`)
      .where(isIn(replyTo(messageId))),
  );
  return {
    words: asked.flatMap(({ words }) => (words === null || words.length < QUOTED_AT_LEAST / 2 ? [] : [words])),
    assignmentIds: asked.flatMap(({ assignmentId }) => assignmentId ?? []),
    since: asked[0]?.askedAt ?? null,
  };
}

/**
 * Removes files, cited documents, pleas, values of indicators and what a person was presented as; overwrites instructions,
 * questions of ours and questions to the secretariat.
 */
export function eraseRows(tx: Tx, { chatId, messageId, eventIds }: OfMessage, now: Instant): void {
  tx.run(query.deleteFrom('evidence').where('chat_id', '=', chatId).where('message_id', '=', messageId));
  tx.run(query.deleteFrom('evidence').where('event_id', 'in', eventIds));
  tx.run(query.deleteFrom('result_document').where('event_id', 'in', eventIds));
  tx.run(query.deleteFrom('plea').where('event_id', 'in', eventIds));
  erasePatternAnswers(tx, { chatId, messageId, eventIds });
  tx.run(query.deleteFrom('indicator_value').where('event_id', 'in', eventIds));
  tx.run(query.updateTable('instruction').set({ text: ERASED }).where('event_id', 'in', eventIds));
  tx.run(
    query
      .updateTable('inquiry')
      .set({ text: ERASED })
      .where('chat_id', '=', chatId)
      .where('message_id', '=', messageId),
  );
  const presenting = query
    .selectFrom('event')
    .select('person_id')
    .where('id', 'in', eventIds)
    .where('kind', '=', 'person_presented')
    .where('person_id', 'is not', null);
  tx.run(
    query.updateTable('person').set({ presented: null }).where('id', 'in', presenting.$castTo<{ person_id: number }>()),
  );
  const answers = query
    .selectFrom('outbox')
    .select('id')
    .where('chat_id', '=', chatId)
    .where(isIn(replyTo(messageId)));
  tx.run(
    query
      .updateTable('question')
      .set({ data: '{}', answered_at: now })
      .where('chat_id', '=', chatId)
      .where((eb) =>
        eb.or([
          eb('outbox_id', 'in', answers),
          // What an answer led on to bears the words of the message before it.
          sql<boolean>`instr(data, ${`"messageId":${JSON.stringify(messageId)}`}) > 0`,
        ]),
      ),
  );
}

/** What words that are erased were about, and since when they may have been quoted. */
export interface Quoted {
  readonly assignmentIds: readonly number[];
  /** The numbers of their tasks. */
  readonly tasks: readonly number[];
  readonly words: readonly string[];
  readonly since: Instant;
}

/**
 * Overwrites our answers to the message, and what was written since that is about some assignments or names their tasks (as
 * a digest does), or passes a question or its answer on, and quotes `words`; what of it is queued is not sent. Returns the
 * chats that had been sent some of it.
 */
export function eraseOutbox(tx: Tx, { chatId, messageId }: OfMessage, about: Quoted, now: Instant): number[] {
  const concerned = query
    .selectFrom('outbox_about')
    .select('outbox_id')
    .where('assignment_id', 'in', about.assignmentIds);
  const quotes = about.words
    .filter(({ length }) => length >= SHORTEST_WORDS)
    .map((word) => isIn(inJson(word.slice(0, QUOTED_AT_LEAST))));
  // A bundle that is edited in place is about what is still open, and tells of what was answered in it too.
  const edited = sql<number>`cast(payload ->> '$.of' as integer)`;
  const passedOn = sql<boolean>`(key glob 'inquiry:*' or key glob 'inquiry_answer:*')`;
  const names = about.tasks.map((task) => sql<boolean>`payload glob ${`*#${String(task)}[^0-9]*`}`);
  const found = tx.all(
    query
      .selectFrom('outbox')
      .select(['id', 'chat_id as chatId', 'state'])
      .where((eb) =>
        eb.or([
          eb.and([eb('chat_id', '=', chatId), isIn(replyTo(messageId))]),
          eb.and([
            eb('created_at', '>=', about.since),
            eb.or([
              eb('id', 'in', concerned),
              passedOn,
              eb.and([sql<boolean>`key glob 'edit:*'`, eb(edited, 'in', concerned)]),
              ...names,
            ]),
            eb.or(quotes),
          ]),
        ]),
      ),
  );
  return overwrite(tx, found, now);
}

/** Overwrites what the operators were told since that quotes the words, and the messages that gather it. */
export function eraseNotices(tx: Tx, { words, since }: Quoted, now: Instant): void {
  const quotes = words
    .filter(({ length }) => length >= QUOTED_AT_LEAST / 2)
    .map((word) => sql<boolean>`instr(text, ${word.slice(0, QUOTED_AT_LEAST)}) > 0`);
  const told = query
    .selectFrom('operator_notice')
    .select('outbox_id')
    .where('at', '>=', since)
    .where((eb) => eb.or(quotes));
  const found = tx.all(query.selectFrom('outbox').select(['id', 'chat_id as chatId', 'state']).where('id', 'in', told));
  overwrite(tx, found, now);
  tx.run(
    query
      .updateTable('operator_notice')
      .set({ text: ERASED })
      .where('at', '>=', since)
      .where((eb) => eb.or(quotes)),
  );
}

/** An amendment keeps the assignments that it changed, with the obstacles that they had, to be put back. */
export function eraseNotedChanges(tx: Tx, { assignmentIds, words }: Quoted): void {
  const concerned = tx.all(
    query
      .selectFrom('draft_change')
      .select(['draft_id as draft', 'changes'])
      .where((eb) => eb.or(words.map((word) => sql<boolean>`instr(changes, ${inJson(word)}) > 0`))),
  );
  for (const { draft, changes } of concerned) {
    const kept = JSON.stringify(parsedOf(changes), function (this: Record<string, unknown>, key, value: unknown) {
      const isHeld = key === 'obstacle' && typeof value === 'string' && holds(value, words);
      return isHeld && assignmentIds.includes(Number(this['id'])) ? ERASED : value;
    });
    tx.run(query.updateTable('draft_change').set({ changes: kept }).where('draft_id', '=', draft));
  }
}

/** Overwrites every answer to a stored update, also one that replies to nothing: it may quote what it did not use. */
export function eraseAnswersTo(tx: Tx, inboxId: number, now: Instant): void {
  const found = tx.all(
    query
      .selectFrom('outbox')
      .select(['id', 'chat_id as chatId', 'state'])
      .where('key', '>=', `answer:${String(inboxId)}:`)
      .where('key', '<', `answer:${String(inboxId)};`),
  );
  overwrite(tx, found, now);
}

/** A document waits no longer than this to be read. */
const LONGEST_READING_MS = 86_400_000;

/** Overwrites what was written about a draft, as `eraseOutbox` does. */
export function eraseDraftOutbox(tx: Tx, draftId: number, takenAt: Instant, now: Instant): number[] {
  const found = tx.all(
    query
      .selectFrom('outbox')
      .select(['id', 'chat_id as chatId', 'state'])
      .where('created_at', '>=', addMs(takenAt, -LONGEST_READING_MS))
      .where(isIn(`"kind":"draft","draft":${String(draftId)},`)),
  );
  return overwrite(tx, found, now);
}

/** What waits to be read of a message is not read. True when something did. */
export function eraseReading(tx: Tx, { chatId, messageId }: Omit<OfMessage, 'eventIds'>, now: Instant): boolean {
  const found = tx.all(
    query
      .selectFrom('outbox')
      .select(['id', 'chat_id as chatId', 'state'])
      .where('chat_id', '=', chatId)
      .where('state', '=', 'queued')
      .where(sql<boolean>`exists (select 1 from json_each(payload, '$.asked.messageIds') where value = ${messageId})`),
  );
  overwrite(tx, found, now);
  return found.length > 0;
}

/** Returns the chats that had been sent some of it. */
function overwrite(
  tx: Tx,
  found: readonly { readonly id: number; readonly chatId: number; readonly state: string }[],
  now: Instant,
): number[] {
  const message = { text: ERASED, bold: [], buttons: [], howToAnswer: null, replyTo: null, topic: null, silent: true };
  const payload = JSON.stringify({ kind: 'message', message });
  for (const { id, state, chatId } of found) {
    eraseQuotesOf(tx, chatId, id);
    const dropped = { state: 'skipped', error: 'its words were erased', settled_at: now } as const;
    const change = state === 'queued' ? { payload, ...dropped } : { payload };
    tx.run(query.updateTable('outbox').set(change).where('id', '=', id));
  }
  const carried = found.filter(({ state }) => state !== 'queued' && state !== 'skipped');
  return [...new Set(carried.map((row) => row.chatId))];
}

/** Updates searched for quotes of a message: those of some days. */
const SEARCHED_FOR_QUOTES = 500_000;
/** Where a messenger repeats a message in what answers it or presses a button under it. */
const REPEATING = ['reply_to_message', 'message', 'pinned_message', 'external_reply'];
/** What is kept of it: enough to know which it was. */
const OF_A_REPEATED = ['message_id', 'from', 'sender_chat', 'chat', 'date', 'message_thread_id'];

function eraseQuotesOf(tx: Tx, chatId: number, outboxId: number): void {
  const sent = tx.first(query.selectFrom('outbox').select('message_id').where('id', '=', outboxId));
  if (sent?.message_id != null) eraseQuotes(tx, chatId, sent.message_id);
}

/** Takes the words of a message of a chat out of the stored updates that repeat them: replies to it, presses under it. */
export function eraseQuotes(tx: Tx, chatId: number, messageId: string): void {
  const chat = tx.first(
    query.selectFrom('chat').select(['channel', 'external_id as externalId']).where('id', '=', chatId),
  );
  if (chat === undefined) return;
  const newest = tx.first(query.selectFrom('inbox').select((eb) => eb.fn.max('id').as('id')))?.id ?? 0;
  const found = tx.all(
    query
      .selectFrom('inbox')
      .select(['id', 'payload'])
      .where('channel', '=', chat.channel)
      .where('id', '>', newest - SEARCHED_FOR_QUOTES)
      .where(isIn(`"message_id":${messageId},`)),
  );
  for (const { id, payload } of found) {
    const parsed = parsedOf(payload);
    const kept = JSON.stringify(withoutRepeated(parsed, { messageId, externalId: chat.externalId }, false));
    if (parsed !== undefined && kept !== JSON.stringify(parsed))
      tx.run(query.updateTable('inbox').set({ payload: kept }).where('id', '=', id));
  }
}

interface Repeated {
  readonly messageId: string;
  readonly externalId: string;
}

/** `isInside` what answers it: the update's own message is no repetition. */
function withoutRepeated(value: unknown, of: Repeated, isInside: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutRepeated(item, of, isInside));
  if (!isObject(value)) return value;
  const isRepeated = REPEATING.some((key) => (isInside || key !== 'message') && isOf(value[key], of));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (isRepeated && key === 'quote') return [];
      if ((isInside || key !== 'message') && REPEATING.includes(key) && isOf(inner, of))
        return [[key, Object.fromEntries(Object.entries(inner).filter(([field]) => OF_A_REPEATED.includes(field)))]];
      return [[key, withoutRepeated(inner, of, isInside || key === 'message' || key === 'callback_query')]];
    }),
  );
}

function isOf(value: unknown, { messageId, externalId }: Repeated): value is Record<string, unknown> {
  if (!isObject(value) || String(value['message_id']) !== messageId) return false;
  const { chat } = value;
  return isObject(chat) && String(chat['id']) === externalId;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function replyTo(messageId: string): string {
  return `"replyTo":${JSON.stringify(messageId)}`;
}

/** As a text stands within JSON. */
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Whether a row's payload holds a text. */
function isIn(text: string) {
  return sql<boolean>`instr(payload, ${text}) > 0`;
}
