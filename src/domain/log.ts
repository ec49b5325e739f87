/** The part of a logger that the layers use. Fields hold ids and codes, never what people wrote. */
export interface Log {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}
