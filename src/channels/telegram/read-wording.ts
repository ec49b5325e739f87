import type { BotIdentity } from './bot-identity.ts';
import { integerOf, listOf, recordOf } from './json.ts';
import type { Json } from './json.ts';

/** Whom a text addresses. `text` is NFC, trimmed, without the bot's name. */
interface Wording {
  readonly text: string;
  /** The text names the bot, or begins with a command that names no other bot. */
  readonly callsBot: boolean;
  readonly callsOtherBot: boolean;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const NAME = /^\/\p{L}[\p{L}\p{M}\p{N}_]*/u;
const ADDRESSEE = /^@\w+/u;
const GOES_ON = /^[\p{L}\p{M}\p{N}_@/]/u;

/** `/name` or `/name@Some_Bot` at the very start; `/mnt/file` and `/a@b@c` are not commands. */
function commandAt(raw: string): { readonly written: string; readonly addressee: string | null } | null {
  const name = NAME.exec(raw)?.[0];
  if (name === undefined) return null;
  const addressee = ADDRESSEE.exec(raw.slice(name.length))?.[0] ?? null;
  const written = name + (addressee ?? '');
  return GOES_ON.test(raw.slice(written.length)) ? null : { written, addressee };
}

/**
 * Reads a text (or caption) with its entities as Telegram sent them. Offsets count UTF-16 units of the text as sent,
 * so the bot's name must be taken out before the text is normalised.
 */
export function readWording(raw: string, entities: unknown, bot: BotIdentity): Wording {
  const command = commandAt(raw);
  const addressee = command?.addressee ?? null;
  const mentions = listOf(entities).flatMap((entity) => mentionOf(raw, recordOf(entity), bot));
  const callsOtherBot = addressee !== null && !isNameOf(addressee, bot);
  const suffix =
    command !== null && addressee !== null && !callsOtherBot ? [suffixRange(command.written, addressee)] : [];
  return {
    text: without(raw, [...suffix, ...mentions]),
    callsBot: !callsOtherBot && (command !== null || mentions.length > 0),
    callsOtherBot,
  };
}

function mentionOf(raw: string, entity: Json | null, bot: BotIdentity): readonly Range[] {
  const start = integerOf(entity?.offset);
  const length = integerOf(entity?.length);
  if (entity === null || start === null || length === null || start < 0 || length < 1) return [];
  const range = { start, end: start + length };
  const byName = entity.type === 'mention' && isNameOf(raw.slice(range.start, range.end), bot);
  const byId = entity.type === 'text_mention' && integerOf(recordOf(entity.user)?.id) === bot.id;
  return byName || byId ? [range] : [];
}

function isNameOf(mention: string, bot: BotIdentity): boolean {
  return mention.toLowerCase() === `@${bot.username.toLowerCase()}`;
}

function suffixRange(command: string, addressee: string): Range {
  return { start: command.length - addressee.length, end: command.length };
}

/** Removes the ranges, each with the adjoining space or comma. */
function without(raw: string, ranges: readonly Range[]): string {
  let text = raw;
  for (const { start, end } of ranges.toSorted((a, b) => b.start - a.start)) {
    const before = text.slice(0, start);
    const after = text.slice(end);
    const startsLine = before === '' || before.endsWith('\n');
    text = before + (startsLine ? after.replace(/^[ \t]*[,:;]?[ \t]*/, '') : joined(before, after));
  }
  return text.normalize('NFC').trim();
}

function joined(before: string, after: string): string {
  return /[ \t]$/.test(before) ? after.replace(/^[ \t]+/, '') : after;
}
