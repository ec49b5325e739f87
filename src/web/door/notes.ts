/** Notes that a page shows once, kept on the server, so that a link can never put words on the page. */

import { randomUUID } from 'node:crypto';

const KEPT = 200;

/** `chats` are linked below the text; `draft` is the unsent text that goes back into the form. */
export interface Note {
  readonly tone: 'done' | 'refused';
  readonly text: string;
  readonly chats?: readonly { readonly id: number; readonly title: string }[];
  readonly draft?: string;
}

export interface Notes {
  /** Keeps a note and returns its id. */
  keep(note: Note): string;
  find(id: string): Note | undefined;
}

/** Keeps notes for the page after a form; each is shown once. */
export function createNotes(): Notes {
  const notes = new Map<string, Note>();
  return {
    keep(note) {
      const oldest = notes.size >= KEPT ? notes.keys().next().value : undefined;
      if (oldest !== undefined) notes.delete(oldest);
      const id = randomUUID();
      notes.set(id, note);
      return id;
    },
    find: (id) => notes.get(id),
  };
}
