/** Recognises a command by its Vietnamese name or its alias, with the slash, in any letter case. */

import { fold } from '../domain/fold.ts';

export type CommandName =
  | 'help'
  | 'link'
  | 'claim'
  | 'tasks'
  | 'task'
  | 'overdue'
  | 'upcoming'
  | 'silent'
  | 'digest'
  | 'confirm'
  | 'history'
  | 'find'
  | 'focal'
  | 'undo'
  | 'whoami'
  | 'start';

/** What people may type for each command; the first name is the one shown in help. */
const NAMES: Record<CommandName, readonly string[]> = {
  help: ['trogiup', 'help'],
  link: ['lienket', 'link'],
  claim: ['nhanquyen', 'claim'],
  tasks: ['viec', 'tasks'],
  task: ['xem', 'task'],
  overdue: ['quahan', 'overdue'],
  upcoming: ['sapden', 'upcoming'],
  silent: ['imlang', 'silent'],
  digest: ['tonghop', 'digest'],
  confirm: ['xacnhan', 'confirm'],
  history: ['lichsu', 'history'],
  find: ['tim', 'find'],
  focal: ['daumoi', 'focal'],
  undo: ['hoantac', 'undo'],
  whoami: ['toi', 'whoami'],
  start: ['start'],
};

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([command, names]) => names.map((name) => [name, command as CommandName] as const)),
);

/** `argument` is what follows, trimmed and otherwise as written; `page` comes from a trailing "trang 2". */
export interface Command {
  readonly name: CommandName;
  readonly argument: string;
  readonly page: number;
}

export type CommandReading =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'unknown_command'; readonly name: string }
  | { readonly kind: 'text' };

/** "/quahan trang 2", "/quahan@Bot", "/QUÁHẠN" are commands; a text without a slash is none. */
export function parseCommand(text: string): CommandReading {
  const match = /^\/([^\s@]{1,32})(?:@\S+)?(?:\s+([\s\S]*))?$/u.exec(text.trim());
  if (match === null) return { kind: 'text' };
  const typed = fold(match[1] ?? '');
  const name = BY_NAME.get(typed);
  if (name === undefined) return { kind: 'unknown_command', name: typed };
  const rest = (match[2] ?? '').trim();
  const paged = /^(.*?)\s*\btrang\s+(\d{1,4})$/isu.exec(rest);
  return {
    kind: 'command',
    command: {
      name,
      argument: paged === null ? rest : (paged[1] ?? '').trim(),
      page: paged === null ? 1 : Number(paged[2]),
    },
  };
}

/** The command's Vietnamese name, without the slash. */
export function commandName(name: CommandName): string {
  return NAMES[name][0] ?? name;
}
