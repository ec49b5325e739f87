/** What Telegram knows of the bot's webhook, and how an operator changes it. */

import type { Api } from 'grammy';
import { ALLOWED_UPDATES } from './decode-update.ts';
import { describeError, redact } from './redact.ts';

/** An empty `url`: none is set. `waiting` updates were not posted yet; `lastError` is why the last post failed. */
export type WebhookAnswer =
  | { readonly kind: 'ok'; readonly url: string; readonly waiting: number; readonly lastError: string | null }
  | { readonly kind: 'failed'; readonly why: string };

export async function askForWebhook(api: Api): Promise<WebhookAnswer> {
  return guarded(async () => {
    const info = await api.getWebhookInfo();
    const { url = '', pending_update_count: waiting, last_error_message: lastError } = info;
    return { kind: 'ok', url, waiting, lastError: lastError === undefined ? null : redact(lastError) };
  });
}

/** What people wrote meanwhile is never dropped. Telegram remembers the kinds of update: they are named each time. */
export async function registerWebhook(api: Api, url: string, secret: string): Promise<WebhookAnswer> {
  return guarded(async () => {
    await api.setWebhook(url, { secret_token: secret, allowed_updates: ALLOWED_UPDATES });
    return askForWebhook(api);
  });
}

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
