import type { DigestReader } from '../../../conversation/message/asked.ts';
import { mayConfirm } from '../../../domain/people/access.ts';
import { answerAsked } from '../../context/answer-asked.ts';
import { scopeOfAgency, type Call } from '../../context/call.ts';
import { ofProgrammes, type Origin } from '../../context/origin.ts';

/** `/tonghop`: the figures of what this chat may see, or of one agency, as of now. */
export function showDigest(call: Call): void {
  const shown = scopeOfAgency(call);
  if (shown === null) return;
  const agencyId = shown.scope.kind === 'all' ? null : shown.scope.agencyId;
  const reader = readerAt(call.origin);
  answerAsked(shown.call, { kind: 'digest', asOf: call.work.now, agencyId, reader, ...ofProgrammes(call.origin) });
}

/** In private whoever may confirm reads as the secretariat. */
function readerAt({ actor, chat: { id: chatId, role } }: Origin): DigestReader {
  const isLeaders = role === 'leaders' || (role !== 'secretariat' && mayConfirm(actor) !== 'yes');
  return { role: isLeaders ? 'leaders' : 'secretariat', chatId };
}
