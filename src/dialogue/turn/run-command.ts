/** The commands people type; one entry a command. Reading commands show what belongs to the chat. */

import { composeCardList, composeHistory, composeOverdue } from '../../conversation/compose/compose-lists.ts';
import { LIST_WORDS } from '../../conversation/compose/list-words.ts';
import { composeHelp } from '../../conversation/compose/compose-welcome.ts';
import { eventWords } from '../../conversation/compose/event-words.ts';
import { findTaskRefs, splitReport, type TaskRef } from '../../conversation/read/identify-task.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import type { Command, CommandName } from '../../conversation/read/parse-command.ts';
import * as say from '../../conversation/compose/say.ts';
import { stageWords } from '../../conversation/compose/stage-words.ts';
import { write } from '../../conversation/compose/write.ts';
import { stripDiacritics } from '../../domain/strip-diacritics.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { lastInstructionBy, lastStandingChangeBy, standingChanges } from '../../store/record/events.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import { showCard } from '../../usecases/show/card-details.ts';
import { decideByCommand } from '../tasks/decide-in-chat.ts';
import { endRoleOf, handOver } from '../people/end-role.ts';
import { enrolPerson } from '../people/enrol-person.ts';
import { askReport } from '../tasks/ask-report.ts';
import { cardsNamed } from '../context/find-cards.ts';
import { indicatorsFor } from '../tasks/list-indicators.ts';
import { digestFor } from '../../usecases/figures/gather-digest.ts';
import { giveBoard } from '../people/give-board.ts';
import { undoAndTell } from '../tasks/undo-spoken.ts';
import { claimByCode, linkByCode } from '../people/link-chat.ts';
import { sightFrom, type Origin } from '../context/origin.ts';
import { requestByCommand } from '../tasks/request-extension.ts';
import { boundedCount, readList } from '../../usecases/show/read-list.ts';
import { foundIn } from '../../usecases/show/read-registry.ts';
import { scopeOf } from '../../usecases/people/scope-of.ts';
import { sendFiles } from '../tasks/send-files.ts';
import { setHeld, showDraft } from '../tasks/show-draft.ts';
import { historyOf } from '../../usecases/show/task-history.ts';
import type { Work } from '../../usecases/work.ts';
import { whoIs } from '../people/who-is.ts';
import type { HistoryEntry } from '../../usecases/show/task-history.ts';

/** What a command is given besides its own words; `message` is null when a button turned the page. */
export interface Call {
  readonly work: Work;
  readonly origin: Origin;
  readonly command: Command;
  readonly message: IncomingMessage | null;
}

export function runCommand(call: Call): void {
  COMMANDS[call.command.name](call);
}

/** Commands that only show something: a button may repeat them with another page. */
export const READING_COMMANDS: readonly CommandName[] = [
  'tasks',
  'overdue',
  'upcoming',
  'silent',
  'history',
  'files',
  'find',
  'indicators',
  'draft',
];

const COMMANDS: Record<CommandName, (call: Call) => void> = {
  help: ({ work, origin }) => {
    const { chat } = origin;
    const known = scopeOf(sightFrom(origin)) !== null;
    // Whoever only watches an agency is not told how to report.
    const reports = chat.role === 'agency' || origin.actor.roles.some(({ role }) => role === 'focal_point');
    const own = sightFrom(origin).kind === 'agency' && reports;
    origin.reply(
      composeHelp(
        !known ? 'none' : own ? 'agency' : chat.role === 'secretariat' ? 'secretariat' : 'leaders',
        work.today,
      ),
      'answer',
    );
  },
  start: (call) => {
    // "/start CODE" comes from a link that carries the code.
    if (call.command.argument === '') COMMANDS.help(call);
    else COMMANDS.link(call);
  },
  link: ({ work, origin, command }) => {
    linkByCode(work, origin, command.argument);
  },
  claim: ({ work, origin, command }) => {
    claimByCode(work, origin, command.argument);
  },
  focal: ({ work, origin, command, message }) => {
    if (message !== null) enrolPerson(work, origin, message, 'member', command.argument);
  },
  observer: ({ work, origin, command, message }) => {
    if (message !== null) enrolPerson(work, origin, message, 'observer', command.argument);
  },
  leave: ({ work, origin, command, message }) => {
    if (message !== null) endRoleOf(work, origin, message, command.argument);
  },
  handover: ({ work, origin, command, message }) => {
    if (message !== null) handOver(work, origin, message, command.argument);
  },
  whoami: ({ work, origin }) => {
    origin.reply(whoIs(work, origin), 'answer');
  },
  board: ({ work, origin }) => {
    giveBoard(work, origin);
  },
  tasks: (call) => {
    list(call, 'open');
  },
  upcoming: (call) => {
    list(call, 'upcoming');
  },
  silent: (call) => {
    list(call, 'silent');
  },
  overdue: (call) => {
    const scope = scopeOrHint(call);
    if (scope === null) return;
    const { work, origin, command } = call;
    const lists = {
      overdue: readList(work, scope, 'overdue', command.page),
      waiting: readList(work, scope, 'waiting', 1),
      silent: boundedCount(work, scope, 'silent'),
    };
    origin.reply(composeOverdue(lists, contextOf(call, scope, command.page)), 'answer', idsOf(lists.overdue.cards));
  },
  digest: (call) => {
    const scope = scopeOrHint(call);
    if (scope !== null) call.origin.reply(digestFor(call.work, scope), 'answer');
  },
  task: (call) => {
    const named = namedCards(call);
    if (named === null) return;
    const sight = sightFrom(call.origin);
    call.origin.reply(showCard(call.work, named, sight.kind === 'agency'), 'answer', idsOf(named));
  },
  history: (call) => {
    const [card] = namedCards(call) ?? [];
    if (card === undefined) return;
    const sight = sightFrom(call.origin);
    const lines = historyOf(call.work, card.task.id)
      .filter((event) => sight.kind === 'all' || event.agencyId === null || event.agencyId === card.agency.id)
      .map((event) => ({ ...event, ...saidOf(event), agency: sight.kind === 'all' ? event.agency : null }));
    call.origin.reply(
      composeHistory(card, lines, call.work.rules.timeZone, call.command.page),
      'answer',
      idsOf([card]),
    );
  },
  files: (call) => {
    const named = namedCards(call);
    if (named !== null) sendFiles(call.work, call.origin, named, call.command.page);
  },
  find: (call) => {
    const scope = scopeOrHint(call);
    if (scope === null) return;
    const { work, origin, command } = call;
    if (command.argument === '') {
      origin.reply(write([say.FIND_USAGE]), 'answer');
      return;
    }
    const words = command.argument.slice(0, 60);
    // The button to the next page carries the words in few bytes; the search folds them anyway.
    const again = { name: 'tim', argument: stripDiacritics(words).slice(0, 24) };
    const empty = 'Không tìm thấy nhiệm vụ nào.';
    const found = { kind: 'whole', cards: foundIn(work, scope, words) } as const;
    origin.reply(
      composeCardList(`Tìm “${words}”`, found, empty, again, contextOf(call, scope, command.page)),
      'answer',
    );
  },
  report: (call) => {
    const scope = scopeOrHint(call);
    if (scope !== null) askReport(call.work, call.origin, scope, call.command.argument);
  },
  indicators: (call) => {
    if (scopeOrHint(call) !== null) call.origin.reply(indicatorsFor(call.work, call.command), 'answer');
  },
  undo: (call) => {
    const { work, origin, command } = call;
    const [card] = command.argument === '' ? [] : (namedCards(call) ?? []);
    if (command.argument !== '' && card === undefined) return;
    const own = lastInstructionBy(work.tx, origin.person.id, origin.chat.id);
    const isOwn = own !== undefined && (card === undefined || card.task.id === own.taskId);
    const event = isOwn
      ? own
      : card === undefined
        ? lastStandingChangeBy(work.tx, origin.person.id, origin.chat.id)
        : standingChanges(work.tx, card.assignment.id, 1)[0];
    if (event === undefined) origin.reply(write([say.NOTHING_TO_UNDO]), 'answer');
    else undoAndTell(work, origin, event);
  },
  confirm: (call) => {
    decideWith(call, 'confirm');
  },
  return: (call) => {
    decideWith(call, 'return');
  },
  approve: (call) => {
    decideWith(call, 'approve');
  },
  reject: (call) => {
    decideWith(call, 'reject');
  },
  draft: (call) => {
    const { work, origin, command } = call;
    const said = /^(giữ|giu|thôi ?giữ|thoi ?giu)\s+(\S+)$/iu.exec(command.argument);
    if (said === null) {
      showDraft(work, origin, command.page);
      return;
    }
    const named = namedCards({ ...call, command: { ...command, argument: said[2] ?? '' } });
    const isLocked = /^gi/iu.test(said[1] ?? '');
    if (named !== null) origin.reply(write([setHeld(work, origin, named, isLocked)]), 'answer');
  },
  extend: (call) => {
    const { task, words } = taskAndWords(call.command.argument);
    const named = namedCards({ ...call, command: { ...call.command, argument: task } });
    if (named !== null) requestByCommand(call.work, call.origin, named, words);
  },
};

function list(call: Call, name: keyof typeof PAGE_COMMANDS): void {
  const scope = scopeOrHint(call);
  if (scope === null) return;
  const { work, origin, command } = call;
  const listing = readList(work, scope, name, command.page);
  const again = { name: PAGE_COMMANDS[name], argument: '' };
  const { title, none } = LIST_WORDS[name];
  const composed = composeCardList(title, listing, none, again, contextOf(call, scope, command.page));
  origin.reply(composed, 'answer', idsOf(listing.cards.slice(0, 50)));
}

/** A reminder keeps the step of the ladder where others keep what was written. */
function saidOf(event: HistoryEntry): { what: string; text: string | null } {
  return event.kind === 'reminded'
    ? { what: stageWords(event.text ?? ''), text: null }
    : { what: eventWords(event), text: event.text };
}

/** The command that turns the pages of a list. */
const PAGE_COMMANDS = { open: 'viec', upcoming: 'sapden', silent: 'imlang' } as const;

function contextOf(
  call: Call,
  scope: Scope,
  page: number,
): { today: Work['today']; agency: string | null; page: number } {
  const agency = scope.kind === 'all' ? null : (agencyById(call.work.tx, scope.agencyId)?.name ?? null);
  return { today: call.work.today, agency, page };
}

function scopeOrHint({ work, origin }: Call): Scope | null {
  const scope = scopeOf(sightFrom(origin));
  if (scope === null) origin.reply(composeHelp('none', work.today), 'answer');
  return scope;
}

function decideWith(call: Call, ruling: 'confirm' | 'return' | 'approve' | 'reject'): void {
  const { task, words } = taskAndWords(call.command.argument);
  const named = namedCards({ ...call, command: { ...call.command, argument: task } });
  if (named !== null) decideByCommand(call.work, call.origin, named, ruling, words);
}

/** "12 chưa có văn bản": the task, then the reason or the date. */
function taskAndWords(argument: string): { task: string; words: string } {
  const written = argument.trim();
  const [task = ''] = /^#?\s*\S+/u.exec(written) ?? [];
  return { task, words: written.slice(task.length).trim() };
}

/** How each command that is about one task is written. */
const EXAMPLE_CALL: Partial<Record<CommandName, string>> = {
  history: '/lichsu 12',
  files: '/tep 12',
  confirm: '/xacnhan 12',
  return: '/tralai 12 thiếu văn bản',
  approve: '/dongy 12',
  reject: '/khongdongy 12 lý do',
  extend: '/giahan 12 cuối quý I, chờ bố trí kinh phí',
  draft: '/duthao giu 12',
};

/** The assignments of the task that the command's argument names; null after saying what is wrong. */
function namedCards(call: Call): Card[] | null {
  if (scopeOrHint(call) === null) return null;
  const { work, origin, command } = call;
  const ref = refIn(command.argument);
  if (ref === null) {
    origin.reply(write([say.nameTheTask(EXAMPLE_CALL[command.name])]), 'answer');
    return null;
  }
  const named = cardsNamed(work, sightFrom(origin), ref);
  const isOneTask = named.every(({ task }) => task.id === named[0]?.task.id);
  if (named.length > 0 && isOneTask) return named;
  origin.reply(write(isOneTask ? [say.unknownTask(ref)] : say.severalTasks(named)), 'answer');
  return null;
}

/** "12", "#12" or "III.2.1". */
function refIn(argument: string): TaskRef | null {
  const number = /^#?\s*(\d{1,9})$/u.exec(argument.trim());
  if (number !== null) return { kind: 'number', number: Number(number[1]) };
  return splitReport(argument)[0]?.ref ?? findTaskRefs(argument)[0] ?? null;
}

function idsOf(cards: readonly Card[]): number[] {
  return cards.map((card) => card.assignment.id);
}
