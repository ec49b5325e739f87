/** The lists of assignments that chats, the board, the command line and other systems show. `all` holds closed ones too. */
export const LIST_NAMES = [
  'overdue',
  'unreviewed',
  'waiting',
  'orphaned',
  'suspended',
  'stuck',
  'silent',
  'upcoming',
  'extended',
  'unchecked',
  'open',
  'all',
] as const;

export type ListName = (typeof LIST_NAMES)[number];
