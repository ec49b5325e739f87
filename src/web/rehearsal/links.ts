/** The addresses of the rehearsal's pages. */

/** The address of a chat, at its latest message. */
export function chatLink(chatId: number, state: { as?: number | null; note?: string | null } = {}): string {
  const { as = null, note = null } = state;
  return `/chat/${String(chatId)}${queryOf({ as, note })}#latest`;
}

/** The picture of a message in a chat. */
export function pictureLink(chatId: number, messageId: string): string {
  return `/chat/${String(chatId)}/picture/${encodeURIComponent(messageId)}`;
}

/** The address of the first page. */
export function homeLink(note: string | null = null): string {
  return `/${queryOf({ note })}`;
}

/** The board, signed in; on the page of agency `agencyId`, or the first page for null. */
export function boardLink(agencyId: number | null): string {
  return `/open-board${queryOf({ agency: agencyId })}`;
}

function queryOf(values: Record<string, string | number | null>): string {
  const given = Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
