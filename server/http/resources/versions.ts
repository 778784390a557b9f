import { z } from 'zod';
import { diff } from '../../../shared/authoring/diff.ts';
import {
  ruleAnswerSchema,
  versionAnswerSchema,
  versionHeadSchema,
} from '../../../shared/model/answers/rules.ts';
import { liveVersion } from '../../../shared/model/rule.ts';
import type { Api } from '../api.ts';
import { route, type Route } from '../route.ts';
import { wordsOf } from './authored.ts';
import { editRule } from './editRule.ts';
import { findRule, findVersion } from './found.ts';
import { showRule, showVersionHead } from './ruleAnswer.ts';
import { showChange } from './changeAnswer.ts';

/** What was published, and going back to it. */
export function versionsRoutes(api: Api): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/rules/{id}/versions',
      summary: 'The versions of a rule, newest first',
      answer: z.object({ versions: z.array(versionHeadSchema) }),
      handle({ params }) {
        const rule = findRule(api.system(), params.id);
        return { versions: rule.versions.map((one) => showVersionHead(rule, one)).reverse() };
      },
    }),
    route({
      method: 'get',
      path: '/api/rules/{id}/versions/{number}',
      summary: 'One version in full, and what it would change about what runs',
      answer: versionAnswerSchema,
      handle({ params }) {
        const rule = findRule(api.system(), params.id);
        const version = findVersion(rule, params.number);
        const { timeZone, graph, webhooks } = version;
        const changes = diff(liveVersion(rule)?.webhooks ?? [], webhooks, wordsOf(api)).map(
          showChange,
        );
        return { ...showVersionHead(rule, version), timeZone, graph, webhooks, changes };
      },
    }),
    route({
      method: 'post',
      path: '/api/rules/{id}/versions/{number}/restore',
      summary: 'Make an earlier version the draft; publish it to let it run',
      body: z.strictObject({ revision: z.number().int() }),
      answer: ruleAnswerSchema,
      async handle({ params, body }) {
        const rule = await editRule(api, params.id, body.revision, (current) => {
          const { graph, timeZone } = findVersion(current, params.number);
          return { draft: graph, timeZone };
        });
        return showRule(api, rule);
      },
    }),
  ];
}
