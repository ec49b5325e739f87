/** `/duthao`: what the next tick will send, and keeping a line of it back. Only for the secretariat. */

import { composeDraft } from '../../conversation/compose/compose-draft.ts';
import * as say from '../../conversation/compose/say.ts';
import { taskName } from '../../conversation/compose/words.ts';
import { write } from '../../conversation/compose/write.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { draftNextTick } from '../../usecases/show/draft-next-tick.ts';
import { holdReminders, letGo, type HoldOutcome } from '../../usecases/remind/hold-reminders.ts';
import { sightFrom, type Origin } from '../context/origin.ts';
import type { Work } from '../../usecases/work.ts';

/** An agency must not read what goes to others, whoever asks in its chat. */
export function mayDraft(origin: Origin): boolean {
  return mayConfirm(origin.actor) === 'yes' && sightFrom(origin).kind === 'all';
}

export function showDraft(work: Work, origin: Origin, page: number): void {
  if (!mayDraft(origin)) {
    origin.reply(write([say.ONLY_SECRETARIAT_DRAFTS]), 'answer');
    return;
  }
  origin.reply(composeDraft(draftNextTick(work), work.rules.timeZone, page), 'answer');
}

/** Holds the named assignments, or lets them go; what was done in words. */
export function setHeld(work: Work, origin: Origin, cards: readonly Card[], held: boolean): string {
  if (!mayDraft(origin)) return say.ONLY_SECRETARIAT_DRAFTS;
  const act = held ? holdReminders : letGo;
  return cards
    .map(
      (card) => `${taskName(card.task)} ${card.agency.name}: ${WORDS[held ? 'held' : 'free'][act(work, origin, card)]}`,
    )
    .join('\n');
}

const WORDS: Record<'held' | 'free', Record<HoldOutcome, string>> = {
  held: {
    done: 'đã giữ lại; không nhắc, không đôn đốc cho đến khi thôi giữ (/duthao).',
    same: 'đang được giữ lại từ trước.',
    anonymous: say.ANONYMOUS,
    not_enrolled: say.ONLY_SECRETARIAT_DRAFTS,
  },
  free: {
    done: 'thôi giữ; lượt nhắc tới xét lại như thường.',
    same: 'không bị giữ lại.',
    anonymous: say.ANONYMOUS,
    not_enrolled: say.ONLY_SECRETARIAT_DRAFTS,
  },
};
