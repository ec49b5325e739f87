/** What people felt at each size of the registry, as a Markdown table. */

import { median } from './compare.ts';

export interface Felt {
  readonly what: string;
  /** The longest turn of the bot's event loop meanwhile. */
  readonly turnMs: number;
  readonly ms: number;
}

export interface Feeling {
  readonly felt: readonly Felt[];
  readonly p99: { readonly alone: number; readonly beside: number };
  /** In megabytes, by what they were measured of and when. */
  readonly memory: Readonly<Record<string, number>>;
}

/** What stands in a row of its own; of everything else the slowest of its kind is shown. */
const OWN_ROW = /^(?:chat \/(?:tim|tonghop|duthao|baocao)|page \/calendar|file |line (?:rehearse|export)|first page)/u;
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^chat /u, 'any other command of a chat'],
  [/^page \/api/u, 'JSON'],
  [/^page /u, 'any page of the board'],
  [/^line /u, 'any other line of the command line'],
];

/** `feelings` by the size of the registry. */
export function feltTable(feelings: ReadonlyMap<string, Feeling>): string[] {
  const sizes = [...feelings.values()];
  const rows = new Set(sizes.flatMap(({ felt }) => felt.map(({ what }) => rowOf(what))));
  const memories = Object.keys(sizes[0]?.memory ?? {});
  const row = (title: string, cell: (of: Feeling) => string): string =>
    `| ${[title, ...sizes.map(cell)].join(' | ')} |`;
  return [
    `| ms (longest turn of the bot) | ${[...feelings.keys()].join(' | ')} |`,
    `|---|${'---|'.repeat(sizes.length)}`,
    ...[...rows].map((title) => row(title, ({ felt }) => slowest(felt.filter(({ what }) => rowOf(what) === title)))),
    row('reply, p99, alone', ({ p99 }) => written(p99.alone)),
    row('reply, p99, beside twenty boards and reports', ({ p99 }) => written(p99.beside)),
    ...memories.map((what) => row(`${what}, MB`, ({ memory }) => written(memory[what] ?? Number.NaN))),
  ];
}

function rowOf(what: string): string {
  if (OWN_ROW.test(what)) return what.replace(/^(?:chat|page) /u, '').replaceAll('|', '\\|');
  return KINDS.find(([kind]) => kind.test(what))?.[1] ?? what;
}

/** The median of the slowest action, and the longest turn of all. */
function slowest(felt: readonly Felt[]): string {
  if (felt.length === 0) return '–';
  const times = [...Map.groupBy(felt, ({ what }) => what).values()].map((each) => median(each.map(({ ms }) => ms)));
  return `${written(Math.max(...times))} (${written(Math.max(...felt.map(({ turnMs }) => turnMs)))})`;
}

function written(value: number): string {
  return value >= 10 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}
