/** What a workbook says beside its cells: in the margin of its printed pages, in comments, in boxes drawn over the sheets. */

import { Parser } from 'htmlparser2';
import { cleanLines } from './grid.ts';
import type { Container } from './open-container.ts';

const PARTS =
  /^xl\/(?:comments\d{0,6}|comments\/[^/]*|threadedComments\/[^/]*|drawings\/[^/]*|charts\/chart[^/]*)\.(?:xml|vml)$/u;
/** Ends of a remark. */
const WHOLES = new Set(['p', 'comment', 'threadedcomment', 'div', 'rich']);
const MARGIN = /<(?:\w{1,20}:)?(?:odd|even|first)(?:Header|Footer)[^<>]*>([^<]*)</gu;
/** The margins stand behind the cells; so much of them is looked at, in bytes. */
const LONGEST_MARGINS = 65_536;
/** "&L", "&"Arial,Bold"", "&12", "&K01+000": where and how it is printed. */
const CODES = /&(?:"[^"]{0,100}"|K[\dA-F+-]{6}|\d{1,3}|[A-Z])/gu;

/** Comments and boxes of all sheets, a text each. Throws `Oversized` and `Damaged`. */
export function remarksIn(container: Container): readonly string[] {
  return container.names
    .filter((name) => PARTS.test(name))
    .flatMap((name) => {
      const bytes = container.read(name);
      return bytes === undefined ? [] : textsOf(bytes);
    });
}

/** Old boxes are no proper XML. */
function textsOf(bytes: Uint8Array): readonly string[] {
  const texts: string[] = [];
  let text = '';
  const end = (): void => {
    texts.push(...linesIn(text));
    text = '';
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (localName(name) === 'br') text += '\n';
        // Letters drawn as a picture.
        if (localName(name) === 'textpath') texts.push(...linesIn(attributes['string'] ?? ''));
      },
      onclosetag(name) {
        if (WHOLES.has(localName(name))) end();
      },
      ontext(more) {
        text += more;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(new TextDecoder().decode(bytes));
  parser.end();
  end();
  return texts;
}

/** The lines of a sheet's margins: "&C&"Arial,Bold"&14MẬT" is "MẬT". */
export function marginsOf(sheet: Uint8Array): readonly string[] {
  const bytes = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength);
  const from = bytes.lastIndexOf('headerFooter>', undefined, 'latin1');
  if (from < 0) return [];
  const text = bytes.subarray(Math.max(from - LONGEST_MARGINS, 0), from).toString('utf8');
  return Array.from(text.matchAll(MARGIN), ([, margin = '']) =>
    linesIn(
      margin
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&')
        .replace(/&[LCR]/gu, '\n')
        .replace(CODES, ''),
    ),
  ).flat();
}

function linesIn(text: string): readonly string[] {
  return cleanLines(text)
    .split('\n')
    .filter((line) => line !== '');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
