/** What acceptance of an amendment will send: it is carried out, its messages are worded as the relay will, all is rolled back. */

import { agenciesOfProgramme } from '../../store/drafts/agencies-of-programme.ts';
import { notedChanges } from '../../store/drafts/changed-rows.ts';
import { cardsById } from '../../store/programmes/assignments.ts';
import { tryOut } from '../../store/sqlite/try-out.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import { wordQueued } from '../show/word-queued.ts';
import type { DraftActing } from '../draft-acting.ts';
import type { Work } from '../work.ts';
import { amendLive } from './amend-live.ts';
import { endedLeads } from './ended-leads.ts';
import type { Foreseen } from './foresee-acceptance.ts';
import type { ShownDraft } from './show-draft.ts';

/** Every question of the draft is answered; nothing is changed. */
export function foreseeAmended(work: Work, by: DraftActing, shown: ShownDraft): Foreseen {
  return tryOut(work.tx, () => {
    const { programmeId } = amendLive(work, by, shown);
    const noted = notedChanges(work.tx, shown.draft.id);
    const notices = wordQueued(work, noted?.outbox.after ?? 0);
    const ids = (noted?.rows ?? []).flatMap(({ table, before, after: image }) =>
      table === 'assignment' ? [Number((image ?? before)?.['id'] ?? 0)] : [],
    );
    const touched = new Set(cardsById(work.tx, [...new Set(ids)]).map(({ agency }) => agency.id));
    const unlinked = agenciesOfProgramme(work.tx, programmeId)
      .filter(({ id }) => touched.has(id) && agencyChat(work, id) === undefined)
      .map(({ name }) => name);
    const gone = endedLeads(work.tx, shown.reading.rows);
    return { at: work.now, told: [], later: [], unlinked, endedLeads: gone, notices };
  });
}
