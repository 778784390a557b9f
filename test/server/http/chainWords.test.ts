import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startConnected, type Connected } from '../../support/connected.ts';
import { arrives, push, ruleOf } from '../../support/system.ts';

let server: Connected['server'];
let close: Connected['close'];
beforeAll(async () => {
  ({ server, close } = await startConnected(({ path }) =>
    path === '/study/push'
      ? { status: 412, body: { status: 'ERROR', error_type: 'NOT_FOUND' } }
      : { body: { status: 'OK' } },
  ));
});
afterAll(() => close());

const tell = push({
  id: 'tell',
  name: 'Tell the night shift',
  command: 'message/add',
  parameters: { user_id: 'u1', subject: 'Not sent', body: 'Look at it' },
});
const graph = ruleOf(
  [arrives, push({ name: 'Push to reading' }), tell],
  [
    { from: 'arrives', exit: 'out', to: 'push' },
    { from: 'push', exit: 'failed', to: 'tell' },
  ],
);

interface Told {
  readonly node: string;
  readonly match: {
    readonly reasons: readonly { readonly text: string; readonly masked: string }[];
  };
}
const textsOf = (decisions: readonly Told[], node: string) =>
  decisions.find((one) => one.node === node)?.match.reasons.map(({ text }) => text);

describe('a call behind an exit', () => {
  it('is said to come after the action before it, when a drawing is tried', async () => {
    const event = { event: 'STUDY_SYNC', study: { uuid: 's1' } };
    const { body, text } = await server.post('/api/try', { graph, event });
    expect(textsOf(body.decisions, 'tell')).toEqual([
      'the event is STUDY_SYNC; this call comes after “Push to reading” failed',
    ]);
    expect(text).not.toContain('WEBHOOK_FAILED');
  });

  it('is said so of what runs, of its own event and of another one’s', async () => {
    const rule = await server.publish(graph, 'Chain');
    const other = await server.publish(
      ruleOf(
        [arrives, push({ parameters: { uuid: 'study.uuid', destination_id: 'd9' } }), tell],
        [
          { from: 'arrives', exit: 'out', to: 'push' },
          { from: 'push', exit: 'failed', to: 'tell' },
        ],
      ),
      'Another chain',
    );
    await server.post('/events', { event: 'STUDY_SYNC', study: { uuid: 's1' } });
    const { items } = await server.until(
      '/api/deliveries?state=succeeded',
      (page) => page.items.length === 2,
    );
    const told = items.find((one: { rule: string }) => one.rule === rule.id);
    const why = (id: string) => server.get(`/api/why?event=${told.eventKey}&rule=${id}`);
    expect(textsOf((await why(rule.id)).body.decisions, 'tell')).toEqual([
      'the event is that a call failed',
      'it was “Push to reading” that failed',
    ]);
    const [, elsewhere] = textsOf((await why(other.id)).body.decisions, 'tell') ?? [];
    expect(elsewhere).toMatch(
      /^it was another call that failed; this call comes after “.*” failed$/,
    );
    const { body: story } = await server.get(`/api/deliveries/${told.id}`);
    expect(story.match.reasons[1].text).toBe('it was “Push to reading” that failed');
    expect(story.match.matches).toBe(true);
  });
});
