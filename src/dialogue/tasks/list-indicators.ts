import { composeIndicator, composeIndicatorList } from '../../conversation/compose/compose-indicators.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import type { Command } from '../../conversation/read/parse-command.ts';
import { unknownIndicator } from '../../conversation/compose/say-indicators.ts';
import { write } from '../../conversation/compose/write.ts';
import { indicatorById, listIndicators } from '../../store/programmes/indicators.ts';
import type { Work } from '../../usecases/work.ts';

/** `/chitieu` lists all, `/chitieu 7` shows one with its targets, values and trend. */
export function indicatorsFor({ tx }: Work, { argument, page }: Command): OutgoingMessage {
  if (argument === '') return composeIndicatorList(listIndicators(tx, null), page);
  const number = /^#?(\d{1,9})$/u.exec(argument)?.[1];
  const indicator = number === undefined ? undefined : indicatorById(tx, Number(number));
  return indicator === undefined ? write([unknownIndicator(Number(number ?? 0))]) : composeIndicator(indicator);
}
