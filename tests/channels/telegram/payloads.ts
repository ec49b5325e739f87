/** Payloads in the form in which Telegram sends them; each builder fills in what every such payload has. */

export const BOT = { id: 7000001, username: 'dondoc_bot' };

export const LAN = { id: 5000000001, is_bot: false, first_name: 'Lan', last_name: 'Nguyễn', language_code: 'vi' };
export const MINH = { id: 5000000002, is_bot: false, first_name: 'Minh', username: 'minh_sxd' };
export const OUR_BOT = { id: BOT.id, is_bot: true, first_name: 'Đôn Đốc', username: BOT.username };
export const OTHER_BOT = { id: 7000002, is_bot: true, first_name: 'Khác', username: 'khac_bot' };
export const GROUP_ANONYMOUS_BOT = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

export const PRIVATE = { id: LAN.id, type: 'private', first_name: 'Lan', last_name: 'Nguyễn' };
export const GROUP = { id: -4000001, type: 'group', title: 'Sở Xây dựng', all_members_are_administrators: true };
export const SUPERGROUP = { id: -1002000000001, type: 'supergroup', title: 'Sở Xây dựng' };
export const FORUM = { ...SUPERGROUP, is_forum: true };
export const CHANNEL = { id: -1003000000001, type: 'channel', title: 'Tin tức tỉnh' };

export function message(fields: object): Record<string, unknown> {
  return { message_id: 501, from: LAN, chat: SUPERGROUP, date: 1_790_000_000, ...fields };
}

/** A reminder of the bot, as it is quoted in `reply_to_message`. */
export const REMINDER = {
  message_id: 480,
  from: OUR_BOT,
  chat: SUPERGROUP,
  date: 1_789_990_000,
  text: '#12 Quy hoạch khu dân cư',
};

export function update(kind: string, content: unknown): Record<string, unknown> {
  return { update_id: 700001, [kind]: content };
}
