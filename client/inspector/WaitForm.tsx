import { Group, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { spanOf } from '../../shared/authoring/words.ts';
import type { WaitNode } from '../../shared/model/graph.ts';
import { useEditing } from './field/NodeScope.tsx';
import { useNotes } from './field/Notes.tsx';
import { useText } from './field/useText.ts';
import { readsWell, secondsOf, unitOf, waitUnits, type WaitUnit } from './waitSpan.ts';

/** How long to wait. */
export function WaitForm({ node }: { readonly node: WaitNode }) {
  const { set, endTyping } = useEditing();
  const [chosen, setChosen] = useState<WaitUnit>(() => unitOf(node.seconds));
  const unit = readsWell(node.seconds, chosen) ? chosen : unitOf(node.seconds);
  const amount = node.seconds / waitUnits[unit];
  const text = useText(
    String(amount),
    (typed) => {
      const seconds = secondsOf(typed, unit);
      if (seconds === null) return { kind: 'refused', message: 'Write a number, such as 10.' };
      const message = set(['seconds'], seconds, 'typing');
      return message === null
        ? { kind: 'kept', as: String(seconds / waitUnits[unit]) }
        : { kind: 'refused', message };
    },
    endTyping,
  );
  const notes = useNotes('seconds', { refusal: text.refusal });
  return (
    <div {...notes.wrapperProps}>
      <Group gap="xs" align="end" wrap="nowrap">
        <TextInput
          label="Wait for"
          inputMode="decimal"
          value={text.value}
          onChange={text.onChange}
          onBlur={text.onBlur}
          error={Boolean(notes.error)}
          flex={1}
        />
        <Select
          aria-label="Unit of time"
          allowDeselect={false}
          data={Object.keys(waitUnits)}
          value={unit}
          onChange={(next) => {
            const other = (next ?? unit) as WaitUnit;
            setChosen(other);
            set(['seconds'], Math.round(amount * waitUnits[other]));
          }}
          w={130}
        />
      </Group>
      {notes.error && <div className="inspector-error">{notes.error}</div>}
      {notes.description && <div className="inspector-hint">{notes.description}</div>}
      <Text size="sm" c="dimmed" mt="sm">
        What follows happens {node.seconds === 0 ? 'at once' : `${spanOf(node.seconds)} later`},
        also when Studyhook is restarted in between. Conditions come before a wait: they see the
        event as it happened.
      </Text>
    </div>
  );
}
