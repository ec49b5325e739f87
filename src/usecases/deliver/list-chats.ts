import { agencyById } from '../../store/programmes/agencies.ts';
import { programmeNumbers } from '../../store/programmes/tasks.ts';
import { programmesOfChat } from '../../store/people/chat-programmes.ts';
import { linkedChats, type Chat } from '../../store/people/chats.ts';
import { quotaUse, type QuotaUse } from './quota.ts';
import type { Work } from '../work.ts';

export interface ChatView extends Chat {
  /** The name of the chat's agency; null for the secretariat's and the leaders' chats. */
  readonly agency: string | null;
  /** The numbers of the decisions that a leaders' chat is for; empty for all, and for other chats. */
  readonly programmes: readonly string[];
  /** The messenger's messages this month; null without a quota. */
  readonly quota: QuotaUse | null;
}

/** Every linked chat, unreachable ones included. */
export function chatsWithAgencies(work: Work): ChatView[] {
  return linkedChats(work.tx).map((chat) => ({
    ...chat,
    agency: chat.agencyId === null ? null : (agencyById(work.tx, chat.agencyId)?.name ?? null),
    programmes: chat.role === 'leaders' ? programmeNumbers(work.tx, programmesOfChat(work.tx, chat.id)) : [],
    quota: quotaUse(work, chat.channel),
  }));
}
