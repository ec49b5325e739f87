/** `payload` is JSON to be stored as it is and given to `decode`; `key` is the same for a redelivered update. */
export interface ReceivedUpdate {
  readonly key: string;
  readonly payload: unknown;
}
