/** Where "/quahan trang 2", typed or pressed, goes on: behind what the chat was shown on the page before. */

import { shownName } from '../../conversation/read/parse-command.ts';
import { addMs } from '../../domain/calendar/dates.ts';
import { isOf, readCursor, type Cursor, type PagedListName } from '../../domain/tasks/list-cursor.ts';
import { payloadOf } from '../../outbox/payload.ts';
import { newestAnswers } from '../../store/outbox/outbox-of-chat.ts';
import type { Call } from './call.ts';

/** An older list is read anew: what came back into it meanwhile may stand before its end. */
const SHOWN_WITHIN_MS = 24 * 60 * 60_000;
const ANSWERS_LOOKED_AT = 30;

/** Behind what the page before has shown of one of `lists`; `argument` as the button to the next page repeats it. */
export function cursorShown<List extends PagedListName>(
  call: Call,
  argument: string,
  lists: readonly List[],
): Cursor<List> | null {
  const after = call.after ?? cursorOfLastPage(call, argument);
  return isOf(after, lists) ? after : null;
}

/**
 * By the button of the newest message in this chat that leads to the page of this command. Null for a first page, and where
 * the page must be found by counting.
 */
function cursorOfLastPage({ work, origin, command }: Call, argument: string): Cursor | null {
  if (command.page <= 1) return null;
  const since = addMs(work.now, -SHOWN_WITHIN_MS);
  for (const json of newestAnswers(work.tx, origin.chat.id, since, ANSWERS_LOOKED_AT)) {
    const payload = payloadOf(json);
    const buttons = payload.kind === 'unreadable' ? [] : (payload.message?.buttons.flat() ?? []);
    for (const { action } of buttons) {
      if (action.kind !== 'page_after') continue;
      if (action.command !== shownName(command.name) || action.argument !== argument) continue;
      if (action.page === command.page) return readCursor(action.after);
      // The list was begun anew: what an earlier one showed says nothing of this one.
      if (action.page === 2) return null;
    }
  }
  return null;
}
