/** Reasons that stand together: alternatives, of which one is enough, or a single one. */
export interface Together<Reason> {
  readonly isChoice: boolean;
  readonly reasons: readonly Reason[];
}

/** Which reasons are alternatives to each other, by their places in the condition (`when.all.0.any.1`). */
export function alternatives<Reason extends { readonly path: string }>(
  reasons: readonly Reason[],
): Together<Reason>[] {
  const groups: { readonly place: string | null; readonly reasons: Reason[] }[] = [];
  for (const reason of reasons) {
    const place = choiceOf(reason.path);
    const last = groups.at(-1);
    if (last && place !== null && last.place === place) last.reasons.push(reason);
    else groups.push({ place, reasons: [reason] });
  }
  return groups.map(({ place, reasons: together }) => ({
    isChoice: place !== null && together.length > 1,
    reasons: together,
  }));
}

/** The outermost choice that it is part of; what is turned round is none. */
function choiceOf(path: string): string | null {
  return /^((?:(?!\.not(?:\.|$)).)*?\.any)\.\d+/.exec(path)?.[1] ?? null;
}
