import { write } from '../../conversation/compose/write.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import type { Action } from '../../conversation/message/message.ts';
import { payloadOf } from '../../outbox/payload.ts';
import type { OutboxRow } from '../../store/outbox/outbox.ts';
import type { Work } from '../../usecases/work.ts';
import type { Origin } from '../context/origin.ts';
import { sayAnswer } from './act-on-draft.ts';
import { takesInHere } from './taking-in.ts';

/** A reply in words to a question about a draft: its buttons name the question. True when it was one. */
export function answerDraftInWords(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  row: OutboxRow | null,
): boolean {
  const text = message.text.trim();
  if (row === null || text === '' || message.edited || !takesInHere(origin)) return false;
  const asked = questionUnder(row);
  if (asked === null) return false;
  const acted = sayAnswer(work, origin, asked.draft, asked.question, text);
  origin.reply(acted.kind === 'said' ? acted.message : write([acted.text], { replyTo: origin.messageId }), 'answer');
  return true;
}

function questionUnder(row: OutboxRow): (Action & { readonly kind: 'draft' }) | null {
  const payload = payloadOf(row.payload);
  if (payload.kind !== 'message') return null;
  const actions = payload.message.buttons.flat().map(({ action }) => action);
  return (
    (actions.find((action) => action.kind === 'draft' && action.draft > 0 && action.question !== '') as
      (Action & { readonly kind: 'draft' }) | undefined) ?? null
  );
}
