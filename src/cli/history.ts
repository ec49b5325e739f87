import type { Command } from 'commander';
import { actedBy, eventWords, type Snapshot } from '../conversation/compose/event-words.ts';
import { momentWords, shorten } from '../conversation/compose/words.ts';
import { historyOf } from '../usecases/show/task-history.ts';
import { inOffice, readIn } from './office.ts';
import { oneTask } from './one-task.ts';
import { printList, type OutputOptions } from './print.ts';
import type { Surroundings } from './surroundings.ts';
import { filesOf } from '../usecases/show/files-of-task.ts';
import { deadlineJson, evidenceJson } from '../usecases/show/task-json.ts';

type TaskEvent = ReturnType<typeof historyOf>[number];

/** `dondoc history`. */
export function addHistory(program: Command, around: Surroundings): void {
  program
    .command('history')
    .description('show everything recorded about one task, oldest first')
    .argument('<id or ref>', 'its number (12, #12) or its place in the decision (III.2.1)')
    .option('--json', 'one JSON object per event')
    .action((name: string, options: OutputOptions) =>
      inOffice(around, async (office) => {
        const { events, files } = readIn(office, (work) => {
          const { task } = oneTask(work, name);
          return { events: historyOf(work, task.id, null), files: filesOf(work, task.id) };
        });
        await printList(around, options, events, {
          json: (event) => ({
            ...eventJson(event),
            evidence: files.filter(({ eventId }) => eventId === event.id).map(evidenceJson),
          }),
          header: ['Lúc', 'Sự kiện', 'Đơn vị', 'Người', 'Nguyên văn'],
          row: (event) => [
            momentWords(event.at, office.rules.timeZone),
            eventWords(event),
            event.agency ?? '',
            actedBy(event),
            [event.text ?? '', ...event.added].map((each) => shorten(each, 120)).join('; nói thêm: '),
          ],
          empty: 'Chưa có sự kiện nào.',
        });
      }),
    );
}

function eventJson(event: TaskEvent): object {
  return {
    at: event.at,
    task: event.taskId,
    event: event.recordedAs,
    said_on: event.saidOn,
    actor: event.actor,
    office: event.office,
    channel: event.channel,
    text: event.text,
    added: event.added,
    chosen: event.chosen,
    before: snapshotJson(event.before),
    after: snapshotJson(event.after),
    agency: event.agency,
  };
}

/** The assignment's state at that time; null when the event changed none. */
function snapshotJson(snapshot: Snapshot): object | null {
  if (snapshot === null) return null;
  if (snapshot === 'unreadable') return { unreadable: true };
  const { status, progress, obstacle, deadline } = snapshot;
  return { status, progress, obstacle, deadline: deadlineJson(deadline) };
}
