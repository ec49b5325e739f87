import type { Command } from 'commander';
import { momentWords } from '../conversation/words.ts';
import type { Instant } from '../domain/dates.ts';
import { chatsWithAgencies } from '../usecases/list-chats.ts';
import { inOffice, readIn } from './office.ts';
import { printList, type OutputOptions } from './print.ts';
import type { Surroundings } from './surroundings.ts';

const ROLE_WORDS = { agency: 'đơn vị', secretariat: 'Văn phòng', leaders: 'lãnh đạo', none: '' } as const;

export function addChats(program: Command, around: Surroundings): void {
  program
    .command('chats')
    .description('list the linked chats, and what was last sent to and heard from each')
    .option('--json', 'one JSON object per chat')
    .action((options: OutputOptions) =>
      inOffice(around, async (office) => {
        const when = (at: Instant | null): string => (at === null ? '–' : momentWords(at, office.rules.timeZone));
        await printList(around, options, readIn(office, chatsWithAgencies), {
          json: (chat) => ({
            channel: chat.channel,
            chat: chat.title,
            agency: chat.agency,
            role: chat.role,
            last_sent: chat.lastSentAt,
            last_delivered: chat.lastDeliveredAt,
            last_answer: chat.lastAnswerAt,
            state: chat.state,
            reason: chat.stateReason,
          }),
          header: ['Kênh', 'Nhóm chat', 'Của', 'Gửi lần cuối', 'Đến nơi lần cuối', 'Trả lời lần cuối', 'Tình trạng'],
          row: (chat) => [
            chat.channel,
            chat.title,
            chat.agency ?? ROLE_WORDS[chat.role],
            when(chat.lastSentAt),
            when(chat.lastDeliveredAt),
            when(chat.lastAnswerAt),
            chat.state === 'active' ? 'hoạt động' : `không gửi được: ${chat.stateReason ?? 'chưa rõ lý do'}`,
          ],
          empty: 'Chưa có nhóm chat nào được liên kết.',
        });
      }),
    );
}
