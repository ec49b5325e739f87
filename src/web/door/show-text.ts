import { html } from 'hono/html';
import type { BoldSpan } from '../../conversation/message/message.ts';
import type { Html } from './html.ts';

/** Escaped text with its bold runs; the style sheet keeps line breaks. */
export function showText(text: string, bold: readonly BoldSpan[]): Html {
  const pieces: Html[] = [];
  let at = 0;
  for (const { offset, length } of bold.toSorted((a, b) => a.offset - b.offset)) {
    pieces.push(html`${text.slice(at, offset)}<b>${text.slice(offset, offset + length)}</b>`);
    at = offset + length;
  }
  return html`${pieces}${text.slice(at)}`;
}
