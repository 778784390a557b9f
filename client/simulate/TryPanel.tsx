import { Button, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { eventLabel } from '../../shared/authoring/labels.ts';
import { ambra } from '../../shared/catalogue/ambra.ts';
import type { PlatformEvent } from '../../shared/model/event.ts';
import { useAnalysis, useDraft, useWorkbench } from '../draft/Workbench.tsx';
import { Empty } from '../ui/PageState.tsx';
import { lightUp } from './lightUp.ts';
import './simulate.css';
import { StepCard } from './StepCard.tsx';
import { tryOut, type Ending, type Step } from './tryOut.ts';
import { useExamples } from './useExamples.ts';
import { ValueForm } from './ValueForm.tsx';

/** Tries the draft on an event, all in the browser: nothing is asked, stored or sent. */
export function TryPanel() {
  const nodes = useDraft(({ document }) => document.graph.nodes);
  const events = useMemo(
    () => [...new Set(nodes.flatMap((node) => (node.kind === 'trigger' ? [node.event] : [])))],
    [nodes],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const event = chosen !== null && events.includes(chosen) ? chosen : events[0];
  if (event === undefined) {
    return (
      <Empty icon={<IconPlayerPlay size={28} aria-hidden />} title="Nothing to try yet">
        Add what starts the rule, such as “Study arrives”. Then see here what it would do.
      </Empty>
    );
  }
  return (
    <Stack p="md" gap="md">
      {events.length > 1 && (
        <SegmentedControl
          orientation="vertical"
          aria-label="What happens"
          value={event}
          onChange={setChosen}
          data={events.map((one) => ({ value: one, label: eventLabel(one, ambra) }))}
        />
      )}
      <Trying key={event} type={event} />
    </Stack>
  );
}

function Trying({ type }: { readonly type: string }) {
  const examples = useExamples(type);
  const [choice, setChoice] = useState<string | null>(null);
  const [edited, setEdited] = useState<PlatformEvent | null>(null);
  const example = examples.find(choice);
  const event = edited ?? example;
  return (
    <>
      <Select
        label="Try it on"
        description="A study of the samples, or an event that came in"
        placeholder={examples.isLoading ? 'Loading…' : 'Choose one'}
        searchable
        allowDeselect={false}
        nothingFoundMessage="Nothing fits. Change the values below instead."
        maxDropdownHeight={320}
        data={examples.options}
        value={choice ?? examples.first}
        onChange={(value) => {
          setChoice(value);
          setEdited(null);
        }}
      />
      {event && (
        <>
          <ValueForm event={event} onChange={setEdited} />
          {edited && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                setEdited(null);
              }}
            >
              Back to the values of the example
            </Button>
          )}
          <Outcome event={event} />
        </>
      )}
    </>
  );
}

function Outcome({ event }: { readonly event: PlatformEvent }) {
  const { desk } = useWorkbench();
  const webhooks = useAnalysis((analysis) => analysis.webhooks);
  const { graph, timeZone } = useDraft(({ document }) => document);
  const [endings, setEndings] = useState<ReadonlyMap<string, Ending>>(new Map());
  const tried = useDeferredValue(event);
  const steps = useMemo(
    () => tryOut({ webhooks, event: tried, now: new Date(tried.time), endings }),
    [webhooks, tried, endings],
  );
  useEffect(() => {
    desk.show(lightUp(graph, tried, steps, timeZone));
  }, [desk, graph, tried, steps, timeZone]);
  useEffect(
    () => () => {
      desk.show(null);
    },
    [desk],
  );
  return (
    <section aria-label="What would happen">
      <Text fw={650} mb="xs" role="status">
        {summary(steps)}
      </Text>
      <Stack gap="sm">
        {steps.map((step, at) => (
          <StepCard
            key={`${at} ${step.decision.webhook.uuid}`}
            step={step}
            onEnding={(ending) => {
              setEndings(new Map(endings).set(step.decision.webhook.uuid, ending));
            }}
          />
        ))}
      </Stack>
    </section>
  );
}

function summary(steps: readonly Step[]): string {
  const calls = steps.filter(({ request }) => request !== null).length;
  if (steps.length === 0) return 'No call comes of this yet: the drawing is not complete.';
  if (calls === 0) return 'Nothing would be called. Here is why:';
  return calls === 1 ? 'One call would be made:' : `${calls} calls would be made:`;
}
