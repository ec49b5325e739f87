/** Fetches a file over HTTP. The address may hold a token: neither it nor an error of axios leaves this file. */

import axios from 'axios';

/** What the Bot API of Telegram hands out at most (getFile); the same for everybody. */
export const LARGEST_FILE_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

export type Download =
  | { readonly kind: 'ok'; readonly data: Buffer }
  | { readonly kind: 'too_big' }
  /** `why` in English, without the address. */
  | { readonly kind: 'failed'; readonly why: string };

/** Stops at once when more comes than `limit` allows, and follows no redirect. Never rejects. */
export async function download(
  url: string,
  { limit = LARGEST_FILE_BYTES, timeoutMs = TIMEOUT_MS }: { readonly limit?: number; readonly timeoutMs?: number } = {},
): Promise<Download> {
  const timeLimit = AbortSignal.timeout(timeoutMs);
  try {
    const { status, data } = await axios.get<Buffer>(url, {
      responseType: 'arraybuffer',
      validateStatus: () => true,
      maxRedirects: 0,
      maxContentLength: limit,
      signal: timeLimit,
    });
    return status === 200 ? { kind: 'ok', data } : { kind: 'failed', why: `HTTP ${String(status)}` };
  } catch (error) {
    if (timeLimit.aborted) return { kind: 'failed', why: `no answer within ${String(timeoutMs / 1000)} s` };
    if (axios.isAxiosError(error) && error.message.startsWith('maxContentLength')) return { kind: 'too_big' };
    const code = axios.isAxiosError(error) ? error.code : undefined;
    return { kind: 'failed', why: code !== undefined && /^\w{1,64}$/.test(code) ? code : 'unknown network error' };
  }
}
