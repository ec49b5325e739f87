/** A rehearsal on a database of its own, and a visitor who reads its pages over HTTP. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../../../src/config.ts';
import type { Clock } from '../../../src/domain/calendar/clock.ts';
import { instantFromMs } from '../../../src/domain/calendar/dates.ts';
import { createLog } from '../../../src/log.ts';
import { startRehearsal, type Rehearsal } from '../../../src/app/rehearsal.ts';

export const SILENT = createLog('silent');

/** Real time as a test wants it: from `start` on, a millisecond later at each look. */
export function clockFrom(start: string): Clock {
  let ms = Date.parse(start);
  return {
    now: () => {
      ms += 1;
      return instantFromMs(ms);
    },
  };
}

export function configWith(env: Record<string, string>): Config {
  const outcome = readConfig({ DATABASE_URL: 'sqlite::memory:', PORT: '0', ...env }, () => true);
  if (outcome.kind === 'refused') throw new Error(outcome.problem);
  return outcome.config;
}

/** A folder for databases, removed by `remove`. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export interface Visitor {
  readonly rehearsal: Rehearsal;
  /** The page at `path`; redirects are followed, cookies kept. */
  get(path: string): Promise<string>;
  /** What the board tells of a task. */
  task(number: number): Promise<string>;
  /** Posts a form and returns the page that it leads to. */
  post(path: string, fields: Record<string, string>): Promise<string>;
  /** The number of the chat with this title. */
  chatCalled(title: string): Promise<string>;
}

/** Registries as the first rehearsal of a process set them up, by the time at which it started. */
const setUp = new Map<string, Promise<Buffer>>();

async function setUpOnce(start: string): Promise<Buffer> {
  const folder = temporaryFolder();
  try {
    const path = join(folder.path, 'r.sqlite');
    const first = await startRehearsal(configWith({ DATABASE_URL: `sqlite:${path}` }), SILENT, clockFrom(start));
    await first.stop();
    return readFileSync(path);
  } finally {
    folder.remove();
  }
}

/** A second start on a copy of what the first one at that time set up; the settings `env` as they are. */
async function startOnCopy(start: string, env: Record<string, string>): Promise<Rehearsal> {
  const known = setUp.get(start) ?? setUpOnce(start);
  setUp.set(start, known);
  const folder = temporaryFolder();
  const path = join(folder.path, 'r.sqlite');
  writeFileSync(path, await known);
  const config = configWith({ ...env, DATABASE_URL: `sqlite:${path}` });
  const rehearsal = await startRehearsal(config, SILENT, clockFrom(start));
  return {
    address: rehearsal.address,
    async stop() {
      await rehearsal.stop();
      folder.remove();
    },
  };
}

/** On a registry of its own; on the one that `env` names, where it names one. */
export async function openRehearsal(start: string, env: Record<string, string> = {}): Promise<Visitor> {
  const rehearsal =
    env['DATABASE_URL'] === undefined
      ? await startOnCopy(start, env)
      : await startRehearsal(configWith(env), SILENT, clockFrom(start));
  const at = (path: string): URL => new URL(path, rehearsal.address);
  const cookies = new Map<string, string>();
  async function get(path: string): Promise<string> {
    const cookie = Array.from(cookies, (pair) => pair.join('=')).join('; ');
    const answer = await fetch(at(path), { headers: { cookie }, redirect: 'manual' });
    for (const kept of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(kept) ?? [];
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    return next === null ? answer.text() : get(next);
  }
  return {
    rehearsal,
    get,
    async task(number) {
      await get('/open-board');
      return get(`/board/task/${String(number)}`);
    },
    async post(path, fields) {
      const origin = rehearsal.address.replace(/\/$/, '');
      const answer = await fetch(at(path), {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin },
      });
      return answer.text();
    },
    async chatCalled(title) {
      const links = (await get('/')).matchAll(/<a href="\/chat\/(\d+)#latest"[^>]*>\s*<span class="name">([^<]*)</g);
      const found = [...links].find((link) => link[2] === title)?.[1];
      if (found === undefined) throw new Error(`No chat is called ${title}.`);
      return found;
    },
  };
}

/** The value of the option that begins with `label`. */
export function optionOf(page: string, label: string): string {
  const options = page.matchAll(/<option value="(\d+)"[^>]*>\s*([^<]*)/g);
  const found = [...options].find((option) => option[2]?.includes(label))?.[1];
  if (found === undefined) throw new Error(`No option is called ${label}.`);
  return found;
}

/** The value of the last button with this label. */
export function buttonOf(page: string, label: string): string {
  const buttons = page.matchAll(/<button[^>]*name="(?:press|to|rewrite)"\s+value="([^"]+)"[^>]*>\s*([^<]*?)\s*</g);
  const found = [...buttons].findLast((button) => button[2] === label)?.[1];
  if (found === undefined) throw new Error(`No button is called ${label}.`);
  return found;
}

/** The page's words without its marks, blanks run together. */
export function wordsOf(page: string): string {
  return page
    .replace(/<(style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}
