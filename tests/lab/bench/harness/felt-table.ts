/** What people felt at each size of the registry, as a Markdown table. */

import { median } from './compare.ts';
import type { LongestTurn } from './longest-turn.ts';
import type { Answered } from './post.ts';
import type { Processor } from './processor.ts';

export interface Felt extends LongestTurn {
  readonly what: string;
  readonly ms: number;
}

export interface Feeling {
  readonly felt: readonly Felt[];
  /** Each of its own. */
  readonly p99: { readonly alone: Answered; readonly beside: Answered };
  /** Of ten seconds, for which the bot ran and for which it was ready and others ran, in milliseconds. */
  readonly processor: { readonly alone: Processor; readonly beside: Processor };
  /** In megabytes, by what they were measured of and when. */
  readonly memory: Readonly<Record<string, number>>;
}

/** What stands in a row of its own; of everything else the slowest of its kind is shown. */
const OWN_ROW = /^(?:chat \/(?:tim|tonghop|duthao|baocao)|page \/calendar|file |line (?:rehearse|export)|first )/u;
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
    `| ms (longest turn of the bot; of it not put off) | ${[...feelings.keys()].join(' | ')} |`,
    `|---|${'---|'.repeat(sizes.length)}`,
    ...[...rows].map((title) => row(title, ({ felt }) => slowest(felt.filter(({ what }) => rowOf(what) === title)))),
    row('reply, p99, alone (of it not put off)', ({ p99 }) => both(p99.alone)),
    row('reply, p99, beside twenty boards and reports (the same)', ({ p99 }) => both(p99.beside)),
    row('the bot ran, of ten seconds, alone (was put off)', ({ processor }) => ranOf(processor.alone)),
    row('the same beside them', ({ processor }) => ranOf(processor.beside)),
    ...memories.map((what) => row(`${what}, MB`, ({ memory }) => written(memory[what] ?? Number.NaN))),
  ];
}

function rowOf(what: string): string {
  if (OWN_ROW.test(what)) return what.replace(/^(?:chat|page) /u, '').replaceAll('|', '\\|');
  return KINDS.find(([kind]) => kind.test(what))?.[1] ?? what;
}

function both({ ms, ownMs }: Answered): string {
  return `${written(ms)} (${written(ownMs)})`;
}

function ranOf({ ranMs, waitedMs }: Processor): string {
  return `${written(ranMs)} (${written(waitedMs)})`;
}

/** The median of the slowest action, and the longest turn of all with the bot's own share. */
function slowest(felt: readonly Felt[]): string {
  if (felt.length === 0) return '–';
  const times = [...Map.groupBy(felt, ({ what }) => what).values()].map((each) => median(each.map(({ ms }) => ms)));
  const [turn, own] = [felt.map(({ turnMs }) => turnMs), felt.map(({ ownMs }) => ownMs)];
  return `${written(Math.max(...times))} (${written(Math.max(...turn))}; ${written(Math.max(...own))})`;
}

function written(value: number): string {
  return value >= 10 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}
