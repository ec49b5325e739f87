import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LEXICON } from '../../../../../src/conversation/read/report/words/lexicon.ts';

test('every phrase of the files is there, trimmed and in lower case, once in its class', () => {
  const keys = LEXICON.map(({ marker, phrase }) => `${marker}: ${phrase}`);
  expect(keys.length).toBeGreaterThan(2000);
  expect(new Set(keys).size).toBe(keys.length);
  expect(LEXICON.filter(({ phrase }) => phrase !== phrase.trim().toLowerCase() || phrase.includes('  '))).toEqual([]);
});

test('every file of the folder is read', () => {
  const files = readdirSync(new URL('../../../../../data/lexicon/', import.meta.url)).filter((name) =>
    name.endsWith('.csv'),
  );
  expect(files.sort()).toEqual(
    ['completion', 'courtesy', 'doubt', 'matter', 'obstacle', 'progress', 'request', 'things', 'time'].map(
      (name) => `${name}.csv`,
    ),
  );
});
