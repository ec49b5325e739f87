import { answerAsked } from '../../context/answer-asked.ts';
import { scopeOfAgency, type Call } from '../../context/call.ts';
import { ofProgrammes } from '../../context/origin.ts';

/** `/tonghop`: the figures of what this chat may see, or of one agency, as of now. */
export function showDigest(call: Call): void {
  const shown = scopeOfAgency(call);
  if (shown === null) return;
  const agencyId = shown.scope.kind === 'all' ? null : shown.scope.agencyId;
  answerAsked(shown.call, { kind: 'digest', asOf: call.work.now, agencyId, ...ofProgrammes(call.origin) });
}
