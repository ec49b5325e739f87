/** The part of a logger that this channel uses. Fields hold ids and codes, never message texts. */
export interface Log {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}
