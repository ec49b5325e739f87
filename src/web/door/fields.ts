import type { Context } from 'hono';
import { withoutHidden } from '../../domain/text/without-hidden.ts';

/** The value of a form's field; undefined when it was not sent. */
export type Fields = (name: string) => string | undefined;

/** The text fields of a posted form, as they are seen; files, which no form of ours sends, are left out. */
export async function fieldsOf(context: Context): Promise<Fields> {
  const body = await context.req.parseBody();
  return (name) => {
    const value = body[name];
    return typeof value === 'string' ? withoutHidden(value) : undefined;
  };
}

/** A whole number as a link or a form carries it; null for anything else. */
export function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
