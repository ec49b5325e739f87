/** The people's own view: each office asks for the history of its task, page after page, and reads what it is shown. */

import { isReceipt, markersIn } from './ledger.ts';
import type { Town } from './town.ts';

const ANSWERED_WITHIN_MS = 300_000;

/** The markers in all histories of the town, as often as they stand there. Throws when an office is not answered. */
export async function shownHistories(
  town: Town,
  offices: readonly string[],
  taskOf: (place: string) => number,
): Promise<string[]> {
  const shown = await Promise.all(offices.map((place) => shownTo(town, place, taskOf(place))));
  return shown.flat();
}

async function shownTo(town: Town, place: string, task: number): Promise<string[]> {
  const markers: string[] = [];
  for (let page = 1; ; page += 1) {
    const before = town.sent().length;
    town.say(place, `${town.slash}lichsu ${String(task)}${page === 1 ? '' : ` trang ${String(page)}`}`);
    const answer = (): string =>
      town
        .sent()
        .slice(before)
        .flatMap((sending) => (sending.place === place && !isReceipt(sending.text) ? [sending.text] : []))
        .join('\n');
    const isWhole = (): boolean => {
      const [, total] = /Lịch sử #\d+[^:]*: (\d+) việc/.exec(answer()) ?? [];
      return total !== undefined && (linesIn(answer()) >= Number(total) || /Trang \d+\/\d+/.test(answer()));
    };
    if (!(await town.until(isWhole, ANSWERED_WITHIN_MS))) {
      throw new Error(
        `${place} (${town.name}) asked for its history, page ${String(page)}, and was shown: ${answer()}`,
      );
    }
    markers.push(...markersIn(answer()));
    if (!answer().includes('; xem tiếp: ')) return markers;
  }
}

/** Each line of a history begins with its moment, behind the number of the part where a message is too long for one. */
function linesIn(text: string): number {
  return text.match(/^(?:\(\d+\/\d+\) )?\d\d:\d\d \d\d\/\d\d\/\d{4} – /gm)?.length ?? 0;
}
