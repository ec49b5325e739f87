/** Carries out an amending draft: agencies that became one, then what was accepted of its changes, in the caller's transaction. */

import type { Merger } from '../../domain/drafts/amendment/ask-changes.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { SuccessionPlan } from '../../domain/agencies/succession.ts';
import { noteChanges } from '../../store/drafts/changed-rows.ts';
import { noteMade, updateDraft } from '../../store/drafts/drafts.ts';
import { programmeByCode } from '../../store/programmes/tasks.ts';
import type { DraftActing } from '../draft-acting.ts';
import { amendProgramme } from '../programme/amend-programme.ts';
import { recordSuccession } from '../programme/apply-succession.ts';
import { continueRow } from '../programme/continue-rows.ts';
import type { Work } from '../work.ts';
import type { Amended } from './accept-draft.ts';
import { acceptedWords, agencyOf, makeNames } from './accepting.ts';
import { matchingOf } from './amend-changes.ts';
import type { ShownDraft } from './show-draft.ts';

/** Every question is answered. Throws when what is shown cannot be taken, which is a fault of the program. */
export function amendLive(work: Work, { author, actor }: DraftActing, shown: ShownDraft): Amended {
  const { draft, reading, code } = shown;
  const { amendment, head, names } = reading;
  const programme = programmeByCode(work.tx, code);
  const changes = amendment?.changes;
  if (changes == null || programme === undefined || head.issued === null)
    throw new Error(`Draft ${String(draft.id)} is no amendment that can be taken.`);
  const number = head.number ?? draft.fileName;
  const document = { number, issuedOn: head.issued };
  const outcome = noteChanges(work.tx, draft.id, () => {
    const made = makeNames(work, names, document);
    const fresh = new Set(names.agencies);
    for (const merger of changes.mergers) {
      const done = recordSuccession(work, planOf(work, merger, fresh));
      if (done.kind === 'refused') throw new Error(`Draft ${String(draft.id)}: ${done.problem}`);
    }
    const held = changes.held.length === 0 ? [] : [`để lại ${String(changes.held.length)} thay đổi`];
    const amended = amendProgramme(work, programme, changes.rows, {
      createAgencies: false,
      withdraw: changes.withdraw,
      silent: new Set(),
      same: [],
      matching: matchingOf(changes.rows, goneIn(changes.accepted)),
      acceptedBy: { author, words: [acceptedWords(shown, actor === 'operator'), ...held].join('; ') },
      document,
      isPart: amendment?.whole !== true,
    });
    if (amended.kind === 'refused') throw new Error(`Draft ${String(draft.id)} cannot be taken: ${amended.problem}`);
    for (const row of changes.rows) {
      if (row.task === undefined && (row.continues ?? '') !== '') continueRow(work, code, row);
    }
    noteMade(work.tx, draft.id, made);
    return amended;
  });
  updateDraft(work.tx, draft.id, {
    state: 'accepted',
    programme: code,
    settledAt: work.now,
    settledBy: author.actor,
    programmeId: programme.id,
    eventId: outcome.eventId,
  });
  return {
    kind: 'amended',
    programmeId: programme.id,
    code,
    number,
    added: outcome.added,
    changed: outcome.changed,
    withdrawn: outcome.withdrawn.length,
    mergers: changes.mergers.length,
    held: changes.held.length,
    newAgencies: [...names.agencies, ...names.groups.map(({ name }) => name)],
  };
}

function goneIn(
  accepted: NonNullable<NonNullable<ShownDraft['reading']['amendment']>['changes']>['accepted'],
): readonly number[] {
  return accepted.flatMap(({ kind, task }) => (kind === 'gone' || kind === 'given_up' ? [task.id] : []));
}

/** One agency that goes on under a name of this draft is renamed; others are taken in by the one that stays. */
function planOf(work: Work, { from, into, on, document }: Merger, fresh: ReadonlySet<string>): SuccessionPlan {
  const successor = agencyOf(work, into).code;
  const ending = from.map((name) => agencyOf(work, name).code);
  const isRenamed = ending.length === 1 && fresh.has(into);
  return {
    kind: isRenamed ? 'rename' : 'merge',
    predecessors: isRenamed || (fresh.has(into) && ending.length > 1) ? ending : [...ending, successor],
    successors: [{ code: successor, name: null }],
    from: on as LocalDate,
    document,
    choices: [],
  };
}
