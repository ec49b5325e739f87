/** Who the bot is at Telegram. `username` is without the @. */
export interface BotIdentity {
  readonly id: number;
  readonly username: string;
}
