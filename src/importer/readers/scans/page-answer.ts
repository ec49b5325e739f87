import type { Rule } from '../pages/page.ts';

/** What the program that cuts a page says of it; see `LaidOut`. */
export type PageAnswer =
  | {
      readonly kind: 'cut';
      readonly width: number;
      readonly height: number;
      readonly across: readonly Rule[];
      readonly down: readonly Rule[];
      readonly cells: readonly {
        readonly left: number;
        readonly top: number;
        readonly isNumber: boolean;
        readonly glyphs: number;
      }[];
      readonly hasFree: boolean;
    }
  | { readonly kind: 'no-picture' };

/** What may be stamps: where each begins, in pixels from the page's top, and the pictures of it in the page's folder. */
export type StampsAnswer = readonly { readonly top: number; readonly pictures: readonly string[] }[];
