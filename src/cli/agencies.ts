import type { Command } from 'commander';
import { addDays, formatDate, type LocalDate } from '../domain/calendar/dates.ts';
import type { Agency } from '../domain/tasks/task.ts';
import { agencyJson } from '../usecases/show/agency-json.ts';
import { agenciesWithMembers, isMemberOn } from '../usecases/show/list-agencies.ts';
import { inOffice, readIn } from './office.ts';
import { printList, type OutputOptions } from './print.ts';
import type { Surroundings } from './surroundings.ts';

const KIND_WORDS = { agency: 'đơn vị', group: 'nhóm đơn vị' } as const;

/** "đến 28/02/2025, kế thừa: Sở Tài chính" */
function endedWords(endedOn: LocalDate, successors: readonly Agency[]): string {
  const into =
    successors.length === 0 ? 'không có đơn vị kế thừa' : `kế thừa: ${successors.map(({ name }) => name).join(', ')}`;
  return `đến ${formatDate(addDays(endedOn, -1))}, ${into}`;
}

/** `dondoc agencies`. */
export function addAgencies(program: Command, around: Surroundings): void {
  program
    .command('agencies')
    .description('list the agencies, the names they go by, and the members of groups')
    .option('--json', 'one JSON object per agency')
    .action((options: OutputOptions) =>
      inOffice(around, async (office) => {
        const { agencies, today } = readIn(office, (work) => ({
          agencies: agenciesWithMembers(work),
          today: work.today,
        }));
        await printList(around, options, agencies, {
          json: (agency) => agencyJson(agency, today),
          header: ['Mã', 'Tên', 'Loại', 'Tên khác và thành viên'],
          row: ({ code, name, aliases, kind, members, endedOn, successors }) => {
            const current = members.filter((member) => isMemberOn(member, today)).length;
            return [
              code,
              name,
              KIND_WORDS[kind],
              [
                ...(endedOn === null ? [] : [endedWords(endedOn, successors)]),
                ...aliases,
                ...(current > 0 ? [`${String(current)} thành viên`] : []),
              ].join('; '),
            ];
          },
          empty: 'Chưa có đơn vị nào.',
        });
      }),
    );
}
