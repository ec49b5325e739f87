import {
  explainTopic,
  nowLines,
  topicsLine,
  unknownTopic,
  type HelpMoment,
  type HelpReader,
} from '../../conversation/compose/compose-help.ts';
import { composeHelp } from '../../conversation/compose/compose-welcome.ts';
import { isSmallTalk } from '../../conversation/read/small-talk.ts';
import { readHelpTopic } from '../../conversation/read/talk/read-help-topic.ts';
import { countList } from '../../store/programmes/assignment-lists.ts';
import { openCards } from '../../store/programmes/assignments.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import { countUnlinkedAgencies } from '../../store/programmes/unlinked-agencies.ts';
import { awaitedNow } from '../../usecases/join/await-link.ts';
import { scopeOf } from '../../usecases/people/scope-of.ts';
import type { Work } from '../../usecases/work.ts';
import type { Call } from '../context/call.ts';
import { sightFrom, type Origin } from '../context/origin.ts';

/** `/trogiup`: what to do now and the commands that the person can use here; with a topic, that one explained. */
export function showHelp({ work, origin, command }: Call): void {
  const reader = readerOf(origin);
  const scope = scopeOf(sightFrom(origin));
  if (reader === 'none' || scope === null) {
    origin.reply(composeHelp('none', work.today), 'answer');
    return;
  }
  const moment = momentOf(work, reader, scope);
  const asked = command.argument.trim();
  if (asked === '' || isSmallTalk(asked)) {
    const list = reader === 'owner' ? 'secretariat' : reader;
    origin.reply(composeHelp(list, work.today, nowLines(reader, moment), topicsLine(reader)), 'answer');
    return;
  }
  const topic = readHelpTopic(asked);
  const explained = topic === null ? null : explainTopic(reader, topic, moment);
  origin.reply(explained ?? unknownTopic(reader, asked), 'answer');
}

function readerOf(origin: Origin): HelpReader {
  const { chat, actor } = origin;
  const sight = sightFrom(origin).kind;
  if (sight === 'nothing') return 'none';
  const has = (role: string): boolean => actor.roles.some((held) => held.role === role);
  if (sight === 'agency') return chat.role === 'agency' || has('focal_point') ? 'agency' : 'observer';
  if (chat.role === 'secretariat' || chat.role === 'leaders') return chat.role;
  if (has('owner')) return 'owner';
  if (has('secretariat')) return 'secretariat';
  return has('leader') ? 'leaders' : 'observer';
}

function momentOf(work: Work, reader: HelpReader, scope: Scope): HelpMoment {
  const { tx, today } = work;
  const runsOffice = reader === 'secretariat' || reader === 'owner';
  const countOf = (name: 'open' | 'overdue' | 'waiting'): number => countList(tx, scope, name, today);
  const [first] = scope.kind === 'agency' ? openCards(tx, scope, today) : [];
  return {
    open: countOf('open'),
    overdue: countOf('overdue'),
    waiting: countOf('waiting'),
    unlinked: runsOffice ? countUnlinkedAgencies(tx, today) : 0,
    awaited: runsOffice ? awaitedNow(work).length : 0,
    example: first?.task.id ?? null,
    today,
  };
}
