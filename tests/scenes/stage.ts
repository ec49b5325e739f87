/** Where a scene is played: the same transcript on the channel within the process, on Telegram, or another messenger. */

import type { Assignment } from '../../src/domain/tasks/assignment.ts';
import type { GroupCode, Person, Place } from '../people.ts';
import type { Programme } from '../support/office/fill-registry.ts';
import type { ImportOrder } from './order-import.ts';

/** What a scene needs before its first moment. */
export interface Setting {
  readonly at: string;
  readonly programme: Programme;
  readonly delivery: 'live' | 'shadow';
  readonly confirmation: 'required' | 'off';
  /** Whether the weekly digest runs when the clock passes Monday 07:30. */
  readonly digest: boolean;
}

/** `replyTo`: words of the message that is answered; '' for the newest of the bot. */
export interface Speech {
  readonly text: string;
  readonly replyTo: string | null;
  /** The name of the person whose newest message is answered. */
  readonly replyToPerson: Person | null;
  /** A new version of the speaker's newest message there. */
  readonly edits: boolean;
  readonly photos: number;
  /** Somebody else's words. */
  readonly forwarded: boolean;
  readonly mention: boolean;
}

export interface Seen {
  readonly text: string;
  readonly buttons: readonly string[];
}

export interface SeenToast {
  readonly text: string;
  readonly alert: boolean;
}

/** Every action resolves when all that follows from it has been said and recorded. */
export interface Stage {
  /** False where people type what a button says: nobody is shown a toast, the bot answers in the chat instead. */
  readonly hasButtons: boolean;
  /** Moves the clock; the jobs that fall due on the way run, each at its time. */
  moveTo(local: string): Promise<void>;
  /** Nothing ran until `local`, when the program is started again. */
  startAgainAt(local: string): Promise<void>;
  /** `person` types a one-time code of `office`, good for `days`, in the group. */
  links(person: Person, group: GroupCode, office: GroupCode, days: number): Promise<void>;
  /** The person leaves the group; only where the messenger tells. */
  leaves(person: Person, group: GroupCode): Promise<void>;
  says(person: Person, place: Place, speech: Speech): Promise<void>;
  /** Presses the newest button of that label in the group (in any, for null). */
  presses(person: Person, group: GroupCode | null, label: string): Promise<SeenToast | null>;
  /** The operator orders a reorganisation of agencies. */
  orders(order: string): Promise<void>;
  /** The operator imports an amended decision. */
  imports(order: ImportOrder): Promise<void>;
  /** What was said in a group, or to a person in private, so far. */
  sent(where: GroupCode | Person): readonly Seen[];
  record(task: string, agency?: string): Assignment;
  /** Kinds of the events of one assignment, in order. */
  history(task: string, agency?: string): readonly string[];
  close(): Promise<void>;
}
