/** The command line in this process: the same program, with its surroundings held in the hand. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import BetterSqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Corpus } from '../../src/conversation/lexicon/shipped-corpus.ts';
import { runCommandLine } from '../../src/cli/program.ts';
import { localInstant } from '../support/office/movable-clock.ts';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** Standard output as JSON, a line each; throws when a line is anything else. */
  readonly json: readonly Record<string, unknown>[];
}

export interface Circumstances {
  readonly stdin?: string;
  /** Local time in the office's time zone. */
  readonly at?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** In place of the shipped one. */
  readonly corpus?: Corpus;
}

/** Runs a command on the registry at `path`. */
export async function run(path: string, args: readonly string[], given: Circumstances = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const status = await runCommandLine(args, {
    env: { DATABASE_URL: `sqlite:${path}`, ...given.env },
    stdin: Readable.from(given.stdin === undefined ? [] : [Buffer.from(given.stdin)]),
    print: (text) => {
      out += text;
      return Promise.resolve();
    },
    complain: (text) => {
      err += text;
    },
    clock: { now: () => localInstant(given.at ?? '2026-11-23 09:00') },
    ...(given.corpus !== undefined && { corpus: given.corpus }),
  });
  return {
    status,
    out,
    err,
    get json() {
      return out
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    },
  };
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export function newRegistryPath(): string {
  return join(temporaryFolder(), 'registry.sqlite');
}

/** Runs statements on a registry that no command has open. */
export function alter(path: string, sql: string): void {
  const raw = new BetterSqlite(path);
  raw.exec(sql);
  raw.close();
}

/** The first value of a query. */
export function valueIn(path: string, sql: string): unknown {
  const raw = new BetterSqlite(path, { readonly: true });
  const value = raw.prepare(sql).pluck().get();
  raw.close();
  return value;
}
