/** What is promised to whom at once, and how soon the limits themselves let all of it through. */

export interface Load {
  readonly name: string;
  /** Messages for each chat; groups have negative ids. */
  readonly chats: ReadonlyMap<number, number>;
}

const ids = (count: number, sign: 1 | -1): number[] => Array.from({ length: count }, (_, index) => sign * (index + 1));
const each = (chats: readonly number[], messages: number): [number, number][] => chats.map((id) => [id, messages]);

export const PRIVATE: Load = { name: '900 private chats', chats: new Map(each(ids(900, 1), 1)) };
export const GROUPS: Load = { name: '6 groups × 40', chats: new Map(each(ids(6, -1), 40)) };
export const MIXED: Load = {
  name: '600 private chats, 5 groups × 20',
  chats: new Map([...each(ids(600, 1), 1), ...each(ids(5, -1), 20)]),
};
export const LOADS: readonly Load[] = [PRIVATE, GROUPS, MIXED];

export function messagesOf(load: Load): number {
  return [...load.chats.values()].reduce((sum, count) => sum + count, 0);
}

/**
 * Seconds from the first message to the last when nothing takes time but the limits of Telegram: 30 in any second, one in
 * any second to a chat and 20 in any minute to a group; and, for the 30 of each second, that nobody sent for a while.
 */
export function idealSeconds(load: Load, downSeconds = 0): number {
  const inAll = Math.ceil(messagesOf(load) / 30) - 1 + downSeconds;
  const ofChats = [...load.chats].map(([id, count]) =>
    id < 0 ? 60 * Math.floor((count - 1) / 20) + ((count - 1) % 20) : count - 1,
  );
  return Math.max(inAll, ...ofChats);
}
