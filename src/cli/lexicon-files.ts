/** The rows of `data/lexicon`, as they stand on the disk and as the program was shipped with them. */

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LexiconRow } from '../conversation/lexicon/lexicon-row.ts';
import { LEXICON_FILES } from '../conversation/read/report/words/lexicon.ts';
import { read } from '../importer/data-files.ts';
import { readLexiconCsv } from './read-lexicon-csv.ts';
import { Refused } from './refused.ts';

/** All rows of the shipped lexicon, in the order of its files. */
export function lexiconOnDisk(): readonly LexiconRow[] {
  return LEXICON_FILES.flatMap((name) => rowsOf(read(`lexicon/${name}.csv`), `${name}.csv`));
}

const FOLDER = fileURLToPath(new URL('../../data/lexicon/', import.meta.url));

/** As the newest commit of this checkout holds them; null where the program was installed in another way. */
export function lexiconInForce(): readonly LexiconRow[] | null {
  try {
    return LEXICON_FILES.flatMap((name) => rowsOf(committed(`${name}.csv`), `${name}.csv`));
  } catch (error) {
    if (error instanceof Error && ('status' in error || 'errno' in error)) return null;
    throw error;
  }
}

function committed(file: string): Uint8Array {
  return execFileSync('git', ['show', `HEAD:./${file}`], { cwd: FOLDER, stdio: ['ignore', 'pipe', 'ignore'] });
}

function rowsOf(bytes: Uint8Array, file: string): readonly LexiconRow[] {
  const csv = readLexiconCsv(bytes, file);
  if (csv.kind === 'unreadable') throw new Refused(`data/lexicon/${file} cannot be used: ${csv.problem}`);
  return csv.rows;
}
