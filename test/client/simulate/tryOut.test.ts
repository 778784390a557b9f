import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { goodAnswer, type Answer, type Ending } from '../../../client/simulate/answer.ts';
import { lightUp } from '../../../client/simulate/lightUp.ts';
import { leadsToCall, tryOut } from '../../../client/simulate/tryOut.ts';
import { compile } from '../../../shared/authoring/compile.ts';
import type { Graph } from '../../../shared/model/graph.ts';
import { anEvent } from '../../support/events.ts';
import {
  action,
  condition,
  context,
  equals,
  graph,
  graphs,
  nameOf,
  split,
  trigger,
} from '../../support/graphs.ts';
import { callsByWalking } from '../../support/walk.ts';

const now = new Date('2026-03-02T10:00:00Z');
const setting = context();

const unasked: ReadonlyMap<string, Answer> = new Map();
const ending = (how: Ending): Answer => ({ ...goodAnswer, ending: how });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('trying a drawing out', () => {
  it('makes the calls that the drawing means, chains included, and lights up just those actions', () => {
    fc.assert(
      fc.property(
        graphs.map(withoutOnce),
        fc.constantFrom('CT', 'MR', 'US', ''),
        fc.func(fc.constantFrom<Ending>('succeeded', 'failed')),
        (drawn, modality, endingOf) => {
          const event = anEvent({ modality, accession_number: 'A1' });
          const { webhooks } = compile(drawn, setting);
          const answers = new Map(
            webhooks.map(({ uuid, origin }) => [uuid, ending(endingOf(origin.node))] as const),
          );
          const steps = tryOut({ webhooks, event, now, answers });
          const owed = steps.filter(({ decision }) => decision.kind === 'owed');
          const sent = new Map(
            owed.map(({ decision, end }) => [decision.webhook.origin.node, end?.ending]),
          );
          const walked = callsByWalking(
            drawn,
            event,
            (node) => sent.get(node) ?? endingOf(node),
            setting.timeZone,
          );
          const called = owed.map(
            ({ decision: { webhook } }) => `${webhook.origin.trigger} > ${webhook.origin.node}`,
          );
          expect(called.sort()).toEqual(walked);
          const { lit } = lightUp(drawn, event, steps, { ...setting, nameOf });
          const actions = drawn.nodes.filter(({ kind }) => kind === 'action').map(({ id }) => id);
          expect(actions.filter((id) => lit.has(id)).sort()).toEqual([...sent.keys()].sort());
        },
      ),
      { numRuns: 300 },
    );
  });

  it('asks nobody: no request leaves, whatever is tried', () => {
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    vi.stubGlobal('XMLHttpRequest', asked);
    vi.stubGlobal('WebSocket', asked);
    const { webhooks } = compile(drawing, setting);
    const steps = tryOut({ webhooks, event: anEvent({ modality: 'CT' }), now, answers: unasked });
    expect(steps.map(({ request }) => request?.url)).toEqual([
      'http://localhost:8020/study/push',
      'http://localhost:8020/study/push',
    ]);
    expect(asked).not.toHaveBeenCalled();
  });

  it('follows the pretended end of a call, not the other one', () => {
    const { webhooks } = compile(drawing, setting);
    const event = anEvent({ modality: 'CT' });
    const [first] = tryOut({ webhooks, event, now, answers: unasked });
    const answers = new Map([[first?.decision.webhook.uuid ?? '', ending('failed')]]);
    const steps = tryOut({ webhooks, event, now, answers });
    expect(steps.map(({ decision, depth }) => [decision.webhook.origin.node, depth])).toEqual([
      ['push', 0],
      ['tell', 1],
    ]);
  });

  it('says of every dark node why the event did not come there', () => {
    const { webhooks } = compile(drawing, setting);
    const event = anEvent({ modality: 'MR' });
    const steps = tryOut({ webhooks, event, now, answers: unasked });
    const { lit, dark } = lightUp(drawing, event, steps, { ...setting, nameOf });
    expect(lit.get('isCt')).toMatch(/^No: modality is MR/);
    expect(dark.get('push')).toMatch(/says no: modality is MR; the rule wants CT/);
    expect(dark.get('tell')).toBe(dark.get('push'));
  });

  it('tells of what held without what was wanted, and names the case that a split led to', () => {
    const drawn = graph(
      [
        trigger('arrives'),
        condition('isCt', equals('CT')),
        action('push'),
        split('by', 'study.modality', { ct: ['CT'], mr: ['MR'] }),
        action('mr'),
      ],
      'arrives.out > isCt',
      'isCt.no > push',
      'arrives.out > by',
      'by.mr > mr',
    );
    const { webhooks } = compile(drawn, setting);
    const event = anEvent({ modality: 'CT' });
    const steps = tryOut({ webhooks, event, now, answers: unasked });
    const { lit, dark } = lightUp(drawn, event, steps, { ...setting, nameOf });
    expect(lit.get('isCt')).toBe('Yes: modality is CT.');
    expect(dark.get('push')).toMatch(/says yes: modality is CT\.$/);
    expect(dark.get('mr')).toMatch(/leads to CT: modality is CT\.$/);
  });

  it('makes once in all what is made once per study, whichever call leads to it', () => {
    const drawn = graph(
      [trigger('arrives'), action('push'), action('share'), action('tell', { once: 'study' })],
      'arrives.out > push',
      'arrives.out > share',
      'push.succeeded > tell',
      'share.succeeded > tell',
    );
    const { webhooks } = compile(drawn, setting);
    const steps = tryOut({ webhooks, event: anEvent({}), now, answers: unasked });
    expect(steps.map(({ decision }) => [decision.webhook.origin.node, decision.kind])).toEqual([
      ['push', 'owed'],
      ['tell', 'owed'],
      ['share', 'owed'],
      ['tell', 'claimed'],
    ]);
  });

  it('knows behind which pretended end a call comes', () => {
    const { webhooks } = compile(drawing, setting);
    const event = anEvent({ modality: 'CT' });
    const steps = tryOut({ webhooks, event, now, answers: unasked });
    expect(steps.map(({ behind }) => behind)).toEqual([
      null,
      { node: 'push', ending: 'succeeded' },
    ]);
  });
});

/** A call that is made once and has been is no call: walking knows nothing of claims. */
function withoutOnce(drawn: Graph): Graph {
  const nodes = drawn.nodes.map((node) => {
    if (node.kind !== 'action') return node;
    const { once: _once, ...rest } = node;
    return rest;
  });
  return { ...drawn, nodes };
}

const drawing = graph(
  [
    trigger('arrives'),
    condition('isCt', equals('CT')),
    action('push'),
    action('tell'),
    action('thank'),
  ],
  'arrives.out > isCt',
  'isCt.yes > push',
  'push.failed > tell',
  'push.succeeded > thank',
);

describe('what a drawing is tried on first', () => {
  const drawn = graph(
    [trigger('arrives'), condition('isMr', equals('MR')), action('push')],
    'arrives.out > isMr',
    'isMr.yes > push',
  );

  it('is an event that leads to a call', () => {
    const { webhooks } = compile(drawn, setting);
    expect(leadsToCall(webhooks, anEvent({ modality: 'MR' }))).toBe(true);
    expect(leadsToCall(webhooks, anEvent({ modality: 'CT' }))).toBe(false);
    expect(leadsToCall([], anEvent({ modality: 'MR' }))).toBe(false);
  });
});
