/** The messages between the bot and its helper. All of them survive structured cloning. */

import type { Worded } from '../../conversation/message/asked.ts';
import type { Picture } from '../../conversation/message/picture.ts';
import type { ReportFile } from '../../conversation/message/report-file.ts';
import type { ColumnChoice } from '../../domain/drafts/column-choice.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { Config } from '../../config.ts';
import type { Headers, PageListener, PageRequest } from '../../web/door/page-request.ts';

/** `now` is the bot's clock. */
export type Question = { readonly now: Instant } &
  /** `both`: the other format of the same report will be asked for too. */
  (
    | { readonly kind: 'report'; readonly file: ReportFile; readonly both: boolean }
    /** Answered with a list of `OutgoingMessage` as JSON. */
    | { readonly kind: 'words'; readonly asked: Worded }
    /** Carries out what the waiting answer of that number asks of a draft; answered with nothing. */
    | { readonly kind: 'act'; readonly answer: number }
    /** A document, read into an `ReadDocument` as JSON, with the columns that people chose. */
    | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly choices: readonly ColumnChoice[] }
    | { readonly kind: 'picture'; readonly picture: Picture }
    | { readonly kind: 'page'; readonly request: PageRequest }
  );

export interface Helper {
  /** Resolves when the answer is complete. Rejects with `HelperFailed`, or with the reason of `signal`. */
  ask(question: Question, listener: PageListener, signal?: AbortSignal): Promise<void>;
  /** Ends the questions in hand. */
  stop(): Promise<void>;
}

/** The helper cannot answer this question now; the other questions go on. */
export class HelperFailed extends Error {}

/** Bot → helper. The first message is `hello`. */
export type Order =
  | { readonly kind: 'hello'; readonly version: string; readonly config: Config }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  | { readonly kind: 'cancel'; readonly id: number };

/** Helper → bot. The first message is `ready` or `refused`. */
export type Word =
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'refused'; readonly why: string }
  /** From now on the thread works on this question, until another one begins. */
  | { readonly kind: 'begun'; readonly id: number }
  | {
      readonly kind: 'head';
      readonly id: number;
      readonly status: number;
      readonly headers: Headers;
    }
  | { readonly kind: 'slice'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly why: string };

/** The whole answer in one piece. */
export async function wholeAnswer(helper: Helper, question: Question, signal?: AbortSignal): Promise<Buffer> {
  const slices: Uint8Array[] = [];
  await helper.ask(question, { head: () => undefined, slice: (bytes) => slices.push(bytes) }, signal);
  return Buffer.concat(slices);
}

/** Any error while answering, as a `HelperFailed`. */
export function whyFailed(error: unknown): HelperFailed {
  if (error instanceof HelperFailed) return error;
  return new HelperFailed(error instanceof Error ? `${error.name}: ${error.message}` : 'unknown', { cause: error });
}
