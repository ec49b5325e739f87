/** A messenger with its chats, as the harness sees it: people write, the bot's messages are counted at the messenger. */

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

export interface Town {
  readonly name: 'telegram' | 'zalo';
  /** The settings that lead a program here. */
  readonly settings: Readonly<Record<string, string>>;
  /** Has the person of an office write in its chat. */
  say(place: string, text: string): void;
  /** In the order of acceptance. */
  sent(): readonly Sending[];
  /** What people wrote and the bot has not yet answered for. */
  waiting(): number;
  callsOf(method: string): number;
  /** Draws what goes wrong in the next life of the program; `places` may be moved or cut off. */
  upset(dice: Dice, places: readonly string[]): void;
  /** Nothing goes wrong any more. */
  calm(): void;
  /** Resolves as soon as it holds, or after the time with false. */
  until(holds: () => boolean, withinMs: number): Promise<boolean>;
  close(): Promise<void>;
}
