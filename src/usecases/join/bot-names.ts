/** What the bot is called on each messenger: noted by the running bot, read by the board and the command line. */

import type { BotNames } from '../../conversation/compose/say-joining.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { Database, Tx } from '../../store/sqlite/database.ts';
import { readMeta, writeMeta } from '../../store/sqlite/meta.ts';

const KEYS = { telegram: 'bot_telegram', zalo: 'bot_zalo' } as const;

/** A name that is not known yet ('') leaves what an earlier run noted. */
export function noteBotName(database: Database, channel: Exclude<ChannelName, 'rehearsal'>, name: string): void {
  const key = KEYS[channel];
  if (name === '' || database.read((tx) => readMeta(tx, key)) === name) return;
  database.transact((tx) => {
    writeMeta(tx, key, name);
  });
}

/** The names under which the messengers know the bot; null until it has heard of one. */
export function botNames(tx: Tx): BotNames {
  return { telegram: readMeta(tx, KEYS.telegram) ?? null, zalo: readMeta(tx, KEYS.zalo) ?? null };
}
