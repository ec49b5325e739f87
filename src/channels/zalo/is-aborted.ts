/** Read anew after every await; the compiler believes that a signal once found unaborted stays so. */
export function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
