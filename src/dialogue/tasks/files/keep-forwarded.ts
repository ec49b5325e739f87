/** A forwarded message, or one of ours sent back, is nobody's report, command or answer: its files are kept, its words are not acted on. */

import * as say from '../../../conversation/compose/say-report.ts';
import { write } from '../../../conversation/compose/write.ts';
import type { IncomingMessage } from '../../../conversation/message/incoming.ts';
import type { Work } from '../../../usecases/work.ts';
import { candidatesOf, type Context } from '../../context/message-context.ts';
import { sightFrom, type Origin } from '../../context/origin.ts';
import { isOurOwn } from '../../context/own-words.ts';
import { attachFiles } from './attach-files.ts';

/** Files become evidence of the one task whose message they reply to; without one they are kept for nobody's task. */
export function keepForwarded(work: Work, origin: Origin, message: IncomingMessage, context: Context): void {
  if (message.files.length === 0) {
    const { ofAgency, ofOffice } = isOurOwn(work, message.text) ? say.SENT_BACK : say.FORWARDED;
    const words = sightFrom(origin).kind === 'all' ? ofOffice : ofAgency;
    origin.reply(write([words], { replyTo: origin.messageId }), 'answer');
    return;
  }
  const candidates = context.about.length === 0 ? [] : candidatesOf(work, origin, context);
  attachFiles(work, origin, message, candidates, { unclear: say.FORWARDED_FILE });
}
