import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { diff, type Change } from '../../shared/authoring/diff.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import { versionQuery } from '../api/rules.ts';
import { useSurroundings } from '../draft/Workbench.tsx';
import { wordsOf } from '../draft/surroundings.ts';

export type Changes =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: Error }
  | {
      readonly kind: 'known';
      readonly changes: readonly Change[];
      readonly before: readonly Webhook[];
    };

const none: readonly Webhook[] = [];

/** What differs between a version (null: nothing runs yet) and these webhooks. */
export function useChanges(
  rule: string,
  version: number | null,
  after: readonly Webhook[],
): Changes {
  const surroundings = useSurroundings((state) => state);
  const asked = useQuery({ ...versionQuery(rule, version ?? 0), enabled: version !== null });
  const before = version === null ? none : asked.data?.webhooks;
  return useMemo(() => {
    if (before)
      return { kind: 'known', before, changes: diff(before, after, wordsOf(surroundings)) };
    return asked.error ? { kind: 'failed', error: asked.error } : { kind: 'loading' };
  }, [before, after, surroundings, asked.error]);
}

/** The webhooks as text for comparing; the number of the version is no difference. */
export function comparable(webhooks: readonly Webhook[]): string {
  return JSON.stringify(
    webhooks.map(({ origin, ...webhook }) => ({
      ...webhook,
      origin: { rule: origin.rule, trigger: origin.trigger, node: origin.node },
    })),
    null,
    2,
  );
}
