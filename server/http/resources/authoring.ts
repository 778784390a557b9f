import { z } from 'zod';
import { problemsSchema, sentenceSchema } from '../../../shared/model/answers/rules.ts';
import { hashSchema } from '../../../shared/model/answers/webhooks.ts';
import { graphSchema } from '../../../shared/model/graph.ts';
import { webhookSchema } from '../../../shared/model/webhook.ts';
import type { Api } from '../api.ts';
import { route, type Route } from '../route.ts';
import { asPlatform } from './asPlatform.ts';
import { author, compiled, type Named } from './authored.ts';
import { settingsOf } from './settings.ts';
import { timeZoneSchema } from './timeZone.ts';
import { twinProblems } from './twins.ts';

const bodySchema = z.strictObject({
  graph: graphSchema,
  name: z.string().max(200).optional(),
  timeZone: timeZoneSchema.optional(),
  /** The id of the rule that it is a draft of: webhooks then get the uuids that they would have. */
  rule: z.string().max(100).optional(),
});

const authored = {
  problems: problemsSchema,
  sentence: z.string(),
  sentences: z.array(sentenceSchema),
};

/** Checking and compiling without saving anything. */
export function authoringRoutes(api: Api): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/check',
      summary: 'Everything that is wrong with a graph, and the graph in words',
      body: bodySchema,
      answer: z.object(authored),
      handle: ({ body }) => judge(api, body).authored,
    }),
    route({
      method: 'post',
      path: '/api/compile',
      summary: 'The webhooks of a graph, each as the platform would be told of it',
      body: bodySchema,
      answer: z.object({
        ...authored,
        webhooks: z.array(z.object({ webhook: webhookSchema, v3: hashSchema })),
      }),
      handle({ body }) {
        const { authored: said, webhooks } = judge(api, body);
        return {
          ...said,
          webhooks: webhooks.map((webhook) => ({ webhook, v3: asPlatform(api.system(), webhook) })),
        };
      },
    }),
  ];
}

/** What is said of a graph; where it is known whose draft it is, also which other rules do the same. */
function judge(api: Api, body: z.output<typeof bodySchema>) {
  const rule = namedBy(api, body);
  const { webhooks } = compiled(api, body.graph, rule, 1);
  const said = author(api, body.graph, rule, 1);
  const twins = body.rule === undefined ? [] : twinProblems(api, rule.id, webhooks);
  return { webhooks, authored: { ...said, problems: [...said.problems, ...twins] } };
}

/** The rule that an unsaved graph belongs to, or one that stands in for it. */
export function namedBy(
  api: Api,
  given: {
    readonly rule?: string | undefined;
    readonly name?: string | undefined;
    readonly timeZone?: string | undefined;
  },
): Named {
  const rule =
    given.rule === undefined ? undefined : api.system().storage.documents.rules.get(given.rule);
  return {
    id: rule?.id ?? given.rule ?? 'draft',
    name: given.name ?? rule?.name ?? 'Draft',
    timeZone: given.timeZone ?? rule?.timeZone ?? settingsOf(api).timeZone,
  };
}
