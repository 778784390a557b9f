import { describe, expect, it } from 'vitest';
import { callTitle, isMadeUpName } from '../../../shared/authoring/callTitle.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { aWebhook } from '../../support/events.ts';

const names: Readonly<Record<string, string>> = { d1: 'Research archive', g1: 'Radiology on call' };
const words = { catalogue: ambra, nameOf: (_kind: string, uuid: string) => names[uuid] };
const push = aWebhook({ parameters: { uuid: 'study.uuid', destination_id: 'd1' } });

describe('the title of a call', () => {
  it('says where it goes, where nobody has named it', () => {
    for (const made of ['', ' (Study arrives)', ' (when Push fails) 2'])
      expect(callTitle(`Send study to a destination${made}`, push, words)).toBe(
        'Send study to Research archive',
      );
  });

  it('says whom a message reaches', () => {
    const message = aWebhook({
      url: 'http://localhost:8020/message/add',
      parameters: { group_id: 'g1', subject: 'Look' },
    });
    expect(callTitle('Send message', message, words)).toBe('Send message to Radiology on call');
  });

  it('is the name that a person gave, also one that begins alike', () => {
    for (const name of ['Push', 'Send study to a destination abroad'])
      expect(callTitle(name, push, words)).toBe(name);
  });

  it('stays where the destination has no name that is known', () => {
    const elsewhere = aWebhook({ parameters: { uuid: 'study.uuid', destination_id: 'd9' } });
    const name = 'Send study to a destination';
    expect(callTitle(name, elsewhere, words)).toBe(name);
  });

  it('is worth asking for only where the name was made up', () => {
    expect(isMadeUpName('Send message (Study arrives) 2', ambra)).toBe(true);
    expect(isMadeUpName('Send message to the crew', ambra)).toBe(false);
  });
});
