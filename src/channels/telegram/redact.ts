import { GrammyError, HttpError } from 'grammy';
import { withholdTokens } from '../../domain/text/withhold-tokens.ts';

/** `text` without anything that looks like a bot token. */
export function redact(text: string): string {
  return withholdTokens(text, '<bot-token>');
}

/**
 * An error in words that are safe to log. The error itself must not be logged: an HttpError holds the URL with the
 * token, a GrammyError the text of the message.
 */
export function describeError(error: unknown): string {
  if (error instanceof GrammyError) {
    return redact(`${error.method}: ${String(error.error_code)} ${error.description}`);
  }
  if (error instanceof HttpError) return redact(`${error.message} (${causeOf(error)})`);
  return redact(error instanceof Error ? `${error.name}: ${error.message}` : 'an unnamed error');
}

/** The failure of the connection as a code: the message of the inner error quotes the URL. */
export function causeOf(error: HttpError): string {
  const inner = error.error;
  if (typeof inner !== 'object' || inner === null) return 'unknown';
  if ('code' in inner && typeof inner.code === 'string') return inner.code;
  if ('type' in inner && typeof inner.type === 'string') return inner.type; // node-fetch: aborted, invalid-json
  return inner instanceof Error && inner.message.includes('timed out') ? 'timeout' : 'unknown';
}
