import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { webhookSchema } from '../../shared/model/webhook.ts';
import { versionQuery } from '../api/rules.ts';
import { useSurroundings } from '../draft/Workbench.tsx';
import { wordsOf } from '../draft/surroundings.ts';
import type { Compiled } from '../../shared/authoring/callTitles.ts';
import { changeRows, type ChangeRow } from './changeRows.ts';

export type Changes =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: Error; readonly retry: () => void }
  | {
      readonly kind: 'known';
      readonly rows: readonly ChangeRow[];
      /** Both sides as text, to be compared line by line. */
      readonly before: string;
      readonly after: string;
    };

/** A side of a comparison: a version by its number, or what is at hand; null is nothing at all. */
export type Side = number | Compiled | null;

/** What differs between two sides. */
export function useChanges(rule: string, before: Side, after: Side): Changes {
  const surroundings = useSurroundings((state) => state);
  const one = useSide(rule, before);
  const other = useSide(rule, after);
  const known = useMemo((): Changes | null => {
    if (!one.compiled || !other.compiled) return null;
    return {
      kind: 'known',
      rows: changeRows(one.compiled, other.compiled, wordsOf(surroundings)),
      before: comparable(one.compiled),
      after: comparable(other.compiled),
    };
  }, [one.compiled, other.compiled, surroundings]);
  if (known) return known;
  const failed = [one, other].find(({ error }) => error !== null);
  if (!failed?.error) return { kind: 'loading' };
  return { kind: 'failed', error: failed.error, retry: failed.retry };
}

const none: Compiled = { name: '', webhooks: [] };

function useSide(rule: string, side: Side) {
  const number = typeof side === 'number' ? side : null;
  const { data, error, refetch } = useQuery({
    ...versionQuery(rule, number ?? 0),
    enabled: number !== null,
  });
  const compiled: Compiled | undefined = typeof side === 'number' ? data : (side ?? none);
  return { compiled, error: number === null ? null : error, retry: () => void refetch() };
}

/** The webhooks as text, their fields in one order; the number of the version is no difference. */
export function comparable({ webhooks }: Compiled): string {
  return JSON.stringify(
    webhooks
      .map((webhook) => webhookSchema.parse(webhook))
      .map(({ origin, ...webhook }) => ({
        ...webhook,
        origin: { rule: origin.rule, trigger: origin.trigger, node: origin.node },
      })),
    null,
    2,
  );
}
