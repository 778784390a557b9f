import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphNode } from '../../../shared/model/graph.ts';
import { startConnected, type Connected } from '../../support/connected.ts';
import { arrives, push, ruleOf } from '../../support/system.ts';

let server: Connected['server'];
let close: Connected['close'];
beforeAll(async () => {
  ({ server, close } = await startConnected());
});
afterAll(() => close());

const onlyCt = {
  id: 'isCt',
  kind: 'condition',
  when: { field: 'study.modality', op: 'equals', value: 'CT' },
} as const;
const on = (event: string): GraphNode => ({ id: 'arrives', kind: 'trigger', event });
const hour = { id: 'later', kind: 'wait', seconds: 3600 } as const;

/** An event for which exactly one rule of the server acts. */
async function happen(event: object, id?: string) {
  const { status, body, text } = await server.post('/events', { ...event, ...(id && { id }) });
  expect(status, text).toBe(202);
  return { delivery: body.deliveries[0]?.id as string, id: body.id as string };
}
const ended = (id: string) =>
  server.until(`/api/deliveries/${id}`, ({ delivery }) =>
    ['succeeded', 'failed'].includes(delivery.state),
  );

describe('a delivery', () => {
  it('tells its whole story: reasons, values, tries', async () => {
    const rule = await server.publish(ruleOf([arrives, onlyCt, push()]), 'Story');
    const { delivery } = await happen({
      event: 'STUDY_SYNC',
      study: { uuid: 's-story', modality: 'ct' },
    });
    const story = await ended(delivery);
    expect(story).toMatchObject({
      delivery: { state: 'succeeded', rule: rule.id, eventType: 'STUDY_SYNC' },
      match: { matches: true },
      substitution: {
        kind: 'ready',
        from: { uuid: 'study.uuid' },
        parameters: { uuid: 's-story' },
      },
      nextTryAt: null,
    });
    expect(story.attempts).toMatchObject([{ number: 1, verdict: { kind: 'succeeded' } }]);
    await server.ask('DELETE', `/api/rules/${rule.id}`);
  });

  it('is found by rule, state, type and search, page by page', async () => {
    const rule = await server.publish(ruleOf([on('STUDY_EDIT'), push()]), 'Pages');
    for (const n of [1, 2, 3]) {
      await ended((await happen({ event: 'STUDY_EDIT', study: { uuid: `s-page-${n}` } })).delivery);
    }
    const found = `/api/deliveries?rule=${rule.id}&state=succeeded&state=failed&limit=2`;
    const { body: first } = await server.get(found);
    expect(first.items).toHaveLength(2);
    const { body: rest } = await server.get(`${found}&cursor=${first.next}`);
    expect(rest).toMatchObject({ next: null, items: [{ rule: rule.id }] });
    const { body: searched } = await server.get('/api/deliveries?type=STUDY_EDIT&search=PAGE-2');
    expect(searched.items).toHaveLength(1);
    expect((await server.get('/api/deliveries?cursor=nonsense')).status).toBe(400);
    expect((await server.get('/api/deliveries?state=lost')).status).toBe(400);
    const { body: events } = await server.get('/api/events?type=STUDY_EDIT&limit=1');
    const { body: event } = await server.get(`/api/events/${events.items[0].key}`);
    expect(event.deliveries).toHaveLength(1);
    expect((await server.get('/api/events/nonsense')).status).toBe(404);
  });

  it('is held, released and called off by hand, and not after its end', async () => {
    const rule = await server.publish(ruleOf([on('STUDY_MOVE'), hour, push()]));
    const { delivery } = await happen({ event: 'STUDY_MOVE', study: { uuid: 's-move' } });
    const path = `/api/deliveries/${delivery}`;
    expect((await server.post(`${path}/replay`, {})).status).toBe(409);
    for (const [verb, state] of [
      ['hold', 'held'],
      ['release', 'waiting'],
      ['cancel', 'cancelled'],
    ]) {
      expect((await server.post(`${path}/${verb}`)).body, verb).toMatchObject({ state });
      if (verb === 'cancel') continue;
      const again = await server.post(`${path}/${verb}`);
      const title = verb === 'hold' ? 'It is held already' : 'It is not held';
      expect(again).toMatchObject({ status: 409, body: { title, state } });
    }
    expect(await server.post(`${path}/release`)).toMatchObject({
      status: 409,
      body: { title: 'Too late for that', state: 'cancelled' },
    });
    await server.ask('DELETE', `/api/rules/${rule.id}`);
  });

  it('goes out at once where somebody does not want it to wait for its time', async () => {
    const rule = await server.publish(ruleOf([on('STUDY_MOVE'), hour, push()]));
    const { delivery } = await happen({ event: 'STUDY_MOVE', study: { uuid: 's-now' } });
    const path = `/api/deliveries/${delivery}`;
    expect((await server.post(`${path}/hold`)).status).toBe(200);
    expect((await server.post(`${path}/now`)).body).toMatchObject({ id: delivery });
    await ended(delivery);
    expect((await server.get(path)).body).toMatchObject({
      delivery: { state: 'succeeded' },
      attempts: [{ byHand: true }],
    });
    expect(await server.post(`${path}/now`)).toMatchObject({
      status: 409,
      body: { title: 'Too late for that', state: 'succeeded' },
    });
    await server.ask('DELETE', `/api/rules/${rule.id}`);
  });

  it('is sent again on purpose as a new one, by what runs now or as it was', async () => {
    const trigger = on('STUDY_SHARE');
    const rule = await server.publish(ruleOf([trigger, push()]), 'Again');
    const { delivery } = await happen({ event: 'STUDY_SHARE', study: { uuid: 's-again' } });
    await ended(delivery);
    const graph = ruleOf([
      trigger,
      push({ parameters: { uuid: 'study.uuid', destination_id: 'new' } }),
    ]);
    const { body: edited } = await server.ask('PUT', `/api/rules/${rule.id}/draft`, {
      revision: rule.revision,
      graph,
    });
    await server.post(`/api/rules/${rule.id}/publish`, { revision: edited.revision });
    for (const [how, destination] of [
      ['live', 'new'],
      ['same', 'd1'],
    ]) {
      const { status, body } = await server.post(`/api/deliveries/${delivery}/replay`, {
        with: how,
      });
      expect(status).toBe(202);
      const story = await ended(body.id);
      expect(story.delivery.replayOf).toBe(delivery);
      expect(story.substitution.parameters.destination_id, how).toBe(destination);
    }
    const { body: repeated } = await server.get(`/api/deliveries/${delivery}`);
    expect(repeated.repeatedBy).toMatchObject([
      { state: 'succeeded', replayOf: delivery },
      { state: 'succeeded', replayOf: delivery },
    ]);
    const listed = `/api/deliveries?rule=${rule.id}&repeated=`;
    expect((await server.get(`${listed}true`)).body.items).toMatchObject([{ id: delivery }]);
    expect((await server.get(`${listed}false`)).body.items).toHaveLength(2);
    expect((await server.get(`${listed}maybe`)).status).toBe(400);
    await server.ask('DELETE', `/api/rules/${rule.id}`);
    expect((await server.post(`/api/deliveries/${delivery}/replay`, { with: 'live' })).status).toBe(
      409,
    );
  });
});

describe('whoever looks at a delivery', () => {
  it('is told that it is run again', async () => {
    const rule = await server.publish(ruleOf([on('STUDY_VIEW'), push()]));
    const { delivery } = await happen({ event: 'STUDY_VIEW', study: { uuid: 's-told' } });
    await ended(delivery);
    const told: unknown[] = [];
    const deaf = server.studyhook.system().changes.listen((change) => told.push(change));
    const { body: again } = await server.post(`/api/deliveries/${delivery}/replay`, {});
    deaf();
    expect(told).toContainEqual({ kind: 'delivery', id: again.id });
    expect(told).toContainEqual({ kind: 'delivery', id: delivery });
    await server.ask('DELETE', `/api/rules/${rule.id}`);
  });
});

describe('why', () => {
  it('is told row by row for an event that led to nothing, and by the draft', async () => {
    const rule = await server.publish(ruleOf([on('STUDY_COPY'), onlyCt, push()]));
    await happen({ event: 'STUDY_COPY', study: { uuid: 's-why', modality: 'MR' } });
    const { body: events } = await server.get('/api/events?type=STUDY_COPY');
    const question = `/api/why?event=${events.items[0].key}&rule=${rule.id}`;
    const { body } = await server.get(question);
    expect(body).toMatchObject({ version: 1, decisions: [{ kind: 'passed', deliveries: [] }] });
    expect(JSON.stringify(body.decisions[0].match.reasons)).toMatch(/modality is MR/i);
    const graph = ruleOf([on('STUDY_COPY'), push()]);
    await server.ask('PUT', `/api/rules/${rule.id}/draft`, { revision: rule.revision, graph });
    const { body: drafted } = await server.get(`${question}&draft=1`);
    expect(drafted).toMatchObject({ version: null, decisions: [{ kind: 'owed' }] });
    await server.ask('DELETE', `/api/rules/${rule.id}`);
  });

  it('is told too of an event that came while the rule was off, once it is on again', async () => {
    const rule = await server.publish(ruleOf([on('STUDY_MOVE'), push()]), 'Was off');
    const flip = (enabled: boolean, revision: number) =>
      server.post(`/api/rules/${rule.id}/switch`, { revision, enabled });
    const { body: off } = await flip(false, rule.revision);
    const { body: taken } = await server.post('/events', {
      event: 'STUDY_MOVE',
      study: { uuid: 's-off' },
    });
    const question = `/api/why?event=${taken.key}&rule=${rule.id}`;
    expect((await server.get(question)).body.remarks).toEqual([
      expect.stringContaining('is switched off'),
    ]);
    await flip(true, off.rule.revision);
    const { body } = await server.get(question);
    expect(body.decisions).toMatchObject([{ kind: 'owed', deliveries: [] }]);
    expect(body.remarks).toEqual([expect.stringContaining('it was switched off then')]);
    await server.ask('DELETE', `/api/rules/${rule.id}`);
  });

  it('a call that is made once is not its own obstacle, but that of the next one', async () => {
    const rule = await server.publish(ruleOf([on('STUDY_STATUS'), push({ once: 'study' })]));
    const event = { event: 'STUDY_STATUS', study: { uuid: 's-once' } };
    await ended((await happen(event)).delivery);
    const { delivery: second } = await happen(event);
    expect((await server.get(`/api/deliveries/${second}`)).body.delivery.state).toBe('skipped');
    const { body: events } = await server.get('/api/events?type=STUDY_STATUS');
    const kinds = [];
    for (const { key } of events.items) {
      const { body } = await server.get(`/api/why?event=${key}&rule=${rule.id}`);
      kinds.push(body.decisions[0].kind);
    }
    expect(kinds).toEqual(['claimed', 'owed']);
    const { body: claimed } = await server.get(`/api/claims?rule=${rule.id}`);
    const [{ key, subject, node }] = claimed.claims;
    expect({ subject, node }).toEqual({ subject: 'study:s-once', node: 'push' });
    expect((await server.post('/api/claims/release', { key, subject })).body).toEqual({
      released: true,
    });
    expect((await server.post('/api/claims/release', { key, subject })).status).toBe(404);
    await ended((await happen(event)).delivery);
  });
});

describe('a trial', () => {
  it('says what would be called and stores nothing', async () => {
    const before = (await server.get('/api/status')).body.events.total;
    const { body } = await server.post('/api/try', {
      graph: ruleOf([arrives, onlyCt, push()]),
      event: { event: 'STUDY_SYNC', study: { uuid: 's-try', modality: 'CT' } },
    });
    expect(body.decisions).toMatchObject([
      { kind: 'owed', substitution: { parameters: { uuid: 's-try', destination_id: 'd1' } } },
    ]);
    expect((await server.get('/api/status')).body.events.total).toBe(before);
  });

  it('wants the same of an event as if it were sent in', async () => {
    const event = { event: 'STUDY_SYNC', user: { uuid: 'u1' } };
    const tried = await server.post('/api/try', { graph: ruleOf([arrives, push()]), event });
    const sent = await server.post('/events', event);
    expect(tried).toMatchObject({ status: 400, body: { errors: [{ field: 'study' }] } });
    expect(tried.body).toEqual(sent.body);
  });

  it('needs a graph and an event, and says so', async () => {
    const { status, body } = await server.post('/api/try', { event: { event: 'STUDY_SYNC' } });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field: 'graph' }]);
  });
});

describe('a MANUAL webhook', () => {
  it('runs when it is told to, with the objects that it is given', async () => {
    const rule = await server.publish(
      ruleOf([
        on('MANUAL'),
        push({ parameters: { uuid: 'study.uuid', destination_id: 'parameters.where' } }),
      ]),
      'By hand',
    );
    const { body } = await server.get('/api/webhooks');
    const { uuid } = body.webhooks.find(
      (one: { origin: { rule: string } }) => one.origin.rule === rule.id,
    );
    const run = await server.post(`/api/webhooks/${uuid}/run`, {
      study: { uuid: 's-manual' },
      parameters: { where: 'd9' },
    });
    expect(run.status).toBe(202);
    const story = await ended(run.body.deliveries[0].id);
    expect(run.body.key).toBe(story.delivery.eventKey);
    expect(story.substitution.parameters).toEqual({ uuid: 's-manual', destination_id: 'd9' });
    const { body: shown } = await server.get(`/api/webhooks/${uuid}?form=v3`);
    expect(shown).toMatchObject({ kind: 'hash', hash: { event: 'MANUAL' } });
    expect((await server.post('/api/webhooks/none/run', {})).status).toBe(404);
  });
});
