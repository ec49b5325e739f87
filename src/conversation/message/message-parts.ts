/** What one message becomes on a messenger: its picture and its words, in as many parts as they need. */

import type { OutgoingMessage } from './message.ts';
import { splitMessage } from './split-message.ts';

/** UTF-16 units of a text, and of the words under a picture; `caption` is null where no picture can be sent. */
export interface Room {
  readonly text: number;
  readonly caption: number | null;
}

/**
 * In order. A picture or a file takes the words under it where they fit, and else goes before them. Empty when nothing is left:
 * a picture that stood alone, on a messenger that carries none.
 */
export function messageParts(message: OutgoingMessage, room: Room): OutgoingMessage[] {
  const { picture, file, ...words } = message;
  if (picture === undefined && file === undefined) return splitMessage(message, room.text);
  if (room.caption !== null && message.text.length <= room.caption) return [message];
  const inWords = words.text === '' ? [] : splitMessage(words, room.text);
  return room.caption === null ? inWords : [alone(message), ...inWords];
}

function alone(message: OutgoingMessage): OutgoingMessage {
  return { ...message, text: '', bold: [], buttons: [], howToAnswer: null };
}
