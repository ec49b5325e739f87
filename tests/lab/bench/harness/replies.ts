/** Focal points of the seeded registry who report on their tasks, as Telegram would say it. */

import { focalPointOf, groupOf, TEN_THOUSAND, type SeedSize } from './seed.ts';

export interface Reply {
  readonly update_id: number;
  readonly message: object;
}

/** The reply number `index`: every agency in turn reports on its first open task. */
export function replyNumber(index: number, { agencies }: SeedSize = TEN_THOUSAND): Reply {
  const agency = (index % agencies) + 1;
  const task = ((10 - (agency % 10)) % 10) * agencies + agency;
  const percent = 1 + (Math.floor(index / agencies) % 98);
  const name = `Cán bộ ${agency}`;
  return {
    update_id: 1000 + index,
    message: {
      message_id: 1000 + index,
      date: 1_700_000_000,
      chat: { id: Number(groupOf(agency)), type: 'supergroup', title: `Đơn vị ${agency}` },
      from: { id: Number(focalPointOf(agency)), is_bot: false, first_name: name },
      text: `#${task} ${percent}%`,
    },
  };
}
