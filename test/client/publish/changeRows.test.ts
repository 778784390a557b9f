import { describe, expect, it } from 'vitest';
import { changeRows } from '../../../client/publish/changeRows.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import { aWebhook, words as wordsWith } from './published.ts';

const archive = '3f0c5a1e-1111-4222-8333-444455556666';
const station = '3f0c5a1e-1111-4222-8333-777788889999';
const words = wordsWith({ [archive]: 'Research archive' });

const rule = (...webhooks: Webhook[]) => ({ name: 'CTs', webhooks });

const push = aWebhook({
  uuid: 'u1',
  name: 'CTs: Push',
  event: 'STUDY_SYNC',
  when: { all: [{ field: 'study.modality', op: 'equals', value: 'CT', type: 'text' }] },
  parameters: { uuid: 'study.uuid', destination_id: station },
  origin: { rule: 'r', version: 1, node: 'push', trigger: 'arrives' },
});

const message = (exit: string): Webhook =>
  aWebhook({
    uuid: 'u2',
    name: 'Message',
    event: 'WEBHOOK_FAILED',
    when: { all: [{ field: 'webhook.uuid', op: 'in', value: ['u1'], type: 'text' }] },
    origin: { rule: 'r', version: 1, node: 'message', trigger: `push.${exit}` },
  });

describe('changes as they are listed', () => {
  it('leave out what only tells calls of one name apart, and say when a call is named anew', () => {
    const named = (name: string) => rule({ ...push, name });
    const names = ['CTs: Push', 'CTs: Push (Study arrives)', 'CTs: Push (Study arrives) 2'];
    for (const before of names)
      for (const after of names) expect(changeRows(named(before), named(after), words)).toEqual([]);
    const [row] = changeRows(named('CTs: Push'), named('CTs: Send'), words);
    expect(row?.details.join()).toContain('Send');
  });

  it('say that a call keeps the name which somebody gave it for another command', () => {
    const share = { ...push, url: 'http://localhost:8020/study/share' };
    const [kept] = changeRows(rule(push), rule(share), words);
    expect(kept?.details.at(-1)).toBe('It is still called “Push”');
    expect(kept?.outdated).toEqual({ kind: 'call', node: push.origin.node });
    expect(changeRows(rule(share), rule(push), words)[0]?.details.join()).not.toContain('still');
    const named = { ...share, name: 'CTs: Share' };
    expect(changeRows(rule(push), rule(named), words)[0]?.details.join()).not.toContain('still');
    const unnamed = { ...push, name: 'CTs: Send study to a destination' };
    const other = { ...share, name: 'CTs: Share study' };
    const details = changeRows(rule(unnamed), rule(other), words)[0]?.details.join();
    expect(details).not.toContain('still');
    // Nobody has named the call before or after.
    expect(details).not.toContain('ame changed');
  });

  it('say that a rule keeps the name that it was offered for what it did before', () => {
    const name = 'Send CT study to Research archive';
    const before: Webhook = {
      ...push,
      name: `${name}: Send study to a destination`,
      parameters: { uuid: 'study.uuid', destination_id: archive },
      when: { field: 'study.modality', op: 'equals', value: 'CT' },
    };
    const after: Webhook = {
      ...before,
      when: { field: 'study.modality', op: 'equals', value: 'MR' },
    };
    const [row] = changeRows({ name, webhooks: [before] }, { name, webhooks: [after] }, words);
    expect(row?.outdated).toEqual({ kind: 'rule', instead: 'Send MR study to Research archive' });
  });

  it('say that a rule keeps the name of what its call did before', () => {
    const before = { ...push, name: 'Send study to Research archive: Send study to a destination' };
    before.parameters = { uuid: 'study.uuid', destination_id: archive };
    const name = 'Send study to Research archive';
    const after = {
      ...before,
      name: `${name}: Share study`,
      url: 'http://localhost:8020/study/share',
    };
    const rows = changeRows({ name, webhooks: [before] }, { name, webhooks: [after] }, words);
    expect(rows[0]?.details.at(-1)).toBe(`The rule is still called “${name}”`);
    expect(rows[0]?.outdated).toEqual({ kind: 'rule', instead: 'Share study with somebody' });
    const renamed = changeRows(
      { name, webhooks: [before] },
      { name: 'Sharing', webhooks: [after] },
      words,
    );
    expect(renamed[0]?.outdated).toBeUndefined();
  });

  it('say of a new call when it is made', () => {
    expect(changeRows(rule(), rule(push), words)).toEqual([
      {
        uuid: 'u1',
        step: 'push',
        kind: 'added',
        name: 'Push',
        details: ['Study arrives, only if modality is CT'],
      },
    ]);
  });

  it('say of a call without a condition only what starts it', () => {
    const always = { ...push, when: { all: [] } };
    expect(changeRows(rule(always), rule(), words)).toMatchObject([
      { kind: 'removed', details: ['Study arrives'] },
    ]);
  });

  it('say of a chain what it follows, also where that stays as it is', () => {
    const rows = [message('failed'), message('succeeded')].map(
      (one) => changeRows(rule(push), rule(push, one), words)[0]?.details[0],
    );
    expect(rows).toEqual(['When “Push” has failed for good', 'After “Push” has succeeded']);
  });

  it('name what uuids stand for, and leave those that nobody knows', () => {
    const moved = { ...push, parameters: { ...push.parameters, destination_id: archive } };
    expect(changeRows(rule(push), rule(moved), words)).toMatchObject([
      {
        kind: 'changed',
        details: [`Parameter destination_id changed from “${station}” to “Research archive”`],
      },
    ]);
  });

  it('say where a call goes that nobody has named, also among others like it', () => {
    const to = (uuid: string, destination_id: string, made: string) =>
      aWebhook({
        uuid,
        name: `CTs: Send study to a destination${made}`,
        parameters: { uuid: 'study.uuid', destination_id },
      });
    const names = (...webhooks: Webhook[]) =>
      changeRows(rule(), rule(...webhooks), words).map(({ name }) => name);
    expect(names(to('a', archive, ''))).toEqual(['Send study to Research archive']);
    expect(
      names(
        to('a', archive, ' (Study arrives)'),
        to('b', archive, ' (Study changes)'),
        to('c', station, ' (Study arrives) 2'),
      ),
    ).toEqual([
      'Send study to Research archive (Study arrives)',
      'Send study to Research archive (Study changes)',
      'Send study to a destination (Study arrives) 2',
    ]);
    expect(names(push)).toEqual(['Push']);
  });

  it('are none where only the version differs', () => {
    const later = { ...push, origin: { ...push.origin, version: 2 } };
    expect(changeRows(rule(push), rule(later), words)).toEqual([]);
  });
});
