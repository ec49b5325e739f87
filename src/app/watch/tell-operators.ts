/** Tells the operators something by the messengers themselves: past the queue, whose registry is lost. */

import { composeNotices } from '../../conversation/compose/compose-notices.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { Log } from '../../domain/log.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { operatorsChats } from '../../usecases/chats/notice-operator.ts';
import { workAt, type Rules } from '../../usecases/work.ts';
import type { Messengers } from '../messengers.ts';

/** Sends `text`, a sentence or two in Vietnamese, to each operator's chat. Never rejects: what fails is logged. */
export async function tellOperators(
  from: {
    readonly database: Database;
    readonly rules: Rules;
    readonly now: Instant;
    readonly messengers: Messengers;
    readonly log: Log;
  },
  text: string,
): Promise<void> {
  const { database, rules, now, messengers, log } = from;
  try {
    const chats = database.read((tx) => operatorsChats(workAt(tx, now, rules)));
    const message = composeNotices([{ at: now, text }], rules.timeZone);
    await Promise.all(
      chats.map(async (chat) => {
        const messenger = messengers.all.find(({ name }) => name === chat.channel);
        const outcome = await messenger?.transport.send(chat, message);
        if (outcome?.kind !== 'sent') log.error({ chat: chat.id, outcome: outcome?.kind ?? 'none' }, 'not told');
      }),
    );
  } catch (error) {
    log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'the operators could not be told');
  }
}
