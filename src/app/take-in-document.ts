/** A document that a chat wants taken in: fetched from its messenger, read in the helper, kept as a draft. */

import type { Config } from '../config.ts';
import type { Download } from '../channels/download.ts';
import type { TakeIn } from '../conversation/message/asked.ts';
import type { OutgoingMessage } from '../conversation/message/message.ts';
import { FETCH_FAILED, TOO_LARGE } from '../conversation/compose/draft/say-taking-in.ts';
import { write } from '../conversation/compose/write.ts';
import type { Clock } from '../domain/calendar/clock.ts';
import type { Log } from '../domain/log.ts';
import type { ChannelName } from '../domain/people/channel.ts';
import type { Database } from '../store/sqlite/database.ts';
import { chatOfAnswer, isStillAsked, takeInChat } from '../usecases/drafts/take-in-chat.ts';
import { refuseMarkedFile } from '../usecases/drafts/refuse-marked-file.ts';
import { picturesOf } from '../usecases/drafts/pictures-of.ts';
import type { Work } from '../usecases/work.ts';
import type { Helper } from './helper/question.ts';
import { readDocument } from './read-document.ts';

/** `id` is the answer that waits. What comes back changes the registry and says so, in the caller's transaction. */
export type TakeInDocument = (
  id: number,
  asked: TakeIn,
  signal: AbortSignal,
) => Promise<(work: Work) => readonly OutgoingMessage[]>;

export interface TakeInOptions {
  readonly helper: Helper;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetch: (channel: ChannelName, fileId: string) => Promise<Download>;
}

/** Fetches a document from its messenger, has the helper read it, and takes it in as a draft. */
export function createTakeIn({ helper, database, clock, log, fetch }: TakeInOptions): TakeInDocument {
  return async (id, asked, signal) => {
    const chat = database.read((tx) => chatOfAnswer(tx, id));
    const { from } = asked;
    const fetched: Download =
      'text' in from ? { kind: 'ok', data: Buffer.from(from.text) } : await fetch(chat.channel, from.fileId);
    if (fetched.kind !== 'ok') {
      if (fetched.kind === 'failed') log.warn({ why: fetched.why }, 'a document could not be fetched');
      const words = [write([fetched.kind === 'too_big' ? TOO_LARGE : FETCH_FAILED])];
      return () => words;
    }
    const bytes = new Uint8Array(fetched.data);
    const read = await readDocument(helper, clock, bytes, signal);
    if (read.kind === 'unreadable') {
      const { marking, problem } = read;
      return (work) => [marking === undefined ? write([problem]) : refuseMarkedFile(work, asked, chat, marking)];
    }
    return (work) =>
      isStillAsked(work.tx, id)
        ? [takeInChat(work, asked, { bytes, content: read.content, pictures: picturesOf(read.pictures), chat })]
        : [];
  };
}

/** Only Telegram hands a bot the documents of its chats. */
export async function fetchFrom({ telegram }: Config, channel: ChannelName, fileId: string): Promise<Download> {
  if (channel !== 'telegram' || telegram === null) return { kind: 'failed', why: 'its messenger hands out no files' };
  const { fetchFile } = await import('../channels/telegram/fetch-file.ts');
  return fetchFile(telegram, fileId);
}
