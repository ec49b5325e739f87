import type { Command } from 'commander';
import { formatDate, type LocalDate } from '../domain/calendar/dates.ts';
import { endProgramme, programmesWithEnds } from '../usecases/programme/end-programme.ts';
import { PROGRAM } from '../usecases/acting.ts';
import type { Work } from '../usecases/work.ts';
import { dateArgument, textArgument } from './arguments.ts';
import { namedProgramme } from './named-programme.ts';
import { changeIn, inOffice, readIn } from './office.ts';
import { printLine, printList, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

export function addProgramme(program: Command, around: Surroundings): void {
  const programme = program.command('programme').description('the programmes, and when each ends');
  programme
    .command('list')
    .description('each programme with its last day, and what is open in it')
    .option('--json', 'one JSON object per programme')
    .action((options: OutputOptions) =>
      inOffice(around, async (office) => {
        await printList(around, options, readIn(office, programmesWithEnds), {
          json: ({ programme: { code, number, title, issuedOn, endsOn }, proposed, confirmedBy, open }) => ({
            code,
            number,
            title,
            issued: issuedOn,
            ends: endsOn,
            proposed_end: proposed,
            confirmed_by: confirmedBy,
            open,
          }),
          header: ['Mã', 'Số', 'Ban hành', 'Ngày cuối', 'Theo tên văn bản', 'Còn mở'],
          row: ({ programme: { code, number, issuedOn, endsOn }, proposed, open }) => [
            code,
            number,
            formatDate(issuedOn),
            endsOn === null ? 'chưa đặt' : formatDate(endsOn),
            proposed === null ? '–' : formatDate(proposed),
            String(open),
          ],
          empty: 'Chưa có chương trình nào.',
        });
      }),
    );
  programme
    .command('end')
    .argument('<programme>', 'its code, or the number of its decision')
    .argument('[last-day]', 'the last day on which it is followed up', dateArgument)
    .description('confirm the last day of a programme, or take it back')
    .option('--take-back', 'the programme goes on without an end')
    .requiredOption('--by <name>', 'who decided it', textArgument)
    .action((code: string, lastDay: LocalDate | undefined, options: { takeBack?: boolean; by: string }) =>
      inOffice(around, async (office) => {
        if ((lastDay === undefined) !== (options.takeBack === true)) {
          throw new Refused('Give either a last day, such as 2030-12-31, or --take-back.');
        }
        const said = changeIn(office, (work) => carriedOut(work, code, lastDay ?? null, options.by));
        await printLine(around, said);
      }),
    );
}

/** Throws `Refused` for an unknown programme, and for a day that cannot be its last one. */
function carriedOut(work: Work, code: string, lastDay: LocalDate | null, by: string): string {
  const programme = namedProgramme(work, code);
  const { number } = programme;
  const outcome = endProgramme(work, { ...PROGRAM, actor: by }, programme, lastDay);
  switch (outcome.kind) {
    case 'set':
      return `${number}: ngày cuối ${formatDate(outcome.endsOn)}; còn mở ${String(outcome.open)} lượt nhiệm vụ.`;
    case 'taken_back':
      return `${number}: đã bỏ ngày cuối ${formatDate(outcome.before)}.`;
    case 'unchanged':
      return outcome.endsOn === null
        ? `${number}: chưa có ngày cuối để bỏ.`
        : `${number}: ngày cuối đã là ${formatDate(outcome.endsOn)}.`;
    case 'refused':
      throw new Refused(
        outcome.why === 'past'
          ? `${outcome.endsOn} has passed: the programme would have ended without asking anybody. To stop it at once, give today, ${work.today}.`
          : `${outcome.endsOn} lies before the decision of ${programme.issuedOn}; give a later day.`,
      );
  }
}
