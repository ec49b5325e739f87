/** `/viec`, `/sapden`, `/imlang`, `/rasoat`, `/quahan`, `/tim`: lists of what this chat may see. */

import {
  composeOverdue,
  composeTaskList,
  FIND_USAGE,
  repeatable,
  type ListContext,
} from '../../../conversation/compose/compose-lists.ts';
import { allEnded } from '../../../conversation/compose/say-ending.ts';
import { waitingInquiries } from '../../../conversation/compose/say-talk.ts';
import { write } from '../../../conversation/compose/write.ts';
import { mayConfirm } from '../../../domain/people/access.ts';
import { cursorText } from '../../../domain/tasks/list-cursor.ts';
import type { ListName } from '../../../domain/tasks/list-name.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import { endedProgrammes } from '../../../store/programmes/endings.ts';
import { countUntold, firstOfList } from '../../../store/programmes/assignment-lists.ts';
import type { Scope } from '../../../store/programmes/assignments.ts';
import { countUnlinkedAgencies } from '../../../store/programmes/unlinked-agencies.ts';
import { lettersAsked, type LetterAsked } from '../../../store/reminders/reviews.ts';
import type { Work } from '../../../usecases/work.ts';
import { inquiriesWaiting } from '../../../usecases/instruct/inquiries.ts';
import { namesOf } from '../../../usecases/show/names-of.ts';
import { boundedCount, readList } from '../../../usecases/show/read-list.ts';
import { answerAsked } from '../../context/answer-asked.ts';
import { cursorShown } from '../../context/cursor-shown.ts';
import { leavingOut, scopeOfAgency, scopeOrHint, type Call, type Shown } from '../../context/call.ts';
import { ofProgrammes } from '../../context/origin.ts';

/** Assignments that a message may be about: a reply to a longer list names its task. */
const MOST_ABOUT = 50;
const LONGEST_SEARCH = 60;
const MOST_ORPHANS = 5;

/** The commands that are named as the list they show; `/viec` shows what is open. */
const LISTED = ['upcoming', 'silent', 'unreviewed'] as const;

/** The command of a named list (`/viec`, `/imlang` …), of one agency where it names one. */
export function listTasks(call: Call): void {
  const shown = scopeOfAgency(call);
  if (shown === null) return;
  const { scope } = shown;
  const { work, origin, command } = shown.call;
  const name = LISTED.find((list) => list === command.name) ?? 'open';
  const context = contextOf(shown, [name]);
  const listing = readList(work, scope, name, command.page, context.after);
  const letters = name === 'unreviewed' ? lettersIn(work, scope) : [];
  const isDesk = name === 'open' && scope.kind === 'all' && mayConfirm(origin.actor) === 'yes' && command.page === 1;
  const waiting = isDesk && context.after === null ? waitingInquiries(inquiriesWaiting(work)) : [];
  const notes = [...allEnded(endedProgrammes(work.tx, work.today, origin.programmes)), ...waiting];
  origin.reply(composeTaskList(name, listing, context, letters, notes), 'answer', idsOf(listing.cards, MOST_ABOUT));
}

function lettersIn({ tx, today }: Work, scope: Scope): LetterAsked[] {
  const asked = lettersAsked(tx, today);
  if (scope.kind === 'all') return asked;
  const own = [scope.agencyId, ...(scope.also ?? [])];
  return asked.filter(({ agencyId }) => own.includes(agencyId));
}

/** `/quahan`: what is overdue, and apart from it what waits for a decision. */
export function listOverdue(call: Call): void {
  const shown = scopeOfAgency(call);
  if (shown === null) return;
  const { scope } = shown;
  const { work, origin, command } = shown.call;
  const context = contextOf(shown, ['overdue', 'waiting']);
  // A short list is read whole, whatever of it is shown; a long one shows nothing that waits.
  const after = context.after?.list === 'overdue' ? context.after : null;
  const lists = {
    overdue: readList(work, scope, 'overdue', command.page, after),
    waiting: readList(work, scope, 'waiting', 1),
    silent: boundedCount(work, scope, 'silent'),
    unreviewed: boundedCount(work, scope, 'unreviewed'),
    ended: endedProgrammes(work.tx, work.today, origin.programmes),
    unlinked: scope.kind === 'all' ? countUnlinkedAgencies(work.tx, work.today, origin.programmes) : 0,
    orphaned: {
      ...firstOfList(work.tx, scope, 'orphaned', work.today, MOST_ORPHANS),
      untold: countUntold(work.tx, scope, work.today),
    },
  };
  origin.reply(composeOverdue(lists, context), 'answer', idsOf(lists.overdue.cards));
}

/** `/tim`: searches the words of the tasks that may be seen here. */
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
  const also = scope.kind === 'all' ? [] : (scope.also ?? []);
  const after = cursorShown(call, repeatable(words), ['all']);
  answerAsked(used, {
    kind: 'found',
    asOf: work.now,
    agencyId,
    ...ofProgrammes(call.origin),
    words,
    page: command.page,
    ...(also.length > 0 && { also }),
    ...(after !== null && { after: cursorText(after) }),
  });
}

function contextOf({ call, scope, agency }: Omit<Shown, 'words'>, lists: readonly ListName[]): ListContext {
  const { work, command } = call;
  const argument = agency?.code ?? '';
  const after = cursorShown(call, argument, lists);
  return { today: work.today, ...namesOf(work, scope), argument, page: command.page, after };
}

function idsOf(cards: readonly Card[], most = cards.length): number[] {
  return cards.slice(0, most).map((card) => card.assignment.id);
}
