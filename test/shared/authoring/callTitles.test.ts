import { describe, expect, it } from 'vitest';
import { titlesOf } from '../../../shared/authoring/callTitles.ts';
import type { Words } from '../../../shared/authoring/describe.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import { webhook } from '../../contracts/storage/samples.ts';

const archive = '3f0c5a1e-1111-4222-8333-444455556666';
const station = '3f0c5a1e-1111-4222-8333-777788889999';
const other = '3f0c5a1e-1111-4222-8333-9999aaaabbbb';
const places: Readonly<Record<string, string>> = {
  [archive]: 'Research archive',
  [station]: 'Station 1',
  [other]: 'Station 2',
};
const rule = (...webhooks: Webhook[]) => ({ name: 'CTs', webhooks });

describe('what the calls of a rule are called', () => {
  it('tells calls of one name that hang on others by where those go', () => {
    const sent = (uuid: string, destination_id: string, made: string) =>
      webhook(uuid, {
        name: `CTs: Send study to a destination${made}`,
        parameters: { uuid: 'study.uuid', destination_id },
        origin: { rule: 'r', version: 1, node: uuid, trigger: 'arrives' },
      });
    const kept = (uuid: string, trigger: string, made: string) =>
      webhook(uuid, {
        event: 'WEBHOOK_FAILED',
        name: `CTs: Send study to a destination${made}`,
        parameters: { uuid: 'study.uuid', destination_id: archive },
        origin: { rule: 'r', version: 1, node: uuid, trigger },
      });
    const failing = ' (when Send study to a destination fails)';
    const webhooks = [
      sent('a', station, ' (Study arrives)'),
      sent('b', other, ' (Study arrives) 2'),
      kept('c', 'a.failed', failing),
      kept('d', 'b.failed', `${failing} 2`),
      kept('e', 'b.succeeded', ' (after Send study to a destination)'),
    ];
    const knowing: Words = { catalogue: ambra, nameOf: (_, uuid) => places[uuid] };
    const titles = titlesOf(rule(...webhooks), knowing);
    expect([...titles.values()]).toEqual([
      'Send study to Station 1',
      'Send study to Station 2',
      'Send study to Research archive (when “Send study to Station 1” fails)',
      'Send study to Research archive (when “Send study to Station 2” fails)',
      'Send study to Research archive (after “Send study to Station 2”)',
    ]);
    // Two calls of one step's failure are still told apart.
    const twice = [...webhooks.slice(0, 3), kept('d', 'a.failed', `${failing} 2`)];
    expect([...titlesOf(rule(...twice), knowing).values()].slice(2)).toEqual([
      `Send study to Research archive${failing}`,
      `Send study to Research archive${failing} 2`,
    ]);
  });
});
