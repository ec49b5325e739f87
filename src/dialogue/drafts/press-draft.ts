import * as say from '../../conversation/compose/say.ts';
import { ONLY_SECRETARIAT_TAKES_IN } from '../../conversation/compose/draft/say-taking-in.ts';
import type { Action } from '../../conversation/message/message.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import { documentOfMessage } from '../../store/record/evidence.ts';
import { alert, type Press } from '../context/press.ts';
import {
  acceptInChat,
  chooseAnswer,
  discardInChat,
  followProposals,
  showNext,
  undoInChat,
  type Acted,
} from './act-on-draft.ts';
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
  const acted = act(press, action);
  if (acted === null) return alert(say.PRESSED_OUTDATED);
  if (acted.kind === 'refused') return alert(acted.text);
  origin.reply(acted.message, 'answer');
  return null;
}

function act({ work, origin }: Press, { draft, question, choice }: DraftAction): Acted | null {
  if (question !== '') return chooseAnswer(work, origin, draft, question, choice);
  const [, seen] = /^accept([a-z0-9]{0,6})$/u.exec(choice) ?? [];
  if (seen !== undefined) return acceptInChat(work, origin, draft, seen);
  switch (choice) {
    case 'proposals':
      return followProposals(work, origin, draft);
    case 'discard':
      return discardInChat(work, origin, draft);
    case 'undo':
      return undoInChat(work, origin, draft);
    case 'next':
      return showNext(work, origin, draft);
    default:
      return null;
  }
}
