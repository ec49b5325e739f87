import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { LARGEST_FILE_BYTES, type Download } from '../channels/download.ts';
import { fetchFile } from '../channels/telegram/fetch-file.ts';
import { fetchPhoto } from '../channels/zalo/fetch-photo.ts';
import type { Config } from '../config.ts';
import { evidenceById, type Evidence } from '../store/record/evidence.ts';
import { inOffice, readIn } from './office.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

const LIMIT = `${String(LARGEST_FILE_BYTES / (1024 * 1024))} MB`;

/** `dondoc file`. */
export function addFile(program: Command, around: Surroundings): void {
  program
    .command('file')
    .description('fetch one file of evidence from the messenger that keeps it')
    .argument('<id>', 'its number, as "task ID" and "history ID --json" show it')
    .argument('<file>', 'where to write it; nothing is overwritten')
    .option('--json', 'one JSON object')
    .action((name: string, path: string, options: OutputOptions) =>
      inOffice(around, async ({ config, ...office }) => {
        const evidence = /^\d{1,9}$/.test(name)
          ? readIn({ config, ...office }, ({ tx }) => evidenceById(tx, Number(name)))
          : undefined;
        if (evidence === undefined) {
          throw new Refused(`There is no evidence ${name}; "task ID" shows the numbers of a task's files.`);
        }
        const data = await fetched(config, evidence);
        await keep(path, data);
        if (options.json === true) await printJson(around, { id: evidence.id, file: path, bytes: data.length });
        else await printLine(around, `Đã tải ${String(data.length)} byte vào ${path}.`);
      }),
    );
}

async function fetched(config: Config, evidence: Evidence): Promise<Buffer> {
  if ((evidence.size ?? 0) > LARGEST_FILE_BYTES) throw tooBig(evidence);
  const found = await ask(config, evidence);
  if (found.kind === 'ok') return found.data;
  if (found.kind === 'too_big') throw tooBig(evidence);
  const cure =
    evidence.channel === 'zalo'
      ? 'Zalo keeps pictures for some weeks only; ask the agency to send it again'
      : `ask for it in the chat with /tep, or try again later`;
  throw new Refused(`Evidence ${String(evidence.id)} could not be fetched (${found.why}); ${cure}.`);
}

function ask(config: Config, { id, channel, fileId }: Evidence): Promise<Download> {
  switch (channel) {
    case 'telegram':
      if (config.telegram === null) {
        throw new Refused(`Evidence ${String(id)} is kept by Telegram; set TELEGRAM_BOT_TOKEN first.`);
      }
      return fetchFile(config.telegram, fileId);
    case 'zalo':
      return fetchPhoto(fileId);
    case 'rehearsal':
      throw new Refused(`Evidence ${String(id)} was sent in a rehearsal: no messenger keeps it.`);
  }
}

function tooBig({ id }: Evidence): Refused {
  return new Refused(
    `Evidence ${String(id)} is larger than ${LIMIT}, which no bot may fetch; ask for it in the chat with /tep and save it there.`,
  );
}

async function keep(path: string, data: Buffer): Promise<void> {
  try {
    await writeFile(path, data, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new Refused(
      code === 'EEXIST'
        ? `${path} is there already; name another file.`
        : `${path} cannot be written (${code}); name another place.`,
    );
  }
}
