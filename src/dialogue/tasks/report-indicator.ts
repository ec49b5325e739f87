/** Records a value reported for an indicator, or says why not. */

import { composeIndicatorReceipt, indicatorName } from '../../conversation/compose/compose-indicators.ts';
import * as say from '../../conversation/compose/say-indicators.ts';
import { ANONYMOUS } from '../../conversation/compose/say.ts';
import { readIndicator, type IndicatorLine } from '../../conversation/read/read-indicator.ts';
import { write } from '../../conversation/compose/write.ts';
import { mayReport, mayConfirm } from '../../domain/people/access.ts';
import { monthOf, yearOf } from '../../domain/calendar/dates.ts';
import type { Indicator } from '../../domain/tasks/indicator.ts';
import { unitOf } from '../../domain/tasks/measure.ts';
import { record } from '../../store/record/record-event.ts';
import { indicatorById, insertValue } from '../../store/programmes/indicators.ts';
import { sightFrom, type Origin } from '../context/origin.ts';
import type { Work } from '../../usecases/work.ts';

/** Up to this month people may still report the year before, so they must write the year. */
const LAST_MONTH_OF_DOUBT = 3;

/** Answers the lines of `text` about an indicator; returns the other lines unchanged. */
export function takeIndicators(work: Work, origin: Origin, text: string): string {
  const others: string[] = [];
  for (const line of text.split('\n')) {
    const reading = readIndicator(line);
    if (reading.kind === 'other') others.push(line);
    else if (reading.kind === 'unclear') origin.reply(write([say.howToReport(reading.number)]), 'question');
    else takeValue(work, origin, reading.line, line);
  }
  return others.join('\n').trim();
}

function takeValue(work: Work, origin: Origin, line: IndicatorLine, text: string): void {
  const indicator = indicatorById(work.tx, line.number);
  const refusal = refusalOf(work, origin, line, indicator);
  if (indicator === undefined || refusal !== null) {
    origin.reply(write([refusal ?? say.unknownIndicator(line.number)]), 'question');
    return;
  }
  const year = line.year ?? yearOf(work.today);
  const value = inUnitOf(indicator, line);
  const before = indicator.values.find((known) => known.year === year)?.value ?? null;
  const agencyId = agencyOf(origin);
  const eventId = record(work.tx, {
    at: work.now,
    kind: 'indicator_reported',
    agencyId,
    text: `${indicatorName(indicator)} – ${text.trim()}`,
    ...origin.author,
  });
  insertValue(work.tx, { indicatorId: indicator.id, year, value, agencyId, eventId });
  const changed = indicatorById(work.tx, indicator.id) ?? indicator;
  origin.reply(composeIndicatorReceipt(changed, { year, value, before }, origin.person.name), 'receipt');
}

/** Why the value is refused; null when it may be recorded. */
function refusalOf(work: Work, origin: Origin, line: IndicatorLine, indicator: Indicator | undefined): string | null {
  if (origin.actor.anonymous) return ANONYMOUS;
  if (!mayReportValues(origin)) return say.MAY_NOT_REPORT;
  if (indicator === undefined) return say.unknownIndicator(line.number);
  if (line.unit !== '' && unitOf(line.unit).key !== indicator.unitKey) return say.otherUnit(indicator, line.unit);
  if (line.year === null && monthOf(work.today) <= LAST_MONTH_OF_DOUBT) return say.whichYear(indicator, work.today);
  const first = Math.min(...indicator.targets.map(({ fromYear }) => fromYear)) - 10;
  if (line.year !== null && (line.year < first || line.year > yearOf(work.today))) {
    return say.yearOutOfRange(line.year, first, yearOf(work.today));
  }
  return indicator.unit === '%' && line.value > 100 && !/tăng|tốc độ/iu.test(indicator.name)
    ? say.overHundred(indicator)
    : null;
}

/** A focal point of any agency, or the secretariat: the decision names no agency for a target. */
function mayReportValues({ actor }: Origin): boolean {
  const agencies = actor.roles.flatMap(({ agencyId }) => agencyId ?? []);
  return agencies.some((agencyId) => mayReport(actor, agencyId) === 'yes') || mayConfirm(actor) === 'yes';
}

function agencyOf(origin: Origin): number | null {
  const sight = sightFrom(origin);
  return sight.kind === 'agency' ? sight.agencyId : null;
}

function inUnitOf(indicator: Indicator, { value, unit }: IndicatorLine): number {
  return unit === '' ? value : (value * unitOf(unit).factor) / unitOf(indicator.unit).factor;
}
