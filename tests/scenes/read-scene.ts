/**
 * Reads a transcript. Before the first `##` stand the title, a few words, settings and the tasks, above them perhaps a
 * comment that names the sources it covers; after it every line is something that happens or is expected, or a remark
 * in _underscores_: a slip of the pen must not pass for prose.
 */

import { groups, people, type GroupCode, type Person, type Place } from '../people.ts';
import type { TinyTask } from '../support/office/fill-registry.ts';
import type { ImportOrder } from './order-import.ts';
import type { Setting, Speech } from './stage.ts';

type Happening =
  | { readonly kind: 'moves'; readonly to: string }
  | { readonly kind: 'starts_again'; readonly at: string }
  /** `office`: the agency whose code is typed there, when it is not the group's own. */
  | {
      readonly kind: 'links';
      readonly person: Person;
      readonly group: GroupCode;
      readonly office: GroupCode | null;
      readonly days: number;
    }
  | { readonly kind: 'leaves'; readonly person: Person; readonly group: GroupCode }
  | { readonly kind: 'says'; readonly person: Person; readonly place: Place; readonly speech: Speech }
  | { readonly kind: 'presses'; readonly person: Person; readonly group: GroupCode | null; readonly label: string }
  | { readonly kind: 'orders'; readonly order: string }
  | { readonly kind: 'imports'; readonly order: ImportOrder }
  /** `fragments` in this order; `buttons` all of them, null when the scene does not say. */
  | {
      readonly kind: 'hears';
      readonly where: GroupCode | Person;
      readonly fragments: readonly string[];
      readonly buttons: readonly string[] | null;
    }
  | { readonly kind: 'hears_nothing' }
  | { readonly kind: 'sees'; readonly person: Person; readonly text: string }
  | { readonly kind: 'record'; readonly task: string; readonly agency: string | null; readonly facts: string }
  | { readonly kind: 'history'; readonly task: string; readonly agency: string | null; readonly kinds: string };

export type Step = Happening & { readonly line: number };

export interface Scene {
  readonly title: string;
  readonly setting: Setting;
  /** The only messengers that can do what it shows; null for all. */
  readonly only: readonly string[] | null;
  readonly steps: readonly Step[];
}

const CALLED: Readonly<Record<string, Person>> = {
  Hà: people.ha,
  Bình: people.binh,
  Sơn: people.son,
  Lan: people.lan,
  Minh: people.minh,
  Tùng: people.tung,
  Khách: people.outsider,
};

export function readScene(text: string): Scene {
  const lines = text.normalize('NFC').split('\n');
  const start = lines.findIndex((line) => line.startsWith('## '));
  const head = lines.slice(0, start);
  const setting = head.find((line) => line.startsWith('Cấu hình:')) ?? '';
  const only = head.find((line) => line.startsWith('Chỉ trên:'))?.replace('Chỉ trên:', '');
  const tasks = head.flatMap(taskOf);
  const steps: Step[] = [];
  lines.forEach((line, index) => {
    if (index < start || line.trim() === '' || /^_.*_$/.test(line)) return;
    steps.push(continued(steps, line) ?? stepOf(line, index + 1));
  });
  const [first] = steps;
  if (first?.kind !== 'moves') throw new Error('A scene begins with ## and a moment');
  return {
    title: (head.find((line) => line.startsWith('# ')) ?? '').replace(/^# /, ''),
    setting: {
      at: first.to,
      programme: tasks.length === 0 ? '913' : tasks,
      delivery: setting.includes('DELIVERY=shadow') ? 'shadow' : 'live',
      confirmation: setting.includes('CONFIRMATION=off') ? 'off' : 'required',
      digest: setting.includes('tổng hợp tuần'),
    },
    only: only?.split(',').map((name) => name.trim()) ?? null,
    steps: steps.slice(1),
  };
}

/** | III.1 | Lập quy hoạch | Sở Xây dựng | Ngày 30/6/2022 | and, where its result serves another task, | IV.1 | */
function taskOf(line: string): TinyTask[] {
  const [ref = '', title = '', lead = '', deadline = '', feeds = ''] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  return !line.startsWith('|') || ref === 'Số TT' || ref.startsWith('-')
    ? []
    : [{ ref, title, lead, deadline, feeds: feeds === '' ? [] : [feeds] }];
}

/**
 * A further line of what the bot is expected to say, or its buttons, or of a table that is imported; null when the line
 * is a step of its own.
 */
function continued(steps: Step[], line: string): null | Step {
  const last = steps.at(-1);
  if (last?.kind === 'imports' && line.startsWith('|')) {
    steps.pop();
    return { ...last, order: { ...last.order, tasks: [...last.order.tasks, ...taskOf(line)] } };
  }
  if (last?.kind !== 'hears' || !line.startsWith('> ') || /^> (Bot|Không ai nhận|\S+ thấy)/u.test(line)) return null;
  steps.pop();
  const words = line.slice(2);
  const isButtons = /^\[.*\]$/.test(words);
  return isButtons
    ? { ...last, buttons: words.slice(1, -1).split('] [') }
    : { ...last, fragments: [...last.fragments, ...fragmentsOf(words)] };
}

interface Form {
  readonly pattern: RegExp;
  readonly read: (parts: readonly string[]) => Happening;
}

const FORMS: readonly Form[] = [
  {
    pattern: /^\*\*Quản trị\*\* (hợp nhất .+|chia tách .+|bãi bỏ .+)$/u,
    read: ([order = '']) => ({ kind: 'orders', order }),
  },
  {
    pattern: /^\*\*Quản trị\*\* nhập(?: Quyết định số (\S+?))?(?:, thôi theo dõi (.+))?:$/u,
    read: ([number = '', withdraw = '']) => ({
      kind: 'imports',
      order: {
        number: number === '' ? null : number,
        tasks: [],
        withdraw: withdraw.split(', ').filter((place) => place !== ''),
      },
    }),
  },
  {
    pattern: /^## (\d{4}-\d\d-\d\d \d\d:\d\d), hệ thống chạy lại$/u,
    read: ([at = '']) => ({ kind: 'starts_again', at }),
  },
  {
    pattern: /^## (\d{4}-\d\d-\d\d \d\d:\d\d)/,
    read: ([to = '']) => ({ kind: 'moves', to }),
  },
  {
    pattern: /^\*\*(\S+)\*\* liên kết nhóm (.+?)(?: cho (.+?))?(?: bằng mã (\d+) ngày)?\.?$/u,
    read: ([name = '', group = '', office = '', days = '']) => ({
      kind: 'links',
      person: personOf(name),
      group: groupOf(group),
      office: office === '' ? null : groupOf(office),
      days: days === '' ? 1 : Number(days),
    }),
  },
  {
    pattern: /^\*\*(\S+)\*\* rời nhóm (.+)$/u,
    read: ([name = '', group = '']) => ({ kind: 'leaves', person: personOf(name), group: groupOf(group) }),
  },
  {
    pattern: /^\*\*(\S+)\*\*(?: @ (.+?))? bấm “(.+)”$/u,
    read: ([name = '', group = '', label = '']) => ({
      kind: 'presses',
      person: personOf(name),
      group: group === '' ? null : groupOf(group),
      label,
    }),
  },
  {
    pattern: /^\*\*(\S+)\*\* @ ([^:(]+?)(?: \(([^)]*)\))?: ?(.*)$/u,
    read: ([name = '', place = '', manner = '', text = '']) => ({
      kind: 'says',
      person: personOf(name),
      place: place === 'riêng' ? 'private' : groupOf(place),
      speech: speechOf(manner, text),
    }),
  },
  {
    pattern: /^> Bot @ ([^:]+): (.*)$/u,
    read: ([where = '', words = '']) => ({
      kind: 'hears',
      where: where.startsWith('riêng ') ? personOf(where.slice('riêng '.length)) : groupOf(where),
      fragments: fragmentsOf(words),
      buttons: null,
    }),
  },
  { pattern: /^> Không ai nhận được tin nào\.$/u, read: () => ({ kind: 'hears_nothing' }) },
  {
    pattern: /^> (\S+) thấy: (.*)$/u,
    read: ([name = '', text = '']) => ({ kind: 'sees', person: personOf(name), text }),
  },
  {
    pattern: /^(Hồ sơ|Lịch sử) (#\d+|[IVX][\w.]*)(?: \((.+?)\))?: (.*)$/u,
    read: ([what = '', task = '', agency = '', said = '']) => {
      const of = { task, agency: agency === '' ? null : agency };
      return what === 'Hồ sơ' ? { kind: 'record', ...of, facts: said } : { kind: 'history', ...of, kinds: said };
    },
  },
];

function stepOf(text: string, line: number): Step {
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(text);
    if (match !== null) return { ...read(match.slice(1).map((part: string | undefined) => part ?? '')), line };
  }
  throw new Error(`Line ${String(line)} is no step of a scene: ${text}`);
}

/** "(trả lời)", "(trả lời “Nhắc việc”)", "(trả lời Minh)", "(sửa)", "(ảnh)", "(3 ảnh)", "(gọi bot)", "(chuyển tiếp)", with commas. */
function speechOf(manner: string, text: string): Speech {
  const reply = /trả lời(?: “(.+?)”)?(?: (\p{L}+))?/u.exec(manner);
  const person = reply?.[2] === undefined ? null : personOf(reply[2]);
  const photos = /(?:(\d+) )?ảnh/u.exec(manner);
  return {
    text: text.replaceAll(' ⏎ ', '\n'),
    replyTo: reply === null || person !== null ? null : (reply[1] ?? ''),
    replyToPerson: person,
    edits: manner.includes('sửa'),
    forwarded: manner.includes('chuyển tiếp'),
    photos: photos === null ? 0 : Number(photos[1] ?? 1),
    mention: manner.includes('gọi bot'),
  };
}

function fragmentsOf(words: string): string[] {
  return words
    .split('…')
    .map((fragment) => fragment.trim())
    .filter((fragment) => fragment !== '');
}

function personOf(name: string): Person {
  const person = CALLED[name];
  if (person === undefined) throw new Error(`Nobody in the office is called ${name}`);
  return person;
}

function groupOf(title: string): GroupCode {
  const found = Object.entries(groups).find(([, group]) => group.title === title);
  if (found === undefined) throw new Error(`There is no group ${title}`);
  return found[0] as GroupCode;
}
