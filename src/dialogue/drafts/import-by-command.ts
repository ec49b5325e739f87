/** `/nhap` with a file, as a reply to one, or before pasted words takes a document in; `/nhap 3 …` goes on with draft 3. */

import {
  draftListed,
  HOW_TO_TAKE_IN,
  ONLY_SECRETARIAT_TAKES_IN,
} from '../../conversation/compose/draft/say-taking-in.ts';
import { write } from '../../conversation/compose/write.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { documentOfMessage } from '../../store/record/evidence.ts';
import { draftsWaiting, showDraft } from '../../usecases/drafts/show-draft.ts';
import type { Call } from '../context/call.ts';
import {
  acceptInChat,
  discardInChat,
  followProposals,
  sayAnswer,
  showNext,
  undoInChat,
  type Acted,
} from './act-on-draft.ts';
import { questionShownHere } from './answer-in-words.ts';
import { takeIn, takesInHere } from './taking-in.ts';

/** `/nhap`: takes in the file sent with it or replied to, or pasted text; or goes on with a draft. */
export function importByCommand(call: Call): void {
  const { work, origin, command, message } = call;
  const { argument } = command;
  const file = message?.files.find(({ kind }) => kind === 'document');
  const before =
    message?.replyTo == null ? null : documentOfMessage(work.tx, origin.chat.id, message.replyTo.messageId);
  const [, number = '', words = ''] = /^#?(\d{1,9})(?:\s+([^\n]{1,600}))?$/u.exec(argument) ?? [];
  if (!takesInHere(origin)) origin.reply(write([ONLY_SECRETARIAT_TAKES_IN], { replyTo: origin.messageId }), 'answer');
  else if (file !== undefined) takeIn(work, origin, file.name ?? '', file);
  else if (number !== '') answerActed(call, actOn(call, Number(number), words.trim()));
  else if (argument !== '') takeIn(work, origin, 'nội dung dán vào chat', { text: argument });
  else if (before !== null) takeIn(work, origin, before.name ?? '', before, message?.replyTo?.messageId);
  else origin.reply(write([...waitingLines(call), HOW_TO_TAKE_IN]), 'answer');
}

function actOn({ work, origin }: Call, id: number, words: string): Acted {
  switch (strip(words)) {
    case '':
      return showNext(work, origin, id);
    case 'nhan':
    case 'nhan vao so':
      return acceptInChat(work, origin, id, null);
    case 'bo':
    case 'bo du thao':
      return discardInChat(work, origin, id);
    case 'rut lai':
      return undoInChat(work, origin, id);
    case 'theo de xuat tat ca':
    case 'theo de xuat':
      return followProposals(work, origin, id);
    default: {
      // The answer is to what this chat was shown: another person may have moved the draft on since.
      const shown = questionShownHere(work, origin, id);
      return shown === null ? showNext(work, origin, id) : sayAnswer(work, origin, id, shown, words);
    }
  }
}

function answerActed({ origin }: Call, acted: Acted): void {
  const message = acted.kind === 'said' ? acted.message : write([acted.text], { replyTo: origin.messageId });
  origin.reply(message, 'answer');
}

function waitingLines({ work }: Call): readonly string[] {
  return draftsWaiting(work, { all: false }).flatMap(({ id }) => {
    const found = showDraft(work, id);
    if (found.kind === 'missing') return [];
    const { draft, reading, open } = found.shown;
    return [draftListed({ id, name: draft.fileName, rows: reading.rows.length, open: open.length, by: draft.takenBy })];
  });
}
