import { agencyById } from '../../store/programmes/agencies.ts';
import { linkedChats, type Chat } from '../../store/people/chats.ts';
import { quotaUse, type QuotaUse } from './quota.ts';
import type { Work } from '../work.ts';

export interface ChatView extends Chat {
  /** The name of the chat's agency; null for the secretariat's and the leaders' chats. */
  readonly agency: string | null;
  /** The messenger's messages this month; null without a quota. */
  readonly quota: QuotaUse | null;
}

/** Every linked chat, unreachable ones included. */
export function chatsWithAgencies(work: Work): ChatView[] {
  return linkedChats(work.tx).map((chat) => ({
    ...chat,
    agency: chat.agencyId === null ? null : (agencyById(work.tx, chat.agencyId)?.name ?? null),
    quota: quotaUse(work, chat.channel),
  }));
}
