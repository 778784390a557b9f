import { z } from 'zod';
import { publishedSchema } from '../../../shared/model/answers/rules.ts';
import { liveVersion, type Rule } from '../../../shared/model/rule.ts';
import type { Api } from '../api.ts';
import type { Refusal } from '../problemDetails.ts';
import { route, type Route } from '../route.ts';
import { editRule } from './editRule.ts';
import { conflict, findRule, missing, stale, wasGiven } from './found.ts';
import { notYet } from './blocking.ts';
import { showRule } from './ruleAnswer.ts';
import { openOf, stillHeld } from './openDeliveries.ts';
import { runsAlready } from './runsAlready.ts';
import { flip } from './switching.ts';

const revision = z.number().int();

/** Bringing a draft to life, and the switch. */
export function publishingRoutes(api: Api): Route[] {
  return [publish(api), flip(api)];
}

function publish(api: Api): Route {
  return route({
    method: 'post',
    path: '/api/rules/{id}/publish',
    summary:
      'Check the draft, store it as a version and let it run; what runs already gets no new version',
    body: z.strictObject({
      revision,
      note: z.string().max(2000).default(''),
      keepOff: z
        .boolean()
        .default(false)
        .describe('A rule that is off stays off; otherwise publishing switches it on.'),
    }),
    answer: publishedSchema,
    async handle({ params: { id }, body }) {
      const { publisher, changes } = api.system();
      const rule = findRule(api.system(), id);
      if (rule.revision === body.revision && runsAlready(api, rule))
        return keepRunning(api, rule, body.keepOff);
      if (wasPublishedFrom(api, rule, body)) {
        const remark = `This revision runs already: it was published as version ${rule.live ?? 0}.`;
        return published(api, rule, [remark], true);
      }
      const result = await publisher.publish({ rule: id, ...body });
      switch (result.kind) {
        case 'published':
          changes.tell({ kind: 'rule', id });
          return published(api, result.rule, []);
        case 'not_found':
          return missing('rule', '/api/rules');
        case 'stale':
          throw changedMeanwhile(api, result.rule, body.revision);
        case 'refused':
          throw notYet(result.problems);
      }
    },
  });
}

async function published(api: Api, rule: Rule, remarks: readonly string[], unchanged = false) {
  const shown = showRule(api, rule);
  const { held } = await openOf(api, rule.id);
  return {
    rule: shown,
    problems: shown.problems,
    unchanged,
    remarks: [...remarks, ...stillHeld(held)],
  };
}

/** Nothing is to be stored; a rule that is off is switched on, unless that is not wanted. */
async function keepRunning(api: Api, rule: Rule, keepOff: boolean) {
  const remark = `There is nothing to publish: the draft is what version ${rule.live ?? 0} says already.`;
  if (rule.enabled || keepOff) return published(api, rule, [remark], true);
  const on = await editRule(api, rule.id, rule.revision, () => ({ enabled: true }));
  api.system().publisher.reload();
  await api.system().worker.wake();
  return published(api, on, [remark, 'The rule was off and is switched on.'], true);
}

/**
 * Whether all that happened since that revision is that it was published: then it was asked for twice, because the first
 * answer got lost or was not waited for.
 */
function wasPublishedFrom(
  api: Api,
  rule: Rule,
  { revision, keepOff }: { readonly revision: number; readonly keepOff: boolean },
): boolean {
  const isNext = (rule.enabled || keepOff) && rule.revision === revision + 1;
  return isNext && isPublishedLast(rule) && runsAlready(api, rule);
}

function isPublishedLast(rule: Rule): boolean {
  return liveVersion(rule)?.publishedAt === rule.updatedAt;
}

function changedMeanwhile(api: Api, rule: Rule, given: number): Refusal {
  const current = showRule(api, rule);
  if (!wasGiven(current, given)) return stale('rule', current, given);
  const what = isPublishedLast(rule) ? 'published' : 'changed';
  return conflict(
    `The rule has been ${what} meanwhile`,
    `You asked to publish revision ${given}. The rule was ${what} meanwhile, and by now it is revision ${rule.revision}. Read it again (“current” is what it is now), and publish that revision if it is what should run.`,
    { current },
  );
}
