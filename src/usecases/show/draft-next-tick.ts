/** Drafts the next tick: runs the sending use cases and rolls them back. */

import { addDays, localDateOf, type Instant } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { payloadOf } from '../../outbox/payload.ts';
import { cardsById } from '../../store/programmes/assignments.ts';
import { dueOpenings } from '../../store/programmes/openings.ts';
import { chatById } from '../../store/people/chats.ts';
import { dueAssignments } from '../../store/reminders/due-assignments.ts';
import { holdsNow, type Hold } from '../../store/reminders/holds.ts';
import { queuedUnasked } from '../../store/outbox/outbox-lists.ts';
import { aboutOf } from '../../store/outbox/outbox.ts';
import { ADDED_ONLY, type Overlaid } from '../../store/sqlite/overlay.ts';
import { tryOut } from '../../store/sqlite/try-out.ts';
import { ownerOf } from '../chats/chat-name.ts';
import { followUp } from '../instruct/instruct.ts';
import { relayHooks } from '../deliver/prepare-delivery.ts';
import { closeProgrammes } from '../remind/close-programmes.ts';
import { remindOfWaiting } from '../remind/remind-secretariat.ts';
import { openDuePeriods } from '../programme/open-periods.ts';
import { tellOfUncheckedDays } from '../remind/unchecked-days.ts';
import { remindAssignments } from '../remind/remind-assignments.ts';
import { agenciesToTell, queueSlips } from '../remind/slips.ts';
import { workAt, type Work } from '../work.ts';

/** `cards`: the assignments that a reminder asks about; empty for other messages. */
export interface DraftMessage {
  readonly at: Instant;
  readonly chatId: number;
  readonly to: string;
  readonly text: string;
  readonly cards: readonly Card[];
}

export interface Draft {
  readonly at: Instant;
  readonly messages: readonly DraftMessage[];
  readonly held: readonly (Hold & { readonly card: Card })[];
}

/**
 * The tables that a draft writes before it is rolled back, with the rows of them that it reads: what was decided about
 * whatever is due or waits, what is queued, and of what is over the last days and each chat's last reminder and whole digest.
 */
export function tablesOfDraft({ tx, now, rules }: Work): Overlaid {
  const today = localDateOf(rules.nextTick(now), rules.timeZone);
  const opensPeriods = dueOpenings(tx, today, 1).length > 0;
  const due = `select assignment_id from main.wake where wake_on <= '${today}'`;
  const lately = `'${addDays(today, -DAYS_READ)}'`;
  const outbox = `state in ('queued', 'sending') or due_at >= ${lately} or settled_at >= ${lately}
    or id = (select max(id) from main.outbox)
    or id in (select max(id) from main.outbox where kind = 'reminder' and state = 'sent' group by chat_id)
    or id in (select outbox_id from main.digest_told)`;
  return {
    outbox,
    outbox_about: 'outbox_id in (select id from temp.outbox)',
    reminder: `assignment_id in (${due})
      or assignment_id in (select id from main.assignment where waiting_for is not null)`,
    wake: `wake_on <= '${today}'`,
    slip_told: 'true',
    digest_told: 'true',
    closing_question: 'true',
    final_report: 'true',
    instruction: 'true',
    event: ADDED_ONLY,
    // Few days open a period: on the others nothing is written there.
    ...(opensPeriods && { assignment: 'true' }),
  };
}

/** Whether a chat had its bundle, and the keys of a day's messages, are asked of the day itself. */
const DAYS_READ = 7;
const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** Everything unasked that waits or that the next tick will queue, in the order of sending; nothing is changed. */
export function draftNextTick(work: Work): Draft {
  const at = work.rules.nextTick(work.now);
  const messages = tryOut(work.tx, () => {
    const tick = workAt(work.tx, at, work.rules);
    openDuePeriods(tick);
    remindAssignments(
      tick,
      dueAssignments(work.tx, tick.today, EVERYTHING).rows.map(({ id }) => id),
    );
    closeProgrammes(tick);
    remindOfWaiting(tick);
    tellOfUncheckedDays(tick);
    followUp(tick);
    for (const agencyId of agenciesToTell(tick, 0, EVERYTHING).agencies) queueSlips(tick, agencyId);
    return queuedUnasked(work.tx).flatMap((row): DraftMessage[] => {
      const dueAt = row.dueAt > work.now ? row.dueAt : work.now;
      const chat = chatById(work.tx, row.chatId);
      const payload = payloadOf(row.payload);
      // The relay will report it to a person instead.
      if (payload.kind === 'unreadable') return [];
      const prepared = relayHooks(work.rules).prepare(work.tx, row, payload, dueAt);
      if (chat === undefined || prepared.kind === 'skip' || prepared.kind === 'not_before') return [];
      const { text } = prepared.message;
      const about = cardsById(work.tx, aboutOf(work.tx, row.id));
      const cards = row.kind === 'reminder' ? about.filter(({ task }) => text.includes(`#${task.id} (`)) : [];
      return [{ at: dueAt, chatId: chat.id, to: ownerOf(work, chat), text, cards }];
    });
  });
  const held = holdsNow(work.tx).flatMap((hold) => {
    const [card] = cardsById(work.tx, [hold.assignmentId]);
    return card === undefined ? [] : [{ ...hold, card }];
  });
  return { at, messages, held };
}
