const usuallyKept = 64 * 1024;
/** Reading on keeps the connection usable; beyond this a new connection is cheaper. */
const drainedBytes = 1024 * 1024;

/** Collects an answer's body: the beginning is kept, the rest is counted and dropped. */
export interface BodyKeeper {
  add(chunk: Buffer): void;
  truncated(): boolean;
  /** More than 1 MB has come: nobody should go on reading. */
  tooLong(): boolean;
  /** What was kept, as UTF-8; a character that the cut went through is left out. */
  text(): string;
}

export function createBodyKeeper(keptBytes = usuallyKept): BodyKeeper {
  const chunks: Buffer[] = [];
  let seen = 0;
  return {
    add(chunk) {
      if (seen < keptBytes) chunks.push(chunk.subarray(0, keptBytes - seen));
      seen += chunk.length;
    },
    truncated: () => seen > keptBytes,
    tooLong: () => seen > drainedBytes,
    text: () => textOf(Buffer.concat(chunks), seen > keptBytes),
  };
}

/** A decoder costs more than a short text is worth, which is nearly every answer: it is for those that are cut or marked. */
function textOf(kept: Buffer, isCut: boolean): string {
  const isMarked = kept[0] === 0xef;
  if (!isCut && !isMarked) return kept.toString('utf8');
  return new TextDecoder().decode(kept, { stream: isCut });
}
