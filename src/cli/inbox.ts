import type { Command } from 'commander';
import { momentWords } from '../conversation/compose/words.ts';
import { listUpdates, retryStuck } from '../usecases/operate/list-updates.ts';
import { numberArgument } from './arguments.ts';
import { changeIn, inOffice, readIn } from './office.ts';
import { printJson, printLine, printList, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

const NEWEST_SHOWN = 1000;
const STATE_WORDS = {
  new: 'chờ xử lý',
  handled: 'đã xử lý',
  ignored: 'không liên quan',
  failed: 'không xử lý được',
} as const;

interface Options extends OutputOptions {
  readonly stuck?: boolean;
  readonly retry?: number;
  readonly limit: number;
}

/** Never prints what people wrote. */
export function addInbox(program: Command, around: Surroundings): void {
  program
    .command('inbox')
    .description('list what the messengers delivered, newest first')
    .option('--stuck', 'only what could not be handled so far')
    .option('--retry <id>', 'have the bot try this one again', numberArgument)
    .option('--limit <number>', 'at most so many', numberArgument, NEWEST_SHOWN)
    .option('--json', 'one JSON object per update')
    .action((options: Options) =>
      inOffice(around, async (office) => {
        if (options.retry !== undefined) {
          const id = options.retry;
          const outcome = changeIn(office, (work) => retryStuck(work, id));
          if (outcome.kind === 'no_such_update') throw new Refused(`There is no update ${id}; see "inbox --stuck".`);
          if (outcome.kind === 'not_stuck') {
            throw new Refused(`Update ${id} is ${outcome.state}; only a failed one can be tried again.`);
          }
          if (options.json === true) await printJson(around, { id, state: 'new' });
          else await printLine(around, `Tin đến ${id} sẽ được xử lý lại trong vòng một phút khi hệ thống đang chạy.`);
          return;
        }
        const which = options.stuck === true ? 'stuck' : 'all';
        const { timeZone } = office.rules;
        await printList(
          around,
          options,
          readIn(office, (work) => listUpdates(work, which, options.limit)),
          {
            json: ({ id, receivedAt, channel, state, attempts, error }) => ({
              id,
              at: receivedAt,
              channel,
              state,
              attempts,
              error,
            }),
            header: ['Tin', 'Nhận lúc', 'Kênh', 'Tình trạng', 'Số lần', 'Lỗi'],
            row: ({ id, receivedAt, channel, state, attempts, error }) => [
              String(id),
              momentWords(receivedAt, timeZone),
              channel,
              STATE_WORDS[state],
              String(attempts),
              error ?? '',
            ],
            empty: which === 'all' ? 'Chưa có tin nào đến.' : 'Không có tin nào bị kẹt.',
          },
        );
      }),
    );
}
