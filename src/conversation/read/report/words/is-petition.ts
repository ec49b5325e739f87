/** "45/TTr-SXD", and with a slip in it ("45/TTTr-SXD", "45/Tr-SXD"): what is asked for in it is not yet granted. */
export function isPetition(number: string): boolean {
  return /\/(?:t{1,4}r{1,3}|tt\p{L})(?!\p{L})/iu.test(number);
}
