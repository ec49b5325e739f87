/**
 * The folder, on another disk or machine, that holds copies of one registry. A file there names the registry and the run that
 * copies: two programs never thin each other's copies, and a disk that is not mounted is no empty place.
 */

import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import * as v from 'valibot';
import { msOf, parseInstant, type Instant } from '../../domain/calendar/dates.ts';
import { stampOf } from './keep-backups.ts';

/** Whose copies a folder holds. */
const Claim = v.object({ registry: v.string(), run: v.string() });
type Claim = v.InferOutput<typeof Claim>;

/** Why nothing may be copied to a folder. */
export type Refusal =
  /** It is not there. */
  | 'missing'
  /** Copies were begun there, and now it is empty: most likely its disk is not mounted. */
  | 'unmounted'
  /** It holds the copies of another registry. */
  | 'of another'
  /** Another program, with the same registry, has begun to copy there since. */
  | 'taken over';

export interface ClaimOrder extends Claim {
  readonly folder: string;
  /** The registry's file: its name begins those of the copies. */
  readonly path: string;
  /** Whether this run has copied there before. */
  readonly isGoingOn: boolean;
  /** Whether any run of this registry has copied there before. */
  readonly wasBegun: boolean;
}

/** Makes the folder the place of the run's copies; null, or why it may not be. Rejects when it cannot be read or written. */
export async function claimPlace(order: ClaimOrder): Promise<Refusal | null> {
  const { folder, registry, run, isGoingOn, wasBegun } = order;
  const is = await stat(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  });
  if (is?.isDirectory() !== true) return 'missing';
  const mark = markOf(folder, order.path);
  const found = await readMark(mark);
  if (found === null && wasBegun) return 'unmounted';
  // An empty mark is an operator's word that this is the place now.
  if (found !== null && found !== 'empty') {
    if (found.registry !== registry) return 'of another';
    if (found.run === run) return null;
    if (isGoingOn) return 'taken over';
  }
  const unfinished = `${mark}.${randomUUID()}`;
  try {
    await writeFile(unfinished, `${JSON.stringify({ registry, run } satisfies Claim)}\n`, { flush: true });
    await rename(unfinished, mark);
  } finally {
    await rm(unfinished, { force: true });
  }
  return null;
}

async function readMark(mark: string): Promise<Claim | 'empty' | null> {
  try {
    const text = (await readFile(mark, 'utf8')).trim();
    return text === '' ? 'empty' : v.parse(Claim, JSON.parse(text));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    // Half a mark belongs to nobody that we know.
    if (error instanceof SyntaxError || v.isValiError(error)) return { registry: '', run: '' };
    throw error;
  }
}

/** The file that says whose copies the folder holds. */
function markOf(folder: string, path: string): string {
  return join(folder, `${stemOf(path)}.copies`);
}

/** Where the copy of one moment lies. */
export function copyAt(folder: string, path: string, at: Instant): string {
  return join(folder, `${stemOf(path)}-${stampOf(at)}.sqlite`);
}

/** The moments whose copies a folder holds, the newest first; other files are left alone. */
export async function copiesIn(folder: string, path: string): Promise<Instant[]> {
  const stem = stemOf(path);
  const stamped = /^-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.sqlite$/;
  const instants = (await readdir(folder)).flatMap((file) => {
    const parts = file.startsWith(stem) ? stamped.exec(file.slice(stem.length)) : null;
    if (parts === null) return [];
    const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts.slice(1);
    const at = parseInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return at === null ? [] : [at];
  });
  return instants.toSorted((one, other) => msOf(other) - msOf(one));
}

/** Flushes a folder's list of names, so that a rename in it outlives a power cut. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network disks flush no folder; the file's own bytes are flushed.
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'ENOTSUP') throw error;
  } finally {
    await handle.close();
  }
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string }).code;
}
