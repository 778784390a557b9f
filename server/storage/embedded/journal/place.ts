import { statSync } from 'node:fs';

/** Which file is at a path, whatever its name was: null where there is none, or none that may be looked at. */
export function fileAt(path: string): string | null {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found ? `${found.dev}:${found.ino}` : null;
  } catch {
    return null;
  }
}

/** The journal has two files: its pages, and beside them the log of the latest commits. */
export type Part = 'pages' | 'log';

/**
 * What was opened is not at its path any more. SQLite goes on writing all the same, into a file without a name that is
 * gone when the process ends.
 */
export class Misplaced extends Error {
  override readonly name = 'Misplaced';

  constructor(part: Part) {
    super(part);
  }
}

export interface Place {
  /** What is not where it was opened; null where both files are. Asks the disk, unless it has just done so. */
  missing(): Part | null;
}

/** Each look costs two calls of the system, which a commit on a fast disk would notice. */
const freshMs = 50;

/** Watches over the files that are at the path now. `changed` is told when one has gone, and when it is back. */
export function openPlace(file: string, changed: (missing: Part | null) => void): Place {
  const log = `${file}-wal`;
  const [pagesThen, logThen] = [fileAt(file), fileAt(log)];
  let missing: Part | null = null;
  let lookedAt = -Infinity;

  function look(): Part | null {
    if (fileAt(file) !== pagesThen) return 'pages';
    return logThen !== null && fileAt(log) !== logThen ? 'log' : null;
  }

  return {
    missing() {
      const now = performance.now();
      if (now - lookedAt < freshMs) return missing;
      lookedAt = now;
      const before = missing;
      missing = look();
      if (missing !== before) changed(missing);
      return missing;
    },
  };
}
