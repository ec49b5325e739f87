/** Readers of the board in a process of their own, so that what they do with the pages holds up no measurement. */

import { look } from '../harness/look.ts';

const { BENCH_BOARD = '', BENCH_PATHS = '[]' } = process.env;
const over = { yet: false };
process.once('SIGTERM', () => {
  over.yet = true;
});
process.send?.('at work');
await Promise.all(
  (JSON.parse(BENCH_PATHS) as string[]).map(async (path) => {
    while (!over.yet) await look(BENCH_BOARD, path);
  }),
);
process.disconnect();
