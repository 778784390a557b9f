import { upperFirst } from '@mantine/hooks';
import { unnamedLabel } from '../../shared/authoring/labels.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { GraphNode } from '../../shared/model/graph.ts';
import { TextSetting } from './field/TextSetting.tsx';

/** A step's own name. */
export function NameField({ node }: { readonly node: Exclude<GraphNode, { kind: 'note' }> }) {
  return (
    <TextSetting
      label="Name"
      path={['name']}
      value={node.name}
      placeholder={upperFirst(unnamedLabel(node, ambra))}
      hint="Optional. Shown on the drawing and in the activity list."
    />
  );
}
