/** A message to a chat, in words that every messenger can carry; channels render it. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Picture } from './picture.ts';
import type { ReportFile } from './report-file.ts';
import type { ReportedStatus } from '../read/reading.ts';

/** A run of bold text: UTF-16 offset and length within `text`. */
export interface BoldSpan {
  readonly offset: number;
  readonly length: number;
}

/**
 * What may be said of something that waits: `confirm` takes the day that the agency stated, `confirm_reported` that of its
 * report; `approve_other` asks for the date; a suspension may be of a whole duty or of one period. `resume` lets go on what
 * is suspended.
 */
export type Ruling =
  | 'confirm'
  | 'confirm_reported'
  | 'return'
  | 'approve'
  | 'approve_other'
  | 'approve_duty'
  | 'approve_period'
  | 'reject'
  | 'resume';

/**
 * What a press of a button asks for. `assignment` and `rev` are looked up and checked when it arrives: a button is
 * untrusted and may be years old. `rev` is the assignment's revision when the button was made.
 */
export type Action =
  | { readonly kind: 'choose'; readonly assignment: number; readonly rev: number }
  | { readonly kind: 'report'; readonly assignment: number; readonly rev: number; readonly status: ReportedStatus }
  | { readonly kind: 'extend'; readonly assignment: number; readonly rev: number }
  | { readonly kind: 'acknowledge'; readonly assignment: number; readonly rev: number }
  /** Every task of the message that carries the button. */
  | { readonly kind: 'acknowledge_all' }
  /** The same: each stands as it was reported last. */
  | { readonly kind: 'unchanged_all' }
  | { readonly kind: 'in_progress_all' }
  | { readonly kind: 'unchanged'; readonly assignment: number; readonly rev: number }
  | { readonly kind: 'progress'; readonly assignment: number; readonly rev: number; readonly percent: number }
  /** One of the ready answers; `other` asks for words of one's own. */
  | { readonly kind: 'obstacle'; readonly assignment: number; readonly rev: number; readonly which: ReadyObstacle }
  | { readonly kind: 'extend_to'; readonly assignment: number; readonly rev: number; readonly on: LocalDate }
  /** Another day than the ready ones: asks for it. */
  | { readonly kind: 'extend_other'; readonly assignment: number; readonly rev: number }
  | { readonly kind: 'handover'; readonly assignment: number; readonly rev: number }
  /** Takes back all that the receipt with the button tells of; `event` is the last of it. */
  | { readonly kind: 'undo_all'; readonly event: number }
  /** Decides on what waits since `event`: a reported completion or a request for more time. */
  | { readonly kind: 'decide'; readonly event: number; readonly ruling: Ruling }
  /** Confirms a chat that waits for the secretariat, or does not. */
  | { readonly kind: 'settle_link'; readonly link: number; readonly accepted: boolean }
  /**
   * Answers `question` of a draft by one of its choices; without a question `choice` is what to do with the draft itself. Draft
   * 0: takes in the file of the message that `question` names.
   */
  | { readonly kind: 'draft'; readonly draft: number; readonly question: string; readonly choice: string }
  /** Keeps an assignment out of reminders, or lets it go. */
  | { readonly kind: 'hold'; readonly assignment: number; readonly held: boolean }
  | { readonly kind: 'undo'; readonly event: number }
  | { readonly kind: 'answer'; readonly question: number; readonly choice: number }
  | { readonly kind: 'page'; readonly command: string; readonly argument: string; readonly page: number }
  /** Goes on behind the last thing shown: `after` is the `cursorText` of it, `page` the number of the page to come. */
  | {
      readonly kind: 'page_after';
      readonly command: string;
      readonly argument: string;
      readonly page: number;
      readonly after: string;
    };

/** The obstacles that most answers name. */
export type ReadyObstacle = 'land' | 'money' | 'ministry' | 'procedure' | 'other';

export interface Button {
  readonly label: string;
  readonly action: Action;
}

/**
 * A file that the messenger of the chat keeps already, by its own name for it: nothing is uploaded. `instead` is said
 * after the words where it will not send the file again.
 */
export interface KeptFile {
  readonly kind: 'photo' | 'document' | 'video' | 'voice';
  readonly fileId: string;
  readonly instead: string;
}

/**
 * Words are wanted of one person: the messenger opens the reply to this message for them, with `placeholder` in it (at most
 * 64 characters). `whom` is named in the text; null for the author of the message that is answered.
 */
export interface AskedInWords {
  readonly placeholder: string;
  readonly whom: { readonly externalId: string; readonly name: string } | null;
  /** The message says more than it asks, and is not taken away when it is answered. */
  readonly stays?: true;
}

/**
 * `text` is NFC plain text; `bold` its emphasised runs; `buttons` are rows. A channel without buttons leaves them
 * out, so `howToAnswer`, added there as the last line, must say the same in words. `text` is empty only where a
 * picture stands alone.
 */
export interface OutgoingMessage {
  readonly text: string;
  readonly bold: readonly BoldSpan[];
  readonly buttons: readonly (readonly Button[])[];
  readonly howToAnswer: string | null;
  /** The platform's id of the message in the same chat that this one answers. */
  readonly replyTo: string | null;
  /** The forum topic it belongs into, null in it for none; null as a whole for the one that the chat was linked in. */
  readonly topic: { readonly id: string | null } | null;
  /** True: delivered without a sound. */
  readonly silent: boolean;
  /** Goes with the words where the messenger can carry it; whatever it shows, the words say too. */
  readonly picture?: Picture;
  /** Goes with the words where the messenger carries files. A message has a picture or a file, not both. */
  readonly file?: ReportFile;
  /** Goes with the words, which are few then: they must fit under it. */
  readonly kept?: KeptFile;
  /** The platform's id of our message that this one takes the place of, where the messenger can. */
  readonly edits?: string;
  /** Only without buttons, and only where the messenger can. */
  readonly asks?: AskedInWords;
  /** The platform's id of our message that is taken away; there is no text then. */
  readonly removes?: string;
}
