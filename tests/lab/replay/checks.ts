/** What has to hold of every message and every state of a replay. */

import { afterTheEnd } from './checks/after-the-end.ts';
import { askedFirst } from './checks/asked-first.ts';
import { digests } from './checks/digests.ts';
import { fairWords } from './checks/fair-words.ts';
import { periods } from './checks/periods.ts';
import { rates } from './checks/rates.ts';
import { rhythm } from './checks/rhythm.ts';
import { sentences } from './checks/sentences.ts';
import type { Around, Check } from './play-years.ts';

export function checksFor(around: Around): readonly Check[] {
  return [
    rates(around),
    askedFirst(around),
    periods(around),
    sentences(around),
    fairWords(around),
    afterTheEnd(around),
    digests(),
    rhythm(around),
  ];
}
