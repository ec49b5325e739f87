import { AWAITS_NOTE } from '../conversation/compose/say-joining.ts';
import { momentWords } from '../conversation/compose/words.ts';
import type { Instant } from '../domain/calendar/dates.ts';
import { qrAsText } from '../reports/draw-qr.ts';
import type { IssuedLink } from '../usecases/join/issue-links.ts';
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

/** A link's fields; those that only some codes have are left out of the others. */
export function linkAsJson({ code, expiresAt, link, awaits }: IssuedLink): object {
  return { code, expires_at: expiresAt, ...(link !== null && { link }), ...(awaits && { awaits_confirmation: true }) };
}

/** A code with its link, the QR code of that, and what to do on each messenger; the words to type come last. */
export async function printLink(
  around: Surroundings,
  options: OutputOptions,
  issued: IssuedLink,
  use: { readonly where: string; readonly timeZone: string },
): Promise<void> {
  if (options.json === true) {
    await printJson(around, linkAsJson(issued));
    return;
  }
  const { link } = issued;
  if (link !== null) {
    await printLine(around, link);
    await printLine(around, qrAsText(link));
  }
  if (issued.awaits) await printLine(around, AWAITS_NOTE);
  await printCode(around, options, issued, { command: '/lienket', ...use });
}
