/** What a messenger calls a chat. */
export type ChatType = 'group' | 'private';

/** A chat's owner: an agency, the secretariat, the leaders, or none. */
export type ChatRole = 'agency' | 'secretariat' | 'leaders' | 'none';

/** The owners of linked chats. */
export type LinkedChatRole = Exclude<ChatRole, 'none'>;

/** Those told of what agencies leave unanswered. */
export type Overseers = Extract<ChatRole, 'secretariat' | 'leaders'>;

/** How a link that waited for the secretariat ended; stored under these names. `gone`: the chat or the person left. */
export type LinkOutcome = 'confirmed' | 'refused' | 'expired' | 'gone' | 'replaced';
