/** Reads what a message says of single tasks: a line that names one, the heading above it, and which share it means. */

import type { LocalDate } from '../../../src/domain/calendar/dates.ts';
import type { Registry, Share } from './registry.ts';
import type { Sent } from './scene.ts';

export interface Said {
  /** The shares that the line may mean: one, unless the message does not tell two of a task apart. */
  readonly shares: readonly Share[];
  /** There is such a task, whatever its period. */
  readonly isTask: boolean;
  /** The heading above it, without its number; '' above the first one. */
  readonly heading: string;
  /** All that is said behind the task's name; of a message about one task, down to its end. */
  readonly words: string;
  readonly line: string;
}

/** "Sở Tài chính tiếp nhận nhiệm vụ"; a long one comes in parts, which are messages of their own. */
const TAKING_OVER = /^[^\n]+ tiếp nhận nhiệm vụ(?: \(tiếp theo\))?$/mu;

/** The notice to an heir, or a part of it. */
export function isTakingOver({ payload, role, text }: Sent): boolean {
  return payload.kind === 'taken_over' || (role === 'agency' && TAKING_OVER.test(text.split('\n', 1)[0] ?? ''));
}

const TASK = /^(?:• )?(?:([^#]+): )?#(\d+) \(([^()]*)\)(.*)$/u;
const SEVERAL = /#\d+ \([^()]*\)(?:, (?:#|và )|\.$)/u;
/** "Mới quá hạn: 2", "Đang chờ Văn phòng / lãnh đạo: 2 (không tính là chậm)", "Nhiệm vụ thường xuyên (4) – đã hỏi ngày …". */
const HEADING = /^([^#•]+?)(?:: | \()[\d.]+(?:\)(?: – .+)?| \(.+\))?$/u;
/** "2. Sở Nội vụ: 1 nhiệm vụ, lâu nhất 3 ngày" */
const GROUP = /^\d+\. (.+): ([\d.]+) nhiệm vụ, lâu nhất ([\d.]+) ngày$/u;

export function saidIn({ text, agencyId, payload }: Sent, registry: Registry): readonly Said[] {
  const all = registry.shares();
  const said: Said[] = [];
  let heading = '';
  const lines = text.split('\n');
  const named = lines.filter((line) => TASK.test(line)).length;
  for (const [index, line] of lines.entries()) {
    const [, before = '', number = '', place = '', rest = ''] = TASK.exec(line) ?? [];
    // Several numbers in a row are a list of names; what is told for information is asked of nobody.
    if (number === '' || SEVERAL.test(line) || before === 'Để đơn vị biết') {
      const group = GROUP.exec(line)?.[1] ?? HEADING.exec(line)?.[1];
      if (group !== undefined) heading = group;
      continue;
    }
    const label = /, kỳ (.+)$/u.exec(place)?.[1] ?? null;
    const ofNumber = all.filter(({ taskId }) => taskId === Number(number));
    const ofTask = ofNumber.filter(({ label: own }) => own === label);
    const isNamed = ({ agency }: Share): boolean =>
      before === agency || rest.startsWith(` ${agency}:`) || rest.startsWith(` ${agency},`) || heading === agency;
    const shares = ofTask.some(isNamed)
      ? ofTask.filter(isNamed)
      : agencyId === null
        ? ofTask
        : ofTask.filter((share) => share.agencyId === agencyId);
    const isAlone = named === 1 && payload.kind === 'nudge';
    said.push({
      shares,
      isTask: label === null && ofNumber.length > 0,
      heading,
      words: isAlone ? [rest, ...lines.slice(index + 1)].join('\n') : rest,
      line,
    });
  }
  return said;
}

/** The number of each agency's tasks in a list of what is overdue, and the longest delay, as its heading says. */
export function groupsIn(text: string): readonly { agency: string; count: number; longest: number }[] {
  return text.split('\n').flatMap((line) => {
    const [, agency, count = '', longest = ''] = GROUP.exec(line) ?? [];
    return agency === undefined ? [] : [{ agency, count: numberIn(count), longest: numberIn(longest) }];
  });
}

/** "1.423" */
export function numberIn(words: string): number {
  return Number(words.replaceAll('.', ''));
}

/** "30/03/2022" */
export function dateIn(words: string): LocalDate {
  const [date = '', month = '', year = ''] = words.split('/');
  return `${year}-${month}-${date}` as LocalDate;
}
