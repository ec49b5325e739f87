import * as say from '../../conversation/compose/say.ts';
import { ONLY_SECRETARIAT_TAKES_IN } from '../../conversation/compose/draft/say-taking-in.ts';
import type { Action } from '../../conversation/message/message.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import { documentOfMessage } from '../../store/record/evidence.ts';
import { alert, type Press } from '../context/press.ts';
import type { DraftAct } from '../../conversation/message/asked.ts';
import { actInChat } from './act-on-draft.ts';
import { takeIn, takesInHere } from './taking-in.ts';

type DraftAction = Action & { readonly kind: 'draft' };

/** A button under a draft, or under a file that may be one. */
export function pressDraft(press: Press, action: DraftAction): Toast | null {
  const { work, origin } = press;
  if (!takesInHere(origin)) return alert(ONLY_SECRETARIAT_TAKES_IN);
  if (action.draft === 0) {
    const file = documentOfMessage(work.tx, origin.chat.id, action.question);
    if (file === null) return alert(say.PRESSED_OUTDATED);
    takeIn(work, origin, file.name ?? '', file, action.question);
    return null;
  }
  const act = actOf(action);
  if (act === null) return alert(say.PRESSED_OUTDATED);
  const answered = actInChat(work, origin, action.draft, act);
  if (answered.kind === 'refused') return alert(answered.text);
  if (answered.kind === 'said') origin.reply(answered.message, 'answer');
  return null;
}

function actOf({ question, choice }: DraftAction): DraftAct | null {
  if (question !== '') return { kind: 'choose', question, choice };
  const [, seen] = /^accept([a-z0-9]{0,6})$/u.exec(choice) ?? [];
  if (seen !== undefined) return { kind: 'accept', seen };
  switch (choice) {
    case 'proposals':
    case 'discard':
    case 'undo':
      return { kind: choice };
    case 'next':
      return { kind: 'show', done: null };
    default:
      return null;
  }
}
