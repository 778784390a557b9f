import { z } from 'zod';
import type { Rule } from '../../../shared/model/rule.ts';
import type { Api } from '../api.ts';
import { isMasked, maskClaim } from '../masking.ts';
import { Refusal } from '../problemDetails.ts';
import { route, type Route } from '../route.ts';
import { findRule } from './found.ts';

const claimSchema = z.object({
  key: z.string(),
  subject: z.string(),
  delivery: z.string(),
  takenAt: z.string(),
  /** Null where the rule is gone, or its action was taken out. */
  rule: z.string().nullable(),
  node: z.string().nullable(),
});

interface Owner {
  readonly rule: string;
  readonly node: string;
}

/** What "once" remembers: for which study which action has called already. */
export function claimsRoutes(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/claims',
      summary: 'Calls that were to be made once and have been',
      query: z.strictObject({ rule: z.string().max(100).optional() }),
      answer: z.object({ claims: z.array(claimSchema) }),
      async handle({ query, req }) {
        const system = api.system();
        const rules =
          query.rule === undefined
            ? system.storage.documents.rules.all()
            : [findRule(system, query.rule)];
        const owners = ownersOf(rules);
        const all = await system.storage.journal.claims();
        const wanted = query.rule === undefined ? all : all.filter(({ key }) => owners.has(key));
        return {
          claims: wanted.map((claim) => {
            const { rule = null, node = null } = owners.get(claim.key) ?? {};
            return { ...(isMasked(req) ? maskClaim(claim) : claim), rule, node };
          }),
        };
      },
    }),
    route({
      method: 'post',
      path: '/api/claims/release',
      summary: 'Let a call that is made once be made again',
      body: z.strictObject({ key: z.string().max(200), subject: z.string().max(1000) }),
      answer: z.object({ released: z.boolean() }),
      async handle({ body }) {
        if (await api.system().storage.journal.release(body)) return { released: true };
        throw new Refusal({
          status: 404,
          title: 'There is no such claim',
          detail: 'It may have been released already. /api/claims lists those there are.',
        });
      },
    }),
  ];
}

/** Newer versions come last, so that theirs is the node that is named. */
function ownersOf(rules: readonly Rule[]): Map<string, Owner> {
  const pairs = rules.flatMap((rule) =>
    rule.versions.flatMap(({ webhooks }) =>
      webhooks.map(
        ({ once_key, origin }) => [once_key, { rule: rule.id, node: origin.node }] as const,
      ),
    ),
  );
  return new Map(pairs);
}
