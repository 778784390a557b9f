import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goodAnswer, type Answer, type Ending } from '../../../client/simulate/answer.ts';
import { lightUp } from '../../../client/simulate/lightUp.ts';
import { tryOut } from '../../../client/simulate/tryOut.ts';
import { compile } from '../../../shared/authoring/compile.ts';
import type { Condition } from '../../../shared/model/condition.ts';
import { deepestCausation } from '../../../shared/model/event.ts';
import { exitsOf, type Graph, type GraphNode } from '../../../shared/model/graph.ts';
import { anEvent } from '../../support/events.ts';
import {
  action,
  condition,
  context,
  equals,
  graph,
  nameOf,
  split,
  trigger,
} from '../../support/graphs.ts';

const now = new Date('2026-03-02T10:00:00Z');
const setting = context();

/** Tries a drawing with the answers that its actions are to get, by their ids. */
function trying(drawn: Graph, answerOf: (node: string) => Answer = () => goodAnswer) {
  const event = anEvent({ modality: 'CT' });
  const { webhooks } = compile(drawn, setting);
  const answers = new Map(webhooks.map(({ uuid, origin }) => [uuid, answerOf(origin.node)]));
  const steps = tryOut({ webhooks, event, now, answers });
  const called = steps.flatMap(({ decision }) =>
    decision.kind === 'owed' ? [decision.webhook.origin.node] : [],
  );
  return { steps, called, ...lightUp(drawn, event, steps, { ...setting, nameOf }) };
}

function answer(ending: Ending, typed: Record<string, string> = {}): Answer {
  return { ending, typed: { ...goodAnswer.typed, [ending]: typed } };
}

const behind = (exit: Ending, when: Condition): Graph =>
  graph(
    [trigger('arrives'), action('push'), condition('asks', when), action('yes'), action('no')],
    'arrives.out > push',
    `push.${exit} > asks`,
    'asks.yes > yes',
    'asks.no > no',
  );

describe('a call for which something is missing', () => {
  it('is come to and not sent, and that is not the light of one that is made', () => {
    const lacking = action('push', { parameters: { uuid: 'study.patient_phone' } });
    const drawn = graph([trigger('arrives'), lacking], 'arrives.out > push');
    const { lit, unsent } = trying(drawn);
    expect(lit.get('push')).toContain('study.patient_phone');
    expect([...unsent]).toEqual(['push']);
    const made = graph([trigger('arrives'), action('push')], 'arrives.out > push');
    expect([...trying(made).unsent]).toEqual([]);
  });
});

describe('the drawing behind a call', () => {
  it.each([
    ['the answer', 'succeeded', equals('DONE', 'response.status'), { 'response.status': 'DONE' }],
    [
      'what went wrong',
      'failed',
      equals('lost', 'webhook.last_error'),
      { 'webhook.last_error': 'lost' },
    ],
    ['the webhook itself', 'failed', equals('POST', 'webhook.method'), {}],
    ['what was sent', 'succeeded', equals('study-1', 'parameters.uuid'), {}],
    ['the study still', 'succeeded', equals('CT'), {}],
  ] as const)('lights up where the calls go, by %s', (_, exit, when, typed) => {
    const { called, lit, dark } = trying(behind(exit, when), (node) =>
      node === 'push' ? answer(exit, typed) : goodAnswer,
    );
    expect(called).toEqual(['push', 'yes']);
    expect([...lit.keys()]).toEqual(['arrives', 'push', 'asks', 'yes']);
    expect(lit.get('asks')).toMatch(/^Yes: /);
    expect(dark.get('no')).toMatch(/says yes: /);
  });

  it('splits by the answer, also where no call follows yet', () => {
    const drawn = graph(
      [trigger('arrives'), action('push'), split('by', 'response.state', { ok: ['fine'] })],
      'arrives.out > push',
      'push.succeeded > by',
    );
    expect(trying(drawn).lit.get('by')).toBe('Otherwise: response.state is missing.');
    const { lit } = trying(drawn, () => answer('succeeded', { 'response.state': 'fine' }));
    expect(lit.get('by')).toBe('fine: response.state is fine.');
  });

  it('shows both ways where one action is called twice and ends differently', () => {
    const drawn = graph(
      [
        trigger('arrives'),
        action('a'),
        action('b'),
        action('shared', { name: 'Shared' }),
        condition('asks', equals('x', 'response.state')),
        action('yes'),
        action('no'),
      ],
      'arrives.out > a',
      'arrives.out > b',
      'a.succeeded > asks',
      'b.succeeded > asks',
      'asks.yes > yes',
      'asks.no > no',
    );
    const { called, lit } = trying(drawn, (node) =>
      node === 'a' ? answer('succeeded', { 'response.state': 'x' }) : goodAnswer,
    );
    expect(called.sort()).toEqual(['a', 'b', 'no', 'yes']);
    expect(lit.get('asks')).toBe(
      'Yes: response.state is x. No: response.state is missing; the rule wants x.',
    );
    expect(lit.has('yes') && lit.has('no')).toBe(true);
  });

  it('agrees with the calls about every action, whatever conditions read and calls are answered', () => {
    fc.assert(
      fc.property(
        chains,
        fc.func(fc.constantFrom<Ending>('succeeded', 'failed')),
        fc.func(fc.constantFrom('CT', 'MR', '')),
        (drawn, endingOf, valueOf) => {
          const { steps, called, lit, wires } = trying(drawn, (node) => {
            const said = valueOf(node);
            return {
              ending: endingOf(node),
              typed: {
                succeeded: { 'response.said': said },
                failed: { 'webhook.last_error': said, 'response.said': said },
              },
            };
          });
          const actions = drawn.nodes.filter(({ kind }) => kind === 'action').map(({ id }) => id);
          const seen = actions.filter((id) => lit.has(id));
          expect(seen.sort()).toEqual([...new Set(called)].sort());
          if (steps.some(({ depth }) => depth > deepestCausation)) return;
          const ledTo = actions.filter((id) => wires.some(({ to }) => to === id));
          expect(ledTo.sort()).toEqual(seen);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const asked = fc
  .record({
    field: fc.constantFrom('study.modality', 'response.said', 'webhook.last_error'),
    value: fc.constantFrom('CT', 'MR'),
  })
  .map(({ field, value }) => equals(value, field));

const aNode = fc
  .record({
    kind: fc.constantFrom('condition', 'split', 'action', 'action'),
    when: asked,
    from: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 2 }),
  })
  .map(({ kind, when, from }) => ({
    from,
    node: (id: string): GraphNode => {
      if (kind === 'action') return action(id);
      if (kind === 'condition') return condition(id, when);
      return split(id, when.field, { ct: ['CT'], mr: ['MR'] });
    },
  }));

/** Drawings in which everything hangs on something, so that decisions often come behind calls and calls behind them. */
const chains: fc.Arbitrary<Graph> = fc
  .array(aNode, { minLength: 4, maxLength: 10 })
  .map((drawn) => {
    const nodes = [
      trigger('arrives'),
      action('first'),
      ...drawn.map(({ node }, at) => node(`n${at}`)),
    ];
    const wires = drawn.flatMap(({ from }, at) =>
      from.map(([one, other]) => {
        const before = nodes[one % (at + 2)] ?? trigger('arrives');
        const exits = exitsOf(before);
        return { from: before.id, exit: exits[other % exits.length] ?? 'out', to: `n${at}` };
      }),
    );
    return {
      nodes,
      wires: [{ from: 'arrives', exit: 'out', to: 'first' }, ...wires],
      positions: {},
    };
  });
