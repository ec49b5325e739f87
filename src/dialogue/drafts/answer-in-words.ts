import { write } from '../../conversation/compose/write.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import type { Action } from '../../conversation/message/message.ts';
import { payloadOf } from '../../outbox/payload.ts';
import type { OutboxRow } from '../../store/outbox/outbox.ts';
import { newestAnswers } from '../../store/outbox/outbox-of-chat.ts';
import { draftById } from '../../store/drafts/drafts.ts';
import type { Work } from '../../usecases/work.ts';
import type { Origin } from '../context/origin.ts';
import { actInChat } from './act-on-draft.ts';
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
  const asked = questionUnder(row.payload);
  if (asked === null) return false;
  const { draft, question } = asked;
  const answered = actInChat(work, origin, draft, { kind: 'say', question, words: text });
  if (answered.kind === 'said') origin.reply(answered.message, 'answer');
  if (answered.kind === 'refused') origin.reply(write([answered.text], { replyTo: origin.messageId }), 'answer');
  return true;
}

/** Answers looked through for the last one about a draft. */
const MOST_LOOKED_AT = 50;

/** The mark of the question about a draft that its last message in this chat asked; null where it asked none. */
export function questionShownHere(work: Work, origin: Origin, draft: number): string | null {
  const since = draftById(work.tx, draft)?.takenAt;
  if (since === undefined) return null;
  for (const payload of newestAnswers(work.tx, origin.chat.id, since, MOST_LOOKED_AT)) {
    const under = draftActions(payload).filter((action) => action.draft === draft);
    if (under.length > 0) return under.find(({ question }) => question !== '')?.question ?? null;
  }
  return null;
}

function questionUnder(payload: string): DraftAction | null {
  return draftActions(payload).find(({ draft, question }) => draft > 0 && question !== '') ?? null;
}

type DraftAction = Action & { readonly kind: 'draft' };

function draftActions(stored: string): readonly DraftAction[] {
  const payload = payloadOf(stored);
  if (payload.kind !== 'message') return [];
  return payload.message.buttons.flat().flatMap(({ action }) => (action.kind === 'draft' ? [action] : []));
}
