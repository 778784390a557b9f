import { describe, expect, it } from 'vitest';
import { startReceiver } from '../../support/receiver.ts';
import { arrives, push, ruleOf, studyArrives, systemForTest } from '../../support/system.ts';

const notReady = { status: 412, body: { status: 'ERROR', error_type: 'NOT_READY' } };
const minute = 60_000;

describe('one event', () => {
  it('becomes one form-encoded call with the right parameters, named by its delivery', async () => {
    const { publish, happen, receiver, ended } = await systemForTest();
    await publish(ruleOf([arrives, push()]));
    const [delivery = ''] = await happen();
    const request = await receiver.nextRequest();
    expect(request).toMatchObject({ method: 'POST', path: '/study/push' });
    expect(request.form).toEqual({ uuid: 's1', destination_id: 'd1' });
    expect(request.headers['webhook-id']).toBe(delivery);
    const story = await ended(delivery);
    expect(story.delivery.state).toBe('succeeded');
    expect(story.attempts).toHaveLength(1);
    expect(receiver.requests).toHaveLength(1);
  });

  it('owes nothing where the condition does not hold', async () => {
    const { publish, happen } = await systemForTest();
    const onlyMr = { field: 'study.modality', op: 'equals', value: 'MR' } as const;
    await publish(ruleOf([arrives, { id: 'c', kind: 'condition', when: onlyMr }, push()]));
    expect(await happen()).toEqual([]);
  });

  it('is not sent, and says why, where a reference has no value', async () => {
    const { publish, happen, receiver, ended } = await systemForTest();
    const parameters = { uuid: 'study.uuid', destination_id: 'study.integration_key' };
    await publish(ruleOf([arrives, push({ parameters, retry: true })]));
    const [delivery = ''] = await happen();
    const story = await ended(delivery);
    expect(story.delivery).toMatchObject({ state: 'failed', attempts: 1 });
    expect(story.delivery.reason).toContain('study.integration_key is missing');
    expect(receiver.requests).toHaveLength(0);
  });
});

describe('running as a user', () => {
  const login = { status: 200, body: { status: 'OK', sid: 'sid-1', uuid: 'user-1' } };

  it('logs in, adds the sid to the call, and keeps it out of the journal', async () => {
    const { publish, happen, receiver, ended } = await systemForTest({
      handler: ({ path, body }) => (path === '/session/login' ? login : { body: `echo: ${body}` }),
    });
    await publish(ruleOf([arrives, push({ runAs: 'user-1' })]));
    const [delivery = ''] = await happen();
    const story = await ended(delivery);
    expect(receiver.requests.map((r) => r.path)).toEqual(['/session/login', '/study/push']);
    expect(receiver.requests[1]?.form['sid']).toBe('sid-1');
    expect(JSON.stringify(story)).not.toContain('sid-1');
  });

  it('renews a refused sid once, without burning a try', async () => {
    const sids = ['old', 'new'];
    const { publish, happen, receiver, ended } = await systemForTest({
      handler: ({ path, form }) => {
        if (path === '/session/login')
          return { body: { status: 'OK', sid: sids.shift() ?? '', uuid: 'user-1' } };
        return form['sid'] === 'new' ? { body: { status: 'OK' } } : { status: 401 };
      },
    });
    await publish(ruleOf([arrives, push({ runAs: 'user-1' })]));
    const [delivery = ''] = await happen();
    const story = await ended(delivery);
    expect(story.delivery).toMatchObject({ state: 'succeeded', attempts: 1 });
    expect(receiver.requests.map((r) => r.path)).toEqual([
      '/session/login',
      '/study/push',
      '/session/login',
      '/study/push',
    ]);
  });

  it('fails where the new sid is refused as well', async () => {
    const { publish, happen, ended } = await systemForTest({
      handler: ({ path }) => (path === '/session/login' ? login : { status: 401 }),
    });
    await publish(ruleOf([arrives, push({ runAs: 'user-1', retry: true })]));
    const [delivery = ''] = await happen();
    expect((await ended(delivery)).delivery).toMatchObject({ state: 'failed', attempts: 1 });
  });
});

describe('trying again', () => {
  it('follows the schedule of the platform: 1 minute, 10 minutes, 1 hour, and no more', async () => {
    const { publish, happen, clock, storyWhen, ended } = await systemForTest({
      handler: () => notReady,
    });
    await publish(ruleOf([arrives, push({ retry: true })]));
    const [delivery = ''] = await happen();
    const first = clock.now().getTime();
    for (const [tries, pause] of [1, 10, 60].entries()) {
      const story = await storyWhen(
        delivery,
        (s) => s.delivery.state === 'waiting' && s.delivery.attempts === tries + 1,
      );
      const due = new Date(story.delivery.dueAt).getTime();
      expect(due - clock.now().getTime()).toBe(pause * minute);
      clock.advance(pause * minute);
    }
    const story = await ended(delivery);
    expect(story.delivery).toMatchObject({ state: 'failed', attempts: 4 });
    expect(clock.now().getTime() - first).toBe(71 * minute);
  });

  it('does not try again without retry', async () => {
    const { publish, happen, ended } = await systemForTest({ handler: () => ({ status: 503 }) });
    await publish(ruleOf([arrives, push()]));
    const [delivery = ''] = await happen();
    expect((await ended(delivery)).delivery).toMatchObject({ state: 'failed', attempts: 1 });
  });

  it('keeps to the version that was planned, whatever is published meanwhile', async () => {
    const { system, publish, happen, receiver, clock, storyWhen, ended } = await systemForTest();
    receiver.answerWith(notReady);
    const rule = await publish(ruleOf([arrives, push({ retry: true })]));
    const [delivery = ''] = await happen();
    await storyWhen(delivery, (s) => s.delivery.state === 'waiting');
    const parameters = { uuid: 'study.uuid', destination_id: 'd2' };
    await system.storage.documents.rules.update(rule.id, (current) =>
      current ? { ...current, draft: ruleOf([arrives, push({ parameters })]) } : current,
    );
    await system.publisher.publish({ rule: rule.id, revision: rule.revision, note: '' });
    clock.advance(minute);
    await ended(delivery);
    expect(receiver.requests.map((r) => r.form['destination_id'])).toEqual(['d1', 'd1']);
    const [next = ''] = await happen();
    await ended(next);
    expect(receiver.requests.at(-1)?.form['destination_id']).toBe('d2');
  });
});

describe('waiting', () => {
  it('sends when the wait is over and not before', async () => {
    const { publish, happen, receiver, clock, ended, story } = await systemForTest();
    await publish(ruleOf([arrives, { id: 'w', kind: 'wait', seconds: 600 }, push()]));
    const [delivery = ''] = await happen();
    clock.advance(599_000);
    expect((await story(delivery)).delivery.state).toBe('waiting');
    clock.advance(1_000);
    await ended(delivery);
    expect(receiver.requests).toHaveLength(1);
  });

  it('holds back what a paused connection owes, and nothing else', async () => {
    const { system, publish, happen, connect, ended, story } = await systemForTest();
    await connect({ id: 'paused', paused: true });
    await publish(ruleOf([arrives, push({ connection: 'paused' })]), 'Paused');
    await publish(ruleOf([arrives, push({ connection: 'platform' })]), 'Running');
    const stories = await Promise.all((await happen()).map(story));
    const [held, sent] = ['paused', 'platform'].map(
      (id) => stories.find((s) => s.delivery.connection === id)?.delivery.id ?? '',
    ) as [string, string];
    expect((await ended(sent)).delivery.state).toBe('succeeded');
    expect((await story(held)).delivery.state).toBe('waiting');
    await connect({ id: 'paused', paused: false });
    await system.worker.wake();
    expect((await ended(held)).delivery.state).toBe('succeeded');
  });

  it('never lets one silent destination hold up another', async () => {
    const silent = await startReceiver(() => 'hang');
    const { publish, happen, connect, ended, story } = await systemForTest();
    await connect({
      id: 'silent',
      baseUrl: silent.url,
      limits: { concurrency: 1, timeoutSeconds: 300 },
    });
    await publish(ruleOf([arrives, push({ connection: 'silent' })]), 'Silent');
    await publish(ruleOf([arrives, push({ connection: 'platform' })]), 'Quick');
    const all = (await Promise.all(Array.from({ length: 20 }, () => happen()))).flat();
    const quick = (await Promise.all(all.map(story))).filter(
      (s) => s.delivery.connection === 'platform',
    );
    expect(quick).toHaveLength(20);
    for (const { delivery } of quick) {
      expect((await ended(delivery.id)).delivery.state).toBe('succeeded');
    }
    await silent.close();
  });
});

describe('what follows a call', () => {
  const tell = {
    id: 'tell',
    kind: 'action' as const,
    command: 'message/add',
    method: 'POST' as const,
    parameters: { study_id: 'study.uuid', body: 'webhook.last_error' },
  };

  it('goes on from "failed" only after the last try, with the study and the error at hand', async () => {
    const { publish, happen, receiver, clock, storyWhen, ended } = await systemForTest({
      handler: ({ path }) => (path === '/study/push' ? notReady : { body: { status: 'OK' } }),
    });
    const graph = ruleOf([arrives, push({ retry: true }), tell]);
    await publish({
      ...graph,
      wires: graph.wires.map((w) => (w.to === 'tell' ? { ...w, exit: 'failed' } : w)),
    });
    const [delivery = ''] = await happen();
    for (const [tries, pause] of [1, 10, 60].entries()) {
      await storyWhen(
        delivery,
        (s) => s.delivery.attempts === tries + 1 && s.delivery.state === 'waiting',
      );
      clock.advance(pause * minute);
    }
    const { led } = await ended(delivery);
    expect(led).toHaveLength(1);
    const told = await ended(led[0]?.id ?? '');
    expect(told.ledBy?.id).toBe(delivery);
    expect(told.event.id).toBe(`${delivery}:failed`);
    expect(receiver.requests.filter((r) => r.path === '/message/add')).toHaveLength(1);
    expect(receiver.requests.at(-1)?.form['study_id']).toBe('s1');
    expect(receiver.requests.at(-1)?.form['body']).toContain('NOT_READY');
  });

  it.each([
    ['the answer at hand', { status: 'OK', uuid: 'made-1' }, 'made-1'],
    [
      'all digits of a number in it',
      '{"status":"OK","uuid":12345678901234567891}',
      '12345678901234567891',
    ],
  ])('goes on from "succeeded" with %s', async (_, body, told) => {
    const { publish, happen, receiver, ended } = await systemForTest({ handler: () => ({ body }) });
    const note = { ...tell, parameters: { study_id: 'study.uuid', body: 'response.uuid' } };
    await publish(ruleOf([arrives, push(), note]));
    const [delivery = ''] = await happen();
    const { led } = await ended(delivery);
    await ended(led[0]?.id ?? '');
    expect(receiver.requests.at(-1)?.form['body']).toBe(told);
  });

  it('never lets a webhook fire on its own failure', async () => {
    const { publish, happen, receiver, ended } = await systemForTest({
      handler: () => ({ status: 400 }),
    });
    await publish(ruleOf([arrives, push()]), 'Pushes');
    const failed = { id: 'failed', kind: 'trigger' as const, event: 'WEBHOOK_FAILED' };
    const body = { id: 'tell', parameters: { email: 'it@example.org', body: 'webhook.name' } };
    await publish(ruleOf([failed, { ...tell, ...body }]), 'Watches failures');
    const [delivery = ''] = await happen();
    const { led } = await ended(delivery);
    expect(led).toHaveLength(1);
    const told = await ended(led[0]?.id ?? '');
    expect(told.delivery.state).toBe('failed');
    expect(told.led).toEqual([]);
    expect(receiver.requests).toHaveLength(2);
  });
});

describe('once', () => {
  it('calls for the first event of a study and skips the next, even when the first failed', async () => {
    const { publish, happen, receiver, ended, story } = await systemForTest({
      handler: () => ({ status: 400 }),
    });
    await publish(ruleOf([arrives, push({ once: 'study' })]));
    const [first = ''] = await happen();
    expect((await ended(first)).delivery.state).toBe('failed');
    const [second = ''] = await happen();
    expect((await story(second)).delivery.state).toBe('skipped');
    expect(receiver.requests).toHaveLength(1);
    const other = studyArrives(new Date('2026-03-02T09:00:00Z'), { uuid: 's2' });
    const [third = ''] = await happen(other);
    expect((await ended(third)).delivery.attempts).toBe(1);
  });
});
