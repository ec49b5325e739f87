/** What a chat asked for whose words take long to find: they are found outside the bot's process. */

import type { Overseers } from '../../domain/people/chat-kind.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { ReportFormat, ReportPeriod } from './report-file.ts';

/** Where a report's file can be fetched, on a messenger without files. */
export interface ReportLink {
  readonly format: ReportFormat;
  readonly address: string;
}

/** `agencyId` null: everybody's, of `programmes` only where any are named. `asOf` is the moment of asking; pages count from 1. */
export type Asked =
  | {
      readonly kind: 'found';
      readonly asOf: Instant;
      readonly agencyId: number | null;
      /** Further agencies of whoever asked. */
      readonly also?: readonly number[];
      readonly programmes?: readonly number[];
      readonly words: string;
      readonly page: number;
      /** The `cursorText` of the last thing that the page before has shown. */
      readonly after?: string;
    }
  | {
      readonly kind: 'digest';
      readonly asOf: Instant;
      readonly agencyId: number | null;
      readonly programmes?: readonly number[];
      /** Without one the secretariat. */
      readonly reader?: DigestReader;
    }
  /** `after` as of a search. */
  | { readonly kind: 'draft'; readonly asOf: Instant; readonly page: number; readonly after?: string }
  /** A report as files, each with its words, or as links where those are not null. */
  | {
      readonly kind: 'report';
      readonly asOf: Instant;
      readonly report: ReportPeriod;
      readonly links: readonly ReportLink[] | null;
    }
  | OfDrafts
  | TakeIn;

/** Who reads a digest about everybody, and in which chat: leaders decide there on dates alone. */
export interface DigestReader {
  readonly role: Overseers;
  readonly chatId: number;
}

/** A document that a person wants taken in as a draft: a file at the chat's messenger, or pasted words. */
export interface TakeIn {
  readonly kind: 'take_in';
  readonly asOf: Instant;
  readonly personId: number;
  readonly name: string;
  readonly from: { readonly fileId: string } | { readonly text: string };
  /** The messages of its chat that brought it: a file, the command that replied to it. */
  readonly messageIds?: readonly string[];
}

/** What a person does with a draft. `done` is the sentence on what was just done; `seen` the mark of what was shown. */
export type DraftAct =
  | { readonly kind: 'show'; readonly done: string | null }
  /** Marks of a question and of a choice, as buttons carry them. */
  | { readonly kind: 'choose'; readonly question: string; readonly choice: string }
  | { readonly kind: 'say'; readonly question: string; readonly words: string }
  | { readonly kind: 'proposals' }
  | { readonly kind: 'accept'; readonly seen: string | null }
  | { readonly kind: 'discard' }
  | { readonly kind: 'undo' };

/** An act on a draft whose size would hold up everybody else; `messageId` is the message that asks for it. */
export interface OnDraft {
  readonly kind: 'on_draft';
  readonly asOf: Instant;
  readonly personId: number;
  readonly messageId: string | null;
  readonly draft: number;
  readonly act: DraftAct;
}

/** One draft, or those that wait. */
export type OfDrafts = OnDraft | { readonly kind: 'drafts'; readonly asOf: Instant };

/** What the helper words by itself; a document is only read by it. */
export type Worded = Exclude<Asked, TakeIn>;
