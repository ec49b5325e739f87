/** What an operator does to revive a channel that has ended. */
export const CURE_TOKEN = 'set ZALO_BOT_TOKEN to the one that Zalo Bot Creator shows';
export const CURE_WEBHOOK = 'delete the webhook, or set ZALO_MODE=webhook';
