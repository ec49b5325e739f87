import type { Entity } from './shapes.ts';

const COMMAND = /(?<![\p{L}\p{N}_/@])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\p{L}\p{M}\p{N}_])/gu;
const MENTION = /(?<![\p{L}\p{N}_/@])@[A-Za-z]\w{3,31}(?![\p{L}\p{M}\p{N}_])/gu;

/** The entities that Telegram finds in what a person types: commands and mentions, in order. */
export function textEntities(text: string): Entity[] {
  const commands = [...text.matchAll(COMMAND)].map((match) => entity('bot_command', match));
  const mentions = [...text.matchAll(MENTION)].map((match) => entity('mention', match));
  const outside = mentions.filter(
    (mention) => !commands.some((c) => mention.offset >= c.offset && mention.offset < c.offset + c.length),
  );
  return [...commands, ...outside].sort((a, b) => a.offset - b.offset);
}

function entity(type: string, match: RegExpExecArray): Entity {
  return { type, offset: match.index, length: match[0].length };
}
