/** The messengers, and the rehearsal that stands in for one; stored under these names. */
export type ChannelName = 'telegram' | 'zalo' | 'rehearsal';

/** Where something was done: a messenger, or the board. */
export type EventChannel = ChannelName | 'web';
