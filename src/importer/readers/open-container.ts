/** The parts of a ZIP container. Sizes are looked at before anything is inflated. */

import { unzipSync } from 'fflate';

/** Largest part inflated, and all parts that are read together, in bytes. */
const LARGEST_PART = 48_000_000;
const LARGEST_TOTAL = 120_000_000;

export interface Container {
  readonly names: readonly string[];
  /** The bytes of a part; undefined when there is none of that name. Throws `Oversized` and `Damaged`. */
  read(name: string): Uint8Array | undefined;
}

/** A part that would take more memory than a table of tasks ever needs. */
export class Oversized extends Error {}

/** A container or part that cannot be read. */
export class Damaged extends Error {}

/** Throws `Damaged`. */
export function openContainer(bytes: Uint8Array): Container {
  const sizes = new Map<string, number>();
  unzip(bytes, ({ name, originalSize }) => {
    sizes.set(name, originalSize);
    return false;
  });
  let total = 0;
  return {
    names: [...sizes.keys()],
    read(name) {
      const size = sizes.get(name);
      if (size === undefined) return undefined;
      total += size;
      if (size > LARGEST_PART || total > LARGEST_TOTAL) throw new Oversized();
      return unzip(bytes, (part) => part.name === name)[name];
    },
  };
}

function unzip(
  bytes: Uint8Array,
  filter: (part: { name: string; originalSize: number }) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch {
    throw new Damaged();
  }
}
