import { check } from '../../shared/authoring/check.ts';
import { compile } from '../../shared/authoring/compile.ts';
import type { Webhook } from '../../shared/model/webhook.ts';
import type { Rule, Version } from '../../shared/model/rule.ts';
import type { HereDeps, Publisher, PublishRequest, PublishResult } from '../publish.ts';

/** Runs rules on this machine (DESIGN, decision 17). */
export function createHere(deps: HereDeps): Publisher {
  const { documents, journal, live } = deps;
  const reload = () => {
    live.reload(documents.rules.all());
  };
  return {
    reload,
    publish: oneAfterTheOther(async (request: PublishRequest): Promise<PublishResult> => {
      const rule = documents.rules.get(request.rule);
      if (!rule) return { kind: 'not_found' };
      if (rule.revision !== request.revision) return { kind: 'stale', rule };
      const number = Math.max(0, ...rule.versions.map((version) => version.number)) + 1;
      const context = deps.contextFor(rule, number);
      const problems = check(rule.draft, context);
      const blocking = problems.some((p) => p.severity === 'error' && p.target !== 'platform');
      if (blocking) return { kind: 'refused', problems };
      const { webhooks } = compile(rule.draft, context);
      // Before the swap: a delivery may only be planned with a version that the journal knows.
      await journal.register(webhooks);
      const result = await store(deps, request, webhooks, number);
      if (result.kind === 'published') reload();
      return result.kind === 'published' ? { ...result, problems } : result;
    }),
  };
}

/** Two rules that are published at once must not both find a uuid free. */
function oneAfterTheOther<Request, Result>(
  act: (request: Request) => Promise<Result>,
): (request: Request) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const result = last.then(() => act(request));
    last = result.catch(() => undefined);
    return result;
  };
}

async function store(
  { documents, clock }: HereDeps,
  request: PublishRequest,
  webhooks: Webhook[],
  number: number,
): Promise<PublishResult> {
  const at = clock.now().toISOString();
  let result: PublishResult = { kind: 'not_found' };
  await documents.rules.update(request.rule, (rule) => {
    if (!rule) return undefined;
    if (rule.revision !== request.revision) {
      result = { kind: 'stale', rule };
      return rule;
    }
    const { name, draft: graph, timeZone } = rule;
    const version: Version = {
      number,
      name,
      graph,
      timeZone,
      webhooks,
      note: request.note,
      publishedAt: at,
    };
    const published: Rule = {
      ...rule,
      revision: rule.revision + 1,
      versions: [...rule.versions, version],
      live: number,
      enabled: rule.enabled || request.keepOff !== true,
      updatedAt: at,
    };
    result = { kind: 'published', rule: published, problems: [] };
    return published;
  });
  return result;
}
