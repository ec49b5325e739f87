import type { OldFont } from '../old-fonts.ts';

/** What the program that reads a PDF says of it. */
export type PdfAnswer =
  | {
      readonly kind: 'read';
      readonly pages: number;
      /** Pages without a letter that follow each other; each run stands between two of the parts. */
      readonly silent: readonly (readonly SilentPage[])[];
      /** Stamps and remarks laid over the pages. */
      readonly notes: readonly string[];
      readonly oldFonts: readonly OldFont[];
      readonly parts: readonly (readonly PackedBlock[])[];
    }
  | { readonly kind: 'too-many-pages'; readonly pages: number }
  | { readonly kind: 'locked' | 'damaged' };

/** A page without a letter: its number, counted from 1, and its longest side in points. */
export interface SilentPage {
  readonly number: number;
  readonly longestSide: number;
}

type PackedBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly rows: readonly {
        readonly cells: readonly string[];
        readonly lent?: readonly number[];
        readonly doubt?: string;
      }[];
    };
