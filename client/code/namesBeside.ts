import { getNodePath, parseTree, type Node } from 'jsonc-parser';
import { monaco } from './monaco.ts';
import { rangeOf } from './ranges.ts';
import type { Subject } from './subject.ts';
import { nameOf } from './suggest.ts';

/** Shows beside each uuid what it is called, as far as that is known; no part of the text. Returns how to stop. */
export function showNames(
  editor: monaco.editor.ICodeEditor,
  model: monaco.editor.ITextModel,
  subject: Subject,
): () => void {
  const shown = editor.createDecorationsCollection();
  const show = (): void => {
    shown.set(
      namesIn(model.getValue(), subject).map(({ name, from, to }) => ({
        range: rangeOf(model, from, to),
        options: {
          after: {
            content: `\u00a0${name}`,
            inlineClassName: 'code-name',
            cursorStops: monaco.editor.InjectedTextCursorStops.None,
          },
          showIfCollapsed: true,
          stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
        },
      })),
    );
  };
  show();
  const changes = model.onDidChangeContent(show);
  const deaf = [
    subject.workbench.surroundings.subscribe(show),
    // The names are those that the call's command and connection know.
    subject.workbench.draft.subscribe(show),
  ];
  return () => {
    changes.dispose();
    for (const stop of deaf) stop();
    shown.clear();
  };
}

interface Beside {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function namesIn(text: string, { workbench, node }: Subject): Beside[] {
  const root = parseTree(text);
  return (root ? textsBelow(root) : []).flatMap((one): Beside[] => {
    const [parameter] = getNodePath(one);
    if (typeof parameter !== 'string') return [];
    const name = nameOf(workbench, node, parameter, String(one.value))?.label;
    return name === undefined ? [] : [{ name, from: one.offset, to: one.offset + one.length }];
  });
}

/** The texts among the values, at any depth. */
function textsBelow(node: Node): Node[] {
  if (node.type === 'string') return [node];
  const inner = node.type === 'property' ? node.children?.slice(1) : node.children;
  return (inner ?? []).flatMap(textsBelow);
}
