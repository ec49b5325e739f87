import type { OldFont } from '../old-fonts.ts';

/** What the program that reads a PDF says of it. `silent` are the pages without a letter, counted from 1. */
export type PdfAnswer =
  | {
      readonly kind: 'read';
      readonly pages: number;
      readonly silent: readonly number[];
      /** Stamps and remarks laid over the pages. */
      readonly notes: readonly string[];
      readonly oldFonts: readonly OldFont[];
      readonly blocks: readonly PackedBlock[];
    }
  | { readonly kind: 'too-many-pages'; readonly pages: number }
  | { readonly kind: 'locked' | 'damaged' };

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
