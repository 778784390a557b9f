import { Stack, Text, TextInput } from '@mantine/core';
import { IconPointer } from '@tabler/icons-react';
import { useDraft, useWorkbench } from '../draft/Workbench.tsx';
import { useText } from './field/useText.ts';
import { Counts } from './SeveralNodes.tsx';
import { TimeZonePicker } from './trigger/TimeZonePicker.tsx';

/** What belongs to the rule as a whole. */
export function RuleSettings() {
  const { draft } = useWorkbench();
  const nodes = useDraft((state) => state.document.graph.nodes);
  const timeZone = useDraft((state) => state.document.timeZone);
  return (
    <Stack gap="lg">
      <div className="inspector-hello">
        <IconPointer size={20} aria-hidden />
        <Text size="sm">
          {nodes.length === 0
            ? 'Begin with a trigger: choose one on the drawing, or take one out of the palette on the left.'
            : 'Choose a step on the drawing to see and change its settings here.'}
        </Text>
      </div>
      <h2 className="inspector-title">This rule</h2>
      <RuleName />
      <TimeZonePicker
        label="Time zone of this rule"
        value={timeZone}
        onChoose={(next) => {
          draft.setTimeZone(next);
        }}
        description="Schedules, ages, and weekdays and hours count by this clock."
      />
      {nodes.length > 0 && (
        <section aria-labelledby="inspector-drawn">
          <h3 className="inspector-section" id="inspector-drawn">
            On the drawing
          </h3>
          <Counts nodes={nodes} />
        </section>
      )}
    </Stack>
  );
}

/** A rule has a name: an empty field is only on the way to one. */
function RuleName() {
  const { draft } = useWorkbench();
  const name = useDraft((state) => state.document.name);
  const text = useText(
    name,
    (typed) => {
      if (typed.trim() === '') return { kind: 'refused', message: 'A rule needs a name.' };
      draft.rename(typed.trim());
      return { kind: 'kept', as: typed.trim() };
    },
    () => {
      draft.endGesture();
    },
  );
  return (
    <TextInput
      label="Name"
      maxLength={200}
      autoComplete="off"
      value={text.value}
      error={text.refusal}
      onChange={text.onChange}
      onBlur={text.onBlur}
    />
  );
}
