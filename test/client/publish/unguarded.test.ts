import { describe, expect, it } from 'vitest';
import { tryAgainAt, unguarded } from '../../../client/publish/unguarded.ts';
import { applyEdit } from '../../../shared/authoring/edit.ts';
import { compile } from '../../../shared/authoring/compile.ts';
import type { Graph } from '../../../shared/model/graph.ts';
import { action, context, graph, trigger } from '../../support/graphs.ts';

const found = (drawn: Graph): string[] => unguarded(compile(drawn, context()).webhooks);

describe('calls whose failure would be the end of it', () => {
  const push = action('push');
  const message = action('message');

  it('are neither tried again nor followed by anything when they fail', () => {
    expect(found(graph([trigger('starts'), push], 'starts.out > push'))).toEqual(['push']);
    const patient = action('push', { retry: true });
    expect(found(graph([trigger('starts'), patient], 'starts.out > push'))).toEqual([]);
    const watched = graph(
      [trigger('starts'), push, message],
      'starts.out > push',
      'push.failed > message',
    );
    expect(found(watched)).toEqual([]);
  });

  it('are still that when something follows their success', () => {
    const drawn = graph(
      [trigger('starts'), push, message],
      'starts.out > push',
      'push.succeeded > message',
    );
    expect(found(drawn)).toEqual(['push']);
  });

  it('are named once, whatever leads to them, and not where they are switched off', () => {
    const drawn = graph(
      [trigger('starts'), trigger('also', 'STUDY_SHARE'), push],
      'starts.out > push',
      'also.out > push',
    );
    expect(found(drawn)).toEqual(['push']);
    const off = action('push', { suspended: true });
    expect(found(graph([trigger('starts'), off], 'starts.out > push'))).toEqual([]);
  });

  it('are not those that come again at set times', () => {
    const daily = trigger('starts', 'CRON', { cron: '0 9 * * *' });
    expect(found(graph([daily, push], 'starts.out > push'))).toEqual([]);
  });

  it('are tried again once that is asked for', () => {
    const drawn = graph([trigger('starts'), push], 'starts.out > push');
    const edited = applyEdit(drawn, tryAgainAt(found(drawn), true));
    expect(edited.kind === 'changed' && found(edited.graph)).toEqual([]);
  });
});
