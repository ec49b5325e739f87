import { composeHelp } from '../../conversation/compose/compose-welcome.ts';
import type { Call } from '../context/call.ts';
import { sightFrom } from '../context/origin.ts';

/** `/trogiup`: the commands that the person can use in this chat. */
export function showHelp({ work, origin }: Call): void {
  const { chat, actor } = origin;
  const sight = sightFrom(origin).kind;
  // A person who only observes an agency is not told how to report.
  const reports = chat.role === 'agency' || actor.roles.some(({ role }) => role === 'focal_point');
  const office = chat.role === 'secretariat' ? 'secretariat' : 'leaders';
  const reader = sight === 'nothing' ? 'none' : sight === 'agency' && reports ? 'agency' : office;
  origin.reply(composeHelp(reader, work.today), 'answer');
}
