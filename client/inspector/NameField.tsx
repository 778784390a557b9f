import { UnstyledButton } from '@mantine/core';
import { upperFirst } from '@mantine/hooks';
import { useState } from 'react';
import { unnamedLabel } from '../../shared/authoring/labels.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { GraphNode } from '../../shared/model/graph.ts';
import { useEditing } from './field/NodeScope.tsx';
import { TextSetting } from './field/TextSetting.tsx';

type Named = Exclude<GraphNode, { kind: 'note' }>;

/** A step's own name. One that was given for another command is offered to be dropped: it may tell what is no longer so. */
export function NameField({ node }: { readonly node: Named }) {
  const [began] = useState(node);
  const { set } = useEditing();
  const unnamed = upperFirst(unnamedLabel(node, ambra));
  return (
    <TextSetting
      label="Name"
      path={['name']}
      value={node.name}
      placeholder={unnamed}
      hint={
        isOutlived(began, node) ? (
          <>
            The name was given before the action was changed.{' '}
            <UnstyledButton
              className="inspector-fix"
              onClick={() => {
                set(['name'], undefined);
              }}
            >
              Call it “{unnamed}”
            </UnstyledButton>
          </>
        ) : (
          'Optional. Shown on the drawing and in the activity list.'
        )
      }
    />
  );
}

function isOutlived(began: Named, now: Named): boolean {
  return (
    began.kind === 'action' &&
    now.kind === 'action' &&
    now.name !== undefined &&
    now.name === began.name &&
    now.command !== began.command
  );
}
