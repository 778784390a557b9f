import { describe, expect, it } from 'vitest';
import { compile } from '../../../../shared/authoring/compile.ts';
import type { Webhook } from '../../../../shared/model/webhook.ts';
import { action, condition, context, equals, graph, trigger } from '../../../support/graphs.ts';

const ct = equals('CT');

function webhooksOf(...drawn: Parameters<typeof graph>): Webhook[] {
  return compile(graph(...drawn), context()).webhooks;
}

describe('chains', () => {
  const nodes = [
    trigger('t'),
    trigger('u', 'STUDY_EDIT'),
    action('push', { name: 'Push' }),
    condition('locked', equals('LOCKED', 'webhook.last_error')),
    action('tell', { command: 'message/add', name: 'Tell', once: 'study' }),
    action('then', { command: 'tag/add', name: 'Tag' }),
  ];
  const compiled = webhooksOf(
    nodes,
    't.out > push',
    'u.out > push',
    'push.failed > locked',
    'locked.yes > tell',
    'push.succeeded > then',
    'tell.failed > then',
  );
  const by = (node: string, event: string): Webhook | undefined =>
    compiled.find((w) => w.origin.node === node && w.event === event);
  const pushes = compiled.filter((w) => w.origin.node === 'push').map(({ uuid }) => uuid);

  it('wait for the failure of exactly that action’s webhooks, once for good', () => {
    expect(by('tell', 'WEBHOOK_FAILED')).toMatchObject({
      once: true,
      by_webhook_event: true,
      origin: { trigger: 'push.failed' },
      when: {
        all: [
          { field: 'webhook.uuid', op: 'in', value: [...pushes].sort(), type: 'text' },
          equals('LOCKED', 'webhook.last_error'),
        ],
      },
    });
  });

  it('wait for success as an event of our own', () => {
    expect(by('then', 'WEBHOOK_SUCCEEDED')).toMatchObject({
      once: false,
      by_webhook_event: false,
      origin: { trigger: 'push.succeeded' },
    });
  });

  it('follow chains', () => {
    expect(by('then', 'WEBHOOK_FAILED')?.when).toEqual({
      field: 'webhook.uuid',
      op: 'in',
      value: [by('tell', 'WEBHOOK_FAILED')?.uuid],
      type: 'text',
    });
  });

  it('have names of their own where an action has several webhooks', () => {
    expect(compiled.map(({ name }) => name)).toEqual([
      'CT: Push (Study arrives)',
      'CT: Push (Study is edited)',
      'CT: Tag (after Push)',
      'CT: Tell',
      'CT: Tag (when Tell fails)',
    ]);
  });
});

describe('identity', () => {
  const drawn = graph(
    [trigger('t'), trigger('u', 'STUDY_EDIT'), action('a')],
    't.out > a',
    'u.out > a',
  );
  it('depends on the rule, the trigger and the action, and on nothing else', () => {
    const first = compile(drawn, context()).webhooks;
    const later = compile(
      graph(
        [
          trigger('t'),
          trigger('u', 'STUDY_EDIT'),
          condition('c', ct),
          action('a', { name: 'Other', retry: true }),
        ],
        't.out > c',
        'c.yes > a',
        'u.out > a',
      ),
      context({ version: 7, rule: { id: 'rule-1', name: 'Renamed' } }),
    ).webhooks;
    expect(later.map(({ uuid }) => uuid)).toEqual(first.map(({ uuid }) => uuid));
    const elsewhere = compile(drawn, context({ rule: { id: 'rule-2', name: 'CT' } })).webhooks;
    expect(elsewhere[0]?.uuid).not.toBe(first[0]?.uuid);
    expect(new Set(first.map(({ uuid }) => uuid)).size).toBe(2);
  });

  it('is what was imported where there is something imported', () => {
    const kept = action('a', { identities: { t: 'from-the-platform' } });
    const [webhook] = webhooksOf([trigger('t'), kept], 't.out > a');
    expect(webhook?.uuid).toBe('from-the-platform');
  });

  it('claims once for rule and action, so that two triggers do not double it', () => {
    const keys = compile(drawn, context()).webhooks.map((webhook) => webhook.once_key);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('what compiling takes from its surroundings', () => {
  it('writes how each row compares, as the catalogue says', () => {
    const when = {
      all: [
        { field: 'study.modality', op: 'equals', value: 'CT' },
        { field: 'study.patient_birth_date', op: 'ge', value: 18, as: 'years_old' },
        { field: 'study.image_count', op: 'gt', value: 1 },
        { field: 'study.created', op: 'lt', value: '2024-01-01 00:00:00' },
      ],
    } as const;
    const [webhook] = webhooksOf(
      [trigger('t'), condition('c', { all: [...when.all] }), action('a')],
      't.out > c',
      'c.yes > a',
    );
    expect(webhook?.when).toMatchObject({
      all: [{ type: 'text' }, { type: 'date' }, { type: 'number' }, { type: 'datetime' }],
    });
  });

  it('leaves out an action for which no connection, or more than one, could be meant', () => {
    const drawn = graph([trigger('t'), action('a')], 't.out > a');
    const one = { id: 'x', kind: 'ambra', baseUrl: 'http://localhost:8020/' } as const;
    expect(compile(drawn, context({ connections: [] })).webhooks).toEqual([]);
    expect(compile(drawn, context({ connections: [one, { ...one, id: 'y' }] })).webhooks).toEqual(
      [],
    );
  });

  it('puts the command of another connection below its base address', () => {
    const [webhook] = compile(
      graph([trigger('t'), action('a', { connection: 'pager', command: '/notify' })], 't.out > a'),
      context({
        connections: [{ id: 'pager', kind: 'http', baseUrl: 'https://pager.example.org/api/' }],
      }),
    ).webhooks;
    expect(webhook?.url).toBe('https://pager.example.org/api/notify');
  });

  it('reads a schedule in the trigger’s time zone, else in the rule’s', () => {
    const [own, rule] = webhooksOf(
      [
        trigger('t', 'CRON', { cron: '0 9 * * *', timeZone: 'Asia/Tokyo' }),
        trigger('u', 'CRON', { cron: '0 9 * * *' }),
        action('a'),
      ],
      't.out > a',
      'u.out > a',
    );
    expect(own).toMatchObject({ cron: '0 9 * * *', time_zone: 'Asia/Tokyo' });
    expect(rule).toMatchObject({ cron: '0 9 * * *', time_zone: 'Europe/Vienna' });
  });

  it('compiles what stands outside a loop', () => {
    const webhooks = webhooksOf(
      [trigger('t'), action('a'), action('b'), action('c')],
      't.out > a',
      'a.failed > b',
      'b.failed > a',
      't.out > c',
    );
    expect(webhooks.map(({ origin }) => origin.node)).toEqual(['a', 'c']);
  });
});
