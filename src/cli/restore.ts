import type { Command } from 'commander';
import { openOffice } from '../app/open-office.ts';
import { record } from '../store/record/record-event.ts';
import { lockRegistry, placeOf } from '../store/file/lock-registry.ts';
import { restoreRegistry, type RestoreOutcome } from '../store/file/restore-registry.ts';
import { settings } from './office.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

/** `dondoc restore`. */
export function addRestore(program: Command, around: Surroundings): void {
  program
    .command('restore')
    .description('put a backup in the place of the registry; the bot must be stopped')
    .argument('<file>', 'the backup')
    .option('--json', 'one JSON object')
    .action(async (file: string, options: OutputOptions) => {
      const config = settings(around);
      if (config.databasePath === ':memory:')
        throw new Refused('DATABASE_URL names no file; there is nothing to restore.');
      const lock = await lockRegistry(config.databasePath, process.pid);
      if (lock.kind === 'refused') throw new Refused(lock.problem);
      try {
        const now = around.clock.now();
        const outcome = await restoreRegistry({ backup: file, registry: placeOf(config.databasePath), now });
        if (outcome.kind === 'refused') throw new Refused(outcome.problem);
        // Opening it brings an older schema up to date.
        const { database } = await openOffice(config, around.clock);
        database.transact((tx) =>
          record(tx, { at: now, kind: 'restored', actor: 'người quản trị', text: 'khôi phục từ bản sao lưu' }),
        );
        database.close();
        await report(around, options, file, outcome);
      } finally {
        lock.release();
      }
    });
}

async function report(
  around: Surroundings,
  options: OutputOptions,
  file: string,
  { kept, setAside, updatesSince, upTo }: RestoreOutcome & { kind: 'restored' },
): Promise<void> {
  if (options.json === true) {
    await printJson(around, { restored: file, kept, set_aside: setAside, updates_since: updatesSince, up_to: upTo });
    return;
  }
  await printLine(around, `Đã khôi phục từ ${file}.`);
  if (kept !== null) await printLine(around, `Dữ liệu cũ được giữ ở ${kept}.`);
  if (setAside > 0) {
    await printLine(
      around,
      `${setAside} tin đến hạn gửi không gửi lại vì có thể đã gửi: xem outbox --dead, gửi lại bằng resend.`,
    );
  }
  if (updatesSince !== null && updatesSince > 0) {
    await printLine(
      around,
      `${updatesSince} tin đến sau bản sao lưu chỉ còn trong dữ liệu cũ: đề nghị các đơn vị báo cáo lại.`,
    );
  }
  if (upTo === null || updatesSince === 0) return;
  await printLine(around, `Bản này ghi đến ${upTo}. Để đề nghị các nhóm gửi lại những gì đã gửi từ đó đến khi sự cố:`);
  await printLine(around, `npm run -s dondoc -- ask-again --from ${upTo}`);
}
