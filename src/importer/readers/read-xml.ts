import { SaxesParser } from 'saxes';
import { Damaged, Oversized } from './open-container.ts';

/** What is told while XML goes by. Names come without their prefix. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly close: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Bytes decoded and parsed at a time. */
const CHUNK = 1 << 16;

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Elements within elements: a table within a cell within a table is not twenty deep, and each is kept while it is open. */
const DEEPEST = 256;

/** Reads a part from beginning to end; entities of its own are refused. Throws `Damaged`, and `Oversized` for nests. */
export function readXml(bytes: Uint8Array, { open, close, text }: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', () => {
    throw new Damaged();
  });
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) throw new Oversized();
    const entries = Object.entries(attributes);
    const own = entries.length === 0 ? NO_ATTRIBUTES : new Map(entries.map(([key, value]) => [localName(key), value]));
    open(localName(name), own);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close(localName(name));
  });
  if (text !== undefined) parser.on('text', text);
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const decoder = new TextDecoder(wide ? 'utf-16le' : 'utf-8');
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
  }
  parser.write(decoder.decode()).close();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
