import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isGivenName } from '../../shared/authoring/newRule.ts';
import { wordsOf } from '../draft/surroundings.ts';
import { useSurroundings, useWorkbench } from '../draft/Workbench.tsx';
import { proposeName } from './proposeName.ts';
import { useCompiled } from './useCompiled.ts';
import { useRuleName } from './useRuleName.ts';

/** Asks for a name where the rule still has the one that it was made with: lists and the activity know it by nothing else. */
export function NameOffer() {
  const { draft } = useWorkbench();
  const compiled = useCompiled();
  const surroundings = useSurroundings((around) => around);
  const proposal = proposeName(compiled, wordsOf(surroundings));
  const { name, shown, type, leave } = useRuleName();
  // The field does not go while somebody is filling it in.
  const [isAsked] = useState(() => isGivenName(name));
  if (!isAsked) return null;
  return (
    <div className="publish-name-offer">
      <TextInput
        label="Name of the rule"
        description="Lists and the activity show the rule by this name."
        maxLength={200}
        autoComplete="off"
        value={shown}
        data-autofocus
        onFocus={(event) => {
          event.currentTarget.select();
        }}
        onChange={(event) => {
          type(event.currentTarget.value);
        }}
        onBlur={leave}
      />
      {proposal !== undefined && isGivenName(name) && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            draft.rename(proposal);
            draft.endGesture();
          }}
        >
          Call it “{proposal}”
        </Button>
      )}
    </div>
  );
}
