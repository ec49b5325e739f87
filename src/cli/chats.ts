import type { Command } from 'commander';
import { momentWords } from '../conversation/compose/words.ts';
import type { Instant } from '../domain/calendar/dates.ts';
import { chatsWithAgencies, type ChatView } from '../usecases/deliver/list-chats.ts';
import { ownProgramme } from '../usecases/programme/own-programme.ts';
import { PROGRAM } from '../usecases/acting.ts';
import { preferChat } from '../usecases/chats/prefer-chat.ts';
import { tieLeaders } from '../usecases/chats/tie-leaders.ts';
import type { Work } from '../usecases/work.ts';
import { numberArgument } from './arguments.ts';
import { namedProgramme } from './named-programme.ts';
import { changeIn, inOffice, readIn } from './office.ts';
import { Refused } from './refused.ts';
import { printList, type OutputOptions } from './print.ts';
import type { Surroundings } from './surroundings.ts';

const ROLE_WORDS = { agency: 'đơn vị', secretariat: 'Văn phòng', leaders: 'lãnh đạo', none: '' } as const;

/** `dondoc chats`. */
export function addChats(program: Command, around: Surroundings): void {
  program
    .command('chats')
    .description('list the linked chats, and what was last sent to and heard from each')
    .option('--json', 'one JSON object per chat')
    .option('--first <id>', 'first put this chat before the other chats of its agency', numberArgument)
    .option(
      '--owner <id>',
      "give the programme named by --programme to this leaders' chat; 0 gives it to all",
      numberArgument,
    )
    .option(
      '--leaders <id>',
      "this leaders' chat reads only of the programmes named by --programme; without it, of all",
      numberArgument,
    )
    .option('--programme <code...>', 'for --owner and --leaders: codes of programmes, such as 913-qd-ubnd')
    .action((options: OutputOptions & { first?: number; owner?: number; leaders?: number; programme?: string[] }) =>
      inOffice(around, async (office) => {
        const { first } = options;
        const problem = first === undefined ? null : changeIn(office, (work) => preferChat(work, first));
        const { owner, leaders, programme = [] } = options;
        const unowned =
          owner === undefined ? null : changeIn(office, (work) => ownProgramme(work, programme[0] ?? '', owner));
        if (leaders !== undefined) {
          changeIn(office, (work) => {
            tieByCodes(work, leaders, programme);
          });
        }
        if (problem !== null) throw new Refused(problem);
        if (unowned !== null) throw new Refused(unowned);
        const when = (at: Instant | null): string => (at === null ? '–' : momentWords(at, office.rules.timeZone));
        await printList(around, options, readIn(office, chatsWithAgencies), {
          json: (chat) => ({
            id: chat.id,
            channel: chat.channel,
            chat: chat.title,
            agency: chat.agency,
            role: chat.role,
            programmes: chat.programmes,
            last_sent: chat.lastSentAt,
            last_delivered: chat.lastDeliveredAt,
            last_answer: chat.lastAnswerAt,
            state: chat.state,
            reason: chat.stateReason,
            unreachable_since: chat.unreachableSince,
            first: chat.rank === 0,
            quota: chat.quota,
          }),
          header: [
            'Số',
            'Kênh',
            'Nhóm chat',
            'Của',
            'Gửi lần cuối',
            'Đến nơi lần cuối',
            'Trả lời lần cuối',
            'Tình trạng',
          ],
          row: (chat) => [
            String(chat.id),
            chat.channel,
            chat.title,
            chat.agency ?? [ROLE_WORDS[chat.role], ...chat.programmes].join(', '),
            when(chat.lastSentAt),
            when(chat.lastDeliveredAt),
            when(chat.lastAnswerAt),
            chat.state === 'active' ? quotaWords(chat.quota) : `không gửi được: ${chat.stateReason ?? 'chưa rõ lý do'}`,
          ],
          empty: 'Chưa có nhóm chat nào được liên kết.',
        });
      }),
    );
}

/** Throws `Refused` for an unknown programme, and for what is no leaders' chat. */
function tieByCodes(work: Work, chatId: number, codes: readonly string[]): void {
  const ids = codes.map((code) => namedProgramme(work, code).id);
  if (tieLeaders(work, PROGRAM, chatId, ids).kind === 'tied') return;
  throw new Refused(`Chat ${chatId} is no leaders' chat; the numbers are listed by chats.`);
}

function quotaWords(quota: ChatView['quota']): string {
  return quota === null ? 'hoạt động' : `hoạt động; kênh đã dùng ${quota.used}/${quota.quota} tin tháng ${quota.month}`;
}
