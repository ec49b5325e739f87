import { composeIndicator, composeIndicatorList } from '../conversation/compose-indicators.ts';
import type { OutgoingMessage } from '../conversation/message.ts';
import type { Command } from '../conversation/parse-command.ts';
import { unknownIndicator } from '../conversation/say-indicators.ts';
import { write } from '../conversation/write.ts';
import { indicatorById, listIndicators } from '../store/indicators.ts';
import type { Work } from './work.ts';

/** `/chitieu` lists all, `/chitieu 7` shows one with its targets, values and trend. */
export function indicatorsFor({ tx }: Work, { argument, page }: Command): OutgoingMessage {
  if (argument === '') return composeIndicatorList(listIndicators(tx, null), page);
  const number = /^#?(\d{1,9})$/u.exec(argument)?.[1];
  const indicator = number === undefined ? undefined : indicatorById(tx, Number(number));
  return indicator === undefined ? write([unknownIndicator(Number(number ?? 0))]) : composeIndicator(indicator);
}
