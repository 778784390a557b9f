import { Stack } from '@mantine/core';
import { describeCondition } from '../../../shared/authoring/describe.ts';
import { countLeaves } from '../../../shared/authoring/conditions.ts';
import type { ConditionNode } from '../../../shared/model/graph.ts';
import { wordsOf } from '../../draft/surroundings.ts';
import { useSurroundings } from '../../draft/Workbench.tsx';
import { NotesAt } from '../field/Notes.tsx';
import { GroupEditor } from './GroupEditor.tsx';

/** What has to hold for an event to leave by *yes*. */
export function ConditionForm({ node }: { readonly node: ConditionNode }) {
  const surroundings = useSurroundings((around) => around);
  // A single test says itself what it says.
  const isLong = countLeaves(node.when) > 1;
  return (
    <Stack gap="md">
      <div data-field="when">
        <GroupEditor condition={node.when} path={['when']} depth={0} />
        <NotesAt field="when" />
      </div>
      {/* Below the tests: it grows with each, and must not move them under the pointer. */}
      {isLong && (
        <p className="inspector-preview" aria-live="polite">
          <span>In words: </span>
          {describeCondition(node.when, wordsOf(surroundings))}
        </p>
      )}
    </Stack>
  );
}
