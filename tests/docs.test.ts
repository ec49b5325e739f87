/** What the READMEs name is there, and what the program offers is named in them. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newRegistryPath, run } from './cli/command-line.ts';

const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((file) => existsSync(file));
const DOCS = FILES.filter((file) => /(^|\/)[A-Z]+\.md$/.test(file));
/** Made by a running program or a package manager, so not in the repository. */
const MADE = /^(?:data\/runtime|node_modules)\//;

const FOLDERS = new Set(FILES.flatMap((file) => ancestors(file)));
const OF_SRC = [...FOLDERS].filter((folder) => /^src\/[^/]+$/.test(folder)).map((folder) => folder.slice(4));
const TOP = new Set([...[...FOLDERS].filter((folder) => !folder.includes('/')), ...OF_SRC]);

function ancestors(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function isThere(path: string): boolean {
  return FOLDERS.has(path) || FILES.includes(path);
}

/** The words in backquotes that look like a path or a file of the repository. */
function pathsIn(text: string): string[] {
  const prose = text.replace(/^```[^]*?^```/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)]
    .map(([, code = '']) => code)
    .filter((code) => /^[\w.-]+(?:\/[\w.-]+)*\/?$/.test(code) && !MADE.test(code))
    .filter((code) =>
      code.includes('/') ? TOP.has(code.split('/')[0] ?? '') : /\.(?:ts|js|json|csv|md|sql|yml|css|png)$/.test(code),
    );
}

/** From the top, from `src`, beside the document, or, of a bare file name, anywhere. */
function isFound(code: string, doc: string): boolean {
  const path = code.replace(/\/$/, '');
  if ([path, `src/${path}`, join(dirname(doc), path)].some(isThere)) return true;
  return !path.includes('/') && FILES.some((file) => file.endsWith(`/${path}`));
}

/** As GitHub makes them of headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(DOCS)('%s', (doc) => {
  const text = readFileSync(doc, 'utf8');

  test('names only files and folders that are there', () => {
    expect(pathsIn(text).filter((code) => !isFound(code, doc))).toEqual([]);
  });

  test('links only to what is there', () => {
    const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? doc : join(dirname(doc), path);
        if (!isThere(file)) return true;
        return anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
      });
    expect(broken).toEqual([]);
  });

  test('names only scripts of package.json', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run (?:-s )?([\w-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test('README is an entrance of at most 200 lines', () => {
  expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(200);
});

test('the finder of paths finds what is wrong', () => {
  const wrong = 'See `src/nowhere/at-all.ts`, `usecases/nothing/` and `no-such.test.ts`, not `GET /healthz` or `a/b`.';
  expect(pathsIn(wrong).filter((code) => !isFound(code, 'README.md'))).toEqual([
    'src/nowhere/at-all.ts',
    'usecases/nothing/',
    'no-such.test.ts',
  ]);
});

describe('src/cli/README.md', () => {
  /** Each row of the table of commands: its words, and the options that it names. */
  const documented = new Map(
    [...readFileSync('src/cli/README.md', 'utf8').matchAll(/^\| `((?:[^`\\]|\\.)+)` \| .+ \| `([^`]+)` \|$/gm)].map(
      ([, usage = '', example = '']) => [
        /^[a-z-]+(?: [a-z][a-z-]*(?![\w|\\]))*/.exec(usage)?.[0] ?? usage,
        { options: [...usage.matchAll(/--[a-z-]+/g)].map(([option]) => option), example },
      ],
    ),
  );

  async function help(words: readonly string[]): Promise<string> {
    const { status, out } = await run(newRegistryPath(), [...words, '--help']);
    expect(status).toBe(0);
    return out;
  }

  /** Every command of the program that does something itself, with its options. */
  async function commandsUnder(words: readonly string[]): Promise<[string, string[]][]> {
    const text = await help(words);
    const under = /^Commands:\n((?: .*\n?)+)/m.exec(text)?.[1] ?? '';
    const names = [...under.matchAll(/^ {2}([a-z-]+)/gm)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'help');
    const below = (await Promise.all(names.map((name) => commandsUnder([...words, name])))).flat();
    // "task <id or ref>" has commands of its own beside it.
    if (names.length > 0 && !/^Usage: .*<(?!command)/m.test(text)) return below;
    const options = [...text.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option = '']) => option);
    return [[words.join(' '), options.filter((option) => option !== '--help')], ...below];
  }

  test('has every command of the program with every option, and no other', async () => {
    const offered = Object.fromEntries((await commandsUnder([])).map(([name, options]) => [name, options.toSorted()]));
    const said = Object.fromEntries([...documented].map(([name, { options }]) => [name, options.toSorted()]));
    expect(Object.keys(offered).length).toBeGreaterThan(20);
    expect(said).toEqual(offered);
  });

  test('shows each command by an example of that command', () => {
    const strange = [...documented].filter(
      ([name, { example }]) => !(example === name || example.startsWith(`${name} `)),
    );
    expect(strange).toEqual([]);
  });
});

test('the settings that the program reads, .env.example lists and OPERATING.md explains are the same', () => {
  const read = [...readFileSync('src/config.ts', 'utf8').matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(
    ([, name = '']) => name,
  );
  const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name);
  const explained = [...readFileSync('OPERATING.md', 'utf8').matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)].flatMap(
    ([, names = '']) => [...names.matchAll(/[A-Z_]+/g)].map(([name]) => name),
  );
  expect(read.length).toBeGreaterThan(20);
  expect(listed.toSorted()).toEqual(read.toSorted());
  expect(explained.toSorted()).toEqual(read.toSorted());
});
