/** Reads the signal anew after each await; the compiler assumes that an unaborted signal stays so. */
export function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
