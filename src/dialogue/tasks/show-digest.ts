import { digestFor } from '../../usecases/figures/gather-digest.ts';
import { scopeOfAgency, type Call } from '../context/call.ts';

/** `/tonghop`: the figures of what this chat may see, or of one agency, as of now. */
export function showDigest(call: Call): void {
  const shown = scopeOfAgency(call);
  if (shown !== null) shown.call.origin.reply(digestFor(call.work, shown.scope), 'answer');
}
