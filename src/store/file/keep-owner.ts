import { chownSync, statSync } from 'node:fs';

/**
 * Gives what root has made at `path` to the owner of `like`, whose service could neither write nor replace it. Does nothing
 * for any other user, who owns what he makes.
 */
export function keepOwner(path: string, like: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(like);
  chownSync(path, uid, gid);
}
