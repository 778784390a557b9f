import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pasting, readClip, toClip, type Clip } from '../../../client/canvas/clipboard.ts';
import { applyEdit } from '../../../shared/authoring/edit.ts';
import { action, graph, split, trigger } from '../../support/graphs.ts';

/** As the platform knows the call from its import. */
const webhook = '5b6a0f3e-3d1c-4a53-9d0d-3b0f8f0f6a11';
const drawn = graph(
  [
    trigger('arrives'),
    split('ways', 'study.modality', { ct: ['CT'] }),
    action('push', { identities: { arrives: webhook } }),
    action('push2', {}),
  ],
  'arrives.out > ways',
  'ways.ct > push',
  'push.failed > push2',
);
const ids = drawn.nodes.map(({ id }) => id);

function read(clip: Clip): Clip {
  const result = readClip(JSON.stringify(clip));
  if (result.kind !== 'clip') throw new Error(result.message);
  return result.clip;
}

describe('steps on the clipboard', () => {
  it('are refused where a number in them would become another', () => {
    const text = JSON.stringify(toClip(drawn, ['push'])).replace(
      '"parameters":{',
      '"parameters":{"number":12345678901234567891,',
    );
    expect(text).toContain('12345678901234567891');
    expect(readClip(text)).toMatchObject({
      kind: 'unreadable',
      message: expect.stringContaining('in double quotes') as string,
    });
  });

  it('take along the wires among them and no others, and are read as they were written', () => {
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), (chosen) => {
        const clip = toClip(drawn, chosen);
        expect(clip.nodes.map(({ id }) => id).toSorted()).toEqual(chosen.toSorted());
        for (const { from, to } of drawn.wires) {
          const within = chosen.includes(from) && chosen.includes(to);
          expect(clip.wires.some((wire) => wire.from === from && wire.to === to)).toBe(within);
        }
        expect(read(clip)).toEqual(clip);
      }),
    );
  });

  it('come in under ids of their own, as often as they are pasted', () => {
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), fc.nat(3), (chosen, times) => {
        let into = drawn;
        for (let time = 0; time <= times; time += 1) {
          const before = new Set(into.nodes.map(({ id }) => id));
          const made = pasting(into, toClip(drawn, chosen), { by: [40, 48] });
          const result = applyEdit(into, { do: 'all', edits: made.edits });
          if (result.kind === 'refused') throw new Error(result.message);
          into = result.graph;
          expect(made.ids.filter((id) => before.has(id))).toEqual([]);
          expect(into.nodes).toHaveLength(before.size + chosen.length);
        }
      }),
    );
  });

  it('leave behind which webhook of the platform they were', () => {
    const { edits } = pasting(drawn, toClip(drawn, ['push']), { at: [0, 0] });
    expect(edits).toEqual([
      expect.objectContaining({
        node: expect.not.objectContaining({ identities: { arrives: webhook } }),
      }),
    ]);
  });

  it('stand with their middle where they are wanted', () => {
    const clip: Clip = {
      ...toClip(drawn, ['arrives', 'ways']),
      positions: { arrives: [1000, 1000], ways: [1400, 1200] },
    };
    const { edits } = pasting(graph([]), clip, { at: [0, 0] });
    const places = edits.flatMap((edit) =>
      edit.do === 'addNode' && edit.position ? [edit.position] : [],
    );
    expect(places).toEqual([
      [-332, -160],
      [68, 40],
    ]);
  });
});

describe('a clipboard that holds something else', () => {
  it.each(['Dear colleague', '{"a": 1}', 'null', '[]'])('says so of %s', (text) => {
    expect(readClip(text)).toEqual({
      kind: 'unreadable',
      message: 'The clipboard holds no steps of a rule. Copy some steps first, then paste.',
    });
  });

  it('tells where steps cannot be read', () => {
    const result = readClip('{"nodes": [{"id": "arrives", "kind": "triggered"}]}');
    expect(result).toMatchObject({
      kind: 'unreadable',
      message: expect.stringContaining('nodes.0'),
    });
  });
});
