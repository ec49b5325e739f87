/** `/lanhdao`: which programmes each leaders' chat is for; `/lanhdao 12 913-qd-ubnd` says it, `/lanhdao 12 tất cả` takes it back. */

import * as say from '../../conversation/compose/say-leaders.ts';
import { write } from '../../conversation/compose/write.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import { programmesOfChat } from '../../store/people/chat-programmes.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { programmeNumbers } from '../../store/programmes/tasks.ts';
import { tieLeaders } from '../../usecases/chats/tie-leaders.ts';
import { programmeNamed } from '../../usecases/show/list-tasks.ts';
import type { Work } from '../../usecases/work.ts';
import type { Call } from '../context/call.ts';
import { sightFrom, type Origin } from '../context/origin.ts';

/** `/lanhdao`: lists the leaders' chats, or ties one to programmes. */
export function tieByCommand({ work, origin, command }: Call): void {
  const [number = '', ...names] = command.argument.split(/[\s,;]+/u).filter((word) => word !== '');
  if (mayConfirm(origin.actor) !== 'yes' || sightFrom(origin).kind !== 'all') {
    origin.reply(write([say.ONLY_SECRETARIAT_TIES]), 'answer');
  } else if (number === '') {
    origin.reply(write(say.leadersChats(chatsIn(work), knownIn(work))), 'answer');
  } else {
    origin.reply(write([tied(work, origin, number, names)]), 'answer');
  }
}

function tied(work: Work, origin: Origin, number: string, names: readonly string[]): string {
  if (names.length === 0) return say.NAME_THE_PROGRAMME;
  const isAll = strip(names.join(' ')).toLowerCase() === 'tat ca';
  const programmes = isAll ? [] : names.map((name) => ({ name, found: programmeNamed(work, name) }));
  const ids: number[] = [];
  for (const { name, found } of programmes) {
    // One name that is not known ties nothing: a chat would read of less than was meant.
    if (!('id' in found)) return say.noSuchProgramme(name, found.known);
    ids.push(found.id);
  }
  const chatId = /^\d{1,9}$/u.test(number) ? Number(number) : 0;
  const outcome = tieLeaders(work, origin.author, chatId, ids);
  if (outcome.kind === 'no_leaders_chat') return say.noLeadersChat(number);
  return say.leadersTied(outcome.title, outcome.programmes);
}

function chatsIn({ tx }: Work): say.LeadersChat[] {
  return chatsOf(tx, 'leaders').map(({ id, title }) => ({
    id,
    title,
    programmes: programmeNumbers(tx, programmesOfChat(tx, id)),
  }));
}

function knownIn(work: Work): readonly string[] {
  const unknown = programmeNamed(work, '');
  return 'known' in unknown ? unknown.known : [];
}
