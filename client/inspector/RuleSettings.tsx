import { Stack, Text } from '@mantine/core';
import { IconPointer } from '@tabler/icons-react';
import { useDraft, useWorkbench } from '../draft/Workbench.tsx';
import { Counts } from './SeveralNodes.tsx';
import { TimeZonePicker } from './trigger/TimeZonePicker.tsx';

/** What belongs to the rule as a whole; its name is in the head of the page. */
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
            ? 'Begin with a trigger: drag one from the list on the left onto the drawing, or click it.'
            : 'Choose a node on the drawing to see and change its settings here.'}
        </Text>
      </div>
      <section>
        <h2 className="inspector-title">This rule</h2>
        {nodes.length > 0 && <Counts nodes={nodes} />}
      </section>
      <TimeZonePicker
        label="Time zone of this rule"
        value={timeZone}
        onChoose={(next) => {
          draft.setTimeZone(next);
        }}
        description="Schedules, ages, and weekdays and hours count by this clock."
      />
    </Stack>
  );
}
