/** The house as design has it: folders that can be overlooked, subjects without circles, and a test for every verb. */

import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { LAYERS, SUBJECTS } from '../direction.ts';

const MOST_SOURCES = 30;
/** One file a command, one file a message: they are found by their names. */
const MAY_BE_LONG = ['src/cli', 'src/conversation/compose'];

const ROOT = join(import.meta.dirname, '..');
const sources = globSync('src/**/*.{ts,js}', { cwd: ROOT }).sort();

function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** "src/usecases/remind": the layer and the subject of a source; a file beside the subjects stands for itself. */
function placeOf(source: string): string {
  const [src = '', layer = '', ...rest] = source.split('/');
  return rest.length === 0 ? `${src}/${layer}` : [src, layer, rest[0]].join('/');
}

function importsOf(source: string): string[] {
  const found = textOf(source).matchAll(/\bfrom '(\.[^']+)'|\bimport\(\s*'(\.[^']+)'/gu);
  return [...found].map(([, fixed, lazy]) => normalize(join(dirname(source), fixed ?? lazy ?? '')));
}

test('no folder holds more than thirty sources', () => {
  const folders = Map.groupBy(sources, (source) => dirname(source));
  const full = [...folders].filter(([folder, held]) => held.length > MOST_SOURCES && !MAY_BE_LONG.includes(folder));
  expect(full.map(([folder, held]) => `${folder}: ${held.length}`)).toEqual([]);
});

test('every layer and every subject has its row in the table of directions', () => {
  const folders = new Set(sources.map((source) => placeOf(source)).filter((place) => !/\.[jt]s$/u.test(place)));
  const unnamed = [...folders].filter((place) => {
    const [, layer = '', subject = ''] = place.split('/');
    return !(layer in LAYERS) || (layer in SUBJECTS && !(subject in (SUBJECTS[layer] ?? {})));
  });
  expect(unnamed).toEqual([]);
});

test('no row of the table names a folder that is not there', () => {
  const named = [
    ...Object.keys(LAYERS).map((layer) => `src/${layer}`),
    ...Object.entries(SUBJECTS).flatMap(([layer, rows]) => Object.keys(rows).map((name) => `src/${layer}/${name}`)),
  ];
  expect(named.filter((folder) => !sources.some((source) => source.startsWith(`${folder}/`)))).toEqual([]);
});

test('subjects of a layer do not use each other in a circle', () => {
  const uses = new Map<string, Set<string>>();
  for (const source of sources) {
    const from = placeOf(source);
    const used = uses.get(from) ?? new Set<string>();
    for (const imported of importsOf(source)) if (placeOf(imported) !== from) used.add(placeOf(imported));
    uses.set(from, used);
  }
  expect(circleIn(uses)).toBeNull();
});

test('a circle would be found', () => {
  const uses = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c'])],
    ['c', new Set(['b'])],
  ]);
  expect(circleIn(uses)).toEqual(['b', 'c', 'b']);
});

test('every function that other files may use says above it what it does', () => {
  const bare = sources.flatMap((source) => {
    const lines = textOf(source).split('\n');
    return lines.flatMap((line, at) => {
      const name = /^export (?:async )?function\*? (\w+)/u.exec(line)?.[1];
      return name === undefined || (lines[at - 1] ?? '').trimEnd().endsWith('*/') ? [] : [`${source}: ${name}`];
    });
  });
  expect(bare).toEqual([]);
});

test('every verb has a test at its path, or is named by the scene, table or test that covers it', () => {
  const verbs = sources.filter(
    (source) =>
      /^src\/usecases\/[^/]+\/[^/]+\.ts$/u.test(source) && /^export (?:async )?function/mu.test(textOf(source)),
  );
  expect(verbs.length).toBeGreaterThan(50);
  const named = new Set(coverings().flatMap(({ covers }) => covers));
  const bare = verbs.filter((verb) => {
    const own = verb.replace(/^src/u, 'tests').replace(/\.ts$/u, '.test.ts');
    return !existsSync(join(ROOT, own)) && !named.has(verb);
  });
  expect(bare).toEqual([]);
});

test('what a scene or a test says that it covers is there', () => {
  const gone = coverings().flatMap(({ path, covers }) =>
    covers.filter((source) => !sources.includes(source)).map((source) => `${path}: ${source}`),
  );
  expect(gone).toEqual([]);
});

/** "// covers src/a.ts, src/b.ts" or, in a scene, "<!-- covers src/a.ts -->": the first line of what covers them. */
function coverings(): { path: string; covers: string[] }[] {
  return globSync('tests/**/*.{ts,md}', { cwd: ROOT }).flatMap((path) => {
    const [first = ''] = textOf(path).split('\n', 1);
    const list = /^(?:\/\/|<!--) covers (.+?)(?: -->)?$/u.exec(first)?.[1];
    return list === undefined ? [] : [{ path, covers: list.split(', ') }];
  });
}

/** A way from a place back to itself; null when there is none. */
function circleIn(uses: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const done = new Set<string>();
  const way: string[] = [];
  function walk(place: string): string[] | null {
    if (way.includes(place)) return [...way.slice(way.indexOf(place)), place];
    if (done.has(place)) return null;
    way.push(place);
    for (const used of uses.get(place) ?? []) {
      const circle = walk(used);
      if (circle !== null) return circle;
    }
    way.pop();
    done.add(place);
    return null;
  }
  for (const place of uses.keys()) {
    const circle = walk(place);
    if (circle !== null) return circle;
  }
  return null;
}
