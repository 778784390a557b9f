import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Webhook } from '../../shared/model/webhook.ts';
import { versionQuery } from '../api/rules.ts';
import { useSurroundings } from '../draft/Workbench.tsx';
import { wordsOf } from '../draft/surroundings.ts';
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

/** A side of a comparison: a version by its number, or webhooks that are at hand; null is nothing at all. */
export type Side = number | readonly Webhook[] | null;

/** What differs between two sides. */
export function useChanges(rule: string, before: Side, after: Side): Changes {
  const surroundings = useSurroundings((state) => state);
  const one = useSide(rule, before);
  const other = useSide(rule, after);
  const known = useMemo((): Changes | null => {
    if (!one.webhooks || !other.webhooks) return null;
    return {
      kind: 'known',
      rows: changeRows(one.webhooks, other.webhooks, wordsOf(surroundings)),
      before: comparable(one.webhooks),
      after: comparable(other.webhooks),
    };
  }, [one.webhooks, other.webhooks, surroundings]);
  if (known) return known;
  const failed = [one, other].find(({ error }) => error !== null);
  if (!failed?.error) return { kind: 'loading' };
  return { kind: 'failed', error: failed.error, retry: failed.retry };
}

const none: readonly Webhook[] = [];

function useSide(rule: string, side: Side) {
  const number = typeof side === 'number' ? side : null;
  const { data, error, refetch } = useQuery({
    ...versionQuery(rule, number ?? 0),
    enabled: number !== null,
  });
  const webhooks = typeof side === 'number' ? data?.webhooks : (side ?? none);
  return { webhooks, error: number === null ? null : error, retry: () => void refetch() };
}

/** The webhooks as text; the number of the version is no difference. */
function comparable(webhooks: readonly Webhook[]): string {
  return JSON.stringify(
    webhooks.map(({ origin, ...webhook }) => ({
      ...webhook,
      origin: { rule: origin.rule, trigger: origin.trigger, node: origin.node },
    })),
    null,
    2,
  );
}
