/** A command's environment, given by the real process or by a test. */

import type { Readable } from 'node:stream';
import type { Corpus } from '../conversation/lexicon/shipped-corpus.ts';
import type { Clock } from '../domain/calendar/clock.ts';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  /** Writes to standard output; resolves when there is room for more. */
  print(text: string): Promise<void>;
  /** Writes to standard error. */
  complain(text: string): void;
  readonly clock: Clock;
  /** What a lexicon is tried on; the shipped corpus without it. */
  readonly corpus?: Corpus;
}
