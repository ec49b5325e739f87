/** Reads and changes the bot's webhook at Telegram for an operator. */

import type { Api } from 'grammy';
import { ALLOWED_UPDATES } from './decode-update.ts';
import { describeError, redact } from './redact.ts';

/** An empty `url`: none is set. `waiting` counts updates not yet posted; `lastError` says why the last post failed. */
export type WebhookAnswer =
  | { readonly kind: 'ok'; readonly url: string; readonly waiting: number; readonly lastError: string | null }
  | { readonly kind: 'failed'; readonly why: string };

/** What Telegram holds about the webhook (`getWebhookInfo`); a refusal is an answer, never an exception. */
export async function askForWebhook(api: Api): Promise<WebhookAnswer> {
  return guarded(async () => {
    const info = await api.getWebhookInfo();
    const { url = '', pending_update_count: waiting, last_error_message: lastError } = info;
    return { kind: 'ok', url, waiting, lastError: lastError === undefined ? null : redact(lastError) };
  });
}

/** Pending updates are never dropped. Telegram remembers the kinds of update, so each call names them. */
export async function registerWebhook(api: Api, url: string, secret: string): Promise<WebhookAnswer> {
  return guarded(async () => {
    await api.setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED_UPDATES });
    return askForWebhook(api);
  });
}

/** Removes the webhook and asks what holds now; updates that wait stay with Telegram (`deleteWebhook`). */
export async function removeWebhook(api: Api): Promise<WebhookAnswer> {
  return guarded(async () => {
    await api.deleteWebhook();
    return askForWebhook(api);
  });
}

async function guarded(ask: () => Promise<WebhookAnswer>): Promise<WebhookAnswer> {
  try {
    return await ask();
  } catch (error) {
    return { kind: 'failed', why: describeError(error) };
  }
}
