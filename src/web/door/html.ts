import type { html } from 'hono/html';

/** Markup whose values were escaped on insertion. */
export type Html = ReturnType<typeof html>;
