/** What is said about people: who is enrolled as what, who came and who left. */

import type { OutgoingMessage } from '../message/message.ts';
import { MESSENGERS, OFFICE_WORDS, shorten } from './words.ts';
import { bold, write } from './write.ts';
import type { RoleName } from '../../domain/people/role.ts';

const AS: Record<RoleName, string> = {
  owner: 'người quản trị',
  secretariat: 'người của Văn phòng',
  leader: 'lãnh đạo',
  observer: 'người quan sát (chỉ xem)',
  focal_point: 'đầu mối',
};

/** What a person of the rehearsal speaks as; the outsider has no role. */
export const SPEAKS_AS = {
  focal_point: AS.focal_point,
  leader: AS.leader,
  secretariat: OFFICE_WORDS.secretariat,
  outsider: 'chưa đăng ký',
} as const;

/** "đầu mối của Sở Xây dựng", "người của Văn phòng"; `agency` is null for a role that belongs to none. */
export function enrolledAs(role: RoleName, agency: string | null): string {
  return agency === null ? AS[role] : `${AS[role]} của ${agency}`;
}

export interface Listed {
  /** The person's number in the registry: it stays the same while others come and go. */
  readonly number: number;
  readonly name: string;
  readonly messenger: keyof typeof MESSENGERS;
}

/** Who is enrolled; `byReply` says whether the messenger tells whose message is answered. */
export function composePeople(
  role: RoleName,
  agency: string | null,
  members: readonly Listed[],
  observers: readonly Listed[],
  byReply: boolean,
): OutgoingMessage {
  // Somebody on two messengers stands there twice, and must leave twice.
  const onSeveral = new Set([...members, ...observers].map(({ messenger }) => messenger)).size > 1;
  const lineOf = ({ number, name, messenger }: Listed): string =>
    `• ${shorten(name, 120)} – số ${number}${onSeveral ? ` (${MESSENGERS[messenger]})` : ''}`;
  const title = role === 'secretariat' ? OFFICE_WORDS.secretariat : capital(enrolledAs(role, agency));
  return write([
    bold(title),
    ...(members.length === 0 ? ['Chưa có ai.'] : members.map(lineOf)),
    ...(observers.length === 0 ? [] : ['', bold('Người quan sát (chỉ xem)'), ...observers.map(lineOf)]),
    '',
    byReply
      ? 'Thêm: trả lời (Reply) một tin của người đó bằng /daumoi; người chỉ xem: /quansat.'
      : 'Thêm: người đó gửi lienket kèm mã do Văn phòng cấp.',
    `Thôi: /thoidaumoi kèm số của người đó. Bàn giao việc của mình: ${byReply ? 'trả lời tin của người nhận bằng /bangiao' : '/bangiao kèm số của người nhận'}.`,
  ]);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const WHOSE_PEOPLE =
  'Chưa rõ của đơn vị nào. Lệnh này dùng trong nhóm của đơn vị, của Văn phòng hoặc của lãnh đạo; Văn phòng có thể ghi mã đơn vị, ví dụ: /daumoi SXD.';
export const WHICH_PERSON =
  'Chưa rõ người nào. Đề nghị trả lời (Reply) một tin của người đó, hoặc ghi số của người đó trong danh sách /daumoi, ví dụ: /thoidaumoi 4; thôi vai trò của chính mình: /thoidaumoi tôi.';
export const LAST_OF_SECRETARIAT =
  'Văn phòng phải còn ít nhất một người. Đề nghị thêm người thay trước: trả lời một tin của người đó bằng /daumoi.';
export const NOTHING_TO_HAND_OVER =
  'Anh/chị không có vai trò nào ở đây để bàn giao. Để thêm người: /daumoi; để kết thúc vai trò của một người: /thoidaumoi.';

export const HAND_OVER_TO_WHOM =
  'Chưa rõ bàn giao cho ai. Đề nghị trả lời (Reply) một tin của người nhận bằng /bangiao, hoặc ghi số của người đó trong danh sách /daumoi, ví dụ: /bangiao 4.';

/** Why somebody may not give or end a role. */
export function mayNotManage(role: RoleName, agency: string | null): string {
  return agency === null
    ? 'Chỉ Văn phòng được thêm hoặc kết thúc vai trò này.'
    : `Chỉ đầu mối của ${agency} hoặc Văn phòng được thêm hoặc kết thúc vai trò ${AS[role]}.`;
}

/** An enrolment that changes nothing. */
export function alreadyEnrolled(name: string, role: RoleName, agency: string | null): string {
  return `${shorten(name, 60)} đã là ${enrolledAs(role, agency)}.`;
}

/** An enrolment that was done; an observer is told what can be seen. */
export function enrolled(name: string, role: RoleName, agency: string | null): string {
  const what = `Đã thêm ${shorten(name, 60)} làm ${enrolledAs(role, agency)}.`;
  return role === 'observer' ? `${what} Người quan sát chỉ xem, trong trò chuyện riêng với hệ thống: /viec.` : what;
}

/** A person without a role in this place, with the command that lists who has one. */
export function notEnrolledHere(name: string): string {
  return `${shorten(name, 60)} không có vai trò nào ở đây. Xem danh sách: /daumoi.`;
}

/** `isLast`: nobody of an agency is left who could report. */
export function roleEnded(name: string, roles: readonly RoleName[], agency: string | null, isLast: boolean): string {
  const what = roles.map((role) => enrolledAs(role, agency)).join(' và ');
  return [
    `Đã kết thúc vai trò ${what} của ${shorten(name, 60)}. Những gì đã báo cáo vẫn giữ nguyên.`,
    ...(isLast
      ? ['Đơn vị không còn đầu mối nào, nên chưa ai báo cáo được; Văn phòng đã được báo để cấp mã cho người mới.']
      : []),
  ].join(' ');
}

/** A role that passed from one person to another. */
export function handedOver(from: string, to: string, agency: string | null, role: RoleName): string {
  return `Đã bàn giao: ${shorten(to, 60)} là ${enrolledAs(role, agency)}, thay ${shorten(from, 60)}. Những gì đã báo cáo vẫn giữ nguyên.`;
}

/** Whoever left one messenger may still be enrolled under the same name on another. */
export function stillElsewhere({ number, name, messenger }: Listed): string {
  return `Còn ${shorten(name, 60)} trên ${MESSENGERS[messenger]} (số ${number}) giữ vai trò này; nếu là cùng một người, đề nghị gửi thêm: /thoidaumoi ${number}.`;
}

/** To the secretariat: an agency is left without anybody who could report. */
export function nobodyLeft(agency: string, name: string, code: string): OutgoingMessage {
  return write([
    bold('Một đơn vị không còn đầu mối'),
    `${agency}: ${shorten(name, 60)} thôi làm đầu mối và không còn ai khác. Nhóm của đơn vị vẫn nhận nhắc việc nhưng chưa ai báo cáo được. Đề nghị cấp mã cho người mới: link-code ${code}.`,
  ]);
}

const MAY_IN_PRIVATE: Readonly<Record<RoleName, string>> = {
  focal_point: 'báo cáo được',
  secretariat: 'xử lý được',
  leader: 'xem và chỉ đạo được',
  observer: 'xem được',
  owner: 'quản trị được',
};

/** To a team and the secretariat: somebody left the group and still holds the role. */
export function leftGroup(gone: {
  readonly name: string;
  readonly number: number;
  readonly role: RoleName;
  readonly agency: { readonly name: string; readonly code: string } | null;
  /** Nobody else holds the role. */
  readonly isLast: boolean;
  /** Told in the group that was left: the command needs no agency there. */
  readonly inOwnGroup: boolean;
}): OutgoingMessage {
  const { agency, isLast, inOwnGroup } = gone;
  const name = shorten(gone.name, 60);
  const whose = agency === null || inOwnGroup ? '' : `${agency.code} `;
  return write([
    bold('Một người đã rời nhóm'),
    `${name} đã rời nhóm nhưng vẫn là ${enrolledAs(gone.role, agency?.name ?? null)} và vẫn ${MAY_IN_PRIVATE[gone.role]} trong trò chuyện riêng. Nếu không còn phụ trách, đề nghị gửi: /thoidaumoi ${whose}${String(gone.number)}.`,
    ...(isLast ? ['Ngoài người này chưa có ai khác; đề nghị thêm người thay trước.'] : []),
  ]);
}

/** To somebody who used an observer's code. */
export function observerEnrolled(name: string, agency: string | null): string {
  const what = agency === null ? 'nhiệm vụ của mọi đơn vị' : `nhiệm vụ của ${agency}`;
  return `Đã ghi nhận ${shorten(name, 60)} là người quan sát: xem được ${what} trong trò chuyện riêng với hệ thống, không báo cáo và không nhận nhắc việc. Bắt đầu: /viec, /quahan, /trogiup.`;
}
