/**
 * Copies a registry to its second place: one snapshot beside the registry, checked, then its bytes. Nothing of SQLite waits for
 * the second place, so a disk that stands still there holds up neither the snapshot nor the log of the registry.
 */

import { createHash, type Hash } from 'node:crypto';
import { rmSync, statfsSync, statSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Instant } from '../../domain/calendar/dates.ts';
import { copyRegistry } from './copy-registry.ts';
import { claimPlace, copiesIn, copyAt, flushFolder, type ClaimOrder, type Refusal } from './second-place.ts';
import { copiesToDrop } from './thin-copies.ts';

export interface CopyOrder extends ClaimOrder {
  readonly at: Instant;
  /** Days for which one copy each is kept. */
  readonly days: number;
}

export type CopyOutcome =
  | {
      readonly kind: 'copied';
      readonly bytes: number;
      /** The number of older copies removed. */
      readonly removed: number;
      /** Whether the copy lies on the registry's own disk. */
      readonly isSameDisk: boolean;
    }
  | { readonly kind: 'refused'; readonly why: Refusal };

const PIECE_BYTES = 1 << 20;
/** Left free on the registry's own disk, whose end would stop the bot. */
const LEFT_FREE_BYTES = 64 << 20;

/** Rejects when no copy was made, and then leaves nothing of it behind. `onProgress` is called with each piece that was carried. */
export async function copyAway(order: CopyOrder, onProgress: () => void): Promise<CopyOutcome> {
  const { folder, path, at } = order;
  const why = await claimPlace(order);
  if (why !== null) return { kind: 'refused', why };
  const staged = `${path}.copying`;
  const goal = copyAt(folder, path, at);
  const unfinished = `${goal}.part`;
  try {
    checkSpace(path);
    await copyRegistry(path, staged);
    onProgress();
    const carried = await carry(staged, unfinished, onProgress);
    if ((await hashOf(unfinished, onProgress)) !== carried)
      throw new Error('the second place did not keep what it was given');
    await rename(unfinished, goal);
    await flushFolder(folder);
  } finally {
    rmSync(staged, { force: true });
    await rm(unfinished, { force: true });
  }
  // A clock that was ahead has left copies that look newer than this one.
  const old = copiesToDrop(await copiesIn(folder, path), order.days).filter(
    (copy) => copyAt(folder, path, copy) !== goal,
  );
  for (const copy of old) await rm(copyAt(folder, path, copy), { force: true });
  const { size, dev } = await stat(goal);
  return { kind: 'copied', bytes: size, removed: old.length, isSameDisk: dev === statSync(path).dev };
}

function checkSpace(path: string): void {
  const { bavail, bsize } = statfsSync(dirname(path));
  const needed = statSync(path).size + LEFT_FREE_BYTES;
  if (bavail * bsize < needed) throw new Error("the registry's own disk has no room for a copy");
}

async function carry(from: string, to: string, onProgress: () => void): Promise<string> {
  const hash = createHash('sha256');
  const goal = await open(to, 'w', 0o600);
  try {
    await eachPiece(from, async (piece) => {
      hash.update(piece);
      await goal.writeFile(piece);
      onProgress();
    });
    await goal.sync();
  } finally {
    await goal.close();
  }
  return hash.digest('hex');
}

async function hashOf(path: string, onProgress: () => void): Promise<string> {
  const hash: Hash = createHash('sha256');
  await eachPiece(path, (piece) => {
    hash.update(piece);
    onProgress();
    return Promise.resolve();
  });
  return hash.digest('hex');
}

async function eachPiece(path: string, take: (piece: Buffer) => Promise<void>): Promise<void> {
  const source = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(PIECE_BYTES);
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, PIECE_BYTES, null);
      if (bytesRead === 0) return;
      await take(buffer.subarray(0, bytesRead));
    }
  } finally {
    await source.close();
  }
}
