import { InputFile, type Api } from 'grammy';
import { reportFileName, type ReportFile } from '../../conversation/message/report-file.ts';
import type { ReportFiles } from '../../outbox/report-files.ts';
import type { Address, SendOutcome } from '../../outbox/transport.ts';
import { captionOf } from './caption.ts';
import { classifyError, isTopicGone } from './classify-error.ts';
import { integerOf, recordOf } from './json.ts';
import type { RenderedMessage } from './render.ts';

/** Sends a report with the words as its caption; `words_only` when the file cannot be written. */
export async function sendDocument(
  api: Api,
  reportFiles: ReportFiles,
  to: Address,
  file: ReportFile,
  rendered: RenderedMessage,
): Promise<SendOutcome | { readonly kind: 'words_only'; readonly why: string }> {
  const bytes = await reportFiles.write(file);
  if (bytes === null) return { kind: 'words_only', why: 'the file could not be written' };
  return attempt(api, to, bytes, reportFileName(file), rendered);
}

async function attempt(
  api: Api,
  to: Address,
  bytes: Buffer,
  name: string,
  rendered: RenderedMessage,
): Promise<SendOutcome> {
  const thread = to.threadId === null ? {} : { message_thread_id: Number(to.threadId) };
  try {
    const document = new InputFile(bytes, name);
    const sent: unknown = await api.sendDocument(Number(to.externalId), document, {
      ...captionOf(rendered),
      ...thread,
    });
    const messageId = integerOf(recordOf(sent)?.message_id);
    return messageId === null
      ? { kind: 'unknown', why: 'sendDocument: the answer holds no message' }
      : { kind: 'sent', messageId: String(messageId) };
  } catch (error) {
    if (to.threadId !== null && isTopicGone(error))
      return attempt(api, { ...to, threadId: null }, bytes, name, rendered);
    return classifyError(error);
  }
}
