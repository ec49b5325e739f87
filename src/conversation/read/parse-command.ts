/** Recognises a command by its Vietnamese name or its alias, with the slash, in any letter case. */

import { rangeOfTasks, readTaskRow } from './task/read-task-row.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { readHelpTopic } from './talk/read-help-topic.ts';

export type CommandName =
  | 'help'
  | 'link'
  | 'groups'
  | 'answer'
  | 'claim'
  | 'tasks'
  | 'task'
  | 'overdue'
  | 'upcoming'
  | 'silent'
  | 'unreviewed'
  | 'digest'
  | 'confirm'
  | 'return'
  | 'approve'
  | 'extend'
  | 'draft'
  | 'reject'
  | 'resume'
  | 'cancel'
  | 'move'
  | 'correct'
  | 'reason'
  | 'reply'
  | 'history'
  | 'files'
  | 'find'
  | 'focal'
  | 'observer'
  | 'leave'
  | 'handover'
  | 'leaders'
  | 'ending'
  | 'continue'
  | 'readings'
  | 'indicators'
  | 'report'
  | 'undo'
  | 'unchanged'
  | 'whoami'
  | 'board'
  | 'import'
  | 'start';

/** What people may type for each command; the first name is the one shown in help. */
const NAMES: Record<CommandName, readonly string[]> = {
  help: ['trogiup', 'help'],
  link: ['lienket', 'link'],
  groups: ['nhom', 'groups'],
  answer: ['dap', 'answer'],
  claim: ['nhanquyen', 'claim'],
  tasks: ['viec', 'tasks'],
  task: ['xem', 'task'],
  overdue: ['quahan', 'overdue'],
  upcoming: ['sapden', 'upcoming'],
  silent: ['imlang', 'silent'],
  unreviewed: ['rasoat', 'review'],
  digest: ['tonghop', 'digest'],
  confirm: ['xacnhan', 'confirm'],
  return: ['tralai', 'return'],
  approve: ['dongy', 'approve'],
  extend: ['giahan', 'extend'],
  draft: ['duthao', 'draft'],
  reject: ['khongdongy', 'reject'],
  resume: ['tieptuc', 'resume'],
  cancel: ['thoitheodoi', 'cancel'],
  move: ['chuyen', 'move'],
  correct: ['suangay', 'correct'],
  reason: ['lydo', 'reason'],
  reply: ['traloi', 'reply'],
  history: ['lichsu', 'history'],
  files: ['tep', 'files'],
  find: ['tim', 'find'],
  focal: ['daumoi', 'focal'],
  observer: ['quansat', 'observer'],
  leave: ['thoidaumoi', 'leave'],
  handover: ['bangiao', 'handover'],
  leaders: ['lanhdao', 'leaders'],
  ending: ['ketthuc', 'ending'],
  continue: ['chuyentiep', 'continue'],
  readings: ['cachdoc', 'readings'],
  indicators: ['chitieu', 'indicators'],
  report: ['baocao', 'report'],
  undo: ['hoantac', 'undo'],
  unchanged: ['khongdoi', 'unchanged'],
  whoami: ['toi', 'whoami'],
  board: ['bang', 'dashboard'],
  import: ['nhap', 'import'],
  start: ['start'],
};

/** The name that help and hints use. */
export function shownName(command: CommandName): string {
  return NAMES[command][0] ?? command;
}

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([command, names]) => names.map((name) => [name, command as CommandName] as const)),
);

/** `argument` is what follows, trimmed and otherwise as written; `page` comes from a trailing "trang 2" where there are pages. */
export interface Command {
  readonly name: CommandName;
  readonly argument: string;
  readonly page: number;
}

export type CommandReading =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'unknown_command'; readonly name: string }
  | { readonly kind: 'text' };

/**
 * "/quahan trang 2", "/quahan@Bot", "/QUÁHẠN" are commands. A text without a slash is none, unless `slashless`: then
 * words that can be nothing else are ("quá hạn", "xem 12", "lienket K7QM-2F9X-TR4B"), on a messenger where the bot hears
 * only what is meant for it.
 */
export function parseCommand(text: string, slashless = false): CommandReading {
  const written = text.trim();
  const match = /^\/([^\s@]{1,32})(?:@\S+)?(?=\s|$)/u.exec(written);
  if (match === null) return slashless ? parseSlashless(written) : { kind: 'text' };
  const typed = strip(match[1] ?? '');
  const name = BY_NAME.get(typed);
  return name === undefined
    ? { kind: 'unknown_command', name: typed }
    : commandOf(name, written.slice(match[0].length));
}

/** Whether a text offers a one-time code, right or wrong: “/lienket K7QM-2F9X-TR4B”. */
export function offersCode(text: string, slashless = false): boolean {
  const reading = parseCommand(text, slashless);
  return reading.kind === 'command' && bearsCode(reading.command);
}

/** True for a command whose argument is a secret code, which no log or list may show. */
export function bearsCode({ name, argument }: Command): boolean {
  return argument !== '' && (name === 'link' || name === 'start' || name === 'claim');
}

/** What must follow a command's name, without a slash before it, for it not to be an ordinary word. */
const TASKS = behindTasks(/^$/u);
const TASK_AND_WORDS = /^(#?\d{1,9}|[ivx]{1,5}(\.\d{1,3}){1,3}|ct(\.[ivx]+)?(\.\d+){1,4})(\s|$)/iu;
/** An agency's code is written in capitals, a day in figures, a period by its name: "xác nhận 12 xong" is no command. */
const TASKS_AGENCY_DAY = behindTasks(
  /^(?:[A-ZĐ][A-ZĐ0-9]{1,11}|tất cả)?(?:(?:^| )(?:kỳ )?(?:năm|quý (?:I{1,3}|IV|[1-4])(?:\/| năm)|tháng \d{1,2}(?:\/| năm)|6 tháng (?:đầu|cuối) năm) ?\d{4})?(?:(?:^| )(?:(?:ngày )?\d{1,2}\/\d{1,2}(?:\/\d{4})?|theo ngày báo))?$/u,
);
/** "gia hạn 30 ngày" names no task: only a date after the number makes it one. */
const TASK_AND_DATE =
  /^(#?\d{1,9}|[ivx]{1,5}(\.\d{1,3}){1,3}|ct(\.[ivx]+)?(\.\d+){1,4})\s+(đến |den |ngày |ngay )*\d{1,2}[/.-]\d{1,2}/iu;
const CODE = /^(|[a-z0-9]{4}-?[a-z0-9]{4}-?[a-z0-9]{4}|(?=.*\d)[a-z0-9]{4} [a-z0-9]{4} [a-z0-9]{4})$/iu;
/** "lienket" in one word is nothing else: a code that lost a sign, or is none, is offered all the same. */
const TYPED_CODE = /^(|[a-z0-9\u2013-]{4,24}( [a-z0-9]{2,8}){0,3})$/iu;
const NOTHING = /^$/u;
/** Nothing, or an agency's code in capitals: “đầu mối SXD”. */
const AGENCY = /^([A-Z][A-Z0-9-]{1,14})?$/u;
const SLASHLESS: Partial<Record<CommandName, { readonly test: (argument: string) => boolean }>> = {
  // "Trợ giúp em với" is said to somebody: only what there is help about may follow.
  help: { test: (argument) => argument === '' || (argument.split(' ').length < 4 && readHelpTopic(argument) !== null) },
  tasks: AGENCY,
  overdue: AGENCY,
  upcoming: AGENCY,
  silent: AGENCY,
  // "rasoat SYT 30/11/2026 Công văn số 12/VP-TH" enters a letter.
  unreviewed: /^([A-Z][A-Z0-9-]{1,14}( \d{1,2}\/\d{1,2}\/\d{4}( \S.*)?)?)?$/u,
  digest: AGENCY,
  whoami: NOTHING,
  board: NOTHING,
  // “nhập 3 tấn” is said of the work: a draft's number and one of the words that answer.
  import:
    /^(?:\d{1,9}(?: (?:nhận|nhan|bỏ|bo|rút lại|rut lai|theo đề xuất|theo de xuat|mới|moi|để lại|de lai|giữ nguyên|giu nguyen))?)?$/iu,
  // With a number only behind the slash: “lãnh đạo 12 yêu cầu” is said of a task.
  leaders: NOTHING,
  focal: AGENCY,
  // Not `handover`: “bàn giao 12” may as well be said of a task.
  leave: /^([A-Z][A-Z0-9-]{1,14} )?(\d{1,9}|tôi|toi)$/u,
  undo: /^(#?\d{1,9})?$/u,
  unchanged: /^(#?\d{1,9}|tất cả|tat ca)?$/iu,
  indicators: /^(\d{1,9})?$/u,
  // Words may follow: “báo cáo đã gửi” is a report of one's own, “báo cáo quý III/2026” asks for ours.
  report: /^((quý|quy|tháng|thang|năm|nam)\s.*\d)?$/iu,
  task: TASKS,
  history: TASKS,
  files: TASKS,
  confirm: TASKS_AGENCY_DAY,
  return: TASK_AND_WORDS,
  approve: TASK_AND_WORDS,
  extend: TASK_AND_DATE,
  draft: /^((giu|giữ|thoigiu|thôi giữ|thoi giu)\s+\S+)?$/iu,
  reject: TASK_AND_WORDS,
  // "tieptuc 12 hộ" is said of the work.
  resume: behindTasks(/^(?:(?:từ |từ ngày )?\d{1,2}\/\d{1,2}\/\d{4})?(?:(?:^| )theo \S.*)?$/u),
  cancel: TASK_AND_WORDS,
  // "chuyển 12 hồ sơ" is said of the work: codes in capitals, then the document.
  move: behindTasks(/^(?:[A-ZĐ][A-ZĐ0-9]{1,11} ){1,2}(?:theo|căn cứ) \S/u),
  correct: TASK_AND_WORDS,
  // With the slash or without: “lý do 12” is said of nothing else.
  reason: TASK_AND_WORDS,
  reply: TASK_AND_WORDS,
  link: TYPED_CODE,
  answer: /^#?\d{1,9}\s\S/u,
  groups: /^(?:#?\d{1,9} (?:đúng|dung|không|khong|sai|đồng ý|dong y|xác nhận|xac nhan))?$/iu,
  claim: TYPED_CODE,
  find: /\S/u,
};

/** Names that are ordinary words when they are written with their blanks: what must follow them then. */
const SPELLED_OUT: Partial<Record<CommandName, { readonly test: (argument: string) => boolean }>> = {
  link: CODE,
  claim: CODE,
  // "tiếp tục 12 theo kế hoạch" is an agency's report; a decision names its document.
  resume: behindTasks(/(?:^| )theo \D{0,80}\d{1,6}\/[\p{Lu}\d]/u),
};

/** Arguments of one task or several, with `words` behind them. */
function behindTasks(words: RegExp): { readonly test: (argument: string) => boolean } {
  return {
    test(argument) {
      const range = rangeOfTasks(argument);
      if (range !== null) return words.test(range.words);
      const row = readTaskRow(argument);
      return /^[#\divxct]/iu.test(argument) && row.refs.length > 0 && words.test(row.words);
    },
  };
}

function parseSlashless(text: string): CommandReading {
  const words = text.split(/\s+/u);
  // "quá hạn" is one command in two words.
  for (const length of [1, 2, 3]) {
    const name = BY_NAME.get(words.slice(0, length).map(strip).join(''));
    if (name === undefined || words.length < length) continue;
    const reading = commandOf(name, words.slice(length).join(' '));
    const follows = (length > 1 ? SPELLED_OUT[name] : undefined) ?? SLASHLESS[name];
    if (reading.kind === 'command' && follows?.test(reading.command.argument) === true) return reading;
  }
  return { kind: 'text' };
}

/** Commands that show a list by pages. In any other, "trang 3" is part of what is said. */
export const PAGED_COMMANDS: readonly CommandName[] = [
  'tasks',
  'overdue',
  'upcoming',
  'silent',
  'unreviewed',
  'history',
  'files',
  'find',
  'indicators',
  'draft',
  'continue',
];

function commandOf(name: CommandName, following: string): CommandReading {
  const rest = following.trim();
  const page = PAGED_COMMANDS.includes(name) ? /(?:^|\s)trang\s{1,3}(\d{1,4})$/iu.exec(rest) : null;
  // "/tim trang 3" looks for these words.
  const paged = name === 'find' && page?.index === 0 ? null : page;
  return {
    kind: 'command',
    command: {
      name,
      argument: paged === null ? rest : rest.slice(0, paged.index).trim(),
      page: paged === null ? 1 : Number(paged[1]),
    },
  };
}
