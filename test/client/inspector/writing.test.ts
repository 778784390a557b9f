import { describe, expect, it } from 'vitest';
import { writing } from '../../../client/inspector/action/writing.ts';
import { applyEdit } from '../../../shared/authoring/edit.ts';
import type { Edit } from '../../../shared/model/edit.ts';
import type { ActionNode, Graph, MissingChoice } from '../../../shared/model/graph.ts';
import type { Json } from '../../../shared/model/json.ts';
import { action, graph } from '../../support/graphs.ts';

const field = 'study.accession_number';
const call = action('tells', {
  parameters: { uuid: 'study.uuid', body: field },
  onMissing: { body: 'omit' },
});

/** What the call is once its body has been given a value by one edit, and what taking that back makes of it. */
function written(node: ActionNode, value: Json | undefined, earlier?: MissingChoice) {
  const edits = writing(node, 'body', value, earlier);
  const changed = applied(graph([node]), { do: 'all', edits });
  const undone = applied(changed.graph, changed.undo);
  return { after: changed.graph.nodes[0] as ActionNode, undone: undone.graph.nodes[0] };
}

function applied(to: Graph, edit: Edit) {
  const result = applyEdit(to, edit);
  if (result.kind === 'refused') throw new Error(result.message);
  return result;
}

describe('what was chosen for when a field is missing', () => {
  it.each([
    ['a fixed value takes its place', 'Seen'],
    ['the very letters of a field take its place', { literal: field }],
    ['nothing takes its place', undefined],
  ])('goes with the field where %s, and comes back with it by one undo', (_, value) => {
    const { after, undone } = written(call, value);
    expect(after).not.toHaveProperty('onMissing');
    expect(undone).toEqual(call);
  });

  it('goes by itself where others have been chosen as well', () => {
    const both = { ...call, onMissing: { '*': 'platform', body: 'omit' } } as const;
    expect(written(both, 'Seen').after.onMissing).toEqual({ '*': 'platform' });
  });

  it('stays where another field, or a text with fields, takes its place', () => {
    expect(written(call, 'study.modality').after.onMissing).toEqual({ body: 'omit' });
    expect(written(call, `No. {{${field}}}`).after.onMissing).toEqual({ body: 'omit' });
  });

  it('comes back when the value reads a field again, unless something else is chosen by then', () => {
    const { onMissing: _, ...fixed } = { ...call, parameters: { body: 'Seen' } };
    expect(written(fixed, field, 'omit').after.onMissing).toEqual({ body: 'omit' });
    expect(written(fixed, 'Looked at', 'omit').after).not.toHaveProperty('onMissing');
    expect(written(call, 'study.modality', 'empty').after.onMissing).toEqual({ body: 'omit' });
  });
});
