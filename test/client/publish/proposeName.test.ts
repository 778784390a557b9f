import { describe, expect, it } from 'vitest';
import { proposeName } from '../../../client/publish/proposeName.ts';
import type { Condition } from '../../../shared/model/condition.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import { aWebhook, words } from './published.ts';

const places = {
  archive: '3f0c5a1e-1111-4222-8333-444455556666',
  one: '3f0c5a1e-1111-4222-8333-000000000001',
  two: '3f0c5a1e-1111-4222-8333-000000000002',
};
const named = words({
  [places.archive]: 'Research archive',
  [places.one]: 'Reading station 1',
  [places.two]: 'Reading station 2',
});
const proposed = (webhooks: readonly Webhook[]) => proposeName({ name: 'CTs', webhooks }, named);
const is = (value: string | string[]): Condition => ({
  field: 'study.modality',
  op: Array.isArray(value) ? 'in' : 'equals',
  value,
});

const pushTo = (destination: string, more: Partial<Webhook> = {}): Webhook =>
  aWebhook({
    uuid: crypto.randomUUID(),
    name: 'CTs: Send study to a destination',
    parameters: { uuid: 'study.uuid', destination_id: destination },
    origin: { rule: 'r', version: 1, node: crypto.randomUUID(), trigger: 'arrives' },
    ...more,
  });

describe('the name that a rule is offered', () => {
  it('tells its call, and of which modality where that alone decides', () => {
    expect(proposed([pushTo(places.two)])).toBe('Send study to Reading station 2');
    expect(proposed([pushTo(places.two, { when: is('CT') })])).toBe(
      'Send CT study to Reading station 2',
    );
    expect(proposed([pushTo(places.two, { when: { all: [is(['CT', 'MR'])] } })])).toBe(
      'Send CT or MR study to Reading station 2',
    );
    const more = { all: [is('CT'), { ...is('x'), field: 'study.study_status' } as Condition] };
    expect(proposed([pushTo(places.two, { when: more })])).toBe('Send study to Reading station 2');
    const others: readonly Condition[] = [
      { field: 'study.modality', op: 'not_equals', value: 'CT' },
      { not: is('CT') },
    ];
    for (const when of others)
      expect(proposed([pushTo(places.two, { when })])).toBe('Send study to Reading station 2');
  });

  it('tells several calls together where they do the same, and passes over what follows them', () => {
    const [one, two, archive] = [places.one, places.two, places.archive].map((to) => pushTo(to));
    const after = pushTo(places.archive, {
      origin: { rule: 'r', version: 1, node: 'after', trigger: `${one?.origin.node ?? ''}.failed` },
    });
    expect(proposed([one, two, after].filter((each) => each !== undefined))).toBe(
      'Send study to Reading station 1 or 2',
    );
    expect(proposed([one, two, archive].filter((each) => each !== undefined))).toBe(
      'Send study to Reading station 1, Reading station 2 or Research archive',
    );
    expect(proposed([pushTo(places.two), pushTo(places.two)])).toBe(
      'Send study to Reading station 2',
    );
  });

  it('is none where the calls have nothing in common, there are too many or none', () => {
    const email = pushTo(places.one, {
      name: 'CTs: Send an email',
      url: 'http://localhost:8020/webhook/email',
      parameters: {},
    });
    expect(proposed([pushTo(places.two), email])).toBeUndefined();
    expect(proposed([])).toBeUndefined();
    const many = Array.from({ length: 20 }, (_, at) =>
      pushTo(`place ${at}`, { name: `CTs: Send study to ${'a far place '.repeat(3)}${at}` }),
    );
    expect(proposed(many)).toBeUndefined();
  });
});
