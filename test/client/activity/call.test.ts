import { describe, expect, it } from 'vitest';
import { callValues, commandOf } from '../../../client/activity/call.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { aWebhook } from '../../support/events.ts';

describe('the command of a call', () => {
  it('is known of calls to the platform only', () => {
    expect(commandOf('http://localhost:8020/study/push?x=1')).toBe('study/push');
    expect(commandOf('http://localhost:8020/')).toBeNull();
    expect(commandOf('https://hospital.example/study/push')).toBeNull();
  });
});

describe('the values of a call', () => {
  const webhook = aWebhook({
    parameters: { uuid: 'study.uuid', destination_id: 'd1', message: 'for {{study.modality}}' },
  });

  it('say what was sent, from where, and what was left out', () => {
    const values = callValues(
      {
        webhook,
        substitution: {
          kind: 'ready',
          parameters: { uuid: 'study-1', destination_id: 'd1' },
          from: { uuid: 'study.uuid' },
        },
      },
      ambra,
    );
    expect(values.map(({ name, fate, value, field }) => [name, fate, value, field])).toEqual([
      ['uuid', 'sent', 'study-1', 'study.uuid'],
      ['destination_id', 'sent', 'd1', null],
      ['message', 'left_out', 'for {{study.modality}}', 'study.modality'],
    ]);
    expect(values[0]?.parameter?.name).toBe('uuid');
  });

  it('name each field that was missing once', () => {
    const lack = { parameter: 'message', path: 'message', field: 'study.modality' };
    const values = callValues(
      { webhook, substitution: { kind: 'missing', missing: [lack, lack], why: '' } },
      ambra,
    );
    expect(values.at(-1)).toMatchObject({ fate: 'missing', field: 'study.modality' });
    expect(values[0]).toMatchObject({ fate: 'written', value: 'study.uuid', field: null });
  });
});
