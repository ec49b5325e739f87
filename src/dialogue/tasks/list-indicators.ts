import { composeIndicator, composeIndicatorList } from '../../conversation/compose/compose-indicators.ts';
import { unknownIndicator } from '../../conversation/compose/say-indicators.ts';
import { write } from '../../conversation/compose/write.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { indicatorById, listIndicators } from '../../store/programmes/indicators.ts';
import { scopeOrHint, type Call } from '../context/call.ts';

/** `/chitieu` lists all, `/chitieu 7` shows one with its targets, values and trend. */
export function showIndicators(call: Call): void {
  if (scopeOrHint(call) !== null) call.origin.reply(indicatorsFor(call), 'answer');
}

function indicatorsFor({ work: { tx }, command: { argument, page } }: Call): OutgoingMessage {
  if (argument === '') return composeIndicatorList(listIndicators(tx, null), page);
  const number = /^#?(\d{1,9})$/u.exec(argument)?.[1];
  const indicator = number === undefined ? undefined : indicatorById(tx, Number(number));
  return indicator === undefined ? write([unknownIndicator(Number(number ?? 0))]) : composeIndicator(indicator);
}
