import { Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { unnamedLabel } from '../../../shared/authoring/labels.ts';
import { ambra } from '../../../shared/catalogue/ambra.ts';
import type { ActionNode } from '../../../shared/model/graph.ts';
import { useEditing } from '../field/NodeScope.tsx';

/** A name that was given for another command is offered to be dropped, beside what was changed: it may tell what is no longer so. */
export function OutlivedName({ node }: { readonly node: ActionNode }) {
  const [began] = useState(node);
  const { set } = useEditing();
  const isOutlived =
    node.name !== undefined && node.name === began.name && node.command !== began.command;
  if (!isOutlived) return null;
  return (
    <Text size="sm" role="status">
      It is still named “{node.name}”.{' '}
      <UnstyledButton
        className="inspector-fix"
        onClick={() => {
          set(['name'], undefined);
        }}
      >
        Call it “{unnamedLabel(node, ambra)}”
      </UnstyledButton>
    </Text>
  );
}
