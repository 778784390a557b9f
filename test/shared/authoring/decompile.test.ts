import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import { compile } from '../../../shared/authoring/compile.ts';
import { decompile } from '../../../shared/authoring/decompile.ts';
import { graphSchema } from '../../../shared/model/graph.ts';
import type { Webhook } from '../../../shared/model/webhook.ts';
import {
  action,
  condition,
  context,
  equals,
  graph,
  graphs,
  trigger,
  wait,
} from '../../support/graphs.ts';
import { webhooks } from '../../support/webhooks.ts';

function thereAndBack(list: readonly Webhook[]): Webhook[] {
  const { graph: drawn, context: setting } = decompile(list);
  return compile(drawn, { ...setting, catalogue: ambra }).webhooks;
}

function byUuid(list: readonly Webhook[]): Webhook[] {
  return [...list].sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
}

describe('drawing webhooks', () => {
  it('gives any webhook back as it was when its drawing is compiled, uuid included', () => {
    fc.assert(
      fc.property(webhooks, (webhook) => {
        expect(thereAndBack([webhook])).toEqual([webhook]);
      }),
      { numRuns: 500 },
    );
  });

  it('gives a whole compiled rule back, chains after chains included', () => {
    fc.assert(
      fc.property(graphs, (drawn) => {
        const compiled = compile(drawn, context()).webhooks;
        expect(byUuid(thereAndBack(compiled))).toEqual(byUuid(compiled));
      }),
      { numRuns: 200 },
    );
  });

  it('draws a graph that may be stored, with a place for every node', () => {
    fc.assert(
      fc.property(webhooks, (webhook) => {
        const { graph: drawn } = decompile([webhook]);
        expect(graphSchema.parse(drawn)).toEqual(drawn);
        expect(Object.keys(drawn.positions).sort()).toEqual(drawn.nodes.map(({ id }) => id).sort());
      }),
    );
  });

  it('shows trigger, condition, wait and action from left to right', () => {
    const compiled = compile(
      graph(
        [
          trigger('arrives'),
          condition('isCt', { all: [equals('CT')] }),
          wait('later', 600),
          action('push', { name: 'Push' }),
        ],
        'arrives.out > isCt',
        'isCt.yes > later',
        'later.out > push',
      ),
      context(),
    ).webhooks;
    const { graph: drawn } = decompile(compiled);
    const columns = drawn.nodes.map(({ kind, id }) => [kind, drawn.positions[id]?.[0]] as const);
    expect(new Map(columns)).toEqual(
      new Map([
        ['trigger', 0],
        ['condition', 304],
        ['wait', 608],
        ['action', 912],
      ]),
    );
  });

  it('draws a chain as a wire from the exit of the action', () => {
    const compiled = compile(
      graph(
        [trigger('arrives'), action('push', { name: 'Push' }), action('tell', { name: 'Tell' })],
        'arrives.out > push',
        'push.failed > tell',
      ),
      context(),
    ).webhooks;
    const { graph: drawn, context: setting } = decompile(compiled);
    expect(setting.rule).toEqual({ id: 'rule-1', name: 'CT' });
    expect(drawn.wires).toContainEqual({ from: 'push', exit: 'failed', to: 'tell' });
    expect(drawn.nodes.filter(({ kind }) => kind === 'trigger')).toHaveLength(1);
  });

  it('keeps a platform’s hash with the webhook it came with, and with no other', () => {
    const imported = { uuid: 'from-there', unknown_key: 1 };
    const drawnAction = action('push', { imported, identities: { arrives: 'from-there' } });
    const compiled = compile(
      graph(
        [trigger('arrives'), trigger('edited', 'STUDY_EDIT'), drawnAction],
        'arrives.out > push',
        'edited.out > push',
      ),
      context(),
    ).webhooks;
    expect(compiled.map((webhook) => webhook.imported)).toEqual([imported, undefined]);
    expect(byUuid(thereAndBack(compiled))).toEqual(byUuid(compiled));
  });

  it('draws nothing from nothing', () => {
    expect(decompile([]).graph).toEqual({ nodes: [], wires: [], positions: {} });
  });
});
