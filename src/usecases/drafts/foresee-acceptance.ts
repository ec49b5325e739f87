/** Whom the acceptance of a draft will write to, and when: it is made live, the next tick is drafted, all is rolled back. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { agenciesOfProgramme } from '../../store/drafts/agencies-of-programme.ts';
import { tryOut } from '../../store/sqlite/try-out.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import { draftNextTick } from '../show/draft-next-tick.ts';
import type { Work } from '../work.ts';
import { makeLive } from './accept-draft.ts';
import type { DraftActing } from '../draft-acting.ts';
import type { ShownDraft } from './show-draft.ts';
import { endedLeads, type EndedLead } from './ended-leads.ts';
import { foreseeAmended } from './foresee-amended.ts';

export interface Foreseen {
  /** When the next tick runs. */
  readonly at: Instant;
  /** Chats that it writes to about this programme, with how many of its tasks. */
  readonly told: readonly { readonly at: Instant; readonly to: string; readonly tasks: number }[];
  /** Agencies with a chat that hear of their tasks when a date or a period comes near. */
  readonly later: readonly string[];
  readonly unlinked: readonly string[];
  readonly endedLeads: readonly EndedLead[];
  /** Of an amendment: what is sent about it, word for word. */
  readonly notices?: readonly { readonly at: Instant; readonly to: string; readonly text: string }[];
}

/** Every question of the draft is answered. */
export function foreseeAcceptance(work: Work, by: DraftActing, shown: ShownDraft): Foreseen {
  if (shown.reading.amendment !== undefined) return foreseeAmended(work, by, shown);
  return tryOut(work.tx, () => {
    const { programmeId } = makeLive(work, by, shown);
    const { at, messages } = draftNextTick(work);
    const told = messages.flatMap((message) => {
      const own = message.cards.filter(({ task }) => task.programme.id === programmeId);
      return own.length === 0 ? [] : [{ message, own }];
    });
    const reached = new Set(told.flatMap(({ own }) => own.map(({ agency }) => agency.id)));
    const others = agenciesOfProgramme(work.tx, programmeId).filter(({ id }) => !reached.has(id));
    const linked = new Set(others.filter(({ id }) => agencyChat(work, id) !== undefined).map(({ id }) => id));
    return {
      at,
      told: told.map(({ message, own }) => ({
        at: message.at,
        to: message.to,
        tasks: new Set(own.map(({ task }) => task.id)).size,
      })),
      later: others.filter(({ id }) => linked.has(id)).map(({ name }) => name),
      unlinked: others.filter(({ id }) => !linked.has(id)).map(({ name }) => name),
      endedLeads: endedLeads(work.tx, shown.reading.rows),
    };
  });
}
