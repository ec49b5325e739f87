/** A request for a page or a form of a draft, and how its answer arrives: the same from this process and from another. */

import type { Note } from './notes.ts';

export type Headers = readonly (readonly [name: string, value: string])[];

/** `note` is the note that the page shows once, resolved by the process that keeps it. */
export interface PageRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers: Headers;
  readonly note: Note | null;
  /** What a form says. */
  readonly body?: Uint8Array;
}

/** Receives an answer: its head, then the bytes, slice by slice. */
export interface PageListener {
  head(status: number, headers: Headers): void;
  slice(bytes: Uint8Array): void;
}

/** Resolves when the answer is complete; rejects when it fails or breaks off. */
export type ShowPage = (request: PageRequest, listener: PageListener, signal: AbortSignal) => Promise<void>;
