/** `/khongdoi`: as before, for the whole bundle; `/khongdoi 12 15` for these tasks. */

import { strip } from '../../domain/strip-diacritics.ts';
import { leavingOut, namedTasks, type Call } from '../context/call.ts';
import { contextOf } from '../context/message-context.ts';
import { sayWhole } from '../tasks/answers/answer-whole.ts';
import { finish, newResult } from '../tasks/record-reading.ts';
import { recordLines } from './handle-message.ts';

/** `/khongdoi`: reports "không thay đổi" for the named tasks, or for all of a bundle. */
export function unchangedByCommand(call: Call): void {
  const { work, origin, command, message } = call;
  if (message === null) return;
  const context = contextOf(work, origin, message);
  if (command.argument === '' || strip(command.argument) === 'tat ca') {
    const result = newResult();
    const reading = { answer: 'unchanged', count: null } as const;
    sayWhole(work, origin, context, { reading, text: message.text.trim(), except: [] }, result);
    finish(work, origin, result);
    return;
  }
  const named = namedTasks(call);
  if (named === null) return;
  const used = leavingOut(named.call, named.words);
  const lines = named.tasks.flatMap(([card]) =>
    card === undefined ? [] : [{ ref: { kind: 'number', number: card.task.id } as const, rest: UNCHANGED }],
  );
  recordLines(work, used.origin, { ...message, files: [], album: null }, lines, context);
}

const UNCHANGED = 'không thay đổi';
