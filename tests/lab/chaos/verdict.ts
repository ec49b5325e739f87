import type { Counts } from './ledger.ts';
import type { Town } from './town.ts';

/** What became of one town, and what its bot went through. */
export interface Row {
  readonly name: Town['name'];
  readonly manner: Town['manner'];
  readonly kills: number;
  readonly stops: number;
  readonly jumps: number;
  readonly counts: Counts;
}

export interface Verdict {
  readonly subject: string;
  readonly rows: readonly Row[];
  /** How many lives ended at each point, by its name. */
  readonly points: ReadonlyMap<string, number>;
  /** From the start of the process until it could be told things, of every life that came so far; milliseconds. */
  readonly starts: readonly number[];
  /** Lives whose database was locked or whose disk failed for a while. */
  readonly troubled: number;
  /** How often its helper was killed while the bot went on. */
  readonly helperKills: number;
  /** What else must not happen, with the life in which it did. */
  readonly breaches: readonly string[];
}

/** The verdicts of campaigns beside each other, as one: a row for each messenger and manner. */
export function together(verdicts: readonly [Verdict, ...Verdict[]]): Verdict {
  return verdicts.reduce((all, next) => ({
    subject: all.subject,
    rows: rowsTogether([...all.rows, ...next.rows]),
    points: sums([...all.points, ...next.points]),
    starts: [...all.starts, ...next.starts],
    troubled: all.troubled + next.troubled,
    helperKills: all.helperKills + next.helperKills,
    breaches: [...all.breaches, ...next.breaches],
  }));
}

function rowsTogether(rows: readonly Row[]): Row[] {
  const byTown = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.name} ${row.manner}`;
    const known = byTown.get(key);
    byTown.set(key, known === undefined ? row : addRows(known, row));
  }
  return [...byTown.values()];
}

function addRows(a: Row, b: Row): Row {
  return {
    ...a,
    kills: a.kills + b.kills,
    stops: a.stops + b.stops,
    jumps: a.jumps + b.jumps,
    counts: addCounts(a.counts, b.counts),
  };
}

function addCounts(a: Counts, b: Counts): Counts {
  return {
    replies: a.replies + b.replies,
    notOwed: a.notOwed + b.notOwed,
    lost: a.lost + b.lost,
    twice: a.twice + b.twice,
    messagesLost: a.messagesLost + b.messagesLost,
    repeated: a.repeated + b.repeated,
    worstRepeat: Math.max(a.worstRepeat, b.worstRepeat),
    groundless: [...a.groundless, ...b.groundless],
    leftToPeople: a.leftToPeople + b.leftToPeople,
    disagreements: a.disagreements + b.disagreements,
  };
}

function sums(entries: readonly (readonly [string, number])[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const [name, number] of entries) all.set(name, (all.get(name) ?? 0) + number);
  return all;
}
