/** How a chat joins by a link, and what is said while its link waits for the secretariat. */

import { formatDate, localDateOf, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import type { ChatType, LinkOutcome } from '../../domain/people/chat-kind.ts';
import type { OutgoingMessage } from '../message/message.ts';
import type { NamedPlace } from './say-places.ts';
import { placeName } from './say-places.ts';
import { momentWords, shorten } from './words.ts';
import { bold, write, type Line } from './write.ts';

/** Opens Telegram, which asks for the group and then sends the code there (Telegram, deep links). */
export function telegramLink(bot: string, code: string, into: ChatType): string {
  return `https://t.me/${bot}?${into === 'group' ? 'startgroup' : 'start'}=${code}`;
}

/** What the bot is called on each messenger; null where that is not known. */
export interface BotNames {
  readonly telegram: string | null;
  readonly zalo: string | null;
}

export interface JoinStep {
  readonly messenger: 'Telegram' | 'Zalo' | null;
  readonly text: string;
}

/** What somebody does to link their group: a messenger each, or in words where no bot is known. */
export function joinSteps(bots: BotNames, code: string): readonly JoinStep[] {
  const { telegram, zalo } = bots;
  const steps: JoinStep[] = [];
  if (telegram !== null) {
    steps.push({
      messenger: 'Telegram',
      text: `quét mã QR hoặc mở đường dẫn, chọn nhóm của đơn vị, bấm “Thêm”. Nếu nhóm chưa có lời chào, đề nghị gửi vào nhóm: /lienket@${telegram} ${code}`,
    });
  }
  if (zalo !== null) {
    steps.push({
      messenger: 'Zalo',
      text: `trưởng nhóm chọn Thêm thành viên, tìm “${zalo}” và thêm vào nhóm của đơn vị; rồi một người nhắn trong nhóm: @${zalo} lienket ${code}`,
    });
  }
  return steps.length > 0
    ? steps
    : [{ messenger: null, text: `thêm hệ thống vào nhóm của đơn vị, rồi một người gửi vào nhóm: /lienket ${code}` }];
}

/** Under every code that waits for the secretariat. */
export const AWAITS_NOTE =
  'Mã có hiệu lực trên 24 giờ: nhóm dùng mã phải chờ Văn phòng xác nhận nhóm và người liên kết rồi mới nhận nhiệm vụ và ghi báo cáo.';

interface Waiting {
  /** "Sở Xây dựng", "Lãnh đạo". */
  readonly office: string;
  readonly person: string;
  readonly until: LocalDate;
}

/** To the chat where the code was used; `isLinked`: it has a place already, which stays meanwhile. */
export function linkAwaits(waiting: Waiting, isLinked: boolean): OutgoingMessage {
  const { office, person, until } = waiting;
  return write([
    bold(`Đã nhận mã liên kết của ${office}, đang chờ Văn phòng xác nhận`),
    `Văn phòng xác nhận nhóm và người liên kết (${shorten(person, 60)}) trước khi hệ thống gửi nhiệm vụ. ${
      isLinked
        ? 'Trong lúc chờ, nơi này vẫn nhận tin như trước.'
        : 'Trong lúc chờ, nhóm chưa nhận nhiệm vụ và nội dung gửi hệ thống chưa được ghi nhận.'
    }`,
    `Đồng chí không phải làm gì thêm. Đề nghị này có hiệu lực đến hết ngày ${formatDate(until)}.`,
  ]);
}

/** To whoever writes to the bot meanwhile. */
export function stillAwaits({ office, until }: Omit<Waiting, 'person'>, replyTo: string | null): OutgoingMessage {
  return write(
    [
      `Chưa ghi nhận: nhóm đang chờ Văn phòng xác nhận liên kết với ${office} (đến hết ngày ${formatDate(until)}). Sau khi được xác nhận, đề nghị đồng chí gửi lại.`,
    ],
    { replyTo },
  );
}

export interface AwaitedWords {
  readonly id: number;
  readonly office: string;
  readonly place: NamedPlace;
  readonly person: string;
  readonly askedAt: Instant;
  readonly until: LocalDate;
  /** The group that would lose its place. */
  readonly replaces: NamedPlace | null;
  readonly timeZone: string;
}

/** "Sở Xây dựng: nhóm “…” (Telegram), người liên kết: Lan, 08:15 23/11/2026." */
function awaitedLine({ office, place, person, askedAt, timeZone }: AwaitedWords): string {
  return `${office}: ${placeName(place)}, người liên kết: ${shorten(person, 60)}, lúc ${momentWords(askedAt, timeZone)}.`;
}

/** To the secretariat, by one tap. */
export function askWhetherLinked(link: AwaitedWords): OutgoingMessage {
  const { id, replaces, until } = link;
  return write(
    [
      bold('Đề nghị xác nhận liên kết nhóm chat'),
      awaitedLine(link),
      ...replacing(replaces),
      `Xác nhận thì nhóm nhận nhiệm vụ, người liên kết là đầu mối. Chưa xác nhận thì nhóm chưa nhận gì; hết hạn sau ngày ${formatDate(until)}.`,
    ],
    {
      buttons: [
        [
          { label: 'Xác nhận', action: { kind: 'settle_link', link: id, accepted: true } },
          { label: 'Không đúng nhóm, người', action: { kind: 'settle_link', link: id, accepted: false } },
        ],
      ],
      howToAnswer: `Đề nghị trả lời: nhom ${String(id)} dung · nhom ${String(id)} khong`,
    },
  );
}

function replacing(replaces: NamedPlace | null): readonly Line[] {
  return replaces === null ? [] : [`Đơn vị đang nhận tin tại ${placeName(replaces)}; nhóm mới sẽ thay nhóm đó.`];
}

/** `/nhom`: what waits, with how it is answered. */
export function listAwaited(links: readonly AwaitedWords[]): OutgoingMessage {
  if (links.length === 0) return write(['Không có nhóm nào đang chờ xác nhận liên kết.']);
  return write([
    bold(`Nhóm chờ xác nhận liên kết (${String(links.length)})`),
    ...links.flatMap((link) => [`${String(link.id)}. ${awaitedLine(link)}`, ...replacing(link.replaces)]),
    '',
    `Xác nhận: /nhom ${String(links[0]?.id ?? '')} đúng · Không xác nhận: /nhom ${String(links[0]?.id ?? '')} không`,
  ]);
}

/** Tells whoever confirmed a link that it holds. */
export function linkConfirmed({ office, place, person }: Pick<AwaitedWords, 'office' | 'place' | 'person'>): string {
  return `Đã xác nhận: ${placeName(place)} nhận tin của ${office}; ${shorten(person, 60)} là người liên kết.`;
}

/** Tells whoever refused a link what comes of it. */
export function linkRefused({ office, place }: Pick<AwaitedWords, 'office' | 'place'>): string {
  return `Không xác nhận liên kết ${placeName(place)} với ${office}. Nhóm đã được báo; ${office} cần mã mới để liên kết nhóm đúng.`;
}

const ENDED: Record<LinkOutcome, string> = {
  confirmed: 'đã được xác nhận',
  refused: 'đã được trả lời là không đúng',
  expired: 'đã hết hạn chờ',
  gone: 'không còn, vì nhóm hoặc người liên kết đã rời đi',
  replaced: 'đã được thay bằng một đề nghị mới hơn của nhóm',
};

/** To a button or a number of one that was settled before. */
export function linkSettledBefore(outcome: LinkOutcome, by: string, at: Instant, timeZone: string): string {
  const who = outcome === 'confirmed' || outcome === 'refused' ? ` (${shorten(by, 60)})` : '';
  return `Đề nghị liên kết này ${ENDED[outcome]} lúc ${momentWords(at, timeZone)}${who}.`;
}

export const LINK_UNKNOWN = 'Không có đề nghị liên kết nào mang số này. Xem các đề nghị đang chờ: /nhom.';
export const LINK_ANSWER_UNCLEAR =
  'Chưa rõ xác nhận hay không; chưa quyết định gì. Đề nghị gửi, ví dụ: /nhom 3 đúng, hoặc /nhom 3 không.';
export const ONLY_SECRETARIAT_CONFIRMS_LINKS =
  'Chỉ Văn phòng được xác nhận nhóm chat của các đơn vị, trong nhóm của Văn phòng hoặc trò chuyện riêng.';
export const PROBLEM_LINKING = 'Chưa xác nhận được.';

/** To the chat, whose link ended otherwise than by a yes. */
export function linkEnded(outcome: Exclude<LinkOutcome, 'confirmed' | 'replaced'>, office: string): OutgoingMessage {
  const why = {
    refused: `Văn phòng chưa xác nhận nhóm này là nhóm của ${office}, nên nhóm không nhận tin và chưa ghi nhận nội dung nào.`,
    expired: `Đã hết hạn chờ xác nhận liên kết với ${office}; nhóm không nhận tin và chưa ghi nhận nội dung nào.`,
    gone: `Người liên kết đã rời nhóm khi Văn phòng chưa xác nhận, nên đề nghị liên kết với ${office} không còn hiệu lực.`,
  }[outcome];
  return write([`${why} Nếu cần, đề nghị đơn vị liên hệ Văn phòng để được cấp mã mới.`]);
}

/** To the secretariat, of one that ended by itself. */
export function awaitedEnded(
  outcome: 'expired' | 'gone',
  link: Pick<AwaitedWords, 'office' | 'place' | 'person'>,
): string {
  const why =
    outcome === 'expired'
      ? 'đã hết hạn chờ xác nhận'
      : `không còn hiệu lực vì nhóm hoặc người liên kết (${shorten(link.person, 60)}) đã rời đi`;
  return `Đề nghị liên kết ${placeName(link.place)} với ${link.office} ${why}. Đề nghị cấp mã mới cho đơn vị nếu cần.`;
}

/** The day up to which a link waits, as the chats read it. */
export function lastDayOf(expiresAt: Instant, timeZone: string): LocalDate {
  return localDateOf(expiresAt, timeZone);
}

/** On a new sheet of codes: those of the same agencies that were given before and not used have ended. */
export function endedCodes(ended: number): string {
  return `Phiếu này thay các mã đã cấp trước đây mà chưa dùng: ${String(ended)} mã cũ không còn hiệu lực.`;
}
