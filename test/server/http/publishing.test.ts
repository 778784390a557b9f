import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyEdit } from '../../../shared/authoring/edit.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { connectionTo } from '../../support/connected.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { arrives, push, ruleOf } from '../../support/system.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const platform = connectionTo('http://127.0.0.1:9/', { id: 'platform', name: 'platform' });
  expect((await server.post('/api/connections', platform)).status).toBe(201);
});
afterAll(() => server.close());

const pushTo = (destination: string, more = {}) =>
  push({
    connection: 'platform',
    parameters: { uuid: 'study.uuid', destination_id: destination },
    ...more,
  });
const hour = { id: 'later', kind: 'wait', seconds: 3600 } as const;

/** The draft is put in place of the one there is. */
async function draw(rule: { id: string; revision: number }, change: object) {
  const { body } = await server.get(`/api/rules/${rule.id}`);
  const edited = await server.ask('PUT', `/api/rules/${rule.id}/draft`, {
    revision: rule.revision,
    graph: { ...body.draft, ...change },
  });
  expect(edited.status, edited.text).toBe(200);
  return edited.body;
}
const publish = (rule: { id: string; revision: number }) =>
  server.post(`/api/rules/${rule.id}/publish`, { revision: rule.revision });

describe('publishing what runs already', () => {
  it('makes no second version, and says so', async () => {
    const rule = await server.publish(ruleOf([arrives, pushTo('same')]), 'Same');
    const { status, body } = await publish(rule);
    expect(status).toBe(200);
    expect(body).toMatchObject({ unchanged: true, rule: { live: 1, revision: rule.revision } });
    expect(body.rule.versions).toHaveLength(1);
    expect(body.remarks).toEqual([
      'There is nothing to publish: the draft is what version 1 says already.',
    ]);
  });

  it('makes none where only nodes were moved about, and keeps them where they are', async () => {
    const rule = await server.publish(ruleOf([arrives, pushTo('moved')]), 'Moved');
    const moved = await draw(rule, { positions: { arrives: [7, 7] } });
    const { body } = await publish(moved);
    expect(body).toMatchObject({ unchanged: true, rule: { live: 1, draft: moved.draft } });
  });

  it('makes one for every other change', async () => {
    const rule = await server.publish(ruleOf([arrives, pushTo('first')]), 'Changed');
    const edited = await draw(rule, { nodes: [arrives, pushTo('second')] });
    const { body } = await publish(edited);
    expect(body).toMatchObject({ unchanged: false, rule: { live: 2 }, remarks: [] });
    const renamed = await server.ask('PATCH', `/api/rules/${rule.id}`, {
      revision: body.rule.revision,
      name: 'Changed again',
    });
    // The name is used at once; only the names of the webhooks wait for it to be published.
    expect(renamed.body).toMatchObject({ changed: false });
    expect((await publish(renamed.body)).body).toMatchObject({ unchanged: false });
  });

  it('makes one where the same drawing now comes to other webhooks', async () => {
    const graph = ruleOf([arrives, push({ connection: 'hook', command: 'in' })]);
    const content = { name: 'Hook', kind: 'http', allowPrivate: true };
    const made = await server.post('/api/connections', {
      ...content,
      id: 'hook',
      baseUrl: 'http://127.0.0.1:9/a/',
    });
    const rule = await server.publish(graph, 'Elsewhere');
    const { status } = await server.ask('PUT', '/api/connections/hook', {
      ...content,
      revision: made.body.revision,
      baseUrl: 'http://127.0.0.1:9/b/',
    });
    expect(status).toBe(200);
    expect((await publish(rule)).body).toMatchObject({ unchanged: false, rule: { live: 2 } });
  });

  it('switches a rule on that was off', async () => {
    const rule = await server.publish(ruleOf([arrives, pushTo('off')]), 'Off');
    const off = await server.post(`/api/rules/${rule.id}/switch`, {
      revision: rule.revision,
      enabled: false,
    });
    const { body } = await publish(off.body.rule);
    expect(body).toMatchObject({ unchanged: true, rule: { live: 1, enabled: true } });
    expect(body.remarks).toContain('The rule was off and is switched on.');
    const webhooks = await server.get('/api/webhooks');
    expect(webhooks.text).toContain(rule.id);
  });

  it('leaves a rule off that is to stay so, and keeps the new version for when it is switched on', async () => {
    const rule = await server.publish(ruleOf([arrives, pushTo('quiet')]), 'Quiet');
    const off = await server.post(`/api/rules/${rule.id}/switch`, {
      revision: rule.revision,
      enabled: false,
    });
    const edited = await draw(off.body.rule, { nodes: [arrives, pushTo('quieter')] });
    const { revision } = edited;
    const url = `/api/rules/${rule.id}/publish`;
    const { body } = await server.post(url, { revision, keepOff: true });
    expect(body).toMatchObject({ unchanged: false, rule: { live: 2, enabled: false } });
    expect((await server.get('/api/webhooks')).text).not.toContain(rule.id);
    // Asked again, because the answer got lost, or without a change: it stays off.
    for (const again of [revision, body.rule.revision])
      expect((await server.post(url, { revision: again, keepOff: true })).body).toMatchObject({
        unchanged: true,
        rule: { live: 2, enabled: false },
      });
    const on = await publish(body.rule);
    expect(on.body).toMatchObject({ unchanged: true, rule: { live: 2, enabled: true } });
    expect((await server.get('/api/webhooks')).text).toContain('quieter');
  });

  it('leaves a rule running that is on, whatever is said of one that is off', async () => {
    const rule = await server.publish(ruleOf([arrives, pushTo('on')]), 'On');
    const edited = await draw(rule, { nodes: [arrives, pushTo('still on')] });
    const { body } = await server.post(`/api/rules/${rule.id}/publish`, {
      revision: edited.revision,
      keepOff: true,
    });
    expect(body).toMatchObject({ rule: { live: 2, enabled: true } });
  });

  it('is answered as the first time where the first answer was lost', async () => {
    const rule = await server.publish(ruleOf([arrives, pushTo('lost')]), 'Lost');
    const again = await publish({ ...rule, revision: rule.revision - 1 });
    expect(again).toMatchObject({
      status: 200,
      body: { unchanged: true, rule: { live: 1, revision: rule.revision } },
    });
    expect(again.body.remarks).toEqual([
      'This revision runs already: it was published as version 1.',
    ]);
  });

  it('is refused on an older revision all the same, and told what happened meanwhile', async () => {
    const rule = await server.publish(ruleOf([arrives, pushTo('stale')]), 'Stale');
    const moved = await draw(rule, { positions: { arrives: [7, 7] } });
    const edited = await draw(moved, { nodes: [arrives, pushTo('newer')] });
    const changed = await publish(moved);
    expect(changed).toMatchObject({ status: 409, body: { current: { revision: 4 } } });
    expect(changed.body.title).toBe('The rule has been changed meanwhile');
    expect((await publish(edited)).body).toMatchObject({ rule: { live: 2 } });
    const published = await publish(moved);
    expect(published).toMatchObject({ status: 409, body: { current: { revision: 5 } } });
    expect(published.body.title).toBe('The rule has been published meanwhile');
    expect(published.body.detail).toContain('Read it again');
    expect(published.body.detail).not.toContain('Your change');
  });
});

describe('deliveries that are held', () => {
  it('are told of when the rule is switched on or published, with how to let them go', async () => {
    const rule = await server.publish(ruleOf([arrives, hour, pushTo('held')]), 'Held');
    await server.post('/events', { event: 'STUDY_SYNC', study: { uuid: 's-held' } });
    const flip = (revision: number, more: object) =>
      server.post(`/api/rules/${rule.id}/switch`, { revision, ...more });
    const off = await flip(rule.revision, { enabled: false, waiting: 'hold' });
    expect(off.body).toMatchObject({ held: 1, remarks: [] });
    const on = await flip(off.body.rule.revision, { enabled: true });
    const told =
      'One delivery is still held. Switch the rule on with "release": true to let them go out.';
    expect(on.body).toMatchObject({ moved: 0, held: 1, remarks: [told] });
    expect((await publish(on.body.rule)).body.remarks).toContain(told);
    const out = await flip(on.body.rule.revision, { enabled: true, release: true });
    expect(out.body).toMatchObject({ moved: 1, held: 0, remarks: [] });
    await server.ask('DELETE', `/api/rules/${rule.id}?waiting=cancel`);
  });
});

describe('a rule that does what another one does', () => {
  const twinsIn = (problems: { code: string }[]) =>
    problems.filter(({ code }) => code === 'rule.same_as');

  it('is warned of wherever it is checked, until the other one is off', async () => {
    const graph = ruleOf([arrives, pushTo('twice')]);
    const first = await server.publish(graph, 'The first');
    const { body: copy } = await server.post(`/api/rules/${first.id}/duplicate`, {});
    const warning = {
      code: 'rule.same_as',
      severity: 'warning',
      node: 'push',
      message: expect.stringContaining('“The first”'),
    };
    expect(twinsIn(copy.problems)).toMatchObject([warning]);
    const { body: checked } = await server.post('/api/check', { graph, rule: copy.id });
    expect(twinsIn(checked.problems)).toMatchObject([warning]);
    const { body: published } = await publish(copy);
    expect(twinsIn(published.problems)).toMatchObject([warning]);
    const { body: listed } = await server.get('/api/rules');
    const summary = listed.rules.find(({ id }: { id: string }) => id === copy.id);
    const here = published.problems.filter((one: { target: string }) => one.target !== 'platform');
    expect(summary.problems.warnings).toBe(here.length);

    await server.post(`/api/rules/${first.id}/switch`, {
      revision: first.revision,
      enabled: false,
    });
    const { body: alone } = await server.get(`/api/rules/${copy.id}`);
    expect(twinsIn(alone.problems)).toEqual([]);
  });

  it('is not warned of itself', async () => {
    const graph = ruleOf([arrives, pushTo('single')]);
    const rule = await server.publish(graph, 'Single');
    expect(twinsIn(rule.problems)).toEqual([]);
    const { body } = await server.post('/api/check', { graph, rule: rule.id });
    expect(twinsIn(body.problems)).toEqual([]);
  });
});

it('problems that concern only the platform are counted apart', async () => {
  const parameters = { uuid: 'study.uuid', destination_id: 'd-{{study.modality}}' };
  const rule = await server.publish(ruleOf([arrives, pushTo('', { parameters })]), 'Portable?');
  const onPlatform = rule.problems.filter(
    (one: { severity: string; target: string }) =>
      one.severity === 'error' && one.target === 'platform',
  );
  expect(onPlatform.length).toBeGreaterThan(0);
  const { body } = await server.get('/api/rules');
  const summary = body.rules.find(({ id }: { id: string }) => id === rule.id);
  expect(summary.problems).toMatchObject({ errors: 0, platform: onPlatform.length });
});

describe('a webhook’s uuid', () => {
  const uuid = '5b0c6f6e-0d43-4c1e-9d0a-5d5f4f9f7a10';
  const kept = (destination: string) =>
    ruleOf([arrives, pushTo(destination, { identities: { arrives: uuid } })]);
  const takenIn = (problems: { code: string }[]) =>
    problems.filter(({ code }) => code === 'action.uuid_taken');

  it('that another rule has published is refused, with what mends it, and told before', async () => {
    const first = await server.publish(kept('owner'), 'The owner');
    expect(takenIn(first.problems)).toEqual([]);
    const { body: second } = await server.post('/api/rules', { name: 'B', graph: kept('other') });
    expect(takenIn(second.problems)).toMatchObject([{ severity: 'error', target: 'here' }]);
    const refused = await publish(second);
    expect(refused).toMatchObject({ status: 422, body: { title: 'The rule cannot run yet' } });
    expect(refused.body.detail).toMatch(/the rule “The owner”.*Give this action a uuid of its own/);
    const [problem] = takenIn(refused.body.problems) as Problem[];
    const mended = problem?.fix && applyEdit(second.draft, problem.fix.edit);
    if (mended?.kind !== 'changed') throw new Error('no mending was offered');
    const drawn = await draw(second, { nodes: mended.graph.nodes });
    expect((await publish(drawn)).status).toBe(200);
    const off = { revision: first.revision, enabled: false };
    await server.post(`/api/rules/${first.id}/switch`, off);
    const again = await server.post('/api/rules', { name: 'C', graph: kept('third') });
    expect(takenIn(again.body.problems)).toHaveLength(1);
    await server.ask('DELETE', `/api/rules/${first.id}`);
    expect((await publish(again.body)).status).toBe(200);
  });

  it('is had by one of two rules that are published at the same moment', async () => {
    const graph = ruleOf([arrives, pushTo('race', { identities: { arrives: 'race' } })]);
    const rules = await Promise.all(
      ['One', 'Two'].map(async (name) => (await server.post('/api/rules', { name, graph })).body),
    );
    const answers = await Promise.all(rules.map(publish));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const loser = rules[answers.findIndex(({ status }) => status === 422)];
    const { body: told } = await server.get(`/api/rules/${loser?.id}`);
    expect(takenIn(told.problems), 'told of the stored draft too').toHaveLength(1);
  });
});
