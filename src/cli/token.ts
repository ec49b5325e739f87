import { Option, type Command } from 'commander';
import { momentWords } from '../conversation/compose/words.ts';
import type { LocalDate } from '../domain/calendar/dates.ts';
import { listTokens, revokeToken } from '../store/people/api-tokens.ts';
import { makeToken } from '../usecases/people/api-access.ts';
import { dateArgument } from './arguments.ts';
import { changeIn, inOffice, readIn } from './office.ts';
import { printJson, printLine, printList, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

const NAME = /^[\w.-]{1,64}$/u;

/** `dondoc token …`. */
export function addToken(program: Command, around: Surroundings): void {
  const token = program.command('token').description('tokens with which other systems read the registry (/api)');
  token
    .command('create')
    .description('make a token; it is shown this once')
    .argument('<name>', 'who reads with it: letters, figures, dots, dashes')
    .addOption(
      new Option('--expires <date>', 'the last day on which it works (default: no end)').argParser(dateArgument),
    )
    .option('--json', 'one JSON object')
    .action((name: string, options: OutputOptions & { readonly expires?: LocalDate }) =>
      inOffice(around, async (office) => {
        if (!NAME.test(name))
          throw new Refused(`“${name}” is no name for a token; use letters, figures, dots and dashes.`);
        const made = changeIn(office, (work) => makeToken(work, name, options.expires ?? null));
        if (made === null)
          throw new Refused(`There is a token “${name}” already; revoke it first, or choose another name.`);
        if (options.json === true) await printJson(around, { name, token: made, expires_on: options.expires ?? null });
        else await printLine(around, made);
      }),
    );
  token
    .command('list')
    .description('list the tokens, without their secrets')
    .option('--json', 'one JSON object per token')
    .action((options: OutputOptions) =>
      inOffice(around, async (office) => {
        const { timeZone } = office.rules;
        await printList(
          around,
          options,
          readIn(office, ({ tx }) => listTokens(tx)),
          {
            json: ({ name, madeAt, expiresAt, lastUsedAt, revokedAt }) => ({
              name,
              made_at: madeAt,
              expires_at: expiresAt,
              last_used_at: lastUsedAt,
              revoked_at: revokedAt,
            }),
            header: ['Tên', 'Cấp lúc', 'Hết hạn', 'Dùng gần nhất', 'Thu hồi'],
            row: ({ name, madeAt, expiresAt, lastUsedAt, revokedAt }) => [
              name,
              ...[madeAt, expiresAt, lastUsedAt, revokedAt].map((at) =>
                at === null ? '–' : momentWords(at, timeZone),
              ),
            ],
            empty: 'Chưa có mã nào.',
          },
        );
      }),
    );
  token
    .command('revoke')
    .description('a token reads nothing any more')
    .argument('<name>')
    .action((name: string) =>
      inOffice(around, async (office) => {
        const revoked = changeIn(office, ({ tx, now }) => revokeToken(tx, name, now));
        if (!revoked) throw new Refused(`No living token is called “${name}”; token list shows them.`);
        await printLine(around, `Đã thu hồi ${name}.`);
      }),
    );
}
