/** Puts lines together into a message: plain text with bold runs, NFC, no markup to escape. */

import type { Button, KeptFile, OutgoingMessage } from '../message/message.ts';
import type { Picture } from '../message/picture.ts';

export type Piece = string | { readonly strong: string };
export type Line = Piece | readonly Piece[];

/** Text that every messenger with markup shows in bold. */
export function bold(text: string): Piece {
  return { strong: text };
}

export interface Extras {
  readonly buttons?: readonly (readonly Button[])[];
  readonly howToAnswer?: string;
  readonly replyTo?: string | null;
  readonly silent?: boolean;
  readonly picture?: Picture;
  readonly kept?: KeptFile;
}

/** Empty lines (`''`) are kept as blank lines; more than one in a row, and those at the ends, fall away. */
export function write(lines: readonly Line[], extras: Extras = {}): OutgoingMessage {
  let text = '';
  const spans: { offset: number; length: number }[] = [];
  for (const line of tidy(lines)) {
    if (text !== '') text += '\n';
    for (const piece of piecesOf(line)) {
      const words = (typeof piece === 'string' ? piece : piece.strong).normalize('NFC');
      if (typeof piece !== 'string' && words !== '') spans.push({ offset: text.length, length: words.length });
      text += words;
    }
  }
  return {
    text,
    bold: spans,
    buttons: extras.buttons ?? [],
    howToAnswer: extras.howToAnswer ?? null,
    replyTo: extras.replyTo ?? null,
    topic: null,
    silent: extras.silent ?? false,
    ...(extras.picture !== undefined && { picture: extras.picture }),
    ...(extras.kept !== undefined && { kept: extras.kept }),
  };
}

/** The message with one more line at its end; its buttons and emphasis stay as they are. */
export function adding(message: OutgoingMessage, line: string): OutgoingMessage {
  return { ...message, text: `${message.text}\n${line.normalize('NFC')}` };
}

function tidy(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  for (const line of lines) {
    if (line !== '' || (kept.length > 0 && kept.at(-1) !== '')) kept.push(line);
  }
  if (kept.at(-1) === '') kept.pop();
  return kept;
}

function piecesOf(line: Line): readonly Piece[] {
  return Array.isArray(line) ? (line as readonly Piece[]) : [line as Piece];
}
