/** Ends the program when its registry is not at its place any more: what it would take in after that is lost. */

import { watchPlace, type PlaceLook } from '../../store/file/registry-place.ts';

/** Milliseconds between two looks while nothing comes in. */
const LOOK_MS = 5000;
/** Milliseconds for which a look counts while much comes in; one takes some microseconds. */
const BELIEVED_MS = 500;

export interface PlaceKeeper {
  /** Whether the registry is gone from its place, or another one is there. Once lost it stays lost. */
  isLost(): boolean;
  begin(): void;
  end(): void;
}

/** `onLost` is called once, with an English sentence that names the file and the cure. */
export function keepPlace(options: {
  readonly path: string;
  readonly everyMs?: number;
  readonly onLost: (look: Exclude<PlaceLook, 'same'>, sentence: string) => void;
}): PlaceKeeper {
  const { everyMs = LOOK_MS } = options;
  const believedMs = Math.min(BELIEVED_MS, everyMs);
  const look = watchPlace(options.path);
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isLost = false;
  let looking: NodeJS.Timeout | undefined;

  function examine(): void {
    if (isLost) return;
    lookedAt = performance.now();
    const seen = look();
    if (seen === 'same') return;
    isLost = true;
    options.onLost(seen, sentenceOf(seen, options.path));
  }

  return {
    isLost() {
      if (performance.now() - lookedAt >= believedMs) examine();
      return isLost;
    },
    begin() {
      looking = setInterval(examine, everyMs);
    },
    end() {
      clearInterval(looking);
    },
  };
}

function sentenceOf(look: Exclude<PlaceLook, 'same'>, path: string): string {
  const what =
    look === 'gone'
      ? `The database ${path}, or its log beside it, was moved or removed while the program ran`
      : `Another file took the place of the database ${path}, or of its log, while the program ran`;
  return `${what}; nothing more is taken in. Put the files back, or restore a backup, then start again.`;
}
