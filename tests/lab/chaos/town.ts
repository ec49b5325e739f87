/** A messenger with its chats, as the harness sees it: people write, the bot's messages are counted at the messenger. */

import type { Moment } from '../doubles/telegram-double.ts';
import type { Dice } from './dice.ts';

/** A message that the messenger accepted, whether or not the bot learned it; times on the clock of `performance.now`. */
export interface Sending {
  /** The code of the office whose chat it is. */
  readonly place: string;
  readonly text: string;
  readonly at: number;
  /** When the answer was given; null when it never was. */
  readonly answeredAt: number | null;
}

/** Something that a person wrote. */
export interface Said {
  /** Whether the messenger has passed it on for certain, or still will: from then on it is the bot's to lose. */
  isOwed(): boolean;
}

/** How updates reach the program. */
export type Manner = 'polling' | 'webhook';

/** Where a program listens, and how the outside calls that place. */
export interface Door {
  readonly port: number;
  readonly publicUrl: string;
}

/**
 * Where a call is. `send`: of a message, at the messenger. `receive`: of a poll, at the messenger; of a post, `read` when it
 * leaves for the program and `answered` when the program took it.
 */
export type Watcher = (what: 'send' | 'receive', moment: Moment) => void;

export interface Town {
  readonly name: 'telegram' | 'zalo';
  readonly manner: Manner;
  /** The settings that lead a program here. */
  readonly settings: Readonly<Record<string, string>>;
  /** Whether what people write while nobody listens is kept for the bot. */
  readonly keeps: boolean;
  /** What stands before a command. */
  readonly slash: '' | '/';
  /** Has the person of an office write in its chat. */
  say(place: string, text: string): Said;
  /** In the order of acceptance. */
  sent(): readonly Sending[];
  /** What people wrote and the bot has not yet answered for. */
  waiting(): number;
  /** Grows when a program that was started comes to the point where it can be told things. */
  greetings(): number;
  /** Called at once, at every moment of every call; null for nobody. */
  watch(watcher: Watcher | null): void;
  /** Draws what goes wrong in the next life of the program; `places` may be moved or cut off. Nothing runs meanwhile. */
  upset(dice: Dice, places: readonly string[]): void;
  /** Nothing goes wrong any more. */
  calm(): void;
  /** Resolves as soon as it holds, or after the time with false. */
  until(holds: () => boolean, withinMs: number): Promise<boolean>;
  close(): Promise<void>;
}
