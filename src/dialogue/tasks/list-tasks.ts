/** `/viec`, `/sapden`, `/imlang`, `/rasoat`, `/quahan`, `/tim`: lists of what this chat may see. */

import {
  composeOverdue,
  composeTaskList,
  FIND_USAGE,
  type ListContext,
} from '../../conversation/compose/compose-lists.ts';
import { write } from '../../conversation/compose/write.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { countUnlinkedAgencies } from '../../store/programmes/unlinked-agencies.ts';
import { boundedCount, readList } from '../../usecases/show/read-list.ts';
import { answerAsked } from '../context/answer-asked.ts';
import { leavingOut, scopeOfAgency, scopeOrHint, type Call, type Shown } from '../context/call.ts';

/** Assignments that a message may be about: a reply to a longer list names its task. */
const MOST_ABOUT = 50;
const LONGEST_SEARCH = 60;

/** The commands that are named as the list they show; `/viec` shows what is open. */
const LISTED = ['upcoming', 'silent', 'unreviewed'] as const;

export function listTasks(call: Call): void {
  const shown = scopeOfAgency(call);
  if (shown === null) return;
  const { scope } = shown;
  const { work, origin, command } = shown.call;
  const name = LISTED.find((list) => list === command.name) ?? 'open';
  const listing = readList(work, scope, name, command.page);
  origin.reply(composeTaskList(name, listing, contextOf(shown)), 'answer', idsOf(listing.cards, MOST_ABOUT));
}

export function listOverdue(call: Call): void {
  const shown = scopeOfAgency(call);
  if (shown === null) return;
  const { scope } = shown;
  const { work, origin, command } = shown.call;
  const lists = {
    overdue: readList(work, scope, 'overdue', command.page),
    waiting: readList(work, scope, 'waiting', 1),
    silent: boundedCount(work, scope, 'silent'),
    unreviewed: boundedCount(work, scope, 'unreviewed'),
    unlinked: scope.kind === 'all' ? countUnlinkedAgencies(work.tx) : 0,
  };
  origin.reply(composeOverdue(lists, contextOf(shown)), 'answer', idsOf(lists.overdue.cards));
}

export function findTasks(call: Call): void {
  const scope = scopeOrHint(call);
  if (scope === null) return;
  const { work, origin, command } = call;
  if (command.argument === '') {
    origin.reply(write([FIND_USAGE]), 'answer');
    return;
  }
  const words = command.argument.slice(0, LONGEST_SEARCH);
  const used = leavingOut(call, command.argument.slice(LONGEST_SEARCH));
  const agencyId = scope.kind === 'all' ? null : scope.agencyId;
  answerAsked(used, { kind: 'found', asOf: work.now, agencyId, words, page: command.page });
}

function contextOf({ call, scope, agency }: Omit<Shown, 'words'>): ListContext {
  const { work, command } = call;
  const name = scope.kind === 'all' ? null : (agencyById(work.tx, scope.agencyId)?.name ?? null);
  return { today: work.today, agency: name, argument: agency?.code ?? '', page: command.page };
}

function idsOf(cards: readonly Card[], most = cards.length): number[] {
  return cards.slice(0, most).map((card) => card.assignment.id);
}
