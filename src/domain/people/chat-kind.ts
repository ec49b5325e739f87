/** What a messenger calls a chat. */
export type ChatType = 'group' | 'private';

/** Whose chat it is: an agency's, the secretariat's, the leaders', or not linked to anybody. */
export type ChatRole = 'agency' | 'secretariat' | 'leaders' | 'none';

/** Chats that are somebody's. */
export type LinkedChatRole = Exclude<ChatRole, 'none'>;

/** Those who are told what agencies leave unanswered. */
export type Overseers = Extract<ChatRole, 'secretariat' | 'leaders'>;
