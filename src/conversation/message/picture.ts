/** What a picture is to show, in words and figures: made with the message it goes with, drawn when that is sent. */

/**
 * How an assignment is counted in a picture, in the order in which the parts of a bar stand: what asks for attention
 * first. Each is counted once; together they are the total of `figuresOf` without what is not yet reviewed.
 */
export const PICTURE_STATES = [
  'overdue',
  'silent',
  'waiting',
  'orphaned',
  'suspended',
  'within',
  'completedLate',
  'completedOnTime',
] as const;

export type PictureState = (typeof PICTURE_STATES)[number];

export type PictureCounts = Readonly<Record<PictureState, number>>;

export interface PictureRow {
  readonly label: string;
  readonly counts: PictureCounts;
}

/** Everything that is drawn; the same picture is the same drawing. `rest` sums up the rows that found no place. */
export interface Picture {
  readonly title: string;
  readonly asOf: string;
  readonly totals: PictureCounts;
  readonly rows: readonly PictureRow[];
  readonly rest: { readonly label: string; readonly counts: PictureCounts } | null;
}

/** The sum over all states of a picture. */
export function totalOf(counts: PictureCounts): number {
  return PICTURE_STATES.reduce((total, state) => total + counts[state], 0);
}
