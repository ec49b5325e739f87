/** A messenger's plan may limit a bot's groups; the messenger does not tell the bot when the limit is reached. */

import * as say from '../../conversation/compose/say-trouble.ts';
import { groupCount } from '../../store/people/chats.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import { notifySecretariat } from './notify.ts';
import type { Work } from '../work.ts';

export interface GroupUse {
  readonly groups: number;
  readonly limit: number;
}

/** The groups that the bot is known to be in, with the limit; null on a messenger without one. */
export function groupUse(work: Work, channel: ChannelName): GroupUse | null {
  const limit = work.rules.groupLimit[channel];
  return limit === undefined ? null : { groups: groupCount(work.tx, channel), limit };
}

/** Called when a group was linked: tells the secretariat, once per number of groups, that no more fits. */
export function tellWhenGroupsAreFull(work: Work, channel: ChannelName): void {
  const use = groupUse(work, channel);
  if (use === null || use.groups < use.limit) return;
  notifySecretariat(work, say.groupsFull(channel, use.groups, use.limit), {
    key: `groups_full:${channel}:${use.limit}:${use.groups}`,
  });
}
