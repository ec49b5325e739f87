/** The old fonts that a document's styles set (ECMA-376, WordprocessingML styles), for text that names no font itself. */

import { oldFontOf, type OldFont } from './old-fonts.ts';
import { readXml } from './read-xml.ts';

/** The font of a run in a character style, in a paragraph of another; null for every style of Unicode. */
export type StyleFonts = (paragraphStyle: string | null, runStyle: string | null) => OldFont | null;

interface Style {
  /** Undefined where it leaves the font to the style that it is based on. */
  font: OldFont | null | undefined;
  basedOn: string | null;
}

/** Styles that are each based on another. */
const DEEPEST = 20;

/** The old font that a style of Word sets, its own or inherited (`styles.xml`). */
export function readStyleFonts(bytes: Uint8Array | undefined): StyleFonts {
  if (bytes === undefined) return () => null;
  const styles = new Map<string, Style>();
  let usual: OldFont | null = null;
  let usualStyle: string | null = null;
  let style: Style | null = null;
  let inDefaults = false;
  readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'rPrDefault') inDefaults = true;
      if (name === 'style') {
        const id = attributes.get('styleId') ?? '';
        style = { font: undefined, basedOn: null };
        styles.set(id, style);
        if (attributes.get('type') === 'paragraph' && /^(?:1|true|on)$/u.test(attributes.get('default') ?? ''))
          usualStyle = id;
      }
      if (name === 'basedOn' && style !== null) style.basedOn = attributes.get('val') ?? null;
      if (name !== 'rFonts') return;
      const font = fontNamedIn(attributes);
      if (inDefaults) usual = font ?? null;
      else if (style !== null) style.font = font;
    },
    close: (name) => {
      if (name === 'rPrDefault') inDefaults = false;
      if (name === 'style') style = null;
    },
  });
  const fontOf = (id: string | null): OldFont | null | undefined => {
    let at = id === null ? undefined : styles.get(id);
    for (let depth = 0; at !== undefined && depth < DEEPEST; depth += 1) {
      if (at.font !== undefined) return at.font;
      at = at.basedOn === null ? undefined : styles.get(at.basedOn);
    }
    return undefined;
  };
  return (paragraphStyle, runStyle) => {
    const own = fontOf(runStyle);
    if (own !== undefined) return own;
    const ofParagraph = fontOf(paragraphStyle ?? usualStyle);
    return ofParagraph === undefined ? usual : ofParagraph;
  };
}

/** The old font that `w:rFonts` names, null for another one; undefined where it names none for letters like ours. */
export function fontNamedIn(attributes: ReadonlyMap<string, string>): OldFont | null | undefined {
  const named = attributes.get('ascii') ?? attributes.get('hAnsi');
  if (named !== undefined) return oldFontOf(named);
  return attributes.has('asciiTheme') || attributes.has('hAnsiTheme') ? null : undefined;
}
