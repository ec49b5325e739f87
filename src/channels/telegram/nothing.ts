import type { IncomingNothing } from '../../conversation/message/incoming.ts';

/** Nothing to do; `why` is for the log and quotes nothing that a person wrote. */
export function nothing(why: string): IncomingNothing {
  return { kind: 'nothing', why };
}
