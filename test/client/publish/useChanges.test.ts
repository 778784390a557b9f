import { expect, it } from 'vitest';
import { comparable } from '../../../client/publish/useChanges.ts';
import { compile } from '../../../shared/authoring/compile.ts';
import { webhookSchema } from '../../../shared/model/webhook.ts';
import { action, context, graph, trigger } from '../../support/graphs.ts';

it('what an answer brought and what was compiled here compare as the same where they say the same', () => {
  const drawn = graph([trigger('starts'), action('push')], 'starts.out > push');
  const { webhooks } = compile(drawn, context());
  const answered = webhooks
    .map((webhook) => Object.fromEntries(Object.entries(webhook).toReversed()))
    .map((webhook) =>
      webhookSchema.parse({ ...webhook, origin: { ...(webhook['origin'] as object), version: 7 } }),
    );
  expect(webhooks).toHaveLength(1);
  expect(comparable({ name: 'Rule', webhooks: answered })).toBe(
    comparable({ name: 'Rule', webhooks }),
  );
  const [first] = webhooks;
  const other = first && [{ ...first, retry: !first.retry }];
  expect(comparable({ name: 'Rule', webhooks: other ?? [] })).not.toBe(
    comparable({ name: 'Rule', webhooks }),
  );
});
