/** `/nhap` with a file, as a reply to one, or before pasted words takes a document in; `/nhap 3 …` goes on with draft 3. */

import { ONLY_SECRETARIAT_TAKES_IN } from '../../conversation/compose/draft/say-taking-in.ts';
import type { DraftAct } from '../../conversation/message/asked.ts';
import { write } from '../../conversation/compose/write.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { documentOfMessage } from '../../store/record/evidence.ts';
import { isSmallDraft } from '../../usecases/drafts/is-small-draft.ts';
import { wordWaitingDrafts } from '../../usecases/drafts/word-draft.ts';
import type { Call } from '../context/call.ts';
import { actInChat } from './act-on-draft.ts';
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
  else if (number !== '') actOn(call, Number(number), words.trim());
  else if (argument !== '') takeIn(work, origin, 'nội dung dán vào chat', { text: argument });
  else if (before !== null) takeIn(work, origin, before.name ?? '', before, message?.replyTo?.messageId);
  else if (isSmallDraft(work, null)) origin.reply(wordWaitingDrafts(work), 'answer');
  else origin.replyLater({ kind: 'drafts', asOf: work.now });
}

function actOn(call: Call, draft: number, words: string): void {
  const { work, origin } = call;
  const answered = actInChat(work, origin, draft, actOf(call, draft, words));
  if (answered.kind === 'said') origin.reply(answered.message, 'answer');
  if (answered.kind === 'refused') origin.reply(write([answered.text], { replyTo: origin.messageId }), 'answer');
}

function actOf({ work, origin }: Call, draft: number, words: string): DraftAct {
  switch (strip(words)) {
    case '':
      return { kind: 'show', done: null };
    case 'nhan':
    case 'nhan vao so':
      return { kind: 'accept', seen: null };
    case 'bo':
    case 'bo du thao':
      return { kind: 'discard' };
    case 'rut lai':
      return { kind: 'undo' };
    case 'theo de xuat tat ca':
    case 'theo de xuat':
      return { kind: 'proposals' };
    default: {
      // The answer is to what this chat was shown: another person may have moved the draft on since.
      const question = questionShownHere(work, origin, draft);
      return question === null ? { kind: 'show', done: null } : { kind: 'say', question, words };
    }
  }
}
