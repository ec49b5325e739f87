import { digestFor } from '../../usecases/figures/gather-digest.ts';
import { scopeOrHint, type Call } from '../context/call.ts';

/** `/tonghop`: the figures of what this chat may see, as of now. */
export function showDigest(call: Call): void {
  const scope = scopeOrHint(call);
  if (scope !== null) call.origin.reply(digestFor(call.work, scope), 'answer');
}
