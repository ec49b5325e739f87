/** Work that never ends is set aside; `standstill.long.ts` has words that are never found, what kills the process, and kills of chance. */

import { expect, test } from 'vitest';
import { openStage, POISON, SET_ASIDE, TEN_STEPS } from './inside/lives.ts';

test('a message that hangs twice as it is read, before it is stored, is set aside, the owner is told, ten good ones behind it are recorded', async () => {
  const { office, rows, reports, linkedAndStopped, write, setAside, saidToOwner } = await openStage();
  const linked = await linkedAndStopped();
  write(linked);
  await setAside({ HANG_AT: 'reading', HANG_WORDS: POISON }, linked.ha);

  await office.start();
  await office.settled();
  expect(reports()).toEqual(TEN_STEPS);
  expect(rows("select state, error from inbox where state <> 'handled'")).toEqual([SET_ASIDE]);
  expect(saidToOwner(linked.ha)).toHaveLength(1);
  expect(rows('select * from in_hand')).toEqual([]);
});
