import { UNLINKED } from '../../store/people/chats.ts';
import { PROGRAM, type Acting } from '../acting.ts';

/**
 * A decision of the secretariat's that the operator enters at the command line: `by` is who took it. The chat belongs to no
 * messenger: nothing is ever sent there.
 */
export function actingAtCommandLine(by: string): Acting {
  const nobody = { id: 0, channel: 'rehearsal', externalId: '' } as const;
  return {
    chat: { ...UNLINKED, ...nobody, type: 'private', title: by },
    person: { ...nobody, name: by },
    actor: { roles: [{ role: 'secretariat', agencyId: null }], anonymous: false },
    messageId: null,
    threadId: null,
    author: { ...PROGRAM, actor: by },
  };
}
