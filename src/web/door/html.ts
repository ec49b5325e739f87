import type { html } from 'hono/html';

/** Markup whose values were escaped where they were put in. */
export type Html = ReturnType<typeof html>;
