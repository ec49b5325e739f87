/**
 * A person without a role is answered once a day in each chat, and not at all once a messenger's quota is scarce. What
 * they may do is not less for it: a code is tried whenever it comes, and answered by limits of its own.
 */

import type { Command } from '../../conversation/read/parse-command.ts';
import { noteStrangerAnswer } from '../../store/people/stranger-answers.ts';
import { tell } from '../../usecases/chats/tell.ts';
import { hasRoomForStrangers, strangerKey } from '../../usecases/deliver/quota.ts';
import type { Work } from '../../usecases/work.ts';
import type { Origin } from '../context/origin.ts';

/** The origin itself for a person with a role; for anybody else one that answers sparingly. */
export function answeringSparingly(work: Work, origin: Origin, inboxId: number): Origin {
  if (origin.actor.roles.length > 0) return origin;
  const { chat, person } = origin;
  let isAnswered: boolean | null = null;
  let answers = 0;
  return {
    ...origin,
    reply(message, kind, about = []) {
      // Whatever one message leads to is one answer.
      isAnswered ??=
        hasRoomForStrangers(work, chat.channel) && noteStrangerAnswer(work.tx, person.id, chat.id, work.today);
      if (!isAnswered) return null;
      answers += 1;
      const key = strangerKey(inboxId, answers);
      return tell(work, chat, { ...message, topic: { id: origin.threadId } }, { key, kind, about });
    },
  };
}

/** Whether a code is tried: what that may cost is counted where it is. */
export function triesCode({ name, argument }: Command, { actor, chat }: Origin): boolean {
  if (argument === '' || actor.anonymous) return false;
  return name === 'link' || name === 'start' || (name === 'claim' && chat.type === 'private');
}
