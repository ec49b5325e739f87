/** The commands that people type, and their handlers. */

import type { CommandName } from '../../conversation/read/parse-command.ts';
import { withoutWords, type Call } from '../context/call.ts';
import { confirmLinks } from '../people/confirm-links.ts';
import { endRoleOf, handOver } from '../people/end-role.ts';
import { enrolPerson } from '../people/enrol-person.ts';
import { giveBoard } from '../people/give-board.ts';
import { claimByCode, linkByCode } from '../people/link-chat.ts';
import { readingsByCommand } from '../people/readings-by-command.ts';
import { importByCommand } from '../drafts/import-by-command.ts';
import { showHelp } from '../people/show-help.ts';
import { tieByCommand } from '../people/tie-by-command.ts';
import { whoIs } from '../people/who-is.ts';
import { answerByCommand } from '../people/take-talk.ts';
import { askReport } from '../tasks/answers/ask-report.ts';
import { answerPleaByCommand } from '../decide/answer-plea.ts';
import { continueByCommand } from '../programmes/continue-by-command.ts';
import { moveByCommand } from '../programmes/move-by-command.ts';
import { endByCommand } from '../programmes/end-by-command.ts';
import { cancelByCommand } from '../decide/cancel-in-chat.ts';
import { correctDayByCommand } from '../decide/correct-day.ts';
import { decideByCommand } from '../decide/decide-in-chat.ts';
import { resumeByCommand } from '../decide/resume-in-chat.ts';
import { showIndicators } from '../tasks/show/list-indicators.ts';
import { findTasks, listOverdue, listTasks } from '../tasks/show/list-tasks.ts';
import { requestByCommand } from '../tasks/request-extension.ts';
import { reviewByCommand } from '../tasks/review-by-command.ts';
import { sendFiles } from '../tasks/files/send-files.ts';
import { showDigest } from '../tasks/show/show-digest.ts';
import { showDraft } from '../tasks/show/show-draft.ts';
import { showHistory, showTask } from '../tasks/show/show-task.ts';
import { undoByCommand } from '../tasks/undo-spoken.ts';
import { unchangedByCommand } from './unchanged-by-command.ts';

/** Runs the command that was parsed. */
export function runCommand(call: Call): void {
  COMMANDS[call.command.name](call);
}

const COMMANDS: Record<CommandName, (call: Call) => void> = {
  help: showHelp,
  groups: confirmLinks,
  answer: answerByCommand,
  start: linkOrHelp,
  link: linkByCode,
  claim: claimByCode,
  focal: enrolPerson,
  observer: enrolPerson,
  leave: endRoleOf,
  handover: handOver,
  leaders: tieByCommand,
  ending: endByCommand,
  continue: continueByCommand,
  readings: readingsByCommand,
  whoami: withoutWords(whoIs),
  board: withoutWords(giveBoard),
  import: importByCommand,
  tasks: listTasks,
  upcoming: listTasks,
  silent: listTasks,
  unreviewed: reviewByCommand,
  overdue: listOverdue,
  find: findTasks,
  digest: showDigest,
  report: askReport,
  task: showTask,
  history: showHistory,
  files: sendFiles,
  indicators: showIndicators,
  extend: requestByCommand,
  undo: undoByCommand,
  unchanged: unchangedByCommand,
  confirm: decideByCommand,
  return: decideByCommand,
  approve: decideByCommand,
  reject: decideByCommand,
  resume: resumeByCommand,
  cancel: cancelByCommand,
  move: moveByCommand,
  correct: correctDayByCommand,
  reason: answerPleaByCommand,
  reply: answerPleaByCommand,
  draft: showDraft,
};

/** "/start CODE" comes from a link that carries the code. */
function linkOrHelp(call: Call): void {
  if (call.command.argument === '') showHelp(call);
  else linkByCode(call);
}
