import { describe, expect, it } from 'vitest';
import { createTwinFinder } from '../../../shared/authoring/twins.ts';
import { problemSchema } from '../../../shared/model/problem.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import { aWebhook } from '../../support/events.ts';

const origin = (node: string) => ({ ...aWebhook().origin, node });
const base = aWebhook({
  uuid: 'mine',
  parameters: { uuid: 'study.uuid', destination_id: 'd1' },
  origin: origin('push'),
});
const finderFor = (...webhooks: Webhook[]) =>
  createTwinFinder([{ id: 'other', name: 'Night shift', webhooks }]);

describe('a webhook that another rule has too', () => {
  it('is told on its action, with the name of that rule', () => {
    const find = finderFor(aWebhook({ ...base, uuid: 'theirs', origin: origin('send') }));
    const problems = find('mine', [base]);
    expect(problems).toMatchObject([
      { code: 'rule.same_as', severity: 'warning', target: 'here', node: 'push' },
    ]);
    expect(problems[0]?.message).toContain('“Night shift”');
    expect(problemSchema.parse(problems[0])).toEqual(problems[0]);
  });

  it('is told whatever it is called and however its parameters are ordered', () => {
    const theirs = {
      ...base,
      name: 'Another name',
      uuid: 'theirs',
      delay: 60,
      retry: !base.retry,
      parameters: { destination_id: 'd1', uuid: 'study.uuid' },
    };
    expect(finderFor(theirs)('mine', [base])).toHaveLength(1);
  });

  it('is told though its condition is written another way', () => {
    const row = { field: 'study.modality', type: 'text' } as const;
    const mine: Webhook = { ...base, when: { ...row, op: 'equals', value: 'CT' } };
    const theirs: Webhook = { ...base, when: { all: [{ ...row, op: 'in', value: ['CT'] }] } };
    expect(finderFor(theirs)('mine', [mine])).toHaveLength(1);
  });

  it('is told once for each action and rule, though two triggers lead there', () => {
    const find = createTwinFinder([
      { id: 'a', name: 'A', webhooks: [base, { ...base, event: 'STUDY_SHARE' }] },
      { id: 'b', name: 'B', webhooks: [base] },
    ]);
    const messages = find('mine', [base, { ...base, event: 'STUDY_SHARE' }]).map((p) => p.message);
    expect(messages).toEqual([expect.stringContaining('“A”'), expect.stringContaining('“B”')]);
  });

  it('is not told of the rule itself', () => {
    expect(finderFor(base)('other', [base])).toEqual([]);
  });
});

describe('no twin is a webhook', () => {
  it.each<[string, Partial<Webhook>]>([
    ['of another event', { event: 'STUDY_SHARE' }],
    [
      'with another condition',
      { when: { field: 'study.modality', op: 'has_value', type: 'text' } },
    ],
    ['that calls something else', { url: 'http://localhost:8020/study/get' }],
    ['with another value', { parameters: { uuid: 'study.uuid', destination_id: 'd2' } }],
    ['over another connection', { connection: 'elsewhere' }],
    ['with another method', { method: 'GET' }],
    ['that is suspended', { suspended: true }],
  ])('%s', (_, more) => {
    expect(finderFor({ ...base, ...more })('mine', [base])).toEqual([]);
    expect(finderFor(base)('mine', [{ ...base, ...more }])).toEqual([]);
  });

  it('that runs at another time', () => {
    const nightly = { ...base, event: 'CRON', cron: '0 3 * * *', time_zone: 'Europe/Vienna' };
    expect(finderFor(nightly)('mine', [nightly])).toHaveLength(1);
    expect(finderFor(nightly)('mine', [{ ...nightly, cron: '0 4 * * *' }])).toEqual([]);
    expect(finderFor(nightly)('mine', [{ ...nightly, time_zone: 'UTC' }])).toEqual([]);
  });
});
