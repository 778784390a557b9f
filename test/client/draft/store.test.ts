import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginWith, chosenIn, keepHistory } from '../../../client/draft/history.ts';
import { createDraft } from '../../../client/draft/store.ts';
import type { Edit } from '../../../shared/model/edit.ts';
import { emptyGraph, type Graph } from '../../../shared/model/graph.ts';

const graph: Graph = {
  nodes: [
    { id: 'arrives', kind: 'trigger', event: 'STUDY_SYNC' },
    { id: 'note', kind: 'note', text: 'Why' },
  ],
  wires: [],
  positions: { arrives: [0, 0] },
};
const draftOf = () => createDraft(beginWith('rule', { graph, name: 'Rule', timeZone: 'UTC' }));
const say = (text: string): Edit => ({
  do: 'setField',
  node: 'note',
  path: ['text'],
  value: text,
});

describe('the draft', () => {
  it('takes back a change, and makes it again', () => {
    const draft = draftOf();
    draft.apply(say('Because'));
    const changed = draft.getState().document;
    draft.undo();
    expect(draft.getState().document.graph).toBe(graph);
    draft.redo();
    expect(draft.getState().document).toBe(changed);
  });

  it('takes back the typing in one field as one step, until the field is left', () => {
    const draft = draftOf();
    for (const text of ['B', 'Be', 'Bec']) draft.apply(say(text), 'note:text');
    draft.endGesture();
    draft.apply(say('Beca'), 'note:text');
    expect(draft.getState().past).toHaveLength(2);
    draft.undo();
    draft.undo();
    expect(draft.getState().document.graph).toBe(graph);
  });

  it('has nothing to take back where a name was typed and taken back before it was left', () => {
    const draft = draftOf();
    draft.apply(say('Before'));
    for (const name of ['Rule C', 'Rule CT', 'Rule']) draft.rename(name);
    expect(draft.getState().past).toHaveLength(1);
    draft.rename('Rules');
    draft.rename('Rule');
    draft.endGesture();
    expect(draft.getState()).toMatchObject({ past: { length: 1 }, document: { name: 'Rule' } });
  });

  it('keeps what was, says why, and has nothing to take back when an edit is refused', () => {
    const draft = draftOf();
    const result = draft.apply({ do: 'removeNodes', ids: ['nobody'] });
    expect(result).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('nobody') as string,
    });
    expect(draft.getState()).toMatchObject({ past: [], document: { graph } });
  });

  it('forgets what was taken back once something else is changed', () => {
    const draft = draftOf();
    draft.apply(say('One'));
    draft.undo();
    draft.apply(say('Two'));
    expect(draft.getState().future).toEqual([]);
  });

  it('takes back the name and another’s version as well', () => {
    const draft = draftOf();
    draft.rename('Better name');
    draft.replace({ graph: emptyGraph, name: 'Theirs', timeZone: 'Europe/Vienna' });
    draft.undo();
    expect(draft.getState().document.name).toBe('Better name');
    draft.undo();
    expect(draft.getState().document.name).toBe('Rule');
  });

  it('comes back to where it began, whatever was done and however often it was taken back', () => {
    const step = fc.oneof(
      fc.string().map((text) => ({ kind: 'say', text }) as const),
      fc.constantFrom(
        { kind: 'undo' } as const,
        { kind: 'redo' } as const,
        { kind: 'leave' } as const,
      ),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const draft = draftOf();
        for (const one of steps) {
          if (one.kind === 'say') draft.apply(say(one.text), 'typing');
          else if (one.kind === 'undo') draft.undo();
          else if (one.kind === 'redo') draft.redo();
          else draft.endGesture();
        }
        const last = draft.getState().document;
        const { length } = draft.getState().past;
        for (let at = 0; at < length; at += 1) draft.undo();
        expect(draft.getState().document.graph).toBe(graph);
        for (let at = 0; at < length; at += 1) draft.redo();
        expect(draft.getState().document).toBe(last);
      }),
    );
  });
});

describe('a draft that is opened again', () => {
  it('can be undone as before, as long as the rule is what it was', () => {
    const first = draftOf();
    first.apply(say('Because'));
    keepHistory('again', first.getState());
    const { document } = first.getState();
    const again = createDraft(beginWith('again', structuredClone(document)));
    again.undo();
    expect(again.getState().document.graph).toEqual(graph);
    again.redo();
    expect(again.getState().document).toEqual(document);
  });

  it('begins anew where somebody else has changed it', () => {
    const first = draftOf();
    first.apply(say('Because'));
    keepHistory('changed', first.getState());
    const theirs = { ...first.getState().document, name: 'Theirs' };
    const { document, past } = createDraft(beginWith('changed', theirs)).getState();
    expect(document).toBe(theirs);
    expect(past).toEqual([]);
  });
});

describe('coming back to a rule', () => {
  it('finds the steps chosen that were chosen when it was left, and of those the ones that are still there', () => {
    const document = { graph, name: 'Rule', timeZone: 'UTC' };
    expect(chosenIn('chosen', document)).toEqual([]);
    keepHistory('chosen', beginWith('chosen', document), ['note', 'gone']);
    expect(chosenIn('chosen', document)).toEqual(['note']);
    expect(chosenIn('another', document)).toEqual([]);
  });
});
