import { describe, expect, it, onTestFinished } from 'vitest';
import type { ActionNode } from '../../../shared/model/graph.ts';
import type { Handler } from '../../support/receiver.ts';
import { arrives, push, ruleOf, startTestSystem, systemForTest } from '../../support/system.ts';

const minute = 60_000;
const tell = (more: Partial<ActionNode>): ActionNode => ({
  id: 'tell',
  kind: 'action',
  command: 'message/add',
  method: 'POST',
  parameters: { email: 'it@example.org', body: 'webhook.last_error' },
  ...more,
});

/** A push, and what is told when it has failed for good. */
const tellsOfFailure = (more: Partial<ActionNode> = {}) => {
  const graph = ruleOf([arrives, push(more), tell({})]);
  const wires = graph.wires.map((wire) =>
    wire.to === 'tell' ? { ...wire, exit: 'failed' } : wire,
  );
  return { ...graph, wires };
};
/** The same, a minute after the event. */
const tellsLater = () => {
  const { nodes, positions } = tellsOfFailure();
  const later = { id: 'later', kind: 'wait', seconds: 60 } as const;
  const wires = [
    { from: 'arrives', exit: 'out', to: 'later' },
    { from: 'later', exit: 'out', to: 'push' },
    { from: 'push', exit: 'failed', to: 'tell' },
  ];
  return { nodes: [...nodes, later], positions, wires };
};
const pushFails: Handler = ({ path }) => (path === '/study/push' ? { status: 503 } : {});

describe('what a call leads to', () => {
  it('is told after every failed try, and to what hangs on the exit only after the last', async () => {
    const { publish, happen, receiver, clock, storyWhen, ended } = await systemForTest({
      handler: pushFails,
    });
    await publish(tellsOfFailure({ retry: true }), 'Hears the last');
    const failed = { id: 'failed', kind: 'trigger', event: 'WEBHOOK_FAILED' } as const;
    const all = { email: 'all@example.org', body: 'webhook.name' };
    // As imported from the platform, where a webhook says so.
    const kept = { failed: { once: false, by_webhook_event: false } };
    await publish(ruleOf([failed, tell({ parameters: all, kept })]), 'Hears them all');
    const [delivery = ''] = await happen();
    for (const [tries, pause] of [1, 10, 60].entries()) {
      await storyWhen(
        delivery,
        (s) => s.delivery.state === 'waiting' && s.delivery.attempts === tries + 1,
      );
      clock.advance(pause * minute);
    }
    const { led } = await ended(delivery);
    for (const { id } of led) await ended(id);
    const told = (email: string) => receiver.requests.filter(({ form }) => form['email'] === email);
    expect(told('all@example.org')).toHaveLength(4);
    expect(told('it@example.org')).toHaveLength(1);
  });

  it('is kept beyond the deepest causation, but sends nothing', async () => {
    const { system, publish, happen, receiver, ended } = await systemForTest({
      handler: pushFails,
    });
    await publish(tellsOfFailure());
    const causes = Array.from({ length: 8 }, (_, n) => `w${n}`);
    const [delivery = ''] = await happen({ causes });
    expect((await ended(delivery)).led).toEqual([]);
    const key = await system.storage.journal.findEvent('studyhook', `${delivery}:failed`);
    const found = await system.storage.journal.event(key ?? 0);
    expect(found?.event.causes).toHaveLength(9);
    expect(found?.deliveries).toEqual([]);
    expect(receiver.requests).toHaveLength(1);
  });

  it('is owed by the version that the call was planned with, also once the rule is off or another version runs', async () => {
    const { system, publish, happen, receiver, clock, ended } = await systemForTest({
      handler: pushFails,
    });
    const { rules } = system.storage.documents;
    const rule = await publish(tellsLater());
    const [first = ''] = await happen();
    await rules.update(rule.id, (now) => now && { ...now, enabled: false });
    system.publisher.reload();
    clock.advance(minute);
    const { led } = await ended(first);
    await ended(led[0]?.id ?? '');

    await rules.update(rule.id, (now) => now && { ...now, enabled: true });
    system.publisher.reload();
    const [second = ''] = await happen();
    const silent = ruleOf([arrives, push({})]);
    await rules.update(rule.id, (now) => now && { ...now, draft: silent });
    const { revision } = rule;
    const again = await system.publisher.publish({ rule: rule.id, revision, note: '' });
    expect(again.kind).toBe('published');
    clock.advance(minute);
    const { led: ledAgain } = await ended(second);
    await ended(ledAgain[0]?.id ?? '');

    const told = receiver.requests.filter(({ path }) => path === '/message/add');
    expect(told).toHaveLength(2);
    const [silently = ''] = await happen();
    expect((await ended(silently)).led).toEqual([]);
  });

  it('knows what a call that was not sent would have been made with, as far as that is known', async () => {
    const { publish, happen, receiver, ended } = await systemForTest();
    const parameters = { uuid: 'study.uuid', destination_id: 'study.accession_number' };
    const graph = tellsOfFailure({ parameters });
    const tellsWhich = { email: 'it@example.org', body: 'parameters.uuid' };
    const nodes = graph.nodes.map((node) =>
      node.id === 'tell' ? tell({ parameters: tellsWhich }) : node,
    );
    await publish({ ...graph, nodes });
    const [delivery = ''] = await happen({
      data: { study: { uuid: 's-1', accession_number: '' } },
    });
    const { led } = await ended(delivery);
    await ended(led[0]?.id ?? '');
    expect(receiver.requests).toMatchObject([{ path: '/message/add', form: { body: 's-1' } }]);
  });

  it('is told live, as an event that comes in is', async () => {
    const { system, publish, happen, ended } = await systemForTest({ handler: pushFails });
    await publish(tellsOfFailure());
    const told: string[] = [];
    system.changes.listen((change) => {
      if (change.kind === 'event') told.push(change.id);
    });
    const [delivery = ''] = await happen();
    const { led } = await ended(delivery);
    await ended(led[0]?.id ?? '');
    const { items } = await system.storage.journal.events({ limit: 10 });
    expect(items).toHaveLength(2);
    expect(told).toEqual(items.map(({ key }) => String(key)).reverse());
  });

  it('is reported where another event has its name, and never lost in silence', async () => {
    const running = await startTestSystem({ handler: pushFails });
    onTestFinished(() => running.close().catch(() => undefined));
    const { publish, happen, clock, ended } = running;
    await publish(tellsLater());
    const [delivery = ''] = await happen();
    const id = `${delivery}:failed`;
    await happen({ id, source: 'studyhook', type: 'STUDY_EDIT' });
    clock.advance(minute);
    expect((await ended(delivery)).led).toEqual([]);
    await expect(running.close()).rejects.toMatchObject({
      errors: [{ name: 'IdTaken', message: expect.stringContaining(id) as string }],
    });
  });
});
