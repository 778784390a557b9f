import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphNode } from '../../../shared/model/graph.ts';
import { startConnected, type Connected } from '../../support/connected.ts';
import { push, ruleOf } from '../../support/system.ts';

let server: Connected['server'];
let platform: Connected['platform'];
let close: Connected['close'];
beforeAll(async () => {
  ({ server, platform, close } = await startConnected());
});
afterAll(() => close());

const on = (event: string): GraphNode => ({ id: 'arrives', kind: 'trigger', event });
const ended = (id: string) =>
  server.until(`/api/deliveries/${id}`, ({ delivery }) =>
    ['succeeded', 'failed', 'skipped'].includes(delivery.state),
  );

async function happen(event: object): Promise<string> {
  const { status, body, text } = await server.post('/events', event);
  expect(status, text).toBe(202);
  return body.deliveries[0].id;
}

/** What /api/why says of the newest event of a type. */
async function why(type: string, rule: { id: string }) {
  const { body: events } = await server.get(`/api/events?type=${type}`);
  return (await server.get(`/api/why?event=${events.items[0].key}&rule=${rule.id}`)).body;
}

describe('a call that is made once', () => {
  it('and failed for good is not said to have been made', async () => {
    platform.answerWith({ status: 404 });
    const rule = await server.publish(ruleOf([on('STUDY_STATUS'), push({ once: 'study' })]));
    const event = { event: 'STUDY_STATUS', study: { uuid: 's-failed' } };
    const first = await happen(event);
    await ended(first);
    const { delivery } = await ended(await happen(event));
    const words = `It was tried and failed for good (HTTP 404), so it is not made again. Release its claim, or run it again on purpose. The delivery that failed is ${first}.`;
    expect(delivery).toMatchObject({ state: 'skipped', reason: words });
    expect((await why('STUDY_STATUS', rule)).decisions[0]).toMatchObject({
      kind: 'claimed',
      note: words,
    });
    const { body: listed } = await server.get(`/api/deliveries?rule=${rule.id}&state=skipped`);
    expect(listed.items[0].reason).toContain(`delivery ${first} has its claim`);
  });

  it('and succeeded is told with when', async () => {
    const rule = await server.publish(ruleOf([on('STUDY_SHARE'), push({ once: 'study' })]));
    const event = { event: 'STUDY_SHARE', study: { uuid: 's-made' } };
    const first = await ended(await happen(event));
    const { delivery } = await ended(await happen(event));
    const { id, updatedAt } = first.delivery;
    expect(delivery.reason).toContain(`delivery ${id} made it at ${updatedAt}.`);
    expect((await why('STUDY_SHARE', rule)).decisions[0].note).toBe(delivery.reason);
  });

  it('is made all the same for an event without a study, and the story says so', async () => {
    const parameters = { uuid: 'u', destination_id: 'd' };
    await server.publish(ruleOf([on('USER_NEW_THING'), push({ once: 'study', parameters })]));
    const story = await ended(await happen({ event: 'USER_NEW_THING', user: { uuid: 'u1' } }));
    expect(story.delivery.state).toBe('succeeded');
    expect(story.note).toBe(
      'this event has no study, so once per study cannot be kept for this call',
    );
  });
});

it('why nothing was sent at the end of the longest chain is told', async () => {
  const parameters = { uuid: 'u', destination_id: 'd' };
  const watches = ruleOf([on('WEBHOOK_FAILED'), push({ parameters })]);
  const rule = await server.publish(watches, 'Watches');
  const { storage, clock } = server.studyhook.system();
  const now = clock.now().toISOString();
  const causes = Array.from({ length: 9 }, (_, n) => `w${n}`);
  await storage.journal.accept({
    event: {
      id: 'd1:failed',
      source: 'studyhook',
      type: 'WEBHOOK_FAILED',
      time: now,
      data: { webhook: { uuid: 'w8' }, study: { uuid: 's1' } },
      causes,
    },
    receivedAt: now,
    deliveries: [],
  });
  const { remarks } = await why('WEBHOOK_FAILED', rule);
  expect(remarks[0]).toMatch(/^This event came of 9 calls, each of which led to the next\./);
});
