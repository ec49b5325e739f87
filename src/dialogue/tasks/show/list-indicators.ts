import { composeIndicator, composeIndicatorList } from '../../../conversation/compose/compose-indicators.ts';
import { unknownIndicator } from '../../../conversation/compose/say-indicators.ts';
import { write } from '../../../conversation/compose/write.ts';
import type { OutgoingMessage } from '../../../conversation/message/message.ts';
import type { Indicator } from '../../../domain/tasks/indicator.ts';
import { listIndicators, type StoredIndicator } from '../../../store/programmes/indicators.ts';
import { listProgrammes } from '../../../store/programmes/tasks.ts';
import { leavingOut, scopeOrHint, type Call } from '../../context/call.ts';
import { cursorShown } from '../../context/cursor-shown.ts';

/** `/chitieu` lists all, `/chitieu 7 9` shows each with its targets, values and trend. */
export function showIndicators(call: Call): void {
  if (scopeOrHint(call) === null) return;
  const { work, command } = call;
  const { numbers, words } = numbersIn(command.argument);
  const { origin } = leavingOut(call, words);
  const seen = listIndicators(work.tx, null).filter(isOfProgrammes(call));
  for (const number of numbers) {
    origin.reply(
      shown(
        seen.find(({ id }) => id === number),
        number,
      ),
      'answer',
    );
  }
  if (numbers.length > 0) return;
  const asked = { page: command.page, after: cursorShown(call, '', ['indicators']) };
  origin.reply(composeIndicatorList(seen, asked), 'answer');
}

/** Leaders of some programmes see the indicators of these. */
function isOfProgrammes({ work, origin }: Call): (indicator: StoredIndicator) => boolean {
  const codes = listProgrammes(work.tx)
    .filter(({ id }) => origin.programmes.includes(id))
    .map(({ code }) => code);
  return ({ programme }) => codes.length === 0 || codes.includes(programme);
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
