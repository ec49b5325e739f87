/** What is asked about a document that amends another, and the answers that one tap gives. */

import { parseLocalDate, formatDate } from '../../../domain/calendar/dates.ts';
import type { Change, ChangeGroup, ChangeKind } from '../../../domain/drafts/amendment/change-groups.ts';
import type { Asks, DraftAnswer, TaskNamed } from '../../../domain/drafts/draft.ts';
import { count } from '../words.ts';
import { shorten } from '../shorten.ts';
import type { Choice } from './choice.ts';

type Of<Kind extends Asks['kind']> = Asks & { readonly kind: Kind };

const TITLE = 90;
const WORDS = 120;
/** Changes that a question names; a page shows all. */
const SHOWN = 8;

/** "Văn bản này là bản sửa đổi của Quyết định số 913/QĐ-UBND?" */
export function amendsWords({ programmes, named }: Of<'amends'>): string {
  const known = programmes.map(({ number, title }) => `${number} (${shorten(title, TITLE)})`).join('; ');
  return named === null
    ? `Văn bản này là văn bản mới, hay sửa đổi văn bản đã có trong sổ: ${known}?`
    : `Văn bản ghi sửa đổi văn bản số ${named}, nhưng sổ không có số đó; đang có: ${known}. Đây là văn bản mới, hay sửa đổi văn bản nào?`;
}

/** For each programme that it may amend: in part or as a whole; and a document of its own. */
export function amendsChoices({ programmes }: Of<'amends'>, proposal: DraftAnswer | null): readonly Choice[] {
  const [only, ...others] = programmes;
  const proposedWhole = proposal?.kind === 'amends' && proposal.whole;
  const of = programmes.flatMap(({ code, number }, at): readonly Choice[] => {
    const part: Choice = {
      id: `part${String(at)}`,
      label: `Sửa đổi ${number}, chỉ nêu việc thay đổi`,
      answer: { kind: 'amends', programme: code, whole: false },
    };
    const whole: Choice = {
      id: `whole${String(at)}`,
      label: `Danh mục mới đầy đủ thay ${number}`,
      answer: { kind: 'amends', programme: code, whole: true },
    };
    if (only !== undefined && others.length === 0) return proposedWhole ? [whole, part] : [part, whole];
    return [part, whole];
  });
  return [...of, { id: 'new', label: 'Văn bản mới', answer: { kind: 'keep' } }];
}

/** Asks whether a row with other words is the task that stands. */
export function sameWords({ task, title }: Of<'same'>): string {
  return `Dòng “${shorten(title, WORDS)}” có phải là nhiệm vụ ${nameOf(task)} “${shorten(task.title, WORDS)}” được viết lại?`;
}

export const SAME_CHOICES: readonly Choice[] = [
  { id: 'keep', label: 'Đúng, cùng một nhiệm vụ', answer: { kind: 'keep' } },
  { id: 'apart', label: 'Không, nhiệm vụ mới', answer: { kind: 'apart' } },
];

const HEADS: Record<ChangeKind, (many: string) => string> = {
  deadline: (many) => `Đổi thời hạn của ${many} nhiệm vụ`,
  lead: (many) => `Đổi đơn vị chủ trì của ${many} nhiệm vụ; đơn vị không còn chủ trì thì thôi theo dõi`,
  moved_lead: (many) => `Đổi đơn vị chủ trì của ${many} nhiệm vụ`,
  words: (many) => `Đổi nội dung, sản phẩm hoặc phối hợp: ${many} chỗ`,
  spelling: (many) => `Chỉ khác cách viết: ${many} chỗ, không báo cho đơn vị`,
  place: (many) => `Đổi số thứ tự hoặc mục: ${many} chỗ`,
  new: (many) => `Thêm ${many} nhiệm vụ mới`,
  gone: (many) => `Danh mục mới không còn ${many} nhiệm vụ đang theo dõi; đã kết thúc hay vẫn theo dõi?`,
  given_up: (many) => `Văn bản bãi bỏ ${many} nhiệm vụ`,
};

/** A group's head, and its changes one by one. */
export function groupWords(group: ChangeGroup): string {
  const lines = groupLines(group);
  const more = lines.length > SHOWN ? [`… và ${count(lines.length - SHOWN)} chỗ nữa.`] : [];
  return [`${groupHead(group)}:`, ...lines.slice(0, SHOWN), ...more].join('\n');
}

/** "Đổi đơn vị chủ trì của 34 nhiệm vụ: Sở A → Sở B" */
export function groupHead({ kind, changes }: ChangeGroup): string {
  const [first] = changes;
  const tasks = new Set(changes.map(({ task, position }) => (task.id === 0 ? `new${String(position)}` : task.id))).size;
  const pair = first?.leads === undefined ? '' : `: ${first.leads.from} → ${first.leads.to}`;
  return `${HEADS[kind](count(kind === 'words' || kind === 'spelling' || kind === 'place' ? changes.length : tasks))}${pair}`;
}

/** A line for each change of a group, in its order. */
export function groupLines({ changes }: ChangeGroup): readonly string[] {
  return changes.map(changeLine);
}

function changeLine({ kind, task, before, after, note }: Change): string {
  const name = `• ${nameOf(task)} ${shorten(task.title, TITLE)}`;
  const known = note === null ? '' : ` (${note})`;
  switch (kind) {
    case 'new':
      return `${name}${after === '' ? '' : ` – ${shorten(after, WORDS)}`}${known}`;
    case 'gone':
    case 'given_up':
      return `${name} – ${shorten(before, WORDS)}${known}`;
    default:
      return `${name}: ${quoted(before)} → ${quoted(after)}${known}`;
  }
}

function quoted(text: string): string {
  return text === '' ? '(không ghi)' : `“${shorten(text, WORDS)}”`;
}

/** "#12 (III.2.1)"; a new task has its place only. */
function nameOf({ id, ref }: TaskNamed): string {
  return id === 0 ? ref : `#${String(id)} (${ref})`;
}

/** What names a task among those that are left out of a group. */
export function leftOutName({ id, ref }: TaskNamed): string {
  return id === 0 ? ref : `#${String(id)}`;
}

/** A merger is offered only where one agency took the place of one other. */
export function groupChoices({ kind, changes }: ChangeGroup): readonly Choice[] {
  const hold: Choice = { id: 'aside', label: 'Để lại, chưa nhận', answer: { kind: 'aside' } };
  const keep = (label: string): Choice => ({ id: 'keep', label, answer: { kind: 'keep' } });
  switch (kind) {
    case 'gone':
    case 'given_up':
      return [
        { id: 'withdraw', label: 'Thôi theo dõi', answer: { kind: 'withdraw', except: [] } },
        keep(`Vẫn theo dõi ${count(changes.length)} nhiệm vụ`),
      ];
    case 'moved_lead':
      return [...mergerChoice(changes[0]), keep('Chỉ đổi đơn vị chủ trì các việc này'), hold];
    default:
      return [keep(`Nhận ${count(changes.length)} thay đổi`), hold];
  }
}

function mergerChoice(change: Change | undefined): readonly Choice[] {
  if (change?.leads === undefined) return [];
  const { on, document } = change.leads;
  const answer = { kind: 'merger', from: on, document } as const;
  return [{ id: 'merger', label: `Đây là ${amendmentAnswer(answer)}`, answer }];
}

/** Answers that only amendments have. */
export function amendmentAnswer(
  answer: DraftAnswer & { readonly kind: 'amends' | 'apart' | 'except' | 'merger' | 'withdraw' },
): string {
  switch (answer.kind) {
    case 'amends':
      return answer.whole ? `danh mục mới đầy đủ của ${answer.programme}` : `sửa đổi ${answer.programme}`;
    case 'apart':
      return 'nhiệm vụ mới';
    case 'except':
      return `nhận, trừ ${answer.tasks.join(', ')}`;
    case 'merger': {
      const day = parseLocalDate(answer.from);
      return `hợp nhất cơ quan từ ${day === null ? answer.from : formatDate(day)} theo ${answer.document}`;
    }
    case 'withdraw':
      return answer.except.length === 0 ? 'thôi theo dõi' : `thôi theo dõi, trừ ${answer.except.join(', ')}`;
  }
}

/** The words that answer what no tap does. */
export function amendmentHint(asks: Of<'amends'> | Of<'same'> | Of<'place'> | Of<'change'>): string {
  switch (asks.kind) {
    case 'amends':
      return 'Trả lời bằng lời: “văn bản mới”, “sửa đổi” hoặc “thay toàn bộ”, kèm số văn bản nếu có nhiều.';
    case 'same':
      return 'Trả lời bằng lời: “đúng”, “việc mới”, hoặc “để lại”.';
    case 'place':
      return 'Trả lời bằng số của nhiệm vụ, ví dụ #12 hoặc III.2.1, hoặc “để lại”.';
    case 'change':
      return GROUP_HINTS[asks.group.kind] ?? 'Trả lời bằng lời: “nhận”, “nhận trừ 12, 15”, hoặc “để lại”.';
  }
}

const GROUP_HINTS: Partial<Record<ChangeKind, string>> = {
  moved_lead:
    'Nếu đây là hợp nhất cơ quan, trả lời: “hợp nhất từ 1/3/2025 theo Nghị quyết số …”; nếu chỉ đổi các việc này: “nhận”, “nhận trừ 12”, hoặc “để lại”.',
  gone: 'Trả lời bằng lời: “thôi theo dõi”, “thôi theo dõi trừ 12, 15”, hoặc “vẫn theo dõi”.',
  given_up: 'Trả lời bằng lời: “thôi theo dõi”, “thôi theo dõi trừ 12”, hoặc “vẫn theo dõi”.',
  place: 'Trả lời bằng lời: “nhận” hoặc “để lại”.',
};
