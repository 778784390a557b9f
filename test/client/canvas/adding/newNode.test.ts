import { describe, expect, it } from 'vitest';
import { find } from '../../../../client/canvas/adding/choices.ts';
import { newNode } from '../../../../client/canvas/adding/newNode.ts';
import type { Graph, GraphNode } from '../../../../shared/model/graph.ts';
import { condition, equals, graph, trigger } from '../../../support/graphs.ts';

function choose(key: string, drawn: Graph, after = { from: 'starts', exit: 'out' }): GraphNode {
  const [choice] = find('any', key).flatMap(({ sections }) =>
    sections.flatMap(({ choices }) => choices),
  );
  if (!choice) throw new Error(`There is no choice ${key}.`);
  return newNode(choice, { graph: drawn, after, identities: [] });
}

describe('a new condition', () => {
  it('asks what is most often asked, and what comes next once that has been decided', () => {
    const asks = (drawn: Graph, after = { from: 'starts', exit: 'out' }) => {
      const node = choose('Condition', drawn, after);
      return node.kind === 'condition' && node.when;
    };
    const isCt = condition('isCt', equals('CT'));
    const drawn = graph([trigger('starts'), isCt], 'starts.out > isCt');
    const modality = { all: [{ field: 'study.modality', op: 'in', value: [] }] };
    expect(asks(drawn)).toEqual(modality);
    expect(asks(drawn, { from: 'isCt', exit: 'no' })).toEqual(modality);
    expect(asks(drawn, { from: 'isCt', exit: 'yes' })).toEqual({
      all: [{ field: 'study.study_description', op: 'contains' }],
    });
  });
});

describe('a new call', () => {
  it('is about the event’s study', () => {
    expect(choose('study/push', graph([trigger('starts')]))).toMatchObject({
      kind: 'action',
      command: 'study/push',
      parameters: { uuid: 'study.uuid' },
    });
  });

  it('runs as the user that there is, and as none where there are several', () => {
    const drawn = graph([trigger('starts')]);
    const [choice] = find('any', 'study/push').flatMap(({ sections }) =>
      sections.flatMap(({ choices }) => choices),
    );
    const as = (...users: string[]) =>
      choice &&
      newNode(choice, {
        graph: drawn,
        after: null,
        identities: users.map((userId) => ({ userId })),
      });
    expect(as('webhook-user')).toMatchObject({ runAs: 'webhook-user' });
    expect(as('webhook-user', 'another')).not.toHaveProperty('runAs');
  });
});
