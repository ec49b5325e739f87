/** A bundle that was sent is kept true in place: queued as an edit of it, worded from the state of that moment. */

import {
  composeBundleAnew,
  composeBundleEdit,
  type BundleNow,
} from '../../conversation/compose/compose-bundle-edit.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { addMs, localDateOf, msOf, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import { isAgencysTurn, isOpen } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { enqueue, tell } from '../../outbox/enqueue.ts';
import { payloadOf, type OutboxPayload } from '../../outbox/payload.ts';
import { editsOf, type EditRow } from '../../store/outbox/outbox-edits.ts';
import { aboutOf, outboxById, outboxByMessage, rewrite, type OutboxRow } from '../../store/outbox/outbox.ts';
import { cardsById } from '../../store/programmes/assignments.ts';
import type { Work } from '../work.ts';

type Edit = OutboxPayload & { readonly kind: 'edit' };

/** Of 15 edits a minute five may come at once; those behind them keep this distance. */
const AT_ONCE = 5;
const APART_MS = 6000;
const MINUTE_MS = 60_000;

/** The row of a message whose buttons answer for several tasks; null for any other, and for one that is not known. */
export function bundleUnder({ tx }: Pick<Work, 'tx'>, chatId: number, messageId: string | null): OutboxRow | null {
  const row = messageId === null ? undefined : outboxByMessage(tx, chatId, messageId);
  return row !== undefined && isBundle(row) ? row : null;
}

/** Whether the buttons of a message answer for several tasks. */
export function isBundle(row: OutboxRow): boolean {
  return (
    sentIn(row)
      ?.buttons.flat()
      .some(({ action }) => action.kind === 'acknowledge_all') === true
  );
}

/** Whether any of its tasks was answered since it was sent. */
export function hasNews(work: Work, row: OutboxRow): boolean {
  return bundleNow(work, row, { chosen: null, step: 'answers', last: null }).answered.length > 0;
}

/** One edit of a message waits at a time: a newer one takes its place. */
export function queueEdit(work: Work, row: OutboxRow, edit: Pick<Edit, 'chosen' | 'step' | 'last'>): void {
  const payload: Edit = { kind: 'edit', of: row.id, ...edit, message: null };
  const before = editsOf(work.tx, row.id);
  const newest = before.at(-1);
  if (newest?.state === 'queued') {
    rewrite(work.tx, newest.id, JSON.stringify(payload));
    return;
  }
  const key = `edit:${String(row.id)}:${String(before.length + 1)}`;
  const dueAt = dueAfter(before, work.now);
  enqueue(work.tx, { key, chatId: row.chatId, kind: 'answer', payload, unprompted: false, dueAt }, work.now);
}

function dueAfter(before: readonly EditRow[], now: Instant): Instant {
  const recent = before.flatMap(({ settledAt }) => (settledAt === null ? [] : [settledAt]));
  const withinMinute = recent.filter((at) => msOf(now) - msOf(at) < MINUTE_MS);
  const last = withinMinute.at(-1);
  if (last === undefined || withinMinute.length < AT_ONCE) return now;
  const apart = addMs(last, APART_MS);
  return apart > now ? apart : now;
}

/** The message as it is to stand now; null where the bundle is gone. */
export function wordEdit(work: Work, edit: Edit): OutgoingMessage | null {
  const row = outboxById(work.tx, edit.of);
  const sent = row === undefined ? null : sentIn(row);
  if (row?.messageId == null || sent === null) return null;
  return composeBundleEdit(sent, row.messageId, bundleNow(work, row, edit), work.today);
}

/** Which of a bundle's tasks are open, in the order of its buttons. */
export function openIn(work: Work, row: OutboxRow): readonly Card[] {
  return bundleNow(work, row, { chosen: null, step: 'answers', last: null }).open;
}

/** The messenger refused it: the record is right, and the chat is told so once, with what is still open. */
export function tellEditRefused(work: Work, row: OutboxRow): void {
  const edit = payloadOf(row.payload);
  const bundle = edit.kind === 'edit' ? outboxById(work.tx, edit.of) : undefined;
  if (edit.kind !== 'edit' || bundle === undefined) return;
  const now = bundleNow(work, bundle, edit);
  tell(work, { id: row.chatId }, composeBundleAnew(now, work.today), {
    key: `edit_refused:${String(bundle.id)}`,
    kind: 'answer',
    about: now.open.map(({ assignment }) => assignment.id),
  });
}

function sentIn(row: OutboxRow): OutgoingMessage | null {
  const payload = payloadOf(row.payload);
  return payload.kind === 'unreadable' ? null : payload.message;
}

function bundleNow(
  work: Work,
  row: OutboxRow,
  { chosen, step, last }: Pick<Edit, 'chosen' | 'step' | 'last'>,
): BundleNow {
  const cards = inOrder(row, cardsById(work.tx, aboutOf(work.tx, row.id)));
  const sentOn = localDateOf(row.settledAt ?? row.createdAt, work.rules.timeZone);
  const isOver = answeredSince(row, sentOn);
  const open = cards.filter((card) => !isOver(card));
  const picked = open.find(({ assignment }) => assignment.id === chosen) ?? nextAfter(cards, open, chosen);
  const lastCard = cards.find(({ assignment }) => assignment.id === last?.assignment);
  const isStill = picked?.assignment.id === chosen;
  return {
    open,
    answered: cards.filter(isOver),
    picking: picked === undefined ? null : { card: picked, step: isStill ? step : 'answers', today: work.today },
    last: last === null || lastCard === undefined || !isOver(lastCard) ? null : { card: lastCard, event: last.event },
  };
}

/** The first open task behind the one that was answered, or the first of all. */
function nextAfter(cards: readonly Card[], open: readonly Card[], chosen: number | null): Card | undefined {
  const at = cards.findIndex(({ assignment }) => assignment.id === chosen);
  return open.find((card) => cards.indexOf(card) > at) ?? open[0];
}

/** As their numbers stand under the bundle; what has no number there comes last. */
function inOrder(row: OutboxRow, cards: readonly Card[]): readonly Card[] {
  const shown = sentIn(row)?.buttons.flat() ?? [];
  const order = shown.flatMap(({ action }) => (action.kind === 'choose' ? [action.assignment] : []));
  const place = ({ assignment }: Card): number => {
    const at = order.indexOf(assignment.id);
    return at === -1 ? order.length : at;
  };
  return cards.toSorted((a, b) => place(a) - place(b));
}

function answeredSince(row: OutboxRow, sentOn: LocalDate): (card: Card) => boolean {
  const payload = payloadOf(row.payload);
  const revs = new Map(
    payload.kind === 'nudge' ? payload.items.map(({ assignmentId, rev }) => [assignmentId, rev]) : [],
  );
  return ({ assignment }) => {
    if (!isOpen(assignment) || !isAgencysTurn(assignment)) return true;
    const { id, rev, answeredOn } = assignment;
    return revs.get(id) !== rev && answeredOn !== null && answeredOn >= sentOn;
  };
}
