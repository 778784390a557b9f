import { describe, expect, it } from 'vitest';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { compile } from '../../../shared/authoring/compile.ts';
import { diff } from '../../../shared/authoring/diff.ts';
import type { Graph } from '../../../shared/model/graph.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import { action, condition, context, equals, graph, trigger, wait } from '../../support/graphs.ts';

const words = { catalogue: ambra, nameOf: () => undefined };
const push = action('push', { name: 'Push' });

function webhooks(drawn: Graph, version = 1): Webhook[] {
  return compile(drawn, context({ version })).webhooks;
}

function rule(value: string, seconds: number, call = push): Graph {
  return graph(
    [trigger('t'), condition('c', equals(value)), wait('w', seconds), call],
    't.out > c',
    'c.yes > w',
    'w.out > push',
  );
}

describe('what a republish changes', () => {
  it('is nothing where only the version is new', () => {
    expect(diff(webhooks(rule('CT', 60)), webhooks(rule('CT', 60), 2), words)).toEqual([]);
  });

  it('is told field by field and in words', () => {
    const [change, ...others] = diff(
      webhooks(rule('CT', 60)),
      webhooks(
        rule('MR', 600, { ...push, retry: true, parameters: { uuid: 'study.uuid', extra: 1 } }),
        2,
      ),
      words,
    );
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      kind: 'changed',
      fields: [
        { field: 'when', before: equals('CT'), after: equals('MR') },
        { field: 'retry', before: false, after: true },
        { field: 'delay', before: 60, after: 600 },
        { field: 'parameters.extra', after: 1 },
        { field: 'parameters.destination_id', before: expect.any(String) },
      ],
    });
    expect(change?.words).toContain('condition changed from “modality is CT” to “modality is MR”');
    expect(change?.words).toContain('wait changed from 1 minute to 10 minutes');
    expect(change?.words).toContain('parameter extra added: 1');
    expect(change?.words).toContain('retry changed from no to yes');
  });

  it('names calls and choices as people do', () => {
    const other = {
      ...push,
      command: 'study/get',
      onMissing: { uuid: 'omit', '*': 'empty' },
    } as const;
    const [change] = diff(webhooks(rule('CT', 60)), webhooks(rule('CT', 60, other)), words);
    expect(change?.words).toContain('call changed from study/push to study/get');
    expect(change?.words).toContain('choice for a missing uuid added: leave it out');
    expect(change?.words).toContain('choice for missing values added: send it empty');
  });

  it('is a webhook more or less where a trigger comes or goes', () => {
    const one = webhooks(graph([trigger('t'), push], 't.out > push'));
    const two = webhooks(
      graph([trigger('t'), trigger('u', 'STUDY_EDIT'), push], 't.out > push', 'u.out > push'),
    );
    expect(diff(one, two, words).map(({ kind }) => kind)).toEqual(['changed', 'added']);
    expect(diff(two, one, words).map(({ kind }) => kind)).toEqual(['changed', 'removed']);
  });

  it('does not mind the order of keys', () => {
    const [webhook] = webhooks(rule('CT', 0));
    if (!webhook) throw new Error('nothing compiled');
    const turned = Object.fromEntries(Object.entries(webhook).reverse()) as unknown as Webhook;
    expect(diff([webhook], [turned])).toEqual([]);
  });
});
