import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/authoring/compile.ts';
import { webhookSchema, type Webhook } from '../../../shared/model/webhook.ts';
import {
  action,
  condition,
  context,
  diamonds,
  equals,
  graph,
  graphs,
  split,
  trigger,
  wait,
} from '../../support/graphs.ts';

const ct = equals('CT');
const mr = equals('MR');
const chest = equals('CHEST', 'study.study_description');
const no = { ...ct, op: 'not_equals' };

function webhooksOf(...drawn: Parameters<typeof graph>): Webhook[] {
  return compile(graph(...drawn), context()).webhooks;
}

describe('one webhook for every trigger-action pair', () => {
  it('carries the trigger, the condition, the wait and the call', () => {
    const [webhook, ...others] = webhooksOf(
      [
        trigger('arrives', 'STUDY_SYNC', { maxAge: 30 }),
        condition('isCt', { all: [ct] }),
        wait('later', 600),
        action('push', { name: 'Push', runAs: 'u-1', retry: true, once: 'study_uid' }),
      ],
      'arrives.out > isCt',
      'isCt.yes > later',
      'later.out > push',
    );
    expect(others).toEqual([]);
    expect(webhook).toMatchObject({
      name: 'CT: Push',
      event: 'STUDY_SYNC',
      url: 'http://localhost:8020/study/push',
      method: 'POST',
      connection: 'ambra',
      when: { all: [ct] },
      sid_user_id: 'u-1',
      retry: true,
      once: true,
      by_uid: true,
      by_accession_number: false,
      delay: 600,
      max_age: 30,
      time_zone: 'Europe/Vienna',
      origin: { rule: 'rule-1', version: 1, node: 'push', trigger: 'arrives' },
    });
  });

  it('says that two ways with opposite conditions are always', () => {
    const [webhook, ...others] = webhooksOf(
      [trigger('t'), condition('c', ct), action('a')],
      't.out > c',
      'c.yes > a',
      'c.no > a',
    );
    expect(others).toEqual([]);
    expect(webhook?.when).toEqual({ all: [] });
  });

  it('sees that “is CT” and “is not CT” in two nodes add up to always', () => {
    const [webhook] = webhooksOf(
      [
        trigger('t'),
        condition('c', ct),
        condition('d', { all: [{ ...ct, op: 'not_equals' }] }),
        action('a'),
      ],
      't.out > c',
      't.out > d',
      'c.yes > a',
      'd.yes > a',
    );
    expect(webhook?.when).toEqual({ all: [] });
  });

  it('joins conditions one after the other, and offers either where ways meet', () => {
    const [webhook] = webhooksOf(
      [trigger('t'), condition('c', ct), condition('d', mr), condition('e', chest), action('a')],
      't.out > c',
      'c.yes > e',
      'c.no > d',
      'd.yes > e',
      'e.yes > a',
    );
    expect(webhook?.when).toEqual({ all: [{ any: [ct, mr] }, chest] });
  });

  it('takes twenty diamonds in a row for always, and does so at once', () => {
    const { webhooks, obstacles } = compile(diamonds(20), context());
    expect(obstacles).toEqual([]);
    expect(webhooks.map(({ when }) => when)).toEqual([{ all: [] }]);
  });

  it('keeps sixty either-ors in a row a product of sixty sums', () => {
    const parts = Array.from({ length: 60 }, (_, i) => [
      condition(`c${i}`, equals(`A${i}`)),
      condition(`d${i}`, equals(`B${i}`)),
      wait(`w${i}`, 0),
    ]).flat();
    const drawn = Array.from({ length: 60 }, (_, i) => [
      i === 0 ? 't.out > c0' : `w${i - 1}.out > c${i}`,
      `c${i}.no > d${i}`,
      `c${i}.yes > w${i}`,
      `d${i}.yes > w${i}`,
    ]).flat();
    const [webhook] = webhooksOf([trigger('t'), ...parts, action('a')], ...drawn, 'w59.out > a');
    expect(webhook?.when).toHaveProperty('all.length', 60);
    expect(webhook?.when).toHaveProperty('all.59', { any: [equals('A59'), equals('B59')] });
  });

  it('gives up on more than 200 terms and says for which pair', () => {
    const many = Array.from({ length: 201 }, (_, i) => equals(`M${i}`));
    const { webhooks, obstacles } = compile(
      graph([trigger('t'), condition('c', { any: many }), action('a')], 't.out > c', 'c.yes > a'),
      context(),
    );
    expect(webhooks).toEqual([]);
    expect(obstacles).toMatchObject([{ kind: 'too_many_terms', action: { id: 'a' } }]);
  });

  it('leaves out a way that contradicts itself', () => {
    const { webhooks, obstacles } = compile(
      graph(
        [trigger('t'), condition('c', ct), condition('d', ct), action('a')],
        't.out > c',
        'c.yes > d',
        'd.no > a',
      ),
      context(),
    );
    expect(webhooks).toEqual([]);
    expect(obstacles).toMatchObject([{ kind: 'never' }]);
  });
});

describe('a split', () => {
  const nodes = [
    trigger('t'),
    split('s', 'study.modality', { ct: ['CT'], mr: ['MR', 'MRA'] }),
    action('a'),
  ];
  it('tests one value, several values, and the exact complement of all', () => {
    const whenOf = (exit: string): unknown =>
      webhooksOf(nodes, 't.out > s', `s.${exit} > a`)[0]?.when;
    expect(whenOf('ct')).toEqual(ct);
    expect(whenOf('mr')).toEqual({ ...ct, op: 'in', value: ['MR', 'MRA'] });
    expect(whenOf('otherwise')).toEqual({ ...ct, op: 'not_in', value: ['CT', 'MR', 'MRA'] });
  });

  it('joins cases that lead to the same action into one test', () => {
    const [joined] = webhooksOf(nodes, 't.out > s', 's.ct > a', 's.mr > a');
    expect(joined?.when).toEqual({ ...ct, op: 'in', value: ['CT', 'MR', 'MRA'] });
    const [rest] = webhooksOf(nodes, 't.out > s', 's.mr > a', 's.otherwise > a');
    expect(rest?.when).toEqual(no);
    const [all] = webhooksOf(nodes, 't.out > s', 's.ct > a', 's.mr > a', 's.otherwise > a');
    expect(all?.when).toEqual({ all: [] });
  });
});

describe('waits', () => {
  it('add up on a way', () => {
    const [webhook] = webhooksOf(
      [trigger('t'), wait('w', 60), wait('v', 5), action('a')],
      't.out > w',
      'w.out > v',
      'v.out > a',
    );
    expect(webhook?.delay).toBe(65);
  });

  it('that differ between two ways are reported with both ways', () => {
    const { obstacles } = compile(
      graph([trigger('t'), wait('w', 60), action('a')], 't.out > w', 'w.out > a', 't.out > a'),
      context(),
    );
    expect(obstacles).toMatchObject([
      { kind: 'waits_differ', ways: [{ seconds: 0 }, { seconds: 60 }] },
    ]);
  });

  it('do not differ where one of the ways can never be taken', () => {
    const { obstacles } = compile(
      graph(
        [trigger('t'), condition('c', ct), condition('d', ct), wait('w', 60), action('a')],
        't.out > c',
        'c.yes > a',
        'c.yes > d',
        'd.no > w',
        'w.out > a',
      ),
      context(),
    );
    expect(obstacles).toEqual([]);
  });
});

describe('whatever is drawn', () => {
  it('never gives two webhooks for one trigger and action, and every one is well formed', () => {
    fc.assert(
      fc.property(graphs, (drawn) => {
        const { webhooks } = compile(drawn, context());
        const pairs = webhooks.map(({ origin }) => `${origin.trigger} ${origin.node}`);
        expect(new Set(pairs).size).toBe(pairs.length);
        expect(new Set(webhooks.map(({ uuid }) => uuid)).size).toBe(webhooks.length);
        expect(new Set(webhooks.map(({ name }) => name)).size).toBe(webhooks.length);
        for (const webhook of webhooks) expect(webhookSchema.parse(webhook)).toEqual(webhook);
      }),
    );
  });
});
