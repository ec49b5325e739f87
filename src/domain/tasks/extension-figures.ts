/** How often agencies' dates were moved: in how many assignments, how often in all, and the most for one assignment. */
export interface ExtensionFigures {
  readonly assignments: number;
  readonly times: number;
  readonly most: number;
}
