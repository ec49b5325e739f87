/** A request that changes nothing, and how its answer arrives: the same from this process and from another. */

import type { Note } from './notes.ts';

export type Headers = readonly (readonly [name: string, value: string])[];

/** `note` is what the page is to say once: whoever noted it keeps it. */
export interface PageRequest {
  readonly method: 'GET' | 'HEAD';
  readonly url: string;
  readonly headers: Headers;
  readonly note: Note | null;
}

/** Hears an answer: its head, then the bytes, slice by slice. */
export interface PageListener {
  head(status: number, headers: Headers): void;
  slice(bytes: Uint8Array): void;
}

/** Resolves when the answer is complete; rejects when there is none, or no more of it. */
export type ShowPage = (request: PageRequest, listener: PageListener, signal: AbortSignal) => Promise<void>;
