/** `/nhom`: the groups that wait for the secretariat, and its answer by words or by a button. */

import {
  LINK_ANSWER_UNCLEAR,
  listAwaited,
  ONLY_SECRETARIAT_CONFIRMS_LINKS,
} from '../../conversation/compose/say-joining.ts';
import { write } from '../../conversation/compose/write.ts';
import type { Action } from '../../conversation/message/message.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import { awaitedNow, settleLink } from '../../usecases/join/await-link.ts';
import type { Call } from '../context/call.ts';
import { sightFrom, type Origin } from '../context/origin.ts';
import { alert, toast, type Press } from '../context/press.ts';

/** `/nhom`: lists the links that wait for the secretariat, or confirms or refuses one. */
export function confirmLinks({ work, origin, command }: Call): void {
  const answer = (text: string): void => {
    origin.reply(write([text], { replyTo: origin.messageId }), 'answer');
  };
  if (!confirmsHere(origin)) {
    answer(ONLY_SECRETARIAT_CONFIRMS_LINKS);
    return;
  }
  const [, number, words = ''] = /^#?(\d{1,9})(?:\s+(.{1,60}))?$/u.exec(command.argument) ?? [];
  if (command.argument === '') {
    origin.reply(listAwaited(awaitedNow(work)), 'answer');
    return;
  }
  const accepted = YES_OR_NO.get(strip(words).trim());
  if (number === undefined || accepted === undefined) {
    answer(LINK_ANSWER_UNCLEAR);
    return;
  }
  answer(settleLink(work, origin, Number(number), accepted).text);
}

/** What waits is of other agencies: it is not shown in an agency's group, whoever asks there. */
function confirmsHere(origin: Origin): boolean {
  return mayConfirm(origin.actor) === 'yes' && sightFrom(origin).kind === 'all';
}

/** Without diacritics. */
const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  ['dung', true],
  ['dong y', true],
  ['xac nhan', true],
  ['khong', false],
  ['khong dung', false],
  ['khong xac nhan', false],
  ['sai', false],
]);

/** A press that confirms or refuses a link that waits. */
export function pressSettleLink({ work, origin }: Press, action: Action & { kind: 'settle_link' }): Toast | null {
  if (!confirmsHere(origin)) return alert(ONLY_SECRETARIAT_CONFIRMS_LINKS);
  const settled = settleLink(work, origin, action.link, action.accepted);
  if (settled.kind === 'refused') return alert(settled.text);
  origin.reply(write([settled.text]), 'answer');
  return toast(action.accepted ? 'Đã xác nhận.' : 'Đã ghi: không đúng.');
}
