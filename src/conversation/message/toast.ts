/** Shown to the presser alone; `alert` has to be dismissed. */
export interface Toast {
  readonly text: string;
  readonly alert: boolean;
}
