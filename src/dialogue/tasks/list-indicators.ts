import { composeIndicator, composeIndicatorList } from '../../conversation/compose/compose-indicators.ts';
import { unknownIndicator } from '../../conversation/compose/say-indicators.ts';
import { write } from '../../conversation/compose/write.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import type { Indicator } from '../../domain/tasks/indicator.ts';
import { indicatorById, listIndicators } from '../../store/programmes/indicators.ts';
import { leavingOut, scopeOrHint, type Call } from '../context/call.ts';
import { cursorShown } from '../context/cursor-shown.ts';

/** `/chitieu` lists all, `/chitieu 7 9` shows each with its targets, values and trend. */
export function showIndicators(call: Call): void {
  if (scopeOrHint(call) === null) return;
  const { work, command } = call;
  const { numbers, words } = numbersIn(command.argument);
  const { origin } = leavingOut(call, words);
  for (const number of numbers) origin.reply(shown(indicatorById(work.tx, number), number), 'answer');
  if (numbers.length > 0) return;
  const asked = { page: command.page, after: cursorShown(call, '', ['indicators']) };
  origin.reply(composeIndicatorList(listIndicators(work.tx, null), asked), 'answer');
}

/** Each is answered by a message of its own. */
const MOST_INDICATORS = 10;

function numbersIn(argument: string): { readonly numbers: readonly number[]; readonly words: string } {
  const typed = argument.split(/[\s,;]+/u).filter((word) => word !== '');
  const numbers = typed.filter((word) => /^#?\d{1,9}$/u.test(word)).slice(0, MOST_INDICATORS);
  const words = typed.filter((word) => !numbers.includes(word)).join(' ');
  return { numbers: [...new Set(numbers.map((word) => Number(word.replace('#', ''))))], words };
}

function shown(indicator: Indicator | undefined, number: number): OutgoingMessage {
  return indicator === undefined ? write([unknownIndicator(number)]) : composeIndicator(indicator);
}
