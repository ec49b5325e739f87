/** How often agencies' dates were moved: in how many shares, how often in all, and the most for one share. */
export interface ExtensionFigures {
  readonly shares: number;
  readonly times: number;
  readonly most: number;
}
