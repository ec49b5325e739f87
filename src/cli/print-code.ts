import { momentWords } from '../conversation/compose/words.ts';
import type { Instant } from '../domain/calendar/dates.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import type { Surroundings } from './surroundings.ts';

/** `command` is what its recipient types in the chat. */
export async function printCode(
  around: Surroundings,
  options: OutputOptions,
  issued: { readonly code: string; readonly expiresAt: Instant },
  use: { readonly command: string; readonly where: string; readonly timeZone: string },
): Promise<void> {
  const { code, expiresAt } = issued;
  if (options.json === true) {
    await printJson(around, { code, expires_at: expiresAt });
    return;
  }
  await printLine(around, `${code} (dùng một lần, đến ${momentWords(expiresAt, use.timeZone)})`);
  await printLine(around, `${use.where}: ${use.command} ${code}`);
}
