import { momentWords } from '../conversation/compose/words.ts';
import type { Delivery } from '../usecases/deliver/list-deliveries.ts';
import { printList, type OutputOptions } from './print.ts';
import type { Surroundings } from './surroundings.ts';

const STATE_WORDS: Record<Delivery['state'], string> = {
  queued: 'chờ gửi',
  sending: 'đang gửi',
  sent: 'đã gửi',
  unknown: 'không rõ đã đến hay chưa',
  skipped: 'không cần gửi nữa',
  dead: 'không gửi được',
};

/** Never prints a message's text, which may hold what people wrote. */
export async function printDeliveries(
  around: Surroundings,
  options: OutputOptions,
  deliveries: readonly Delivery[],
  words: { readonly timeZone: string; readonly empty: string },
): Promise<void> {
  await printList(around, options, deliveries, {
    json: ({ id, createdAt, chat, kind, state, attempts, dueAt, error }) => ({
      id,
      at: createdAt,
      chat,
      kind,
      state,
      attempts,
      due_at: dueAt,
      error,
    }),
    header: ['Tin', 'Lập lúc', 'Nhóm chat', 'Loại', 'Tình trạng', 'Số lần', 'Gửi từ', 'Lý do'],
    row: ({ id, createdAt, chat, kind, state, attempts, dueAt, error }) => [
      String(id),
      momentWords(createdAt, words.timeZone),
      chat,
      kind,
      STATE_WORDS[state],
      String(attempts),
      momentWords(dueAt, words.timeZone),
      error ?? '',
    ],
    empty: words.empty,
  });
}
